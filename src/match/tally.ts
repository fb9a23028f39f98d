import { pointsAt, type Points } from './points.ts'
import { createScoreboard } from './scoreboard.ts'
import type { Fit, Reason } from './understanding.ts'

/** A page that names a meaning, and at which place of its list. */
export type Posting = { readonly index: number; readonly place: number }

export type PageIndex = ReadonlyMap<string, readonly Posting[]>

/** The pages that one meaning gives points to, and the words of the question that said it. */
export type Gift = {
  readonly postings: readonly Posting[]
  readonly points: Points
  readonly meaning: string
  readonly words: string
}

/** A page and the small preferences it starts with. */
export type Candidate = { readonly id: string; readonly preferences: readonly Reason[] }

/** Adds up gifts and gives the best pages that are allowed, each with reasons that add up to its points. */
export type Tally = (
  most: number,
  allowed: (index: number) => boolean,
  gifts: readonly Gift[],
) => readonly Fit[]

/** From each meaning to the pages that name it. */
export function indexBy<T>(pages: readonly T[], meanings: (page: T) => readonly string[]): PageIndex {
  const index = new Map<string, Posting[]>()
  for (const [page, value] of pages.entries()) {
    for (const [place, meaning] of meanings(value).entries()) {
      const postings = index.get(meaning)
      if (postings === undefined) index.set(meaning, [{ index: page, place }])
      else postings.push({ index: page, place })
    }
  }
  return index
}

/** The pages for which something holds. */
export function postingsWhere<T>(pages: readonly T[], holds: (page: T) => boolean): readonly Posting[] {
  return pages.flatMap((page, index) => (holds(page) ? [{ index, place: 0 }] : []))
}

/** A tally over pages. Where nobody gives points to a page that is allowed, the preferences alone decide. */
export function createTally(pages: readonly Candidate[]): Tally {
  const starts = pages.map(({ preferences }) => preferences.reduce((sum, { points }) => sum + points, 0))
  const board = createScoreboard(
    pages.map(({ id }) => id),
    (index) => starts[index] ?? 0,
  )
  const bestOfAll = (most: number, allowed: (index: number) => boolean) => {
    for (const index of pages.keys()) board.add(index, 0)
    return board.best(most, allowed)
  }
  return (most, allowed, gifts) => {
    for (const { postings, points } of gifts) {
      for (const { index, place } of postings) board.add(index, pointsAt(points, place))
    }
    const reached = board.best(most, allowed)
    const top = reached.length > 0 ? reached : bestOfAll(most, allowed)
    return top.map(({ index, points }) => ({
      id: pages[index]?.id ?? '',
      points,
      reasons:
        reached.length > 0
          ? [...reasonsFor(index, gifts), ...(pages[index]?.preferences ?? [])]
          : (pages[index]?.preferences ?? []),
    }))
  }
}

function reasonsFor(page: number, gifts: readonly Gift[]): readonly Reason[] {
  return gifts.flatMap(({ postings, points, meaning, words }) =>
    postings
      .filter(({ index }) => index === page)
      .map(({ place }) => ({ words, meaning, points: pointsAt(points, place) })),
  )
}
