import { describe, expect, test } from 'vitest'
import { choicesOf, type Document } from '../src/document.ts'
import { offersOf, urgencyOf } from '../src/offers.ts'
import { plainText } from '../src/plain.ts'
import { createBot } from '../src/bot.ts'
import { createTalk } from '../src/talk.ts'
import { BOT, KNOWLEDGE } from './knowledge.ts'
import { HERE } from './places.ts'

/** What one person wrote, one message after the other; gives the last answer. */
function after(...texts: readonly string[]) {
  const bot = createTalk(KNOWLEDGE)
  const answers = texts.map((text, index) =>
    bot.ask({ text, speaker: { person: 'ada', place: HERE, at: index } }),
  )
  const last = answers.at(-1)
  if (last === undefined) throw new Error('Nobody asked anything.')
  return { ...last, before: answers.slice(0, -1) }
}

const kindAfter = (...texts: readonly string[]) => after(...texts).understanding.kind
const offeredAfter = (...texts: readonly string[]) => offersOf(after(...texts).understanding).exercises

describe('a question that points back is about what was said', () => {
  const STIFF = 'what helps a stiff neck at my desk'
  const [first = '', second = '', third = ''] = offeredAfter(STIFF)

  test.each([
    ['the second one', 'exercise', second, 'by its place'],
    ['2', 'exercise', second, 'by its number'],
    ['the last one', 'exercise', third, 'the last of them'],
    ['yes please', 'exercise', first, 'the first of them'],
    ['how long', 'dosage', first, 'of the first'],
    ['how many times a day should I do it', 'dosage', first, 'of the first'],
    ['harder', 'exercise', first, 'than the first'],
    ['who should avoid it', 'exercise', first, 'the first'],
  ])('%s → %s: %s', (text, kind, exercise) => {
    const { understanding } = after(STIFF, text)
    expect([understanding.kind, offersOf(understanding).exercises[0]]).toEqual([kind, exercise])
  })

  test('"why" after a complaint asks for its patterns, after a card for its reasons', () => {
    expect(kindAfter(STIFF, 'why')).toBe('cause')
    expect(kindAfter('cat cow', 'why')).toBe('exercise')
    expect(plainText(after('cat cow', 'why').document)).toContain('Common mistakes')
  })

  test('"another" brings what was not there yet', () => {
    const before = offeredAfter(STIFF)
    const more = offeredAfter(STIFF, 'another')
    expect(more.length).toBeGreaterThan(0)
    expect(more.filter((id) => before.includes(id))).toEqual([])
  })

  test('"it hurts" leaves the one that was shown out, and what is like it', () => {
    const offered = offeredAfter('cobra', 'it hurts')
    expect(offered.length).toBeGreaterThan(0)
    expect(offered.filter((id) => ['cobra', 'press-up', 'sphinx'].includes(id))).toEqual([])
  })

  test('"and for the neck?" asks of the neck what was asked before', () => {
    expect(kindAfter('why do my shoulders ache', 'and for the neck?')).toBe('cause')
    const { understanding } = after('my upper back is stiff, something standing please', 'and for the neck?')
    expect(understanding).toMatchObject({ kind: 'answer', said: { areas: ['neck'], settings: ['standing'] } })
  })

  test('a wish alone changes what was asked before', () => {
    const { understanding } = after('my upper back is stiff', 'something without the floor')
    expect(understanding).toMatchObject({
      kind: 'answer',
      said: { areas: ['upper back'], feelings: ['stiff'] },
    })
    const onFloor = KNOWLEDGE.exercises.filter(({ settings }) => settings.every((one) => one === 'floor'))
    expect(offersOf(understanding).exercises.filter((id) => onFloor.some((page) => page.id === id))).toEqual(
      [],
    )
  })

  test('a new complaint is a new complaint', () => {
    const { understanding } = after(STIFF, 'my chest muscles are tight, what can I do standing')
    expect(understanding).toMatchObject({ kind: 'answer', said: { areas: ['chest'], feelings: ['tight'] } })
  })

  test('"start over" forgets all of it', () => {
    expect(kindAfter(STIFF, 'start over', 'the second one')).toBe('unknown')
  })
})

describe('a condition that was told holds for the whole conversation', () => {
  test.each([
    [
      'another complaint',
      ['I have osteoporosis, what can I do for my neck', 'and my mid back is stiff too, what helps'],
    ],
    ['a card by its name', ['I have osteoporosis, what can I do', 'seated forward bend']],
    ['a routine', ['I have osteoporosis, what can I do', 'give me 10 minutes for my upper back']],
  ])('%s', (_, texts) => {
    const { understanding, document } = after(...texts)
    const offered = [...offersOf(understanding).exercises, ...choicesOf(document).map(({ run }) => run.text)]
    const avoided = KNOWLEDGE.exercises.filter(({ care }) =>
      care.some(({ level, condition }) => level === 'avoid' && condition === 'osteoporosis'),
    )
    expect(avoided.map(({ id }) => id).filter((id) => offered.includes(id))).toEqual([])
  })

  test('for a button, too', async () => {
    const bot = createBot(KNOWLEDGE)
    const speaker = { person: 'ada', place: HERE, at: 0 }
    await bot.ask({ text: 'I have osteoporosis, what can I do', speaker })
    const answer = await bot.run({ command: 'stretch', text: 'seated-forward-bend' }, { speaker })
    expect(answer && offersOf(answer.understanding).exercises).not.toContain('seated-forward-bend')
  })
})

describe('warning signs are looked for in the whole conversation', () => {
  test.each([
    ['my upper back hurts', 'and I feel sick and dizzy', 'emergency', 'two halves of one sign'],
    ['stiff neck since this morning', 'oh and I have a fever of 39', 'emergency', 'two halves of one sign'],
    ['cat cow', 'my legs went numb', 'emergency', 'a sign of its own'],
    ['i have chest pain', 'how do I do cobra', 'emergency', 'no exercise while it is not settled'],
    ['i have chest pain', 'give me 5 minutes for my neck', 'emergency', 'no routine either'],
    ['my upper back hurts', 'thanks a lot', 'none', 'nothing new'],
    ['i have chest pain', 'thank you', 'emergency', 'the help is said again, whatever comes'],
    ['i have chest pain', 'why', 'emergency', 'not "I did not understand that"'],
    ['i have chest pain', 'office chair or desk work', 'emergency', 'a page of a cause has exercises, too'],
    ['i have chest pain', 'start over', 'none', 'taken back'],
    ['i have chest pain', 'what are the warning signs', 'none', 'the warning signs may be looked through'],
    ['i have chest pain', 'i have chest pain', 'emergency', 'it is still there'],
  ])('%s … %s → %s: %s', (one, two, urgency) => {
    expect(urgencyOf(after(one, two).understanding)).toBe(urgency)
  })

  test('what was misunderstood can be taken back', () => {
    expect(kindAfter('i have chest pain', 'start over', 'how do I do cobra')).toBe('exercise')
  })

  test('the repeated answer says that it is one, and how to go on', () => {
    expect(plainText(after('i have chest pain', 'cobra').document)).toContain('write "start over"')
  })

  test('a mild sign stops nothing', () => {
    expect(kindAfter('tingling fingers and a stiff neck', 'wall angels')).toBe('exercise')
  })

  test.each([
    ['im pregnant and my upper back hurts', 'pregnancy'],
    ['my back hurts since the surgery last month', 'recent surgery'],
    ['i have osteoporosis and my upper back hurts', 'osteoporosis'],
  ])(
    'gentle movement after a mild sign is gentle movement, and keeps the condition: %s',
    async (text, condition) => {
      const bot = createBot(KNOWLEDGE)
      const speaker = { person: 'ada', place: HERE, at: 0 }
      const { understanding, document } = await bot.ask({ text, speaker })
      expect(urgencyOf(understanding)).toBe('see-doctor')
      const [gentle] = choicesOf(document)
      const avoided = KNOWLEDGE.exercises.filter(({ care }) =>
        care.some((item) => item.level === 'avoid' && item.condition === condition),
      )
      // The same person goes on, or everything else is forgotten.
      for (const answer of [
        gentle && (await bot.run(gentle.run, { speaker })),
        gentle && (await createBot(KNOWLEDGE).run(gentle.run)),
      ]) {
        const offered = answer === undefined ? [] : offersOf(answer.understanding).exercises
        expect(offered.length).toBeGreaterThan(0)
        expect(avoided.map(({ id }) => id).filter((id) => offered.includes(id))).toEqual([])
      }
    },
  )
})

test('whoever adds words of their own to that button is listened to', async () => {
  const text = 'gentle movement for the upper back, with pregnancy and my back hurts'
  expect((await BOT.run({ command: 'stretch', text }))?.understanding.kind).toBe('safety')
})

describe('the question for warning signs', () => {
  const asks = (document: Document) =>
    choicesOf(document).some(({ run }) => run.command === 'limber' && run.text === 'check')

  test('closes the first answer to a complaint, and no other', () => {
    const { document, before } = after('stiff neck', 'and my shoulders ache')
    expect([...before.map((answer) => asks(answer.document)), asks(document)]).toEqual([true, false])
  })

  test('closes no card', () => {
    expect(asks(after('cat cow').document)).toBe(false)
  })

  test('can be asked for at any time', async () => {
    expect((await BOT.run({ command: 'limber', text: 'check' }))?.understanding.kind).toBe('check')
    expect(kindAfter('is it serious?')).toBe('check')
  })
})
