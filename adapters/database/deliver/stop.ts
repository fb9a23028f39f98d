import { randomUUIDv7 } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { DeliveryStore } from '../../../src/deliver/ports.ts'
import { directPlace } from '../../../src/place.ts'
import { IS_DUE } from '../due.ts'
import { placeId } from '../place.ts'
import { fromText, toText } from '../text.ts'
import { PLACE_COLUMNS, toPlace } from '../rows.ts'
import { UNIQUE, type Schema } from '../schema.ts'

/** Stops a break whose place does not take it any more, and writes down that its owner is to be told. */
export function stopping(db: Kysely<Schema>): DeliveryStore['stop'] {
  return (breakId, why, at) =>
    db.transaction().execute(async (stopping) => {
      const stopped = await stopping
        .updateTable('break')
        .set(({ eb }) => ({ stopped: toText(why), next_due: null, revision: eb('revision', '+', 1) }))
        .where('id', '=', breakId)
        .where('stopped', 'is', null)
        .returning(['owner', 'place_id'])
        .executeTakeFirst()
      if (stopped === undefined) return false
      await stopping
        .updateTable('occurrence')
        .set({ state: 'failed', why: 'the break has stopped', lease_owner: null })
        .where('break_id', '=', breakId)
        .where(IS_DUE)
        .where('kind', '!=', 'later')
        // What may have been posted is settled by whoever attempted it.
        .where('tries', '=', 0)
        .execute()
      if (stopped.owner !== null) await tellOwner(stopping, breakId, { ...stopped, owner: stopped.owner }, at)
      return true
    })
}

async function tellOwner(
  stopping: Kysely<Schema>,
  breakId: string,
  { owner, place_id }: { readonly owner: string; readonly place_id: string },
  at: number,
): Promise<void> {
  const row = await stopping
    .selectFrom('place')
    .select(PLACE_COLUMNS)
    .where('id', '=', place_id)
    .executeTakeFirstOrThrow()
  await stopping
    .insertInto('occurrence')
    .values({
      id: randomUUIDv7(),
      break_id: breakId,
      place_id: await placeId(stopping, directPlace(toPlace(row), fromText(owner))),
      platform: row.platform,
      kind: 'stopped',
      whom: owner,
      due_at: at,
      run_at: at,
      state: 'due',
    })
    .onConflict((conflict) => conflict.columns(UNIQUE.occurrence).doNothing())
    .execute()
}
