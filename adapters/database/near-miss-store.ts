import type { Kysely, Transaction } from 'kysely'
import { dayOf, numberOf } from '../../src/inbox/group.ts'
import type { NearMiss, Why } from '../../src/inbox/near-miss.ts'
import { MOST_GROUPS, type NearMissGroup, type NearMissStore } from '../../src/inbox/ports.ts'
import { countOf } from './count.ts'
import type { Schema } from './schema.ts'

/** Another process may take the same number, or begin the same, at the same moment; each time one of them is done. */
const MOST_TRIES = 10

/** Keeps questions that were asked in vain in the table `near_miss`; of each no more than the day is written down. */
export function createNearMissStore(db: Kysely<Schema>, most: number = MOST_GROUPS): NearMissStore {
  return {
    async note(miss, at) {
      const day = dayOf(at)
      for (let tried = 0; tried < MOST_TRIES; tried++) {
        const isNoted = await db.transaction().execute(async (all) => {
          if (await countsAgain(all, miss, day)) return true
          await makeRoom(all, most)
          return begin(all, miss, day)
        })
        if (isNoted) return
      }
    },

    async open() {
      const rows = await db
        .selectFrom('near_miss')
        .selectAll()
        .where('state', '=', 'open')
        .orderBy('times', 'desc')
        .orderBy('last_at', 'desc')
        .orderBy('id')
        .execute()
      return rows.map(({ id, wording, why, times, first_at, last_at }): NearMissGroup => ({
        id,
        wording,
        why: why as Why,
        times: Number(times),
        firstDay: Number(first_at),
        lastDay: Number(last_at),
      }))
    },

    async settle(id, state) {
      const { numUpdatedRows } = await db
        .updateTable('near_miss')
        .set({ state })
        .where('id', '=', id)
        .where('state', '=', 'open')
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },

    async prune(before) {
      const { numDeletedRows } = await db
        .deleteFrom('near_miss')
        .where('last_at', '<', before)
        .executeTakeFirstOrThrow()
      return Number(numDeletedRows)
    },
  }
}

/** False where nobody has asked the same. The first wording stays, and so does what became of it. */
async function countsAgain(all: Transaction<Schema>, { gist }: NearMiss, day: number): Promise<boolean> {
  const { numUpdatedRows } = await all
    .updateTable('near_miss')
    .set(({ eb }) => ({
      times: eb('times', '+', 1),
      // A clock that is set back makes nothing older.
      last_at: eb.case().when('last_at', '<', day).then(day).else(eb.ref('last_at')).end(),
    }))
    .where('gist', '=', gist)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** The least recently asked go, and of those the least often asked. */
async function makeRoom(all: Transaction<Schema>, most: number): Promise<void> {
  const surplus = (await countOf(all.selectFrom('near_miss'))) + 1 - most
  if (surplus <= 0) return
  const oldest = all
    .selectFrom('near_miss')
    .select('id')
    .orderBy('last_at')
    .orderBy('times')
    .orderBy('id')
    .limit(surplus)
  await all.deleteFrom('near_miss').where('id', 'in', oldest).execute()
}

/** False where somebody else took the number, or began the same, meanwhile. */
async function begin(
  all: Transaction<Schema>,
  { wording, gist, why }: NearMiss,
  day: number,
): Promise<boolean> {
  const rows = await all.selectFrom('near_miss').select('id').execute()
  const id = numberOf(gist, new Set(rows.map((row) => row.id)))
  if (id === undefined) return true
  const begun = await all
    .insertInto('near_miss')
    .values({ id, wording, gist, why, times: 1, first_at: day, last_at: day, state: 'open' })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return begun !== undefined
}
