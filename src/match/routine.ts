import type { Exercise } from '../knowledge/model.ts'
import type { Fit, Routine } from './understanding.ts'

/** A candidate for a routine: the page and why it fits. */
export type Part = { readonly exercise: Exercise; readonly fit: Fit }

/** Seconds to get from one exercise to the next. */
const CHANGE = 10
const MOST_PARTS = 6
/** More often than this nobody goes through the same exercises. */
const MOST_ROUNDS = 3

/**
 * Puts exercises, best first, into a routine of so many seconds at most: what moves and stretches comes before what
 * strengthens, and no two forms of one exercise follow each other. Where not even one fits the time, it is the
 * shortest alone. `kin` gives the easier and harder forms of an exercise.
 */
export function makeRoutine(
  candidates: readonly Part[],
  seconds: number,
  kin: (id: string) => readonly string[],
): Routine {
  const isKin = (a: Part, b: Part) =>
    a.exercise.id === b.exercise.id || kin(a.exercise.id).includes(b.exercise.id)
  const chosen: Part[] = []
  for (const part of candidates) {
    if (chosen.length === MOST_PARTS) break
    const isNew = !chosen.some((other) => isKin(part, other))
    if (isNew && takes([...chosen, part]) <= seconds) chosen.push(part)
  }
  const shortest = candidates.toSorted((a, b) => a.exercise.round - b.exercise.round)[0]
  if (chosen.length === 0 && shortest !== undefined) {
    return {
      parts: [partOf(shortest, Math.min(seconds, shortest.exercise.round))],
      rounds: 1,
      takes: seconds,
    }
  }
  const ordered = [...chosen.filter(warmsUp), ...chosen.filter((part) => !warmsUp(part))]
  const once = takes(ordered)
  const rounds =
    ordered.length < 2
      ? 1
      : Math.max(1, Math.min(MOST_ROUNDS, Math.floor((seconds + CHANGE) / (once + CHANGE))))
  return {
    parts: ordered.map((part) => partOf(part, part.exercise.round)),
    rounds,
    takes: once * rounds + CHANGE * (rounds - 1),
  }
}

/** Moving, stretching and relaxing warm up; what only strengthens does not. */
export function warmsUp({ exercise }: Part): boolean {
  return exercise.purposes[0] !== 'strengthen'
}

function takes(parts: readonly Part[]): number {
  const changes = Math.max(0, parts.length - 1) * CHANGE
  return parts.reduce((sum, { exercise }) => sum + exercise.round, 0) + changes
}

function partOf({ fit }: Part, seconds: number): Routine['parts'][number] {
  return { exercise: fit, takes: seconds }
}
