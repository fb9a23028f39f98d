import { describe, expect, test } from 'vitest'
import type { DeliveryStore } from '../../src/deliver/ports.ts'
import { createStoreClock } from '../../src/deliver/store-clock.ts'
import { createWorld, MINUTE, SECOND, START, type World } from './world.ts'

const HOUR = 60 * MINUTE

/** The store as a server has it, with a clock of its own that goes right. */
const withClock = (world: World): World['store'] => ({
  ...world.store,
  clock: async () => world.clock.now(),
})

describe('the clock of the store', () => {
  type Asking = { readonly asked: number; readonly told: number; readonly heard: number }
  const after = async (askings: readonly Asking[]) => {
    let date = 0
    let asking: Asking = { asked: 0, told: 0, heard: 0 }
    const store: Pick<DeliveryStore, 'clock'> = {
      async clock() {
        date = asking.heard
        return asking.told
      },
    }
    const clock = createStoreClock({ store: store as DeliveryStore, now: () => date })
    for (asking of askings) {
      date = asking.asked
      await clock.compare()
    }
    return clock.now()
  }

  test.each<readonly [string, readonly Asking[], number]>([
    ['is the own one where there is none besides', [{ asked: 5, told: 5, heard: 9 }], 9],
    ['that is ahead of a machine', [{ asked: 0, told: 1_000, heard: 0 }], 1_000],
    ['that is behind it', [{ asked: 1_000, told: 0, heard: 1_000 }], 0],
    ['is no other one because an answer was slow', [{ asked: 0, told: 700, heard: 3_000 }], 3_000],
    [
      'stays as it is known, however slow an answer is',
      [
        { asked: 0, told: 1_000, heard: 0 },
        { asked: 5_000, told: 6_200, heard: 9_000 },
      ],
      10_000,
    ],
    [
      'is told anew by each answer that cannot be',
      [
        { asked: 0, told: 1_000, heard: 0 },
        { asked: 5_000, told: 5_300, heard: 5_100 },
      ],
      5_400,
    ],
    [
      'goes on where the machine was set back while it was asked',
      [{ asked: 9_000, told: 9_500, heard: 1_000 }],
      9_500,
    ],
  ])('%s', async (_, askings, now) => {
    expect(await after(askings)).toBe(now)
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

  test('tells when the clock of the server itself is set, and waits for what is on its way', async () => {
    const world = await createWorld()
    await world.addBreak()
    let set = 0
    const store = { ...world.store, clock: async () => world.clock.now() + set }
    const chat = world.chat({ happens: (_, before) => (before === 0 ? 'arrives later' : 'posted') })
    const process = world.process([chat], { store })
    await world.pass(2 * SECOND, process)
    set = 15 * MINUTE
    await world.pass(5 * SECOND, process)
    chat.letArrive()
    await world.pass(MINUTE, process)
    expect([chat.seen().length, await world.states()]).toEqual([1, ['plan: posted']])
    expect(world.heard).toContainEqual({ event: 'clock', by: 15 * MINUTE })
  })
})
