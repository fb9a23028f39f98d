// When a break comes: a small value, and no cron string. What people write is read in read/, said back in say.ts and
// turned into instants in next.ts.

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
/** 1 is Monday, as in ISO 8601. */
export type Weekday = (typeof WEEKDAYS)[number]

/** Minutes after midnight, on the wall clock: 0 to 1439. */
export type Minute = number

/** From a minute to another one of the same day; `to` before `from` is on the day after. */
export type Span = { readonly from: Minute; readonly to: Minute }

export const NTHS = [1, 2, 3, 4, 5, -1] as const
/** The first, second … of a month; -1 is the last. */
export type Nth = (typeof NTHS)[number]

export type Days =
  /** With `everyWeeks` above 1, weeks (Monday to Sunday) are counted from the one that `starts` lies in. */
  | { readonly kind: 'weekdays'; readonly weekdays: readonly Weekday[]; readonly everyWeeks: number }
  /** Each of the weekdays on each of its turns: "the first and third Monday". */
  | { readonly kind: 'nth of month'; readonly nths: readonly Nth[]; readonly weekdays: readonly Weekday[] }
  /** 1 to 31, -1 is the last day; months that are shorter have no such day. */
  | { readonly kind: 'day of month'; readonly days: readonly number[] }

export type Times =
  | { readonly kind: 'at'; readonly minutes: readonly Minute[] }
  /**
   * Begins anew at the start of each window and keeps its spacing in real time; the window's end belongs to it.
   * What would fall into a gap (its end is outside of it) is left out.
   */
  | {
      readonly kind: 'every'
      /** Length in minutes. */
      readonly minutes: number
      readonly windows: readonly Span[]
      readonly gaps: readonly Span[]
    }

/** When a break comes. Lists are sorted and hold nothing twice, so that equal cadences are equal values. */
export type Cadence = {
  readonly days: Days
  readonly times: Times
  /** 1 to 12; without it every month. */
  readonly months?: readonly number[]
  /** The first date on which it may come, as "2026-11-23". Always there with `everyWeeks` above 1. */
  readonly starts?: string
  /** The last date on which it may come. */
  readonly ends?: string
  /** An IANA name ("Europe/Berlin"), "UTC", or a fixed offset ("+05:30"). */
  readonly zone: string
}

/** The shortest and the longest that can be between two stretches of one break, in minutes. */
export const EVERY = { least: 5, most: 720 } as const

/** So many times a day can be named one by one. */
export const MOST_TIMES = 24
