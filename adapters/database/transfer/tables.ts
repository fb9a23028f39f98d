import type { Selectable } from 'kysely'
import type { Answered, DeliveryKind } from '../../../src/deliver/ports.ts'
import type { State } from '../../../src/inbox/ports.ts'
import type { OccurrenceState, Schema } from '../schema.ts'

/** What a column holds. */
export type Column = {
  /** Any text, text that is JSON, a whole number, a small one, 0 or 1, or one of some words. */
  readonly holds: 'text' | 'json' | 'number' | 'small' | 'flag' | readonly string[]
  readonly orNothing: boolean
}

/** A table with its columns, in the order in which they are written. */
export type Table = {
  /** By which rows are told apart and put in order. */
  readonly key: readonly string[]
  readonly columns: Readonly<Record<string, Column>>
}

/** What is gone by itself soon, or belongs to the database and not to anybody. */
type LeftOut = 'hold' | 'process' | 'migration'

/** What is kept; a column that is missing here does not compile. */
type Kept = {
  readonly [Name in Exclude<keyof Schema, LeftOut>]: {
    readonly key: readonly (keyof Schema[Name])[]
    readonly columns: { readonly [Name_ in keyof Selectable<Schema[Name]>]: Column }
  }
}

const text: Column = { holds: 'text', orNothing: false }
const json: Column = { holds: 'json', orNothing: false }
const number: Column = { holds: 'number', orNothing: false }
const small: Column = { holds: 'small', orNothing: false }
const flag: Column = { holds: 'flag', orNothing: false }

function maybe(column: Column): Column {
  return { ...column, orNothing: true }
}

/** A record and no list, so that a word that is missing does not compile. */
function oneOf<Word extends string>(words: Readonly<Record<Word, true>>): Column {
  return { holds: Object.keys(words), orNothing: false }
}

const KEPT: Kept = {
  place: {
    key: ['id'],
    columns: {
      id: text,
      platform: text,
      workspace: text,
      channel: text,
      is_direct: flag,
      last_number: number,
    },
  },
  break: {
    key: ['id'],
    columns: {
      id: text,
      place_id: text,
      number,
      revision: number,
      owner: maybe(text),
      cadence: json,
      choosing: json,
      days_off: json,
      next_due: maybe(number),
      tzdata: text,
      created_at: number,
      stopped: maybe(text),
      has_week: flag,
    },
  },
  occurrence: {
    key: ['id'],
    columns: {
      id: text,
      break_id: text,
      place_id: text,
      platform: text,
      kind: oneOf<DeliveryKind>({ plan: true, later: true, week: true, fewer: true, stopped: true }),
      whom: text,
      origin_id: maybe(text),
      due_at: number,
      state: oneOf<OccurrenceState>({
        due: true,
        posted: true,
        missed: true,
        failed: true,
        uncertain: true,
      }),
      run_at: number,
      lease_owner: maybe(text),
      tries: small,
      tried_at: maybe(number),
      turn: maybe(json),
      exercise: maybe(text),
      opening: maybe(small),
      shown_at: maybe(number),
      message: maybe(text),
      closes_at: maybe(number),
      edit_at: maybe(number),
      edit_again: maybe(number),
      why: maybe(text),
    },
  },
  answer: {
    key: ['occurrence_id', 'person'],
    columns: {
      occurrence_id: text,
      person: text,
      said: oneOf<Answered>({ done: true, 'not today': true }),
      at: number,
    },
  },
  // Gone by itself soon as well; but what is left out here would ask people for a stretch for ever.
  parting: {
    key: ['id'],
    columns: { id: text, place_id: text, platform: text, message: text, edit_at: number, until: number },
  },
  // The buttons stay where they are, and are to work on as well.
  choice: {
    key: ['id', 'person'],
    columns: { id: text, person: text, place: text, run: json, until: number },
  },
  departure: {
    key: ['platform', 'workspace', 'channels'],
    columns: { platform: text, workspace: text, channels: text, at: number },
  },
  spared: { key: ['person'], columns: { person: text, until: number } },
  near_miss: {
    key: ['id'],
    columns: {
      id: text,
      wording: text,
      gist: text,
      why: text,
      times: number,
      first_at: number,
      last_at: number,
      state: oneOf<State>({ open: true, ignored: true, added: true }),
    },
  },
}

/** The tables that are kept, each after those that its rows point to. */
export const KEPT_TABLES: ReadonlyMap<string, Table> = new Map(Object.entries(KEPT))
