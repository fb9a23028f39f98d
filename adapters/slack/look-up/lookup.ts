import type { Clock } from '../../clock/clock.ts'
import { inTime } from '../../clock/in-time.ts'
import { createBounded } from '../../messenger/bounded.ts'
import { failureOf } from '../api/failure.ts'

/** What Slack tells of people or channels, remembered for a while. */
export type Lookup<Value> = {
  /** Nothing where Slack does not say it, or not within so many ms; nobody waits longer than `PATIENCE`. */
  of(id: string, within?: number): Promise<Value | undefined>
  /** What is known without asking. */
  known(id: string): Value | undefined
  forget(id: string): void
}

export type LookupWish<Value> = {
  readonly ask: (id: string) => Promise<Value>
  readonly clock: Pick<Clock, 'passed' | 'wait'>
  /** So long it counts, in ms. */
  readonly fresh: number
  /** So many are remembered. */
  readonly most?: number
  /** Hears why something was not said. */
  readonly failed?: (mistake: unknown) => void
}

/** Nobody waits longer for what an answer can do without, in ms. */
export const PATIENCE = 1_500
/** Where Slack did not say it, it is not asked again for so long, in ms. */
const LEFT_ALONE = 30_000
const MOST = 5_000

type Entry<Value> = { readonly value: Promise<Value | undefined>; known?: Value; until: number }

export function createLookup<Value>(wish: LookupWish<Value>): Lookup<Value> {
  const { ask, clock, fresh, most = MOST, failed = () => {} } = wish
  const entries = createBounded<Entry<Value>>(most)
  /** Slack counts the questions of everybody together. */
  let busyUntil = -Infinity

  function begin(id: string): Entry<Value> {
    const entry: Entry<Value> = {
      value: ask(id).then(
        (value) => (entry.known = value),
        (mistake: unknown) => {
          const failure = failureOf(mistake)
          entry.until = clock.passed() + LEFT_ALONE
          if (failure.is === 'busy') busyUntil = clock.passed() + failure.wait
          failed(mistake)
          return undefined
        },
      ),
      until: clock.passed() + fresh,
    }
    entries.set(id, entry)
    return entry
  }

  return {
    async of(id, within = PATIENCE) {
      const before = entries.get(id)
      const isFresh = before !== undefined && clock.passed() < before.until
      if (!isFresh && clock.passed() < busyUntil) return undefined
      const entry = isFresh ? before : begin(id)
      if (entry.known !== undefined) return entry.known
      return inTime(entry.value, Math.min(within, PATIENCE), clock.wait)
    },
    known: (id) => entries.get(id)?.known,
    forget: (id) => entries.delete(id),
  }
}
