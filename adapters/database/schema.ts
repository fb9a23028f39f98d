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
}

/** Due until it is settled; missed ones are only recorded. */
export type OccurrenceState = 'due' | 'missed' | 'posted' | 'failed'

type OccurrenceTable = {
  readonly id: string
  readonly break_id: string
  /** That of the break, so that what was shown in a place is found in order. */
  readonly place_id: string
  readonly due_at: number
  readonly state: OccurrenceState
  readonly exercise: string | null
  readonly opening: number | null
  readonly shown_at: number | null
  readonly why: string | null
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
  readonly near_miss: NearMissTable
  readonly migration: MigrationTable
}
