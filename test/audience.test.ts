import { describe, expect, test } from 'vitest'
import { audienceOf } from '../src/audience.ts'
import { createBot } from '../src/bot.ts'
import { choicesOf } from '../src/document.ts'
import { plainText } from '../src/plain.ts'
import { createTeam } from './breaks/team.ts'
import { KNOWLEDGE } from './knowledge.ts'
import { HERE } from './places.ts'

const ADA = { person: 'ada', place: HERE, at: 0 }

async function withBreaks() {
  const { ports } = await createTeam()
  return createBot(KNOWLEDGE, { breaks: ports })
}

describe('where others read along, an answer is for', () => {
  test.each([
    ['stiff neck', 'place', 'exercises help whoever reads them'],
    ['cat-cow', 'place', 'so does a card'],
    ['hello', 'place', 'and what can be asked'],
    ['crushing chest pain', 'asker', 'a warning sign is nobody else’s business'],
    ['what do you know about me', 'asker', 'nor what is stored'],
    ['which breaks are there', 'asker', 'own breaks stand on that list as well'],
    ['remind us to stretch on weekdays at 10:30', 'place', 'a break of the place is everybody’s'],
    ['remind me to stretch on weekdays at 10:30', 'asker', 'a break of one’s own is not'],
    [
      'remind us to stretch on weekdays at 10:30 with care for osteoporosis',
      'asker',
      'it tells of a condition',
    ],
    ['pause the breaks', 'asker', 'which break it is may be one’s own'],
  ] as const)('"%s": %s, since %s', async (text, expected, _why) => {
    const bot = await withBreaks()
    expect(audienceOf(await bot.ask({ text, speaker: ADA, zone: 'Europe/Berlin' }))).toBe(expected)
  })
})

describe('what is said in private in a channel', () => {
  test('stays out of what the channel reads', async () => {
    const bot = createBot(KNOWLEDGE)
    await bot.ask({ text: 'I have osteoporosis and a stiff back', speaker: ADA, isPrivate: true })
    const open = await bot.ask({ text: 'how do I do cat-cow', speaker: { ...ADA, at: 1 } })
    expect(plainText(open.document)).not.toContain('steoporosis: ')
    const own = await bot.ask({ text: 'how do I do cat-cow', speaker: { ...ADA, at: 2 }, isPrivate: true })
    expect(plainText(own.document)).toContain('Osteoporosis: ')
  })

  test('is gone on with in direct messages', async () => {
    const bot = createBot(KNOWLEDGE)
    await bot.run({ command: 'stretch', text: 'cobra' }, { speaker: ADA, isPrivate: true })
    const place = { ...HERE, channel: 'ada', isDirect: true }
    const { understanding } = await bot.ask({ text: 'easier', speaker: { ...ADA, place, at: 1 } })
    expect(understanding).toMatchObject({ kind: 'exercise', exercise: { id: 'sphinx' } })
  })

  test('is confirmed there, and by no yes in direct messages, which would mean those', async () => {
    const { ports, store } = await createTeam()
    const bot = createBot(KNOWLEDGE, { breaks: ports })
    const direct = { ...HERE, channel: 'ada', isDirect: true }
    const alone = { speaker: { ...ADA, place: direct }, zone: 'UTC' }
    await bot.run({ command: 'breaks', text: 'confirm add weekdays at 10:30' }, alone)
    const inChannel = { speaker: ADA, isPrivate: true, zone: 'UTC' }
    await bot.run({ command: 'breaks', text: 'confirm add weekdays at 11:00' }, inChannel)
    await bot.run({ command: 'breaks', text: 'remove 1' }, inChannel)
    await bot.ask({ text: 'yes', ...alone })
    await bot.run({ command: 'breaks', text: 'add' }, inChannel)
    await bot.ask({ text: 'weekdays at 12:00', ...alone })
    await bot.ask({ text: 'yes', ...alone })
    const kept = [...(await store.breaksIn(direct)), ...(await store.breaksIn(HERE))]
    expect(kept.map(({ place }) => place.isDirect)).toEqual([true, true, false])
  })

  test('still means the breaks of the channel', async () => {
    const { ports, store } = await createTeam()
    const bot = createBot(KNOWLEDGE, { breaks: ports })
    const asker = { speaker: ADA, isPrivate: true, zone: 'Europe/Berlin' }
    await bot.run({ command: 'breaks', text: 'confirm add weekdays at 10:30' }, asker)
    expect((await store.breaksIn(HERE)).map(({ number }) => number)).toEqual([1])
  })
})

test('what was confirmed says that it is done, and what was refused does not', async () => {
  const bot = await withBreaks()
  const add = { command: 'breaks', text: 'confirm add weekdays at 10:30' }
  expect(await bot.run(add, { speaker: ADA, isGuest: true })).toMatchObject({ isDone: false })
  expect(await bot.run(add, { speaker: ADA, zone: 'UTC' })).toMatchObject({ isDone: true })
})

describe('a card leads on', () => {
  const bot = createBot(KNOWLEDGE)
  const labelsAt = async (text: string) =>
    choicesOf((await bot.run({ command: 'stretch', text }))?.document ?? []).map(({ label }) => label)

  test('to its forms and to something in its place', async () => {
    expect(await labelsAt('cat-cow')).toEqual(['More about it', 'Easier', 'Harder', 'Another'])
  })

  test.each(KNOWLEDGE.exercises.flatMap(({ id }) => ['easier', 'harder'].map((form) => [id, form] as const)))(
    '%s %s is about that exercise',
    async (id, form) => {
      const answer = await bot.run({ command: 'stretch', text: `${id} ${form}` })
      expect(answer?.understanding).toMatchObject({ kind: 'exercise', exercise: { id } })
    },
  )

  test.each(KNOWLEDGE.exercises.map(({ id }) => id))('%s: another is another', async (id) => {
    const { document = [] } = (await bot.run({ command: 'stretch', text: id })) ?? {}
    const another = choicesOf(document).find(({ label }) => label === 'Another')
    const answer = another && (await bot.run(another.run))
    expect(answer?.understanding.kind).toBe('answer')
    expect(choicesOf(answer?.document ?? []).map(({ run }) => run.text)).not.toContain(id)
  })
})

describe('what is shared', () => {
  test('is the card without what somebody told of themselves', async () => {
    const bot = createBot(KNOWLEDGE)
    await bot.ask({ text: 'I have osteoporosis and a stiff back', speaker: ADA, isPrivate: true })
    const shared = await bot.run({ command: 'share', text: 'cat-cow' }, { speaker: ADA, isPrivate: true })
    const plain = await createBot(KNOWLEDGE).run({ command: 'stretch', text: 'cat-cow' })
    expect(shared?.document).toEqual(plain?.document)
  })

  test.each([
    ['a page', 'cat-cow', 'place', 'Cat-cow'],
    ['a name of it', 'cat cow', 'place', 'Cat-cow'],
    ['a page that is gone, which nobody else needs to read', 'cat-cow-of-before', 'asker', 'Not shared'],
    ['a complaint, whose answer was asked for by one person', 'my neck is stiff', 'asker', 'Not shared'],
    ['nothing', '', 'asker', 'Not shared'],
  ])('is %s', async (_, text, audience, title) => {
    const answer = await createBot(KNOWLEDGE).run(
      { command: 'share', text },
      { speaker: ADA, isPrivate: true },
    )
    expect(answer && [audienceOf(answer), plainText(answer.document).split('\n')[0]]).toEqual([
      audience,
      title,
    ])
  })

  test('is nothing while a warning sign is not settled', async () => {
    const bot = createBot(KNOWLEDGE)
    await bot.ask({ text: 'crushing chest pain', speaker: ADA, isPrivate: true })
    const answer = await bot.run({ command: 'share', text: 'cat-cow' }, { speaker: ADA, isPrivate: true })
    expect(answer?.understanding.kind).toBe('safety')
  })
})

test('nothing is shared by somebody who told of a warning sign before a restart', async () => {
  const { ports } = await createTeam()
  const ada = { ...ADA, at: ports.now() }
  await createBot(KNOWLEDGE, { breaks: ports }).ask({ text: 'crushing chest pain', speaker: ada })
  const restarted = createBot(KNOWLEDGE, { breaks: ports })
  const share = { command: 'share', text: 'cat-cow' }
  const refused = await restarted.run(share, { speaker: ada })
  expect(refused && [audienceOf(refused), plainText(refused.document).split('\n')[0]]).toEqual([
    'asker',
    'Not shared',
  ])
  await restarted.ask({ text: 'start over', speaker: ada })
  const shared = await restarted.run(share, { speaker: ada })
  expect(shared && audienceOf(shared)).toBe('place')
})

test('a warning sign is heard in what is not answered, and nothing else is', () => {
  const bot = createBot(KNOWLEDGE)
  expect(bot.sign({ text: 'stiff neck', speaker: ADA })).toBeUndefined()
  expect(bot.sign({ text: 'crushing chest pain', speaker: ADA })?.understanding.kind).toBe('safety')
})
