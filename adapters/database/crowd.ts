import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { again } from './again.ts'
import { grouped, inGroups } from './grouped.ts'
import type { Schema } from './schema.ts'

/** So many rows are written before whatever else there is gets a turn: about 2 ms. */
const A_TURN = 50

/** What is done with deliveries one by one comes in crowds: what comes at one moment shares a commit. */
export function inCrowds<Item>(
  db: Kysely<Schema>,
  write: (transaction: Kysely<Schema>, items: readonly Item[]) => Promise<readonly boolean[]>,
): (item: Item) => Promise<boolean> {
  return grouped<Item, boolean>(async (all) => {
    const results: boolean[] = []
    for (const group of inGroups(all)) {
      const done = await again(() => db.transaction().execute((transaction) => write(transaction, group)))
      results.push(...done)
    }
    return results
  })
}

/** Writes one after the other, each giving the rows that it changed; gives which of them changed their one row. */
export async function eachOf<Item>(
  items: readonly Item[],
  write: (item: Item) => Promise<readonly unknown[]>,
): Promise<readonly boolean[]> {
  const results: boolean[] = []
  for (const [index, some] of inGroups(items, A_TURN).entries()) {
    if (index > 0) await nextTurn()
    for (const item of some) results.push((await write(item)).length === 1)
  }
  return results
}
