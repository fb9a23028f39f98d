import { sql, type Kysely } from 'kysely'
import type { Schema } from '../../adapters/database/schema.ts'
import { toChangeable } from '../../adapters/database/rows.ts'
import { draftAt } from './breaks.ts'

/** How many breaks to make in PostgreSQL, and when they fall due. */
export type Many = {
  readonly stored: number
  /** So many of them fall due at `now`, each in a place of its own, half of them on each platform. */
  readonly due: number
  readonly places: number
  /** Ms since 1970. */
  readonly now: number
}

const HOUR = 3_600_000

/** Makes many breaks where there are none, in the server itself: a store would take a quarter of an hour for a million. */
export async function makeMany(db: Kysely<Schema>, { stored, due, places, now }: Many): Promise<void> {
  const { cadence, choosing, days_off, tzdata } = toChangeable(draftAt(0, places, now))
  await sql`
    insert into place (id, platform, workspace, channel, is_direct, last_number)
    select cast(cast(md5('place' || i) as uuid) as text),
      case when i % 2 = 0 then 'slack' else 'discord' end, 'T' || i % 500, 'C' || i, 0, 9
    from generate_series(0, ${sql.lit(places - 1)}) as i`.execute(db)
  await sql`
    insert into "break" (id, place_id, number, revision, owner, cadence, choosing, days_off, next_due, tzdata, created_at)
    select cast(cast(md5('break' || i) as uuid) as text),
      cast(cast(md5('place' || i % ${sql.lit(places)}) as uuid) as text),
      i / ${sql.lit(places)} + 1, 1, 'U' || i % ${sql.lit(places)}, ${cadence}, ${choosing}, ${days_off},
      ${sql.lit(now)} + case when i < ${sql.lit(due)} then 0 else (1 + i % 90) * ${sql.lit(HOUR)} end,
      ${tzdata}, ${sql.lit(now - 1e9)} + i
    from generate_series(0, ${sql.lit(stored - 1)}) as i`.execute(db)
  // As the server does by itself a while after so much has changed.
  await sql`vacuum analyze`.execute(db)
}
