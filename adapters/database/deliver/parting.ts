import type { Kysely } from 'kysely'
import type { DeliveryStore, Parting } from '../../../src/deliver/ports.ts'
import { aheadOf } from '../ahead.ts'
import type { Engine } from '../engine.ts'
import { PLACE_COLUMNS, toPlace } from '../rows.ts'
import type { Schema } from '../schema.ts'
import { fromText, toText } from '../text.ts'

/**
 * Messages that outlived their break, to be closed. While somebody holds one, its `edit_at` is the end of the lease,
 * which tells by itself whose it is: nobody else gets it before.
 */
export function partings(
  db: Kysely<Schema>,
  engine: Engine,
): Pick<DeliveryStore, 'claimPartings' | 'parted'> {
  const isAny = async (platform: string) => {
    const query = db.selectFrom('parting').select('id').where('platform', '=', platform).limit(1)
    return (await query.executeTakeFirst()) !== undefined
  }

  return {
    async claimPartings({ platform, now, most, lease }) {
      // Nearly always there is none, which a transaction each second would be much for.
      if (most <= 0 || !(await isAny(toText(platform)))) return []
      return db.transaction().execute(async (taking): Promise<readonly Parting[]> => {
        // As with every lease: a crash of the database may take it away.
        await engine.loosely(taking)
        const at = await engine.clock(taking, now)
        const due = taking
          .selectFrom('parting')
          .select('id')
          .where('platform', '=', toText(platform))
          .where('edit_at', '<=', at)
          .orderBy('edit_at')
          .limit(most)
        const ids = (await engine.locked(due, 'parting').execute()).map(({ id }) => id)
        if (ids.length === 0) return []
        const heldUntil = at + lease
        await taking.updateTable('parting').set({ edit_at: heldUntil }).where('id', 'in', ids).execute()
        const rows = await taking
          .selectFrom('parting')
          .innerJoin('place', 'place.id', 'parting.place_id')
          .select(['parting.id', 'parting.message', ...PLACE_COLUMNS])
          .where('parting.id', 'in', ids)
          .execute()
        return rows.map(({ id, message, ...place }) => ({
          id,
          place: toPlace(place),
          message: fromText(message),
          heldUntil,
        }))
      })
    },

    async parted({ id, heldUntil }, again, now) {
      if (again === undefined) {
        // Closed is closed, whoever holds it by now.
        await db.deleteFrom('parting').where('id', '=', id).execute()
        return
      }
      await db
        .updateTable('parting')
        .set({ edit_at: again + (await aheadOf(db, engine, now)) })
        .where('id', '=', id)
        .where('edit_at', '=', heldUntil)
        .execute()
    },
  }
}
