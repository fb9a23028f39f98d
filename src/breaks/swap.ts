import { LEVELS, type Aim, type Exercise } from '../knowledge/model.ts'
import { linkedExercises } from '../knowledge/text.ts'
import type { Shown } from './break.ts'
import { gentleAt, type Moment } from './gentle.ts'
import { shuffled } from './seed.ts'
import { hasEasier, sayInstead, type Turn } from './turn.ts'

export const SWAP_REASONS = ["can't lie down", 'camera on', 'no wall', 'hurts', 'did it already'] as const
/** Why somebody wants another exercise than the one shown. */
export type SwapReason = (typeof SWAP_REASONS)[number]

/** A wish for another exercise. */
export type SwapWish = {
  /** The id of the exercise that is to be swapped. */
  readonly instead: string
  readonly reason: SwapReason
  /** Ids of exercises that were swapped before in the same prompt, or came of it. */
  readonly tried: readonly string[]
  /** What was shown, the newest first. */
  readonly shown: readonly Shown[]
  readonly at: Moment
  /** Such as the key of the place. */
  readonly seed: string
}

/** How each reason is said on a button. */
export const REASON_LABELS: Readonly<Record<SwapReason, string>> = {
  "can't lie down": "Can't lie down",
  'camera on': 'Camera on',
  'no wall': 'No wall',
  hurts: 'It hurts',
  'did it already': 'Did it already',
}

/** The reason that somebody wrote: "camera on", "Can’t lie down", "cant lie down". */
export function readSwapReason(written: string): SwapReason | undefined {
  const folded = fold(written)
  return SWAP_REASONS.find((reason) => [reason, REASON_LABELS[reason]].some((said) => fold(said) === folded))
}

function fold(written: string): string {
  return written
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z]+/g, ' ')
    .trim()
}

/** The reasons that somebody may have with this exercise, in order. */
export function reasonsFor(exercise: Exercise): readonly SwapReason[] {
  const mayBe: Readonly<Record<SwapReason, boolean>> = {
    "can't lie down": !isUpright(exercise),
    'camera on': exercise.discreet !== 'yes',
    'no wall': needsWall(exercise),
    hurts: true,
    'did it already': true,
  }
  return SWAP_REASONS.filter((reason) => mayBe[reason])
}

/** Another exercise of those that fit, with the same aim or else the nearest to it. */
export function swapFor(
  all: readonly Exercise[],
  fit: readonly Exercise[],
  { instead, reason, tried, shown, at, seed }: SwapWish,
): Turn | undefined {
  const before = all.find(({ id }) => id === instead)
  const suits = suitsWith(reason, before)
  const left = fit.filter((page) => page.id !== instead && !tried.includes(page.id) && suits(page))
  const aims = before === undefined ? left.map(({ aim }) => aim) : [before.aim, ...NEAREST[before.aim]]
  const aim = aims.find((near) => left.some((page) => page.aim === near))
  if (aim === undefined) return undefined
  const [page] = inOrder(
    left.filter((candidate) => candidate.aim === aim),
    shown,
    seed,
  ).toSorted((a, b) => (reason === 'hurts' ? hardness(a) - hardness(b) : 0))
  if (page === undefined) return undefined
  const isGentle = reason === 'hurts' || gentleAt(shown, at) !== undefined
  return {
    exercise: page.id,
    aim,
    why: sayInstead(aim, before?.aim),
    easier: isGentle && hasEasier(page, left),
  }
}

/** What was never shown first, then what was shown longest ago. */
function inOrder(pages: readonly Exercise[], shown: readonly Shown[], seed: string): readonly Exercise[] {
  const ago = (page: Exercise) => {
    const index = shown.findIndex(({ exercise }) => exercise === page.id)
    return index < 0 ? shown.length : index
  }
  return shuffled(pages, seed).toSorted((a, b) => ago(b) - ago(a))
}

function suitsWith(reason: SwapReason, before: Exercise | undefined): (page: Exercise) => boolean {
  switch (reason) {
    case "can't lie down":
      return isUpright
    case 'camera on':
      return ({ discreet }) => discreet === 'yes'
    case 'no wall':
      return (page) => !needsWall(page)
    case 'hurts':
      return (page) => before === undefined || (!isKin(page, before) && hardness(page) <= hardness(before))
    case 'did it already':
      return () => true
  }
}

function isUpright({ settings, positions }: Exercise): boolean {
  return (
    settings.some((setting) => setting === 'desk' || setting === 'standing') &&
    positions.some((position) => position === 'sitting' || position === 'standing')
  )
}

const WALLS: readonly string[] = ['wall', 'doorway', 'corner']

function needsWall({ needs }: Exercise): boolean {
  return needs.some((thing) => WALLS.includes(thing))
}

function hardness({ level }: Exercise): number {
  return LEVELS.indexOf(level)
}

/** Whether one page names the other as its easier or harder form. */
function isKin(a: Exercise, b: Exercise): boolean {
  const links = (from: Exercise, to: Exercise) =>
    linkedExercises([...from.easier, ...from.harder]).some(({ id }) => id === to.id)
  return links(a, b) || links(b, a)
}

/** What comes nearest to an aim, nearest first: all the others, so that a swap only fails where nothing is left. */
const NEAREST: Readonly<Record<Aim, readonly Aim[]>> = {
  'open the chest': ['shoulder blades', 'arch', 'lean to the side', 'turn', 'neck', 'strength', 'round'],
  turn: ['lean to the side', 'arch', 'round', 'open the chest', 'shoulder blades', 'neck', 'strength'],
  arch: ['open the chest', 'shoulder blades', 'strength', 'turn', 'lean to the side', 'neck', 'round'],
  round: ['lean to the side', 'neck', 'turn', 'shoulder blades', 'arch', 'open the chest', 'strength'],
  'lean to the side': ['turn', 'round', 'open the chest', 'neck', 'shoulder blades', 'arch', 'strength'],
  'shoulder blades': ['open the chest', 'neck', 'strength', 'arch', 'lean to the side', 'turn', 'round'],
  neck: ['shoulder blades', 'round', 'lean to the side', 'open the chest', 'turn', 'arch', 'strength'],
  strength: ['shoulder blades', 'arch', 'open the chest', 'turn', 'lean to the side', 'round', 'neck'],
}
