import { AIMS, type Aim, type Exercise } from '../knowledge/model.ts'
import type { Choosing, Shown } from './break.ts'
import { fitting } from './fitting.ts'
import { gentleAt, isSameDay, type Moment } from './gentle.ts'
import { numberOf, shuffled } from './seed.ts'
import { swapFor, type SwapWish } from './swap.ts'
import { hasEasier, sayWhy, type Turn } from './turn.ts'

/** Which exercise comes next. The same arguments always give the same. */
export type Rotation = {
  /** The exercises that a break may show. */
  fitting(choosing: Choosing): readonly Exercise[]
  /**
   * What comes now, after what was shown (the newest first); undefined where nothing fits. The seed, such as the key
   * of the place, makes different places start differently.
   */
  pick(choosing: Choosing, shown: readonly Shown[], at: Moment, seed: string): Turn | undefined
  /** Another exercise in the place of one that was shown; undefined where nothing is left. */
  swap(choosing: Choosing, wish: SwapWish): Turn | undefined
}

/** So much of what was shown is enough for `pick`, also where breaks of one place differ much in how often they come. */
export const LOOKS_BACK = 500

/** Prepares the rotation; `kit` are the names of things that few have at hand. */
export function createRotation(exercises: readonly Exercise[], kit: readonly string[]): Rotation {
  const pages = new Map(exercises.map((page) => [page.id, page]))
  return {
    fitting: (choosing) => fitting(exercises, choosing, kit),
    swap: (choosing, wish) => swapFor(exercises, fitting(exercises, choosing, kit), wish),
    pick(choosing, shown, at, seed) {
      const fit = fitting(exercises, choosing, kit)
      const gentle = gentleAt(shown, at)
      const [last] = shown
      const before = last && pages.get(last.exercise)
      const page = choose({ fit, shown, before: before?.aim, isGentle: gentle !== undefined, seed })
      if (page === undefined) return undefined
      const easier = gentle !== undefined && hasEasier(page, fit)
      const wasBefore = last &&
        before && {
          aim: before.aim,
          isSameDay: isSameDay(last.at, at),
          isSameExercise: before.id === page.id,
        }
      return { exercise: page.id, aim: page.aim, why: sayWhy(page.aim, wasBefore, gentle), easier }
    },
  }
}

type Choice = {
  readonly fit: readonly Exercise[]
  readonly shown: readonly Shown[]
  /** The aim of what was shown last. */
  readonly before: Aim | undefined
  readonly isGentle: boolean
  readonly seed: string
}

/**
 * Nothing comes again before everything else that fits has come since: whatever was not shown yet comes first, and once
 * all were, the one that was shown longest ago. So the order of the first round is the one that stays, and each choice
 * in it looks ahead.
 */
function choose({ fit, shown, before, isGentle, seed }: Choice): Exercise | undefined {
  const known = new Map(fit.map((page) => [page.id, page]))
  const lately = shown.flatMap(({ exercise }) => known.get(exercise) ?? [])
  const seen = new Set(lately)
  const longestAgo = [...seen].at(-1)
  const fresh = fit.filter((page) => !seen.has(page))
  if (fresh.length === 0) return longestAgo
  const isOrderly = (page: Exercise) =>
    leavesOrder(
      fresh.filter((other) => other !== page),
      page.aim,
      (longestAgo ?? page).aim,
    )
  const due = dueAims(fit, lately.slice(0, fit.length), seed)
  const wishes: readonly ((page: Exercise) => boolean)[] = [
    ({ aim }) => aim !== before,
    isOrderly,
    ({ level }) => !isGentle || level === 'easy',
  ]
  const left = wishes.reduce<readonly Exercise[]>(preferring, fresh)
  return shuffled(left, seed).toSorted((a, b) => due(a.aim) - due(b.aim))[0]
}

/** Those of which it is true, or all where there is none. */
function preferring<T>(from: readonly T[], isPreferred: (one: T) => boolean): readonly T[] {
  const preferred = from.filter(isPreferred)
  return preferred.length === 0 ? from : preferred
}

/** Whether the rest can still go round without an aim twice in a row, from one aim until another comes again. */
function leavesOrder(rest: readonly Exercise[], from: Aim, until: Aim): boolean {
  return AIMS.every((aim) => {
    const count = rest.filter((page) => page.aim === aim).length
    const kept = Number(aim === from) + Number(aim === until)
    return count <= Math.ceil((rest.length - kept) / 2)
  })
}

/**
 * Which aim had least of its share lately: the smaller the number, the sooner it comes. An aim's share is the number of
 * its exercises. From the largest on, each aim starts a golden section of its turn ahead of the one before, which spreads
 * turns of different lengths evenly; the seed says where in the round a break begins.
 */
function dueAims(fit: readonly Exercise[], lately: readonly Exercise[], seed: string): (aim: Aim) => number {
  const countOf = (pages: readonly Exercise[], aim: Aim) => pages.filter((page) => page.aim === aim).length
  const start = numberOf(seed)
  const due = AIMS.map((aim) => ({ aim, share: countOf(fit, aim) }))
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => b.share - a.share)
    .map(({ aim, share }, index) => {
      const ahead = (0.5 + index * GOLDEN + start * share) % 1
      return [aim, (countOf(lately, aim) + ahead) / share] as const
    })
  const byAim = new Map(due)
  return (aim) => byAim.get(aim) ?? 0
}

/** The golden section: whatever number of starts lie it apart, no two fall together. */
const GOLDEN = (Math.sqrt(5) - 1) / 2
