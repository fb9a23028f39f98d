import { sql, type Kysely } from 'kysely'
import type { DeliveryStore } from '../../../src/deliver/ports.ts'
import type { Schema } from '../schema.ts'
import { fromText, toText } from '../text.ts'

type Holding = Pick<
  DeliveryStore,
  'hold' | 'held' | 'spare' | 'isSpared' | 'beat' | 'leave' | 'free' | 'forgetMissed'
>

/** What processes tell each other: what must wait, whom to spare, and that they are alive. */
export function holding(db: Kysely<Schema>): Holding {
  return {
    async hold(scope, until) {
      await db
        .insertInto('hold')
        .values({ scope: toText(scope), until })
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
      const rows = await db.selectFrom('hold').selectAll().where('until', '>', now).execute()
      return new Map(rows.map(({ scope, until }) => [fromText(scope), until]))
    },

    async spare(person, until) {
      if (until === undefined) {
        await db.deleteFrom('spared').where('person', '=', toText(person)).execute()
        return
      }
      await db
        .insertInto('spared')
        .values({ person: toText(person), until })
        .onConflict((conflict) =>
          conflict.column('person').doUpdateSet(({ ref }) => ({ until: ref('excluded.until') })),
        )
        .execute()
    },

    async isSpared(person, now) {
      const row = await db
        .selectFrom('spared')
        .select('until')
        .where('person', '=', toText(person))
        .where('until', '>', now)
        .executeTakeFirst()
      return row !== undefined
    },

    async beat(owner, now, within) {
      await db
        .insertInto('process')
        .values({ id: owner, seen_at: now })
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet(({ ref }) => ({ seen_at: ref('excluded.seen_at') })),
        )
        .execute()
      const { count } = await db
        .selectFrom('process')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('seen_at', '>', now - within)
        // What was seen later than now was seen by another clock.
        .where('seen_at', '<', now + within)
        .executeTakeFirstOrThrow()
      return Math.max(1, Number(count))
    },

    async leave(owner, now) {
      await db
        .updateTable('occurrence')
        .set({ lease_owner: null, run_at: now })
        .where('state', '=', sql.lit('due'))
        .where('lease_owner', '=', owner)
        // What was begun may have been posted: its lease runs out first.
        .where('tries', '=', 0)
        .execute()
      await db.deleteFrom('process').where('id', '=', owner).execute()
    },

    async free(now, lease) {
      const { numUpdatedRows } = await db
        .updateTable('occurrence')
        .set({ lease_owner: null, run_at: now + lease })
        .where('state', '=', sql.lit('due'))
        .where('lease_owner', 'is not', null)
        .where('run_at', '>', now + lease)
        .executeTakeFirstOrThrow()
      await db
        .deleteFrom('hold')
        .where('until', '>', now + LONGEST_HOLD)
        .execute()
      return Number(numUpdatedRows)
    },

    async forgetMissed(after) {
      const { numDeletedRows } = await db
        .deleteFrom('occurrence')
        .where('state', '=', sql.lit('missed'))
        .where('due_at', '>', after)
        .executeTakeFirstOrThrow()
      return Number(numDeletedRows)
    },
  }
}

/** Nothing is held for longer, in ms: what ends later was held by another clock. */
const LONGEST_HOLD = 24 * 60 * 60_000
