import { sql, type Kysely } from 'kysely'
import type { DeliveryStore } from '../../../src/deliver/ports.ts'
import { countOf } from '../count.ts'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import { fromText, toText } from '../text.ts'

type Holding = Pick<
  DeliveryStore,
  'hold' | 'held' | 'spare' | 'isSpared' | 'beat' | 'leave' | 'free' | 'forgetMissed' | 'hasMissed'
>

/** What processes tell each other: what must wait, whom to spare, and that they are alive. */
export function holding(db: Kysely<Schema>, engine: Engine): Holding {
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
      const at = await engine.clock(db, now)
      await db
        .insertInto('process')
        .values({ id: owner, seen_at: at })
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet(({ ref }) => ({ seen_at: ref('excluded.seen_at') })),
        )
        .execute()
      const alive = db
        .selectFrom('process')
        .where('seen_at', '>', at - within)
        // What was seen later than now was seen by another clock.
        .where('seen_at', '<', at + within)
      return Math.max(1, await countOf(alive))
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

    async free(now, lease) {
      const at = await engine.clock(db, now)
      const { numUpdatedRows } = await db
        .updateTable('occurrence')
        .set(({ eb, ref }) => ({
          lease_owner: null,
          // What nobody attempted comes when it is due; what may have been posted is looked for as soon as it can be.
          run_at: eb
            .case()
            .when(eb.and([eb('tries', '=', 0), eb('due_at', '>', at + lease)]))
            .then(ref('due_at'))
            .else(at + lease)
            .end(),
        }))
        .where('state', '=', sql.lit('due'))
        .where('run_at', '>', at + lease)
        .where(({ and, eb, or, ref }) =>
          or([
            eb('lease_owner', 'is not', null),
            eb('tries', '>', 0),
            // Given back; a week waits for longer by itself.
            and([
              eb('run_at', '>', at + LONGEST_HOLD),
              eb('run_at', '>', ref('due_at')),
              eb('kind', '!=', 'week'),
            ]),
          ]),
        )
        .executeTakeFirstOrThrow()
      await db
        .updateTable('occurrence')
        .set({ lease_owner: null, edit_at: at + lease })
        .where('lease_owner', 'is not', null)
        .where('edit_at', '>', at + lease)
        .execute()
      await db
        .updateTable('parting')
        .set({ edit_at: at + lease })
        .where('edit_at', '>', at + lease)
        .execute()
      await db
        .deleteFrom('hold')
        .where('until', '>', at + LONGEST_HOLD)
        .execute()
      return Number(numUpdatedRows)
    },

    async forgetMissed(after) {
      const { numDeletedRows } = await db
        .deleteFrom('occurrence')
        .where(isMissedAfter(after))
        .where('kind', '=', sql.lit('plan'))
        .executeTakeFirstOrThrow()
      // A break falls due again by itself; the others were asked for once.
      const { numUpdatedRows } = await db
        .updateTable('occurrence')
        .set(({ ref }) => ({ state: sql.lit('due'), why: null, run_at: ref('due_at') }))
        .where(isMissedAfter(after))
        .executeTakeFirstOrThrow()
      return Number(numDeletedRows) + Number(numUpdatedRows)
    },

    async hasMissed(after) {
      const row = await db
        .selectFrom('occurrence')
        .select('id')
        .where(isMissedAfter(after))
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },
  }
}

/** The index of what is settled is found only where it is said that it is. */
function isMissedAfter(after: number) {
  return sql<boolean>`state = 'missed' and state != 'due' and due_at > ${after}`
}

/** How far the clock of the store is ahead of the one that told what time it is, in ms. */
export async function aheadOf(db: Kysely<Schema>, engine: Engine, now: number): Promise<number> {
  return (await engine.clock(db, now)) - now
}

/**
 * What ends later, in ms, was held by another clock, or by a platform that is very angry; it is asked once more, so that
 * what is due now still comes in time.
 */
const LONGEST_HOLD = 10 * 60_000
