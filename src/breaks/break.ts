import type { Place } from '../place.ts'
import type { Cadence } from './cadence.ts'

export const BREAK_SETTINGS = ['desk', 'standing', 'anything'] as const
/** Where people stretch: on an office chair; there or on their feet; or anywhere, also on the floor. */
export type BreakSetting = (typeof BREAK_SETTINGS)[number]

/** What is stretched in a break. */
export type Choosing = {
  readonly setting: BreakSetting
  /** Only what nobody notices on a camera. */
  readonly isDiscreet: boolean
  /** Conditions to take care of, by the names of words.md. */
  readonly conditions: readonly string[]
  /** Ids of exercises that are not wanted. */
  readonly without: readonly string[]
}

/** From an instant to another one, in ms since 1970; without an end until somebody goes on. */
export type Pause = { readonly from: number; readonly until?: number }

/** When a break stays away although its cadence says it comes. */
export type DaysOff = {
  readonly pauses: readonly Pause[]
  /** "2026-12-24", on the break's own calendar. */
  readonly dates: readonly string[]
  /** Single times that are left out, in ms since 1970. */
  readonly times: readonly number[]
  /** The country or region whose public holidays are free: "DE", "DE-BY". */
  readonly holidays?: string
}

export const NO_DAYS_OFF: DaysOff = { pauses: [], dates: [], times: [] }

/** What a break is made of before it is stored. */
export type BreakDraft = {
  readonly place: Place
  /** Without one, whoever had it asked to be forgotten. */
  readonly owner?: string
  readonly cadence: Cadence
  readonly choosing: Choosing
  readonly daysOff: DaysOff
  /** Ms since 1970; nothing while it is paused without an end or has come for the last time. */
  readonly nextDue?: number
  /** The edition of the time-zone database by which `nextDue` was reckoned. */
  readonly tzdata: string
  readonly createdAt: number
  /** Why the platform does not let it come any more, until somebody resumes it. */
  readonly stopped?: string
  /** Whether the place is told at the end of a week how many took part. */
  readonly hasWeek?: true
}

/** A stretch prompt that repeats in a place. In direct messages it is somebody's own. */
export type Break = BreakDraft & {
  readonly id: string
  /** Counts within the place, from 1, and is not given again while anything stands there: what people say to name it. */
  readonly number: number
  /** Goes up by one with every change, so that nobody overwrites what they have not seen. */
  readonly revision: number
}

/** One time a break fell due, as far as choosing the next one needs it. */
export type Shown = {
  readonly exercise: string
  /** Which of the openings stood above it. */
  readonly opening: number
  /** Ms since 1970. */
  readonly at: number
}
