import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Break, BreakDraft } from '../../src/breaks/break.ts'
import type { Place } from '../../src/place.ts'
import { toChangeable, toPlaceRow } from './rows.ts'
import type { Schema } from './schema.ts'

/** Stores a break under the next number of its place. */
export async function insertBreak(adding: Transaction<Schema>, draft: BreakDraft): Promise<Break> {
  const place = await countUp(adding, draft.place)
  const given = { id: randomUUID(), number: place.last_number, revision: 1 }
  await adding
    .insertInto('break')
    .values({ ...given, ...toChangeable(draft), place_id: place.id, created_at: draft.createdAt })
    .execute()
  return { ...draft, ...given }
}

/** The place counts its breaks itself, so that the number of a removed one is not given again. */
async function countUp(adding: Transaction<Schema>, place: Place) {
  return adding
    .insertInto('place')
    .values({ id: randomUUID(), ...toPlaceRow(place), last_number: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['channel', 'workspace', 'platform', 'is_direct'])
        .doUpdateSet(({ eb, ref }) => ({ last_number: eb(ref('place.last_number'), '+', 1) })),
    )
    .returning(['id', 'last_number'])
    .executeTakeFirstOrThrow()
}
