import { createBounded } from './bounded.ts'

/** Tells what came before from what is new: platforms deliver some things twice. */
export type Once = {
  /** Whether a thing is new; from then on it is not. */
  isNew(id: string): boolean
  /** A thing is new again: nothing came of it. */
  again(id: string): void
}

/** Remembers so many things at most; the oldest are forgotten first. */
export function createOnce(most = MOST): Once {
  const seen = createBounded<true>(most)
  return {
    isNew(id) {
      if (seen.get(id) === true) return false
      seen.set(id, true)
      return true
    },
    again: (id) => seen.delete(id),
  }
}

/** Slack repeats an event for an hour at most; nobody hears so many in that time but in a flood. */
const MOST = 10_000
