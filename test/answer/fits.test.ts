import { describe, expect, test } from 'vitest'
import { adviceCard } from '../../src/answer/advice.ts'
import { causeCard } from '../../src/answer/cause.ts'
import { exerciseCard, exerciseMore } from '../../src/answer/exercise.ts'
import { createLibrary } from '../../src/answer/library.ts'
import { safetyAnswer } from '../../src/answer/safety.ts'
import { choicesOf, type Document } from '../../src/document.ts'
import { whatDoesNotFit } from '../../src/fit.ts'
import { offersOf } from '../../src/offers.ts'
import { plainText } from '../../src/plain.ts'
import { BOT, TALK, KNOWLEDGE } from '../knowledge.ts'

const library = createLibrary(KNOWLEDGE)

describe('every page fits one message, whole', () => {
  const pages: readonly (readonly [string, Document])[] = [
    ...KNOWLEDGE.exercises.flatMap((page) => [
      [`${page.id}: card`, exerciseCard(page)] as const,
      [`${page.id}: more`, exerciseMore(page, library)] as const,
    ]),
    ...KNOWLEDGE.causes.map((page) => [page.id, causeCard(page, library)] as const),
    ...KNOWLEDGE.advice.map((page) => [page.id, adviceCard(page, library)] as const),
  ]
  test.each(pages)('%s', (_, document) => {
    expect(whatDoesNotFit(document)).toEqual([])
  })
})

describe('what matters for safety is on the card, uncut', () => {
  test.each(KNOWLEDGE.exercises.map((page) => [page.id, page] as const))('%s', (_, page) => {
    const card = plainText(exerciseCard(page))
    const whole = [
      ...page.stopIf,
      ...page.care.filter(({ level }) => level === 'avoid').map(({ advice }) => advice),
    ]
    for (const sentence of whole) expect(card).toContain(sentence.join(''))
    expect(card).toContain('Not yet reviewed by a clinician.')
  })
})

describe('every warning sign has an answer that fits in every language, without a button unless it is mild', () => {
  const languages = KNOWLEDGE.signs.languages.map(({ language }) => language)
  const signs = KNOWLEDGE.signs.signs.filter(({ level }) => level !== 'note')
  test.each(signs.map((sign) => [sign.id, sign] as const))('%s', (_, sign) => {
    for (const language of languages) {
      for (const again of [false, true]) {
        const document = safetyAnswer(
          { kind: 'safety', found: { sign, words: [], language }, again, conditions: [] },
          library,
        )
        expect(whatDoesNotFit(document)).toEqual([])
        expect(choicesOf(document).map(({ label }) => label)).toEqual(
          sign.level === 'soon' ? ['Gentle movement'] : [],
        )
      }
    }
  })
})

/** Questions that bring all kinds of answer out, in the longest form they can take. */
const SHAPES: readonly string[] = [
  ...KNOWLEDGE.words.areas.flatMap(({ name }) =>
    KNOWLEDGE.words.feelings.map((feeling) => `${name} ${feeling.name}, what helps`),
  ),
  ...KNOWLEDGE.causes.flatMap(({ name }) => [
    `why does ${name} hurt my back`,
    `prevent neck ache from ${name}`,
    name,
  ]),
  ...KNOWLEDGE.exercises.flatMap(({ name }) => [
    `easier than ${name}`,
    `harder than ${name}`,
    `how often ${name}`,
    `something instead of ${name}`,
  ]),
  ...KNOWLEDGE.advice.map(({ name }) => name),
  ...KNOWLEDGE.exercises.flatMap(({ name }) =>
    KNOWLEDGE.words.conditions.flatMap((one) =>
      KNOWLEDGE.words.conditions.map((other) => `how do I do ${name} with ${one.name} and ${other.name}`),
    ),
  ),
  ...KNOWLEDGE.exercises.flatMap(({ name }) =>
    KNOWLEDGE.words.conditions.flatMap((one) =>
      ['easier', 'harder', 'how many'].map((ask) => `${ask} ${name} with ${one.name}`),
    ),
  ),
  ...KNOWLEDGE.exercises.map(({ name }) => `${name}. ${'and so on '.repeat(250)}`),
  'stiff and tight and achy neck and shoulders and upper back and mid back for months, desk, stress, driving, lifting, gentle stretch at my desk without a band, I have vertigo and glaucoma and high blood pressure',
  'hello',
  'thanks',
  'what can you do',
  'remind us every friday',
  'thread the needle pose',
  'my knee hurts',
  'what ibuprofen dose',
  '',
  '🤷',
  'x'.repeat(100_001),
]

test('every shape of answer fits one message', () => {
  const faults = SHAPES.flatMap((text) => {
    const { document } = TALK.ask({ text })
    return whatDoesNotFit(document).map((problem) => `${text.slice(0, 80)}: ${problem}`)
  })
  expect(faults).toEqual([])
})

test('every button leads somewhere, and what it leads to has no dead button either', async () => {
  const seen = new Set<string>()
  const dead: string[] = []
  const follow = async (document: Document): Promise<void> => {
    for (const { label, run } of choicesOf(document)) {
      const key = `${run.command} ${run.text}`
      if (seen.has(key)) continue
      seen.add(key)
      const answer = await BOT.run(run)
      if (answer === undefined || answer.understanding.kind === 'unknown') dead.push(`${label}: /${key}`)
      else await follow(answer.document)
    }
  }
  for (const text of SHAPES) await follow(TALK.ask({ text }).document)
  expect(dead).toEqual([])
  expect(seen.size).toBeGreaterThan(80)
})

test('with a condition, nothing that it speaks against is offered, whatever is asked', () => {
  const offered = KNOWLEDGE.exercises.flatMap(({ name }) =>
    KNOWLEDGE.words.conditions.flatMap((condition) =>
      ['how do I do', 'easier', 'harder', 'how many', 'something instead of', 'what helps like'].flatMap(
        (ask) => {
          const text = `${ask} ${name}, I have ${condition.name}`
          const { understanding, document } = TALK.ask({ text })
          const ids = [
            ...offersOf(understanding).exercises,
            ...choicesOf(document).map(({ run }) => run.text),
          ]
          const avoided = KNOWLEDGE.exercises.filter(
            ({ id, care }) =>
              ids.includes(id) &&
              care.some((line) => line.level === 'avoid' && line.condition === condition.name),
          )
          return avoided.map(({ id }) => `${text} → ${id}`)
        },
      ),
    ),
  )
  expect(offered).toEqual([])
})
