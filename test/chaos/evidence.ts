import { sql, type SelectQueryBuilder } from 'kysely'
import type { Data } from '../../adapters/database/open.ts'
import type { Schema } from '../../adapters/database/schema.ts'
import { fromText } from '../../adapters/database/text.ts'
import type { Place } from '../../src/place.ts'
import { channelOf } from '../fakes/chat.ts'
import { nameOf } from '../fakes/platform.ts'
import type { Kept } from './judge.ts'

/** What is to be edited later than this from now on is left out of a run, in ms. */
const SOON = 60_000

/** How many breaks are to be moved on at an instant (ms since 1970), and how many deliveries are to be posted. */
export async function dueIn({ db }: Data, now: number): Promise<number> {
  const moving = db.selectFrom('break').select('id').where('next_due', '<=', now)
  const posting = db.selectFrom('occurrence').select('id').where('state', '=', sql.lit('due'))
  return (await count(db, moving)) + (await count(db, posting))
}

/** The same, with the messages that are to be edited soon. */
export async function leftIn(data: Data, now: number): Promise<number> {
  const { db } = data
  const editing = db
    .selectFrom('occurrence')
    .select('id')
    .where('edit_at', '<', now + SOON)
  return (await dueIn(data, now)) + (await count(db, editing))
}

async function count(db: Data['db'], rows: SelectQueryBuilder<Schema, any, { id: string }>): Promise<number> {
  const query = db.selectFrom(rows.as('counted')).select(({ fn }) => fn.countAll().as('count'))
  return Number((await query.executeTakeFirstOrThrow()).count)
}

/** Every break by its id, and those that have stopped. */
export async function breaksIn({
  db,
}: Data): Promise<{ readonly all: readonly string[]; readonly stopped: readonly string[] }> {
  const rows = await db.selectFrom('break').select(['id', 'stopped']).execute()
  return {
    all: rows.map(({ id }) => id),
    stopped: rows.flatMap(({ id, stopped }) => (stopped === null ? [] : [id])),
  }
}

/** Every delivery as it stands in the end. */
export async function keptIn(
  { db }: Data,
  now: number,
  isRefusing: (place: Place) => boolean,
): Promise<readonly Kept[]> {
  const rows = await db
    .selectFrom('occurrence')
    .innerJoin('place', 'place.id', 'occurrence.place_id')
    .select([
      'occurrence.id',
      'occurrence.break_id',
      'occurrence.kind',
      'occurrence.state',
      'occurrence.message',
      'occurrence.due_at',
      'occurrence.edit_at',
      'place.platform',
      'place.workspace',
      'place.channel',
      'place.is_direct',
    ])
    .execute()
  return rows.map((row): Kept => {
    const place: Place = {
      platform: fromText(row.platform),
      workspace: fromText(row.workspace),
      channel: fromText(row.channel),
      isDirect: row.is_direct === 1,
    }
    return {
      delivery: row.id,
      breakId: row.break_id,
      kind: row.kind,
      state: row.state,
      channel: channelOn(place.platform, nameOf({ ...place, channel: channelOf(place) })),
      isRefused: isRefusing(place),
      ...(row.message === null ? {} : { message: fromText(row.message) }),
      dueAt: row.due_at,
      isOpen: row.edit_at !== null && row.edit_at < now + SOON,
    }
  })
}

/** A channel among those of all platforms. */
export function channelOn(platform: string, channel: string): string {
  return `${platform} ${channel}`
}
