/** So many requests can be under way at the same time. */
export type Slots = {
  /** When the next one of them is free, in ms. */
  earliest(): number
  /** Takes that one until an instant in ms. */
  take(until: number): void
}

/** Slots that were free all along: a heap of the instants at which each is free again, the earliest on top. */
export function createSlots(count: number): Slots {
  const free = new Float64Array(count).fill(-Infinity)
  const at = (index: number) => free[index] ?? Infinity
  return {
    earliest: () => at(0),
    take(until) {
      let hole = 0
      for (;;) {
        const left = 2 * hole + 1
        const least = at(left + 1) < at(left) ? left + 1 : left
        if (at(least) >= until) break
        free[hole] = at(least)
        hole = least
      }
      free[hole] = until
    },
  }
}
