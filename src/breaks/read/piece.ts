import type { Days, Minute, Nth, Weekday } from '../cadence.ts'
import type { Line } from './tokens.ts'
import type { Part, Unit } from './words.ts'

/** A time as it was said; which half of the day a bare one means, its surroundings decide. */
export type Clock = {
  readonly hour: number
  readonly minute: number
  /** "bare" is 9 or 3:30; "whole" has its half of the day, or can only be meant on a 24-hour clock. */
  readonly style: 'bare' | 'am' | 'pm' | 'whole'
  /** Whether minutes were said. */
  readonly isFullHour: boolean
  /** What else it may mean: "half ten". */
  readonly other?: Clock
  readonly words: string
}

/** A time that there is none of. */
export type NoClock = { readonly wrong: string; readonly words: string }

/** From one time to another, as they were said. */
export type SaidSpan = {
  readonly from: Clock
  readonly to: Clock
  /** Whether "the next day" was said. */
  readonly isOvernight: boolean
}

/** Days as they were said; how many weeks lie between them may be said elsewhere. */
export type SaidDays =
  | { readonly kind: 'weekdays'; readonly weekdays: readonly Weekday[]; readonly everyWeeks?: number }
  | Exclude<Days, { readonly kind: 'weekdays' }>

/** A count of units: "4 weeks", "twice a day". */
export type Period = { readonly count: number; readonly unit: Unit }

/** Something that one rule recognised. Where it has several options, several meanings are possible. */
export type Meant =
  | { readonly kind: 'times'; readonly clocks: readonly Clock[] }
  /** Minutes of every hour: "five to the hour". */
  | { readonly kind: 'minutes of the hour'; readonly minutes: readonly Minute[] }
  | { readonly kind: 'interval'; readonly minutes: number }
  | { readonly kind: 'windows'; readonly spans: readonly SaidSpan[] }
  | { readonly kind: 'all day' }
  | { readonly kind: 'window start'; readonly clock: Clock }
  | { readonly kind: 'window end'; readonly clock: Clock }
  | { readonly kind: 'days'; readonly options: readonly SaidDays[]; readonly isEveryDay?: boolean }
  /** One half means twice a week. */
  | { readonly kind: 'weeks'; readonly options: readonly number[] }
  | { readonly kind: 'monthly' }
  | { readonly kind: 'months'; readonly months: readonly number[] }
  | { readonly kind: 'starts'; readonly options: readonly string[] }
  | { readonly kind: 'ends'; readonly options: readonly string[] }
  | { readonly kind: 'lasts'; readonly period: Period }
  | { readonly kind: 'zone'; readonly options: readonly string[] }
  | { readonly kind: 'without days'; readonly weekdays: readonly Weekday[] }
  | { readonly kind: 'without spans'; readonly spans: readonly SaidSpan[] }
  | { readonly kind: 'without hours'; readonly clocks: readonly Clock[] }
  | { readonly kind: 'without lunch' }
  | { readonly kind: 'without months'; readonly months: readonly number[] }
  | { readonly kind: 'count'; readonly period: Period }
  | { readonly kind: 'part of day'; readonly part: Part; readonly isEachDay: boolean }
  | { readonly kind: 'wrong'; readonly why: string }

/** What sort of thing was recognised. */
export type Kind = Meant['kind']

/** What was recognised, with the words for it and what had to be assumed, a sentence each. */
export type Piece = Meant & { readonly words: string; readonly notes?: readonly string[] }

/** What a rule found, and the place behind it. */
export type Found<T> = { readonly value: T; readonly end: number }

/** Looks at one place of a sentence; gives nothing where it has nothing to say. */
export type Rule<T> = (line: Line, at: number) => Found<T> | undefined

/** A rule that recognises a whole piece of a cadence. */
export type PieceRule = Rule<Meant & { readonly notes?: readonly string[] }>

/** The last of a month. */
export const LAST: Nth = -1

/** In order and without doubles, the last of a month at the end. */
export function sorted<T extends number>(values: readonly T[]): readonly T[] {
  const rank = (value: number) => (value === LAST ? Infinity : value)
  return [...new Set(values)].toSorted((a, b) => rank(a) - rank(b))
}
