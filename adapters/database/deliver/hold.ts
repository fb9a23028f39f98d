import type { Kysely } from 'kysely'
import type { DeliveryStore } from '../../../src/deliver/ports.ts'
import { aheadOf } from '../ahead.ts'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { fromText, toText } from '../text.ts'

/** What must not be asked of a platform for a while, told to all processes. */
export function holding(db: Kysely<Schema>, engine: Engine): Pick<DeliveryStore, 'hold' | 'held'> {
  return {
    async hold(scope, until, now) {
      await db
        .insertInto('hold')
        .values({ scope: toText(scope), until: until + (await aheadOf(db, engine, now)) })
        .onConflict((conflict) =>
          conflict.column('scope').doUpdateSet(({ eb, ref }) => ({
            // Two refusals at once: the longer one counts.
            until: eb
              .case()
              .when(ref('hold.until'), '>', ref('excluded.until'))
              .then(ref('hold.until'))
              .else(ref('excluded.until'))
              .end(),
          })),
        )
        .execute()
    },

    async held(now) {
      const ahead = await aheadOf(db, engine, now)
      const rows = await db
        .selectFrom('hold')
        .selectAll()
        .where('until', '>', now + ahead)
        .execute()
      return new Map(rows.map(({ scope, until }) => [fromText(scope), until - ahead]))
    },
  }
}
