import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Place } from '../../src/place.ts'
import { toPlaceRow } from './rows.ts'
import type { Schema } from './schema.ts'

/** The row id of a place, which is made where there is none; meant for the inside of a transaction. */
export async function placeId(transaction: Kysely<Schema>, place: Place): Promise<string> {
  const { id } = await transaction
    .insertInto('place')
    .values({ id: randomUUID(), ...toPlaceRow(place), last_number: 0 })
    .onConflict((conflict) =>
      conflict
        .columns(['channel', 'workspace', 'platform', 'is_direct'])
        // Only what is written is given back.
        .doUpdateSet(({ ref }) => ({ last_number: ref('place.last_number') })),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
