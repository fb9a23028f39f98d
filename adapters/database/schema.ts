import type { Generated } from 'kysely'
import type { Answered, DeliveryKind } from '../../src/deliver/ports.ts'

// The tables, in what SQLite and PostgreSQL have in common: TEXT, BIGINT (ms since 1970, or a count) and SMALLINT;
// lists and unions are JSON in TEXT.

type PlaceTable = {
  readonly id: string
  readonly platform: string
  readonly workspace: string
  readonly channel: string
  /** 0 or 1. */
  readonly is_direct: number
  /** The highest number a break of this place was ever given. */
  readonly last_number: number
}

type BreakTable = {
  readonly id: string
  readonly place_id: string
  readonly number: number
  readonly revision: number
  readonly owner: string | null
  readonly cadence: string
  readonly choosing: string
  readonly days_off: string
  readonly next_due: number | null
  readonly tzdata: string
  readonly created_at: number
  /** Why the platform does not let it come. */
  readonly stopped: string | null
  /** 0 or 1: whether the week is told. */
  readonly has_week: number
}

/** Due until it is settled: posted, too late for it, refused, or nobody can know. */
export type OccurrenceState = 'due' | 'posted' | 'missed' | 'failed' | 'uncertain'

type OccurrenceTable = {
  readonly id: string
  readonly break_id: string
  /** Where it is posted; also that of the break as planned, so that what was shown in a place is found in order. */
  readonly place_id: string
  /** That of the place, so that what waits for a platform is found without it. */
  readonly platform: string
  readonly kind: Generated<DeliveryKind>
  /** For whom alone it is; empty where it is for the place of the break. */
  readonly whom: Generated<string>
  /** The occurrence that it repeats. */
  readonly origin_id: string | null
  readonly due_at: number
  readonly state: OccurrenceState
  /** Not attempted before this; while somebody holds it, the end of their lease. */
  readonly run_at: number
  readonly lease_owner: string | null
  /** Requests that left and of which nobody knows that they failed, and when the first of them did. */
  readonly tries: Generated<number>
  readonly tried_at: number | null
  /** What it shows, chosen before the first attempt. */
  readonly turn: string | null
  readonly exercise: string | null
  readonly opening: number | null
  readonly shown_at: number | null
  /** The platform's id of the message. */
  readonly message: string | null
  /** When its window ends. */
  readonly closes_at: number | null
  /** When its message is to be edited next; while somebody does, the end of their lease. */
  readonly edit_at: number | null
  /** When it is to be edited once more, because of what was said while somebody edits it. */
  readonly edit_again: number | null
  readonly why: string | null
}

type AnswerTable = {
  readonly occurrence_id: string
  readonly person: string
  readonly said: Answered
  readonly at: number
}

/** A message that stood open when its break was removed, and is to be closed. */
type PartingTable = {
  /** That of the occurrence. */
  readonly id: string
  readonly place_id: string
  /** That of the place, so that what waits for a platform is found without it. */
  readonly platform: string
  /** The platform's id of the message. */
  readonly message: string
  /** Not edited before this; while somebody holds it, the end of their lease. */
  readonly edit_at: number
  /** From then on it stays as it is. */
  readonly until: number
}

/** What is not to be asked of a platform for a while. */
type HoldTable = { readonly scope: string; readonly until: number }

/** Whom no stretch is sent for a while. */
type SparedTable = { readonly person: string; readonly until: number }

/** A process that delivers to a platform. */
type ProcessTable = { readonly id: string; readonly platform: string; readonly seen_at: number }

/** What a button does that does not hold it itself, for each person whom such a button was made for. */
type ChoiceTable = {
  readonly id: string
  /** Empty for nobody in particular. */
  readonly person: string
  /** The channel in which it stands, behind its platform and workspace; empty where it stands in none. */
  readonly place: Generated<string>
  readonly run: string
  /** From then on it is not known any more. */
  readonly until: number
}

/** From where Limber was removed. */
type DepartureTable = {
  readonly platform: string
  readonly workspace: string
  /** What its channels begin with; empty where all of the workspace is meant. */
  readonly channels: string
  readonly at: number
}

type NearMissTable = {
  readonly id: string
  /** With names and numbers masked. */
  readonly wording: string
  /** What groups wordings of one meaning. */
  readonly gist: string
  readonly why: string
  readonly times: number
  readonly first_at: number
  readonly last_at: number
  readonly state: 'open' | 'ignored' | 'added'
}

type MigrationTable = { readonly number: number; readonly name: string; readonly at: number }

/** Every table with its columns. */
export type Schema = {
  readonly place: PlaceTable
  readonly break: BreakTable
  readonly occurrence: OccurrenceTable
  readonly answer: AnswerTable
  readonly parting: PartingTable
  readonly hold: HoldTable
  readonly spared: SparedTable
  readonly process: ProcessTable
  readonly near_miss: NearMissTable
  readonly choice: ChoiceTable
  readonly departure: DepartureTable
  readonly migration: MigrationTable
}

/** What no two rows share besides their id, in the tables where one that is written may be there already. */
export const UNIQUE = {
  place: ['channel', 'workspace', 'platform', 'is_direct'],
  occurrence: ['break_id', 'due_at', 'kind', 'whom'],
} as const satisfies { readonly [Table in keyof Schema]?: readonly (keyof Schema[Table])[] }

/** The names of all tables. */
export const TABLES = Object.keys({
  place: true,
  break: true,
  occurrence: true,
  answer: true,
  parting: true,
  hold: true,
  spared: true,
  process: true,
  near_miss: true,
  choice: true,
  departure: true,
  migration: true,
} satisfies Readonly<Record<keyof Schema, true>>) as readonly (keyof Schema)[]
