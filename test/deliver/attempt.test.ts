import { describe, expect, test } from 'vitest'
import type { Found, Outgoing } from '../../src/deliver/chat.ts'
import type { Happening } from '../fakes/memory-chat.ts'
import { standstillAt } from './standstill.ts'
import { createWorld, MINUTE, PLAIN, SECOND } from './world.ts'

/** What befalls the first requests, one after the other; then everything is posted. */
const firstly =
  (...happenings: readonly Happening[]) =>
  (_: Outgoing, before: number): Happening =>
    happenings[before] ?? 'posted'

type Case = {
  readonly name: string
  readonly happens: readonly Happening[]
  readonly knowsAgainFor?: number
  readonly finds?: Found
  /** What is recorded of it in the end. */
  readonly state: string
  /** How often it is seen in the channel. */
  readonly seen: number
  readonly sends: number
  readonly finding: number
}

const NOT_READABLE: Found = { is: 'unreadable', why: 'history is closed' }

const CASES: readonly Case[] = [
  { name: 'posted at once', happens: [], state: 'plan: posted', seen: 1, sends: 1, finding: 0 },
  {
    name: 'the answer is lost: a look finds it, and it is not sent again',
    happens: ['answer lost'],
    state: 'plan: posted',
    seen: 1,
    sends: 1,
    finding: 1,
  },
  {
    name: 'the request is lost: a look finds nothing, and it is sent again',
    happens: ['request lost'],
    state: 'plan: posted',
    seen: 1,
    sends: 2,
    finding: 1,
  },
  {
    name: 'the answer is lost where the platform knows it again: it is sent again, and stands there once',
    happens: ['answer lost'],
    knowsAgainFor: 2 * MINUTE,
    state: 'plan: posted',
    seen: 1,
    sends: 2,
    finding: 0,
  },
  {
    name: 'nobody may look: it is not sent again, and that is recorded',
    happens: ['answer lost'],
    finds: NOT_READABLE,
    state: 'plan: uncertain: history is closed',
    seen: 1,
    sends: 1,
    finding: 1,
  },
  {
    name: 'nobody may look, and it never stood there: rather none than two',
    happens: ['request lost'],
    finds: NOT_READABLE,
    state: 'plan: uncertain: history is closed',
    seen: 0,
    sends: 1,
    finding: 1,
  },
  {
    name: 'too many requests: it waits as long as it is told, and nobody need look',
    happens: [{ is: 'busy', wait: 7 * SECOND, scope: 'place' }],
    state: 'plan: posted',
    seen: 1,
    sends: 2,
    finding: 0,
  },
  {
    name: 'too many requests after a lost answer: the doubt of before stays',
    happens: ['answer lost', { is: 'busy', wait: SECOND, scope: 'place' }],
    state: 'plan: posted',
    seen: 1,
    sends: 1,
    finding: 1,
  },
  {
    name: 'this message is not taken: that is the end of it',
    happens: [{ is: 'rejected', why: 'invalid_blocks' }],
    state: 'plan: failed: invalid_blocks',
    seen: 0,
    sends: 1,
    finding: 0,
  },
  {
    name: 'lost again and again: it is looked before each further time',
    happens: ['request lost', 'request lost', 'answer lost'],
    state: 'plan: posted',
    seen: 1,
    sends: 3,
    finding: 3,
  },
]

describe('a delivery', () => {
  test.each(CASES)('$name', async ({ happens, knowsAgainFor = 0, finds, state, seen, sends, finding }) => {
    const world = await createWorld()
    await world.addBreak()
    const chat = world.chat({
      happens: firstly(...happens),
      knowsAgainFor,
      ...(finds && { finds: () => finds }),
    })
    await world.pass(5 * MINUTE, world.process([chat]))
    const count = (what: string) => chat.asked().filter((one) => one.do === what).length
    expect({
      states: await world.states(),
      seen: chat.seen().length,
      sends: count('send'),
      finding: count('find'),
    }).toEqual({ states: [state], seen, sends, finding })
  })
})

test('what arrives after the sender gave up is seen by the look, which waits until the lease is over', async () => {
  const world = await createWorld()
  await world.addBreak()
  const chat = world.chat({ happens: firstly('arrives later') })
  const process = world.process([chat])
  await world.pass(20 * SECOND, process)
  expect(chat.asked().map((one) => one.do)).toEqual(['send'])
  chat.letArrive()
  await world.pass(MINUTE, process)
  expect(chat.seen()).toHaveLength(1)
  expect(await world.states()).toEqual(['plan: posted'])
})

describe('whoever dies at any point leaves it to the next', () => {
  test('before the request: it is posted when the lease is over', async () => {
    const world = await createWorld()
    await world.addBreak()
    await world.store.moveDue(world.clock.now(), 9, (kept) => [{ dueAt: kept.nextDue ?? 0, isMissed: false }])
    const wish = { platform: 'slack', owner: 'dead', now: world.clock.now(), most: 9, lease: 30 * SECOND }
    expect(await world.store.claim(wish)).toHaveLength(1)
    const chat = world.chat()
    const process = world.process([chat])
    await world.pass(28 * SECOND, process)
    expect(chat.seen()).toEqual([])
    await world.pass(5 * SECOND, process)
    expect(chat.seen()).toHaveLength(1)
    expect(chat.asked().map((one) => one.do)).toEqual(['send'])
  })

  test('after the request, before writing down what became of it: a look finds it', async () => {
    const world = await createWorld()
    await world.addBreak()
    const chat = world.chat()
    const dying = world.process([chat], {
      owner: 'dying',
      messages: {
        of: async () => ({ document: [{ type: 'title', text: 'plan' }] }),
        posted: () => {
          throw new Error('killed')
        },
        revised: async () => ({ document: [] }),
        parted: [],
      },
    })
    await world.pass(SECOND, dying)
    expect(chat.seen()).toHaveLength(1)
    expect(await world.states()).toEqual(['plan: due'])
    await world.pass(MINUTE, world.process([chat], { owner: 'next' }))
    expect(chat.seen()).toHaveLength(1)
    expect(chat.asked().map((one) => one.do)).toEqual(['send', 'find'])
    expect(await world.states()).toEqual(['plan: posted'])
  })
})

test('no request leaves late in its lease, however long it took to write down that it would', async () => {
  const world = await createWorld()
  await world.addBreak()
  const chat = world.chat()
  let wait = 11 * SECOND
  const slow = world.process([chat], {
    store: {
      ...world.store,
      async begin(id, owner, beginning) {
        const isHeld = await world.store.begin(id, owner, beginning)
        await world.clock.wait(wait)
        wait = 9 * SECOND
        return isHeld
      },
    },
  })
  await world.pass(15 * SECOND, slow)
  expect(chat.asked()).toEqual([])
  await world.pass(MINUTE, slow)
  expect([chat.asked().map((one) => one.do), await world.states()]).toEqual([['send'], ['plan: posted']])
})

test('a request has a lease of its own, however long the message took: nobody looks before that is over', async () => {
  const world = await createWorld()
  await world.addBreak()
  const chat = world.chat({ happens: firstly('arrives later') })
  const dying = standstillAt('after send', { store: world.store, chat })
  const slow = world.process([dying.chat], {
    owner: 'dying',
    store: dying.store,
    messages: {
      ...PLAIN,
      async of(claim, now) {
        await world.clock.wait(12 * SECOND)
        return PLAIN.of(claim, now)
      },
    },
  })
  await world.pass(11 * SECOND, slow)
  await dying.stands
  const next = world.process([chat], { owner: 'next' })
  await world.pass(22 * SECOND, next)
  expect(chat.asked().map((one) => one.do)).toEqual(['send'])
  chat.letArrive()
  await world.pass(10 * SECOND, next)
  expect([chat.asked().map((one) => one.do), await world.states()]).toEqual([
    ['send', 'find'],
    ['plan: posted'],
  ])
})

test('whoever lost the lease sends nothing', async () => {
  const world = await createWorld()
  await world.addBreak()
  const chat = world.chat()
  const stopped = world.process([chat], {
    owner: 'stopped',
    messages: {
      of: async () => {
        // Another process took it over meanwhile.
        const wish = { platform: 'slack', owner: 'other', most: 9, lease: 30 * SECOND }
        await world.store.claim({ ...wish, now: world.clock.now() + MINUTE })
        return { document: [{ type: 'title', text: 'plan' }] }
      },
      posted() {},
      revised: async () => ({ document: [] }),
      parted: [],
    },
  })
  await stopped.tick()
  await stopped.idle()
  expect(chat.asked()).toEqual([])
})
