import { sql, type Kysely } from 'kysely'
import type { DeliveryStore } from '../../../src/deliver/ports.ts'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { fromText, toText } from '../text.ts'

/** Which processes deliver, and for which platforms. */
export function living(db: Kysely<Schema>, engine: Engine): Pick<DeliveryStore, 'beat' | 'leave'> {
  return {
    async beat(owner, platforms, now, within) {
      if (platforms.length === 0) return new Map()
      const names = platforms.map(toText)
      const at = await engine.clock(db, now)
      await db
        .insertInto('process')
        .values(names.map((platform) => ({ id: owner, platform, seen_at: at })))
        .onConflict((conflict) =>
          conflict
            .columns(['id', 'platform'])
            .doUpdateSet(({ ref }) => ({ seen_at: ref('excluded.seen_at') })),
        )
        .execute()
      const alive = await db
        .selectFrom('process')
        .select(({ fn }) => ['platform', fn.countAll().as('count')])
        .where('platform', 'in', names)
        .where('seen_at', '>', at - within)
        // What was seen later than now was seen by another clock.
        .where('seen_at', '<', at + within)
        .groupBy('platform')
        .execute()
      return new Map(alive.map(({ platform, count }) => [fromText(platform), Number(count)]))
    },

    async leave(owner, now) {
      const at = await engine.clock(db, now)
      await db
        .updateTable('occurrence')
        .set({ lease_owner: null, run_at: at })
        .where('state', '=', sql.lit('due'))
        .where('lease_owner', '=', owner)
        // What was begun may have been posted: its lease runs out first.
        .where('tries', '=', 0)
        .execute()
      await db.deleteFrom('process').where('id', '=', owner).execute()
    },
  }
}
