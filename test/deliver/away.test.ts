import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { createDelivery } from '../../src/deliver/delivery.ts'
import type { DeliveryEvent } from '../../src/deliver/ports.ts'
import { TEAM } from '../adapters/database/drafts.ts'
import { failing, type Name } from './failing.ts'
import { standstillAt } from './standstill.ts'
import { createWorld, MINUTE, PLAIN, SECOND, type World } from './world.ts'

/** Ticks that reject are no end of anything. */
async function passBadly(
  world: World,
  ms: number,
  ...processes: Parameters<World['pass']>[1][]
): Promise<void> {
  const enduring = processes.map((one) => ({ ...one, tick: () => one.tick().catch(() => {}) }))
  await world.pass(ms, ...enduring)
}

const did = (asked: readonly { readonly do: string }[]) => asked.map((one) => one.do)

describe('a store that fails once', () => {
  const NAMES = [
    'free',
    'hasMissed',
    'beat',
    'moveDue',
    'held',
    'claim',
    'begin',
    'settle',
    'claimEdits',
  ] as const
  const FAILURES = ['not done', 'answer lost'] as const

  test.each(NAMES.flatMap((name) => FAILURES.map((failure) => [name, failure] as const)))(
    'in "%s" (%s) loses nothing and doubles nothing',
    async (name, failure) => {
      const world = await createWorld()
      await world.addBreak()
      const chat = world.chat()
      let left = 1
      const store = failing(world.store, (asked) => (asked === name && left-- > 0 ? failure : undefined))
      await passBadly(world, 70 * SECOND, world.process([chat], { store }))
      expect([left < 1, chat.seen().length, await world.states()]).toEqual([true, 1, ['plan: posted']])
      expect(world.heard.filter(({ event }) => event === 'posted')).toHaveLength(1)
    },
  )

  test.each(FAILURES)('in giving back what the platform did not take (%s)', async (failure) => {
    const world = await createWorld()
    await world.addBreak()
    const chat = world.chat({
      happens: (_, before) => (before === 0 ? { is: 'busy', wait: SECOND, scope: 'place' } : 'posted'),
    })
    let left = 1
    const store = failing(world.store, (asked) => (asked === 'postpone' && left-- > 0 ? failure : undefined))
    await passBadly(world, 70 * SECOND, world.process([chat], { store }))
    expect([chat.seen().length, await world.states()]).toEqual([1, ['plan: posted']])
  })

  test.each(FAILURES)('in editing (%s): the message is edited all the same', async (failure) => {
    const world = await createWorld()
    await world.addBreak()
    const chat = world.chat()
    let left = 1
    const store = failing(world.store, (asked) => (asked === 'edited' && left-- > 0 ? failure : undefined))
    await passBadly(world, 27 * MINUTE, world.process([chat], { store }))
    expect(chat.seen()[0]?.document).toEqual([{ type: 'title', text: 'over' }])
    expect(await world.store.next()).toBeUndefined()
  })
})

describe('a store that is away', () => {
  /** A world with a store that is away when it is told to be. */
  async function createShaky() {
    const world = await createWorld()
    await world.addBreak()
    const chat = world.chat()
    let away: readonly Name[] | 'all' = []
    const store = failing(world.store, (name) =>
      away === 'all' || away.includes(name) ? 'not done' : undefined,
    )
    return {
      world,
      chat,
      process: world.process([chat], { store }),
      goAway(...names: readonly Name[]) {
        away = names.length === 0 ? 'all' : names
      },
      comeBack() {
        away = []
      },
    }
  }

  test('keeps what is due for later, and it comes when the store is back', async () => {
    const { world, chat, process, goAway, comeBack } = await createShaky()
    goAway()
    await passBadly(world, 10 * MINUTE, process)
    expect(chat.asked()).toEqual([])
    comeBack()
    await world.pass(SECOND, process)
    expect([chat.seen().length, await world.states()]).toEqual([1, ['plan: posted']])
  })

  test('for longer than half an hour: the newest comes at most, and the others are recorded', async () => {
    const { world, chat, process, goAway, comeBack } = await createShaky()
    goAway()
    await passBadly(world, 31 * MINUTE, process)
    comeBack()
    await world.pass(SECOND, process)
    expect([chat.seen().length, await world.states()]).toEqual([0, ['plan: missed']])
  })

  test('rejects the tick, so that whoever runs Limber hears of it', async () => {
    const { process, goAway } = await createShaky()
    goAway()
    await expect(process.tick()).rejects.toThrow('away')
    await expect(process.tick()).rejects.toThrow('away')
    await process.idle()
  })

  test('posts nothing that could not be written down first', async () => {
    const { world, chat, process, goAway, comeBack } = await createShaky()
    goAway('begin')
    await world.pass(5 * MINUTE, process)
    expect(chat.asked()).toEqual([])
    comeBack()
    await world.pass(31 * SECOND, process)
    expect(did(chat.asked())).toEqual(['send'])
  })

  test('what was posted meanwhile is written down as soon as it is back, and nobody need look', async () => {
    const { world, chat, process, goAway, comeBack } = await createShaky()
    goAway('settle')
    await world.pass(5 * SECOND, process)
    goAway()
    await passBadly(world, 20 * MINUTE, process)
    expect(await world.states()).toEqual(['plan: due'])
    comeBack()
    await world.pass(SECOND, process)
    expect([did(chat.asked()), await world.states()]).toEqual([['send'], ['plan: posted']])
    expect(world.heard.filter(({ event }) => event === 'posted')).toHaveLength(1)
    expect(await world.store.lastPrompt(TEAM)).toMatchObject({ message: 'M1' })
  })

  test('and whoever could not write it down died: the next one finds it', async () => {
    const { world, chat, process, goAway } = await createShaky()
    goAway('settle')
    await world.pass(5 * SECOND, process)
    await world.pass(MINUTE, world.process([chat], { owner: 'next' }))
    expect([did(chat.asked()), await world.states()]).toEqual([['send', 'find'], ['plan: posted']])
  })

  test('and the next one found it before: it is written down once', async () => {
    const { world, chat, process, goAway, comeBack } = await createShaky()
    goAway('settle')
    await world.pass(5 * SECOND, process)
    const next = world.process([chat], { owner: 'next' })
    await world.pass(MINUTE, process, next)
    const prompt = await world.store.lastPrompt(TEAM)
    comeBack()
    await world.pass(MINUTE, process, next)
    expect([chat.seen().length, await world.states()]).toEqual([1, ['plan: posted']])
    expect(await world.store.lastPrompt(TEAM)).toEqual(prompt)
  })

  test('nothing more is posted while something posted cannot be written down', async () => {
    const { world, chat, process, goAway, comeBack } = await createShaky()
    goAway('settle')
    await world.pass(SECOND, process)
    for (let index = 0; index < 5; index++) await world.addBreak({ nextDue: world.now() })
    await world.pass(2 * MINUTE, process)
    expect(chat.seen()).toHaveLength(1)
    comeBack()
    await world.pass(2 * SECOND, process)
    expect(chat.seen()).toHaveLength(6)
  })

  test('does not keep a process from stopping', async () => {
    const { world, chat, process, goAway } = await createShaky()
    goAway('settle')
    await world.pass(SECOND, process)
    goAway()
    await process.stop()
    expect(world.heard.filter(({ event }) => event === 'trouble').length).toBeGreaterThan(0)
    await world.pass(MINUTE, world.process([chat], { owner: 'next' }))
    expect([chat.seen().length, await world.states()]).toEqual([1, ['plan: posted']])
  })

  test('for a day takes no memory', async () => {
    const world = await createWorld()
    const quiet = createDelivery({
      breaks: world.breaks,
      ports: {
        store: failing(world.store, () => 'not done'),
        chats: [world.chat()],
        owner: 'one',
        now: world.now,
        date: world.now,
        passed: () => world.clock.passed(),
        agree: async () => {},
        wait: (ms) => world.clock.wait(ms),
        random: () => 0.5,
        hear: () => {},
        trouble: () => 'away',
      },
      messages: PLAIN,
    })
    const tickOften = async (times: number) => {
      for (let tick = 0; tick < times; tick++) {
        await world.clock.advance(SECOND)
        await quiet.tick().catch(() => {})
        await quiet.idle()
      }
    }
    await tickOften(1_000)
    const before = heapUsed()
    await tickOften(10_000)
    // A promise, or a line of text, for each tick would be more.
    expect(heapUsed() - before).toBeLessThan(1_000_000)
  })
})

function heapUsed(): number {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  collect()
  return process.memoryUsage().heapUsed
}

describe('a mistake of the program in one message', () => {
  const SICK = { ...TEAM, channel: 'sick' }

  test('keeps no other from coming, and is told apart from troubles of the store', async () => {
    const world = await createWorld()
    await world.addBreak({ place: SICK })
    await world.addBreak()
    const chat = world.chat()
    const mistake = new TypeError('no such page')
    const heard: DeliveryEvent[] = []
    const delivery = createDelivery({
      breaks: world.breaks,
      ports: {
        store: world.store,
        chats: [chat],
        owner: 'one',
        now: world.now,
        date: world.now,
        passed: () => world.clock.passed(),
        agree: async () => {},
        wait: (ms) => world.clock.wait(ms),
        random: () => 0.5,
        hear: (event) => heard.push(event),
        trouble(error) {
          throw error
        },
      },
      messages: {
        ...PLAIN,
        async of(claim, now) {
          if (claim.place.channel === SICK.channel) throw mistake
          return PLAIN.of(claim, now)
        },
      },
    })
    await world.pass(35 * MINUTE, delivery)
    expect(chat.seen().map(({ place }) => place)).toEqual([TEAM])
    const troubles = heard.filter(({ event }) => event === 'trouble')
    expect(troubles[0]).toEqual({
      event: 'trouble',
      during: 'delivering',
      why: 'there is a mistake in the program.',
      mistake,
    })
    expect((await world.states()).toSorted()).toEqual(['plan: missed: it came too late', 'plan: posted'])
  })
})

test('a process that dies while the store is slow leaves everything to the next one', async () => {
  const world = await createWorld()
  for (let index = 0; index < 5; index++) await world.addBreak()
  const chat = world.chat({ pace: { perSecond: Infinity } })
  const dead = standstillAt('before settle', { store: world.store, chat })
  await world.pass(0, world.process([dead.chat], { owner: 'dead', store: dead.store }))
  expect(chat.seen().length).toBeGreaterThan(0)
  await world.pass(MINUTE, world.process([chat], { owner: 'next' }))
  expect([chat.seen().length, await world.states()]).toEqual([5, Array(5).fill('plan: posted')])
})
