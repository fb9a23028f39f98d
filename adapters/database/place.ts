import { randomUUID } from 'node:crypto'
import { expressionBuilder, type Expression, type Kysely, type SqlBool } from 'kysely'
import type { Place } from '../../src/place.ts'
import { toPlaceRow, type PlaceColumns } from './rows.ts'
import { UNIQUE, type Schema } from './schema.ts'

/** The row id of a place, which is made where there is none; meant for the inside of a transaction. */
export async function placeId(transaction: Kysely<Schema>, place: Place): Promise<string> {
  const { id } = await transaction
    .insertInto('place')
    .values({ id: randomUUID(), ...toPlaceRow(place), last_number: 0 })
    .onConflict((conflict) =>
      conflict
        .columns(UNIQUE.place)
        // Only what is written is given back.
        .doUpdateSet(({ ref }) => ({ last_number: ref('place.last_number') })),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** That a place, by the name under which a query knows it, is this one. */
export function placeIs(name: 'place' | 'goal', place: Place): Expression<SqlBool> {
  const { platform, workspace, channel, is_direct } = toPlaceRow(place)
  const { and, eb } = expressionBuilder<Record<typeof name, PlaceColumns>, typeof name>()
  return and([
    eb(`${name}.channel`, '=', channel),
    eb(`${name}.workspace`, '=', workspace),
    eb(`${name}.platform`, '=', platform),
    eb(`${name}.is_direct`, '=', is_direct),
  ])
}
