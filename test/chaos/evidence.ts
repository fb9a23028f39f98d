import { sql } from 'kysely'
import type { Data } from '../../adapters/database/open.ts'
import { fromText } from '../../adapters/database/text.ts'
import type { Place } from '../../src/place.ts'
import { channelOf } from '../fakes/chat.ts'
import { nameOf } from '../fakes/platform.ts'
import type { Kept } from './judge.ts'

/** What is to be edited later than this from now on is left out of a run, in ms. */
const SOON = 60_000

/** How much is still to be done at an instant (ms since 1970): breaks to move on, and what is to be posted or edited. */
export async function leftIn({ db }: Data, now: number): Promise<number> {
  const moving = db.selectFrom('break').select('id').where('next_due', '<=', now)
  const posting = db.selectFrom('occurrence').select('id').where('state', '=', sql.lit('due'))
  const editing = db
    .selectFrom('occurrence')
    .select('id')
    .where('edit_at', '<', now + SOON)
  const counts = [moving, posting, editing].map(async (rows) => {
    const query = db.selectFrom(rows.as('left')).select(({ fn }) => fn.countAll().as('count'))
    return Number((await query.executeTakeFirstOrThrow()).count)
  })
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
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
