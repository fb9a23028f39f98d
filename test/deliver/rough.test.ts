import fc from 'fast-check'
import { expect, test } from 'vitest'
import { every, WORKDAYS } from '../breaks/calendar.ts'
import { TEAM } from '../adapters/database/drafts.ts'
import { Rough, type Event, type Roughness } from './rough.ts'
import type { Point } from './standstill.ts'
import { createWorld, MINUTE, SECOND, START } from './world.ts'

const HOUR = 60 * MINUTE

const THREE_TIMES = { days: WORKDAYS, times: every(10, '10:30-10:50'), zone: 'UTC' } as const
const DUE = [START, START + 10 * MINUTE, START + 20 * MINUTE]
const BREAKS = 2

const POINTS: readonly Point[] = [
  'before claim',
  'after claim',
  'before begin',
  'after begin',
  'after send',
  'before find',
  'after find',
  'before postpone',
  'after postpone',
  'before settle',
  'after settle',
  'after edit',
]

const fate = fc.record({
  point: fc.constantFrom(...POINTS),
  time: fc.integer({ min: 1, max: 3 }),
  ends: fc.constantFrom('dead' as const, 'goes on' as const),
})

const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('pass'), seconds: fc.integer({ min: 5, max: 200 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('start'), fate: fc.option(fate, { nil: undefined }) }),
  },
  fc.record({ do: fc.constant('stop') }),
  fc.record({ do: fc.constant('go on') }),
  fc.record({
    do: fc.constant('set the clock'),
    ms: fc.oneof(
      fc.integer({ min: -MINUTE + SECOND, max: MINUTE - SECOND }),
      fc.integer({ min: -4 * HOUR, max: 4 * HOUR }),
    ),
  }),
)

const roughness: fc.Arbitrary<Roughness> = fc.record({
  seed: fc.nat(),
  store: fc.constantFrom(0, 0.02, 0.1, 0.3),
  chat: fc.constantFrom(0, 0.3, 0.7),
  history: fc.constantFrom('readable' as const, 'readable', 'closed', 'at times unknown'),
  knowsAgainFor: fc.constantFrom(0, 2 * MINUTE),
})

/** How often a delivery may be seen that ended so. */
const SEEN: Readonly<Record<string, readonly number[]>> = {
  posted: [1],
  missed: [0],
  failed: [0],
  uncertain: [0, 1],
}

test('whatever goes wrong: every occurrence is accounted for, and none is seen twice', async () => {
  await fc.assert(
    fc.asyncProperty(
      roughness,
      fc.array(event, { minLength: 5, maxLength: 30, size: 'max' }),
      async (how, events) => {
        const world = await createWorld()
        const breaks = []
        for (let index = 0; index < BREAKS; index++) {
          breaks.push(
            await world.addBreak({ cadence: THREE_TIMES, place: { ...TEAM, channel: `C${index}` } }),
          )
        }
        const rough = new Rough(world, how)
        for (const one of [{ do: 'start' } as const, ...events]) await rough.happen(one)
        await rough.makePeace(Math.max(...DUE))
        const kept = await world.kept()
        const seen = rough.seen()
        // Everything that was due, once each, and nothing else.
        const planned = breaks.flatMap(({ id }) => DUE.map((dueAt) => `${id} ${dueAt}`))
        expect(kept.map(({ breakId, dueAt }) => `${breakId} ${dueAt}`).toSorted()).toEqual(planned.toSorted())
        for (const { id, state } of kept) {
          expect(SEEN[state] ?? [], state).toContain(seen.get(id) ?? 0)
          if (state === 'uncertain') expect(how.history).not.toBe('readable')
        }
      },
    ),
    { numRuns: 40 },
  )
})
