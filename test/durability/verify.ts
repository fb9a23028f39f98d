import { openData } from '../../adapters/database/open.ts'
import type { History } from './journal.ts'
import { after, EMPTY_LANE, laneOf, see, textOf, type Lane } from './lanes.ts'

/** What every run noted, by its number and the lane. */
export type Runs = ReadonlyMap<number, ReadonlyMap<number, History>>

export type Verdict = { readonly acknowledged: number; readonly lost: number }

/** Opens the store as whoever comes next, and counts the acknowledged commands that left no trace in it. */
export async function verify(folder: string, runs: Runs, as: 'bot' | 'reader' = 'bot'): Promise<Verdict> {
  const { store, close } = await openData(folder, as)
  try {
    const waiting = await store.waiting(Number.MAX_SAFE_INTEGER)
    let acknowledged = 0
    let lost = 0
    for (const [run, histories] of runs) {
      for (const [lane, history] of histories) {
        const seen = textOf(await see(store, laneOf(run, lane), waiting))
        acknowledged += history.acknowledged.length
        lost += history.acknowledged.length - survived(history, seen)
      }
    }
    return { acknowledged, lost }
  } finally {
    await close()
  }
}

/** How many of the acknowledged commands what is seen can come from; none where it is like nothing that ever was. */
export function survived({ acknowledged, pending }: History, seen: string): number {
  const states = acknowledged.reduce<readonly Lane[]>(
    (before, command) => [...before, after(before.at(-1) ?? EMPTY_LANE, command)],
    [EMPTY_LANE],
  )
  const last = states.at(-1) ?? EMPTY_LANE
  if (pending !== undefined && textOf(after(last, pending)) === seen) return acknowledged.length
  return Math.max(
    0,
    states.findLastIndex((state) => textOf(state) === seen),
  )
}
