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
const DAY = 24 * HOUR

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
  await count(db)
}

/** Gives each break a prompt that was posted a day ago and answered by somebody, so that nothing is due just now. */
export async function makeHistory(db: Kysely<Schema>, { stored, places, now }: Many): Promise<void> {
  await sql`
    insert into occurrence (id, break_id, place_id, platform, due_at, run_at, state, exercise, opening, shown_at, turn,
      message, closes_at, tries, tried_at)
    select cast(cast(md5('prompt' || i) as uuid) as text), cast(cast(md5('break' || i) as uuid) as text),
      cast(cast(md5('place' || i % ${sql.lit(places)}) as uuid) as text),
      case when i % ${sql.lit(places)} % 2 = 0 then 'slack' else 'discord' end, at, at, 'posted', 'cat-cow', 1, at,
      '{"exercise":"cat-cow","opening":1}', 'M' || i, at, 1, at
    from generate_series(0, ${sql.lit(stored - 1)}) as i, cast(${sql.lit(now - DAY)} as bigint) as at`.execute(
    db,
  )
  await sql`
    insert into answer (occurrence_id, person, said, at)
    select cast(cast(md5('prompt' || i) as uuid) as text), 'U' || i % ${sql.lit(places)}, 'done', ${sql.lit(now - DAY)}
    from generate_series(0, ${sql.lit(stored - 1)}) as i`.execute(db)
  await count(db)
}

/** As the server does by itself a while after so much has changed. */
async function count(db: Kysely<Schema>): Promise<void> {
  await sql`vacuum analyze`.execute(db)
}
