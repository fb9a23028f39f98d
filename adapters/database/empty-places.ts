import { sql, type Kysely } from 'kysely'
import type { Engine } from './engine.ts'
import { GROUP } from './grouped.ts'
import type { Schema } from './schema.ts'

/**
 * Removes direct messages in which nothing stands any more, since they name a person. All places are looked through, few
 * at a time, so that nobody waits for long.
 */
export async function removeEmptyPlaces(db: Kysely<Schema>, engine: Engine): Promise<void> {
  for (let last: string | undefined = ''; last !== undefined;) {
    const page: readonly { readonly id: string }[] = await db
      .selectFrom('place')
      .select('id')
      .where('id', '>', last)
      .orderBy('id')
      .limit(GROUP)
      .execute()
    const ids = page.map(({ id }) => id)
    const left = ids.length === 0 ? [] : await emptyAmong(db, ids).execute()
    if (left.length > 0) {
      await db.transaction().execute((removing) => removeThose(removing, engine, left))
    }
    last = ids.at(-1)
  }
}

async function removeThose(
  removing: Kysely<Schema>,
  engine: Engine,
  left: readonly { readonly id: string }[],
): Promise<void> {
  const ids = left.map(({ id }) => id)
  // Whoever is about to use one of them holds it until that is done; only then is looked once more.
  const query = engine.locked(removing.selectFrom('place').select('id').where('id', 'in', ids), 'place')
  const held = (await query.execute()).map(({ id }) => id)
  if (held.length === 0) return
  await removing.deleteFrom('place').where('id', 'in', emptyAmong(removing, held)).execute()
}

/**
 * Direct messages among these places in which no break stands, nothing that came or will come to that person alone, and
 * no message that is still to be closed.
 */
function emptyAmong(db: Kysely<Schema>, ids: readonly string[]) {
  return db
    .selectFrom('place')
    .select('place.id')
    .where('place.id', 'in', ids)
    .where('place.is_direct', '=', 1)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('break').select('break.id').whereRef('break.place_id', '=', 'place.id'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('occurrence')
            .select('occurrence.id')
            .whereRef('occurrence.whom', '=', 'place.channel')
            // Said so, the index of what is for one person is found.
            .where('occurrence.whom', '!=', sql.lit('')),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('parting').select('parting.id').whereRef('parting.place_id', '=', 'place.id'))),
    )
}
