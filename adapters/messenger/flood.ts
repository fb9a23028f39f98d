import { createBounded } from './bounded.ts'

/** So much is answered in `within` ms, of one person and in one place. */
export type FloodLimits = { readonly within: number; readonly person: number; readonly place: number }

/** More than anybody reads, and than platforms take of one account in one channel. */
export const FLOOD: FloodLimits = { within: 60_000, person: 20, place: 60 }

/** So many people and places are watched at most; those that were silent longest are forgotten first. */
const MOST_WATCHED = 20_000

/** Whether something is answered, is too much, or is too much again without having been told so since. */
export type Verdict = 'answered' | 'too much' | 'too much again'

/** Watches that nobody, and nobody's channel, is answered without end. */
export type Flood = {
  /** Counts one request, by the time in ms that only grows. */
  count(person: string, place: string, passed: number): Verdict
}

type Watched = { since: number; count: number; isTold: boolean }

export function createFlood({
  within,
  person: mostOfPerson,
  place: mostInPlace,
}: FloodLimits = FLOOD): Flood {
  const watched = createBounded<Watched>(MOST_WATCHED)

  function counted(key: string, passed: number): Watched {
    const before = watched.get(key)
    const isFresh = before !== undefined && passed - before.since < within
    const now = isFresh ? before : { since: passed, count: 0, isTold: false }
    now.count++
    watched.set(key, now)
    return now
  }

  return {
    count(person, place, passed) {
      const own = counted(`person ${person}`, passed)
      // What one person is refused takes nothing away from the others there.
      const isTheirs = own.count <= mostOfPerson
      if (isTheirs && counted(`place ${place}`, passed).count <= mostInPlace) return 'answered'
      if (own.isTold) return 'too much again'
      own.isTold = true
      return 'too much'
    },
  }
}
