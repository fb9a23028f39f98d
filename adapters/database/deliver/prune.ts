import { sql, type Kysely } from 'kysely'
import type { DeliveryStore } from '../../../src/deliver/ports.ts'
import { removeEmptyPlaces } from '../empty-places.ts'
import type { Engine } from '../engine.ts'
import { GROUP } from '../grouped.ts'
import type { Schema } from '../schema.ts'

/** Removes what is too old, in groups, so that nobody waits for long: in a night there are a hundred thousand rows. */
export function pruning(db: Kysely<Schema>, engine: Engine): DeliveryStore['prune'] {
  return async ({ now, answers, deliveries }) => {
    const removed =
      (await inGroups(() => removeAnswers(db, answers))) +
      (await inGroups(() => removeForOne(db, answers))) +
      (await inGroups(() => removeDeliveries(db, deliveries)))
    await db.deleteFrom('choice').where('until', '<=', now).execute()
    await db.deleteFrom('spared').where('until', '<=', now).execute()
    await db.deleteFrom('parting').where('until', '<=', now).execute()
    await db.deleteFrom('hold').where('until', '<=', now).execute()
    await db.deleteFrom('process').where('seen_at', '<', deliveries).execute()
    await removeEmptyPlaces(db, engine)
    return removed
  }
}

async function inGroups(removeSome: () => Promise<number>): Promise<number> {
  for (let removed = 0; ;) {
    const some = await removeSome()
    removed += some
    if (some < GROUP) return removed
  }
}

async function removeAnswers(db: Kysely<Schema>, before: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('answer')
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('occurrence_id', 'person'),
        'in',
        selectFrom('answer as old')
          .select(['old.occurrence_id', 'old.person'])
          .where('old.at', '<', before)
          .orderBy('old.at')
          .limit(GROUP)
          .$asTuple('occurrence_id', 'person'),
      ),
    )
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** What came to one person alone names that person. */
async function removeForOne(db: Kysely<Schema>, before: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('occurrence')
    .where('id', 'in', ({ selectFrom }) =>
      selectFrom('occurrence as old')
        .select('old.id')
        .where('old.whom', '!=', sql.lit(''))
        // Said so, the index of what is for one person is found.
        .where('old.whom', '>', sql.lit(''))
        .where('old.state', '!=', sql.lit('due'))
        // A sum has no index: they are few, and all that is old is much.
        .where(sql<number>`old.due_at + 0`, '<', before)
        .limit(GROUP),
    )
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

async function removeDeliveries(db: Kysely<Schema>, before: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('occurrence')
    .where('id', 'in', ({ selectFrom }) =>
      selectFrom('occurrence as old')
        .select('old.id')
        .where('old.state', '!=', sql.lit('due'))
        .where('old.due_at', '<', before)
        // That it was asked is known as long as there is the break, or it would be asked again.
        .where('old.kind', '!=', sql.lit('fewer'))
        .orderBy('old.due_at')
        .limit(GROUP),
    )
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
