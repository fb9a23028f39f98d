import { expect, onTestFinished, test } from 'vitest'
import { openInMemory } from '../../adapters/database/open.ts'
import { reckonAnew, undoFuture } from '../../src/breaks/keep.ts'
import type { BreakPorts } from '../../src/breaks/ports.ts'
import { draftOf } from '../adapters/database/drafts.ts'
import { at, instant, WORKDAYS } from './calendar.ts'

const NOW = instant('2026-11-23T09:00Z')
const CADENCE = { days: WORKDAYS, times: at('10:30 15:00'), zone: 'UTC' } as const
const FIRST = instant('2026-11-23T10:30Z')
const SECOND = instant('2026-11-23T15:00Z')
/** More than are changed at once, in the order of nothing in particular. */
const MANY = 450

/** So many breaks, of which every third is due at a time that is not the next one. */
async function withBreaks(wrong: number): Promise<BreakPorts & { nextDues(): Promise<Set<unknown>> }> {
  const data = await openInMemory()
  onTestFinished(() => data.close())
  const { store } = data
  await store.addAll(
    Array.from({ length: MANY }, (_, index) =>
      draftOf({
        cadence: CADENCE,
        createdAt: index,
        ...(index % 3 === 0 ? { nextDue: wrong, tzdata: 'another' } : { nextDue: FIRST, tzdata: 'test' }),
      }),
    ),
  )
  return {
    store,
    deliveries: store,
    holidays: { find: () => [], name: (code) => code, of: () => [] },
    checkCron: () => [],
    now: () => NOW,
    tzdata: 'test',
    letOthersRun: async () => {},
    nextDues: async () => new Set((await Array.fromAsync(store.all())).map(({ nextDue }) => nextDue)),
  }
}

test.each([
  ['reckons what another edition of the time-zone database reckoned', reckonAnew],
  ['brings back what the clock went past while it was ahead', undoFuture],
])('%s, however many there are, and leaves the rest as it is', async (_, reckon) => {
  const ports = await withBreaks(SECOND)
  expect(await reckon(ports)).toBe(MANY / 3)
  expect(await ports.nextDues()).toEqual(new Set([FIRST]))
  const revisions = (await Array.fromAsync(ports.store.all())).map(({ revision }) => revision)
  expect(revisions.filter((revision) => revision === 1)).toHaveLength((MANY / 3) * 2)
  expect(await reckon(ports)).toBe(0)
})

test.each([
  ['reckoning anew', reckonAnew],
  ['undoing what was ahead', undoFuture],
])('%s, a failure of the store is heard, and what is left is done the next time', async (_, reckon) => {
  const ports = await withBreaks(SECOND)
  let left = 50
  const failing: BreakPorts = {
    ...ports,
    store: {
      ...ports.store,
      async change(changed) {
        if (left-- <= 0) throw new Error('away')
        return ports.store.change(changed)
      },
    },
  }
  await expect(reckon(failing)).rejects.toThrow('away')
  await reckon(ports)
  expect(await ports.nextDues()).toEqual(new Set([FIRST]))
  expect(await reckon(ports)).toBe(0)
})

test('what comes sooner than it would is due then all the same', async () => {
  const ports = await withBreaks(FIRST - 30 * 60_000)
  expect(await undoFuture(ports)).toBe(0)
})
