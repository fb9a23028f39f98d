import type { Selectable } from 'kysely'
import type { Break, BreakDraft, Shown } from '../../src/breaks/break.ts'
import type { Place } from '../../src/place.ts'
import type { Schema } from './schema.ts'
import { fromText, toText } from './text.ts'

/** What a place is made of in its row. */
export type PlaceColumns = Pick<
  Selectable<Schema['place']>,
  'platform' | 'workspace' | 'channel' | 'is_direct'
>

/** The columns of a place that a value is made of. */
export const PLACE_COLUMNS = [
  'place.platform',
  'place.workspace',
  'place.channel',
  'place.is_direct',
] as const

/** The columns that a break is made of, with those of its place. */
export const BREAK_COLUMNS = [
  'break.id',
  'break.number',
  'break.revision',
  'break.owner',
  'break.cadence',
  'break.choosing',
  'break.days_off',
  'break.next_due',
  'break.tzdata',
  'break.created_at',
  'break.stopped',
  'break.has_week',
  ...PLACE_COLUMNS,
] as const

/** A break as it is read, with its place. */
export type BreakRow = Omit<Selectable<Schema['break']>, 'place_id'> & PlaceColumns

export function toPlaceRow({ platform, workspace, channel, isDirect }: Place): PlaceColumns {
  return {
    platform: toText(platform),
    workspace: toText(workspace),
    channel: toText(channel),
    is_direct: isDirect ? 1 : 0,
  }
}

export function toPlace(row: PlaceColumns): Place {
  return {
    platform: fromText(row.platform),
    workspace: fromText(row.workspace),
    channel: fromText(row.channel),
    isDirect: row.is_direct === 1,
  }
}

/** What of a break can be changed after it was stored. */
export type Changeable = Pick<
  Selectable<Schema['break']>,
  'owner' | 'cadence' | 'choosing' | 'days_off' | 'next_due' | 'tzdata' | 'stopped' | 'has_week'
>

export function toChangeable(draft: BreakDraft): Changeable {
  return {
    owner: draft.owner === undefined ? null : toText(draft.owner),
    cadence: JSON.stringify(draft.cadence),
    choosing: JSON.stringify(draft.choosing),
    days_off: JSON.stringify(draft.daysOff),
    next_due: draft.nextDue ?? null,
    tzdata: toText(draft.tzdata),
    stopped: draft.stopped === undefined ? null : toText(draft.stopped),
    has_week: draft.hasWeek ? 1 : 0,
  }
}

export function toBreak(row: BreakRow): Break {
  return {
    id: row.id,
    place: toPlace(row),
    number: row.number,
    revision: row.revision,
    ...(row.owner === null ? {} : { owner: fromText(row.owner) }),
    cadence: JSON.parse(row.cadence),
    choosing: JSON.parse(row.choosing),
    daysOff: JSON.parse(row.days_off),
    ...(row.next_due === null ? {} : { nextDue: row.next_due }),
    tzdata: fromText(row.tzdata),
    createdAt: row.created_at,
    ...(row.stopped === null ? {} : { stopped: fromText(row.stopped) }),
    ...(row.has_week === 1 ? { hasWeek: true } : {}),
  }
}

type ShownColumns = Pick<Selectable<Schema['occurrence']>, 'exercise' | 'opening' | 'shown_at'>

/** Nothing where the row says nothing of what was shown. */
export function toShown({ exercise, opening, shown_at: at }: ShownColumns): readonly Shown[] {
  return exercise === null || opening === null || at === null
    ? []
    : [{ exercise: fromText(exercise), opening, at }]
}
