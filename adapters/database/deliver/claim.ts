import { sql, type Kysely } from 'kysely'
import type { Claim, DeliveryStore } from '../../../src/deliver/ports.ts'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { toText } from '../text.ts'
import { DELIVERY_COLUMNS, toClaim, withBreak } from './rows.ts'

/**
 * Takes deliveries for a while. While somebody holds one, its `run_at` is the end of the lease, so that what is held
 * and what is put off are found, or not, the same way.
 */
export function claiming(db: Kysely<Schema>, engine: Engine): DeliveryStore['claim'] {
  return async ({ platform, owner, now, most, lease }) => {
    if (most <= 0) return []
    return db.transaction().execute(async (taking): Promise<readonly Claim[]> => {
      // A lease that a crash of the database takes away binds nobody; what is begun on one is on the disk, and so is it.
      await engine.loosely(taking)
      const at = await engine.clock(taking, now)
      const due = taking
        .selectFrom('occurrence')
        .select('id')
        .where('state', '=', sql.lit('due'))
        .where('platform', '=', toText(platform))
        .where('run_at', '<=', at)
        .orderBy('run_at')
        .orderBy('id')
        .limit(most)
      const ids = (await engine.locked(due, 'occurrence').execute()).map(({ id }) => id)
      if (ids.length === 0) return []
      await taking
        .updateTable('occurrence')
        .set({ lease_owner: owner, run_at: at + lease })
        .where('id', 'in', ids)
        .execute()
      const rows = await withBreak(taking)
        .select(DELIVERY_COLUMNS)
        .where('occurrence.id', 'in', ids)
        .orderBy('occurrence.due_at')
        .orderBy('occurrence.id')
        .execute()
      return rows.map(toClaim)
    })
  }
}
