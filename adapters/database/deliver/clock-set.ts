import { sql, type Kysely } from 'kysely'
import type { DeliveryStore } from '../../../src/deliver/ports.ts'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'

/** Puts right what was told by a clock that was ahead. */
export function puttingRight(
  db: Kysely<Schema>,
  engine: Engine,
): Pick<DeliveryStore, 'free' | 'forgetMissed' | 'hasMissed'> {
  return {
    async free(now, lease) {
      const at = await engine.clock(db, now)
      const tooLong = at + lease + SLACK
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
        .where('run_at', '>', tooLong)
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
        .set({ lease_owner: null, edit_at: at + lease, edit_again: null })
        .where('lease_owner', 'is not', null)
        .where('edit_at', '>', tooLong)
        .execute()
      await db
        .updateTable('parting')
        .set({ edit_at: at + lease })
        .where('edit_at', '>', tooLong)
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

/**
 * What ends later, in ms, was held by another clock, or by a platform that is very angry; it is asked once more, so that
 * what is due now still comes in time.
 */
const LONGEST_HOLD = 10 * 60_000

/** Others claim while this goes on: what they hold may end so much later, in ms, than a lease that began before it. */
const SLACK = 5_000
