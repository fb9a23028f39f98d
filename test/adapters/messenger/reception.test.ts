import { describe, expect, test } from 'vitest'
import { createFlood } from '../../../adapters/messenger/flood.ts'
import { createReception, type Heard, type Visitor } from '../../../adapters/messenger/reception.ts'
import { createBot, type Bot } from '../../../src/bot.ts'
import type { BreakPorts } from '../../../src/breaks/ports.ts'
import type { Document } from '../../../src/document.ts'
import { plainText } from '../../../src/plain.ts'
import { directPlace } from '../../../src/place.ts'
import { createTeam } from '../../breaks/team.ts'
import { KNOWLEDGE } from '../../knowledge.ts'

const PLACE = { platform: 'slack', workspace: 'T1', channel: 'C1', isDirect: false }
const ADA: Visitor = {
  person: 'slack/T1/U1',
  place: PLACE,
  isGuest: false,
  administers: false,
  zone: 'Europe/Berlin',
}
const BOB: Visitor = { ...ADA, person: 'slack/T1/U2' }

type Wish = {
  readonly flood?: Parameters<typeof createFlood>[0]
  readonly store?: Partial<BreakPorts['store']>
  readonly bot?: Partial<Bot>
}

async function receptionWith({ flood, store = {}, bot = {} }: Wish = {}) {
  const { ports } = await createTeam()
  const wrong: unknown[] = []
  let passed = 0
  const reception = createReception({
    bot: {
      ...createBot(KNOWLEDGE, { breaks: { ...ports, store: { ...ports.store, ...store } } }),
      ...bot,
    },
    clock: { now: ports.now, passed: () => passed },
    country: 'DE',
    wrong: (_, mistake) => wrong.push(mistake),
    ...(flood && { flood: createFlood(flood) }),
  })
  const ask = (text: string, more: Partial<Heard> = {}) =>
    reception.answer({ visitor: ADA, isPrivate: false, text, ...more } as Heard)
  const run = (text: string, more: Partial<Heard> = {}, command = 'breaks') =>
    reception.answer({ visitor: ADA, isPrivate: true, run: { command, text }, ...more } as Heard)
  return {
    answer: reception.answer,
    sign: reception.sign,
    ask,
    run,
    wrong,
    pass: (ms: number) => (passed += ms),
  }
}

const titleOf = (reply: { readonly document: Document } | undefined) =>
  reply && plainText(reply.document).split('\n')[0]

test.each([
  ['words', { text: 'crushing chest pain' }, true],
  ['a command', { run: { command: 'breaks', text: 'add crushing chest pain' } }, true],
  ['the words of somebody else', { quoted: 'crushing chest pain' }, true],
  ['what is none', { text: 'cat-cow' }, false],
] as const)('a warning sign is found in %s at once, and counts as no question', async (_, asked, isSign) => {
  const { sign, ask } = await receptionWith({ flood: { within: 60_000, person: 1, place: 1 } })
  for (let at = 0; at < 3; at++)
    expect(sign({ visitor: ADA, isPrivate: true, ...asked })?.isSign ?? false).toBe(isSign)
  expect(titleOf(await ask('cat-cow', { visitor: BOB, isPrivate: true }))).toBe('Cat-cow')
})

describe('somebody is answered', () => {
  test.each([
    [
      'a complaint',
      'my neck is stiff',
      { for: 'place', isSign: false, isDone: false },
      'Share the first one',
    ],
    ['a name', 'cat-cow', { for: 'place', isSign: false, isDone: false }, 'Share'],
    ['a warning sign', 'crushing chest pain', { for: 'asker', isSign: true, isDone: false }, undefined],
    ['nothing but a call', '  ', { for: 'place', isSign: false, isDone: false }, undefined],
  ] as const)('%s', async (_, text, expected, share) => {
    const { ask } = await receptionWith()
    const reply = await ask(text)
    expect(reply).toMatchObject(expected)
    expect(reply?.share?.label).toBe(share)
  })

  test('with the emergency number of the country that was set', async () => {
    const { ask } = await receptionWith()
    const reply = await ask('crushing chest pain')
    expect(reply && plainText(reply.document)).toContain('112')
  })

  test('and has nobody to share with in direct messages', async () => {
    const { ask } = await receptionWith()
    const place = directPlace(PLACE, ADA.person)
    expect((await ask('cat-cow', { visitor: { ...ADA, place } }))?.share).toBeUndefined()
  })

  test('and told who can do what they may not', async () => {
    const { run } = await receptionWith()
    const reply = await run('add weekdays at 10:30', { visitor: { ...ADA, isGuest: true } })
    expect(reply && plainText(reply.document)).toContain('Guests cannot set up breaks for this place.')
    await run('confirm add weekdays at 10:30')
    const other = await run('pause 1', { visitor: BOB })
    expect(other && plainText(other.document)).toContain(
      'or whoever made this channel or administers the workspace, can change it',
    )
  })

  test('that a button of another time has expired', async () => {
    const { run } = await receptionWith()
    expect(titleOf(await run('', {}, 'dance'))).toBe('That has expired')
  })
})

describe('what somebody else wrote', () => {
  const quoting = (quoted: string) => ({ visitor: ADA, isPrivate: true, quoted })

  test('is answered', async () => {
    const { answer } = await receptionWith()
    expect(titleOf(await answer(quoting('my neck is stiff')))).toBe('Worth trying for your neck')
    expect(await answer(quoting('crushing chest pain'))).toMatchObject({ isSign: true })
  })

  test('settles and confirms nothing of whoever points at it, and tells nothing of them', async () => {
    const { answer, ask, run } = await receptionWith()
    await answer(quoting('crushing chest pain, and I have osteoporosis'))
    const own = await ask('how do I do cat-cow', { isPrivate: true })
    expect(own && plainText(own.document)).not.toContain('steoporosis: ')
    await ask('crushing chest pain', { isPrivate: true })
    await answer(quoting('start over'))
    expect(await run('cat-cow', {}, 'stretch')).toMatchObject({ isSign: true })
  })
})

describe('a thread', () => {
  const inThread = (thread: string): Partial<Heard> => ({ visitor: { ...ADA, thread } })

  test('is a conversation of its own', async () => {
    const { ask } = await receptionWith()
    await ask('cobra', inThread('1'))
    await ask('chair twist', inThread('2'))
    expect(titleOf(await ask('easier', inThread('1')))).toBe('Sphinx')
    await ask('I have osteoporosis and a stiff back', inThread('1'))
    const other = await ask('how do I do cat-cow', inThread('2'))
    expect(other && plainText(other.document)).not.toContain('steoporosis: ')
  })

  test('has the breaks of its channel', async () => {
    const { run, ask } = await receptionWith()
    await ask('remind us to stretch on weekdays at 10:30', inThread('1'))
    expect(await ask('yes', inThread('1'))).toMatchObject({ isDone: true })
    const list = await run('list')
    expect(list && plainText(list.document)).toContain('Break 1: weekdays at 10:30')
  })
})

describe('somebody of whom the platform does not say who they are', () => {
  test('sets up no break for others, and is told to try again', async () => {
    const { run } = await receptionWith()
    const visitor = { ...ADA, isUnknown: true }
    const reply = await run('confirm add weekdays at 10:30', { visitor })
    expect(reply && plainText(reply.document)).toContain('I cannot find out at the moment who you are')
    expect(await run('confirm add weekdays at 10:30; for me', { visitor })).toMatchObject({ isDone: true })
  })
})

describe('a flood', () => {
  const FLOOD = { within: 60_000, person: 2, place: 3 }

  test('of one person is told once, then nothing, and later is over', async () => {
    const { ask, pass } = await receptionWith({ flood: FLOOD })
    const titles = []
    for (let time = 0; time < 5; time++) titles.push(titleOf(await ask('cat-cow')))
    expect(titles).toEqual(['Cat-cow', 'Cat-cow', 'One after the other, please', undefined, undefined])
    pass(FLOOD.within)
    expect(titleOf(await ask('cat-cow'))).toBe('Cat-cow')
  })

  test('in one place keeps others from filling it, and nobody from a private answer', async () => {
    const { ask, run } = await receptionWith({ flood: FLOOD })
    const people = ['a', 'b', 'c', 'd'].map((id): Visitor => ({ ...ADA, person: id }))
    const titles = []
    for (const visitor of people) titles.push(titleOf(await ask('cat-cow', { visitor })))
    expect(titles).toEqual(['Cat-cow', 'Cat-cow', 'Cat-cow', 'One after the other, please'])
    expect(titleOf(await run('cat-cow', { visitor: BOB }, 'stretch'))).toBe('Cat-cow')
  })

  test('of one person leaves the others in the place all that is theirs', async () => {
    const { ask } = await receptionWith({ flood: FLOOD })
    for (let time = 0; time < 9; time++) await ask('cat-cow')
    expect(titleOf(await ask('cat-cow', { visitor: BOB }))).toBe('Cat-cow')
  })

  test.each([
    ['what is shared fills a place', 'share', 3],
    ['what stays private does not', 'more', 4],
  ])('%s', async (_, command, answered) => {
    const { run } = await receptionWith({ flood: FLOOD })
    const titles = []
    for (const person of ['a', 'b', 'c', 'd'])
      titles.push(titleOf(await run('cat-cow', { visitor: { ...ADA, person } }, command)))
    expect(titles.filter((title) => title !== 'One after the other, please')).toHaveLength(answered)
  })

  test.each(['crushing chest pain', 'I cannot feel my legs any more'])(
    'never keeps a warning sign: %s',
    async (sign) => {
      const { ask, run } = await receptionWith({ flood: FLOOD })
      for (let time = 0; time < 6; time++) await ask('cat-cow')
      expect(await ask(sign)).toMatchObject({ isSign: true, for: 'asker' })
      expect(await run(sign, {}, 'stretch')).toMatchObject({ isSign: true, for: 'asker' })
    },
  )
})

/** The page of a cause whose id reads like a warning sign. */
const PAGE = 'tight-chest'

describe('the id of a page on a button is no warning sign', () => {
  test('in a flood', async () => {
    const { run } = await receptionWith({ flood: { within: 60_000, person: 1, place: 1 } })
    const titles = []
    for (let time = 0; time < 3; time++) titles.push(titleOf(await run(PAGE, {}, 'cause')))
    expect(titles).toEqual(['Tight chest muscles', 'One after the other, please', undefined])
  })

  test('where something fails', async () => {
    const { run } = await receptionWith({ bot: { run: () => Promise.reject(new Error('no store')) } })
    expect(titleOf(await run(PAGE, {}, 'cause'))).toBe('That did not work')
  })
})

describe('where something fails', () => {
  const failing = { breaksIn: () => Promise.reject(new Error('no store')) }

  test('that is said, and whoever runs it hears why', async () => {
    const { run, wrong } = await receptionWith({ store: failing })
    expect(titleOf(await run('list'))).toBe('That did not work')
    expect(wrong).toEqual([new Error('no store')])
  })

  test('a warning sign is answered all the same', async () => {
    const { ask } = await receptionWith({ store: failing })
    expect(await ask('crushing chest pain')).toMatchObject({ isSign: true })
  })
})
