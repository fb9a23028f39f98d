import { describe, expect, test } from 'vitest'
import { sharedClock } from '../../adapters/clock/shared-clock.ts'
import { createClockWatch } from '../../src/deliver/clock-watch.ts'
import type { DeliveryPorts } from '../../src/deliver/ports.ts'
import { TIMING } from '../../src/deliver/timing.ts'
import { createWorld, MINUTE, SECOND, START, type World } from './world.ts'

const HOUR = 60 * MINUTE

/** The store as a server has it, with a clock of its own that goes right. */
const withClock = (world: World): World['store'] => ({
  ...world.store,
  clock: async () => world.clock.now(),
})

describe('the clock that all share', () => {
  /** What a store told, after so many ms of asking, and then so many until the next time; its date is another matter. */
  type Asking = { readonly told: number | undefined; readonly took: number; readonly then: number }
  const after = async (askings: readonly Asking[]) => {
    let passed = 0
    let asking: Asking | undefined
    const own = { now: () => 777, passed: () => passed, wait: async () => {} }
    const clock = sharedClock(own, {
      async clock() {
        passed += asking?.took ?? 0
        return asking?.told
      },
    })
    for (asking of askings) {
      await clock.agree()
      passed += asking.then
    }
    return clock.now()
  }

  test.each<readonly [string, readonly Asking[], number]>([
    ['is the machine’s where nothing was told yet', [], 777],
    ['is the machine’s where the store has none', [{ told: undefined, took: 5, then: 5 }], 777],
    ['is what the store told, and goes on with time', [{ told: 1_000, took: 0, then: 250.4 }], 1_250],
    [
      'stays as it is known, however slow an answer is',
      [
        { told: 1_000, took: 0, then: 5_000 },
        { told: 6_200, took: 3_000, then: 0 },
      ],
      9_000,
    ],
    [
      'is put forward where it cannot be so early',
      [
        { told: 1_000, took: 0, then: 5_000 },
        { told: 9_500, took: 3_000, then: 0 },
      ],
      9_500,
    ],
    [
      'is put back where it cannot be so late',
      [
        { told: 1_000, took: 0, then: 5_000 },
        { told: 5_400, took: 3_000, then: 0 },
      ],
      8_400,
    ],
  ])('%s', async (_, askings, now) => {
    expect(await after(askings)).toBe(now)
  })
})

describe('where several ask for it at once', () => {
  const HOURS = 2 * HOUR
  /** The clock when so many answers have come, in the order in which they are given: each is what the store told, and who asked. */
  const afterAnswers = async (answers: readonly (readonly [number, number])[]) => {
    let passed = 0
    const asked: ((told: number) => void)[] = []
    const clock = sharedClock(
      { now: () => 777, passed: () => passed, wait: async () => {} },
      { clock: () => new Promise((resolve) => asked.push(resolve)) },
    )
    const first = clock.agree()
    asked[0]?.(10 * HOURS)
    await first
    const agreeing = [1, 2].map(() => {
      passed += 10
      return clock.agree()
    })
    for (const [who, told] of answers) {
      passed += 10
      asked[who]?.(told)
      await agreeing[who - 1]
    }
    return clock.now() - 10 * HOURS
  }

  test.each<readonly [string, readonly (readonly [number, number])[], number]>([
    [
      'a clock that was set back is set back once',
      [
        [1, 9 * HOURS + 30],
        [2, 9 * HOURS + 40],
      ],
      -HOURS + 60,
    ],
    [
      'an answer that comes after a newer one is none',
      [
        [2, 9 * HOURS + 40],
        [1, 10 * HOURS + 10],
      ],
      -HOURS + 60,
    ],
  ])('%s', async (_, answers, by) => {
    expect(await afterAnswers(answers)).toBe(by)
  })
})

describe('leases are trusted', () => {
  type Tick = { readonly passes: number; readonly sets?: number }
  /** How many of these ticks find them to be. */
  const steady = async (ticks: readonly Tick[]) => {
    let passed = 0.25
    let date = START
    const heard: number[] = []
    const watch = createClockWatch(
      {
        store: { free: async () => 0, hasMissed: async () => false } as unknown as DeliveryPorts['store'],
        now: () => date,
        passed: () => passed,
        hear: (event) => event.event === 'clock' && heard.push(event.by),
      },
      TIMING,
      async () => {},
    )
    await watch.look()
    let count = 0
    for (const { passes, sets = 0 } of ticks) {
      passed += passes
      date += Math.round(passes) + sets
      await watch.look()
      if (watch.isSteady()) count++
    }
    return { count, heard, off: watch.off() }
  }
  const every = (ms: number, times: number): readonly Tick[] =>
    Array.from({ length: times }, () => ({ passes: ms }))

  test.each<readonly [string, readonly Tick[], number, number]>([
    ['as long as nobody sets the clock', every(1_000.4, 60), 60, 0],
    ['after a small step', [{ passes: 1_000, sets: 4_900 }, ...every(1_000, 9)], 10, 0],
    ['a lease after a larger one', [{ passes: 1_000, sets: 5_000 }, ...every(1_000, 39)], 10, 0],
    [
      'a lease after the last of many small ones',
      [...Array.from({ length: 4 }, () => ({ passes: 1_000, sets: 2_500 })), ...every(1_000, 39)],
      // The first of them alone is small.
      1 + 11,
      0,
    ],
    ['after a step back', [{ passes: 1_000, sets: -HOUR }, ...every(1_000, 9)], 10, HOUR],
    [
      'a lease after it was set back and forward again',
      [{ passes: 1_000, sets: -HOUR }, { passes: 1_000, sets: HOUR }, ...every(1_000, 39)],
      1 + 10,
      2 * HOUR,
    ],
    [
      'where a clock that goes slow is put right again and again',
      Array.from({ length: 200 }, (_, index) => ({ passes: 1_000, sets: index % 25 === 0 ? 2_880 : -120 })),
      200,
      0,
    ],
    [
      'by a date of which the machine tells parts of a ms',
      [{ passes: 1_000.7, sets: HOUR }, ...every(0.4, 3)],
      0,
      HOUR,
    ],
  ])('%s', async (_, ticks, count, off) => {
    expect(await steady(ticks)).toMatchObject({ count, off })
  })
})

describe('with a server, a machine whose date is wrong', () => {
  test.each([
    ['by three hours ahead', 3 * HOUR],
    ['by three hours behind', -3 * HOUR],
    ['by forty minutes ahead', 40 * MINUTE],
  ])('%s posts at the right time, and misses nothing', async (_, wrong) => {
    const world = await createWorld()
    await world.addBreak({ nextDue: START + MINUTE })
    const at: number[] = []
    const chat = world.chat({ happens: () => (at.push(world.clock.now()), 'posted') })
    world.step(wrong)
    await world.pass(5 * MINUTE, world.process([chat], { store: withClock(world) }))
    expect([at, await world.states()]).toEqual([[START + MINUTE], ['plan: posted']])
  })

  test('and is set while it runs changes nothing', async () => {
    const world = await createWorld()
    await world.addBreak({ nextDue: START + 5 * MINUTE })
    const at: number[] = []
    const chat = world.chat({ happens: () => (at.push(world.clock.now()), 'posted') })
    const process = world.process([chat], { store: withClock(world) })
    for (const step of [3 * HOUR, -5 * HOUR, HOUR]) {
      await world.pass(MINUTE, process)
      world.step(step)
    }
    await world.pass(5 * MINUTE, process)
    expect(at).toEqual([START + 5 * MINUTE])
    expect(world.heard.map(({ event }) => event)).toEqual(['posted'])
  })

  test.each([
    ['between two looks at it', 'before agreeing'],
    ['after the last look at it', 'while claiming'],
  ])('waits for what is on its way where the clock of the server is set %s', async (_, when) => {
    const world = await createWorld()
    await world.addBreak()
    let isSet = false
    let set = 0
    const store: World['store'] = {
      ...world.store,
      clock: async () => world.clock.now() + set,
      async claim(wish) {
        if (isSet) set = 15 * MINUTE
        return world.store.claim({ ...wish, now: world.clock.now() + set })
      },
    }
    const chat = world.chat({ happens: (_, before) => (before === 0 ? 'arrives later' : 'posted') })
    const process = world.process([chat], { store })
    await world.pass(12 * SECOND, process)
    isSet = true
    if (when === 'before agreeing') set = 15 * MINUTE
    await world.pass(5 * SECOND, process)
    expect(chat.asked().map((one) => one.do)).toEqual(['send'])
    chat.letArrive()
    await world.pass(MINUTE, process)
    expect([chat.seen().length, await world.states()]).toEqual([1, ['plan: posted']])
    expect(world.heard).toContainEqual({ event: 'clock', by: 15 * MINUTE })
  })
})
