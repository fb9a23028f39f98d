import type { Pace } from './chat.ts'

/** Keeps requests of one process to what a platform takes. */
export type Pacer = {
  /** Waits for the turn of a request, and takes it. `processes` share what the platform takes. */
  turn(processes: number): Promise<void>
  /** How long a message to a place has to wait, in ms; 0 takes the place's turn. */
  place(key: string): number
}

type Clock = { readonly passed: () => number; readonly wait: (ms: number) => Promise<void> }

/** So many places are remembered before those that have nothing to wait for are forgotten. */
const MOST_PLACES = 10_000

export function createPacer({ perSecond, perPlace }: Pace, { passed, wait }: Clock): Pacer {
  let next = -Infinity
  const places = new Map<string, number>()
  return {
    async turn(processes) {
      const at = Math.max(passed(), next)
      next = at + (1000 * processes) / perSecond
      const left = at - passed()
      if (left > 0) await wait(left)
    },
    place(key) {
      const now = passed()
      const free = places.get(key) ?? -Infinity
      if (free > now) return free - now
      if (places.size > MOST_PLACES) {
        for (const [other, until] of places) if (until <= now) places.delete(other)
      }
      if (perPlace > 0) places.set(key, now + perPlace)
      return 0
    },
  }
}
