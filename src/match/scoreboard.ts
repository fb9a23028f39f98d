/** Points per page, added up and then handed out once: made for many pages of which few are reached. */
export type Scoreboard = {
  add(index: number, points: number): void
  has(index: number): boolean
  /** The pages with most points, by id among equals so that the order never varies; clears the board. */
  best(most: number, allowed: (index: number, points: number) => boolean): readonly Score[]
}

export type Score = { readonly index: number; readonly points: number }

/** A board for pages with these ids, each starting with so many points of its own as soon as it is reached. */
export function createScoreboard(ids: readonly string[], start: (index: number) => number): Scoreboard {
  const totals = new Float64Array(ids.length)
  const isReached = new Uint8Array(ids.length)
  const reached: number[] = []

  function isBetter(a: Score, b: Score): boolean {
    return a.points > b.points || (a.points === b.points && (ids[a.index] ?? '') < (ids[b.index] ?? ''))
  }

  return {
    add(index, points) {
      if (isReached[index] === 0) {
        isReached[index] = 1
        totals[index] = start(index)
        reached.push(index)
      }
      totals[index] = (totals[index] ?? 0) + points
    },
    has: (index) => isReached[index] === 1,
    best(most, allowed) {
      const top: Score[] = []
      for (const index of reached) {
        const score = { index, points: totals[index] ?? 0 }
        isReached[index] = 0
        const last = top.at(-1)
        if (top.length === most && last !== undefined && !isBetter(score, last)) continue
        if (!allowed(index, score.points)) continue
        const place = top.findIndex((other) => isBetter(score, other))
        top.splice(place < 0 ? top.length : place, 0, score)
        if (top.length > most) top.pop()
      }
      reached.length = 0
      return top
    },
  }
}
