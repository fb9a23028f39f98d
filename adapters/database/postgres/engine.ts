import { sql } from 'kysely'
import type { Engine } from '../engine.ts'
import { TABLES } from '../schema.ts'
import { PostgresProblem } from './problem.ts'

/** Any number, as long as it is always the same one: here "Forg". */
const REMOVING = 0x466f7267

/** Many processes write, on machines whose clocks differ: rows are locked, and the clock of the database counts. */
export function postgresEngine(): Engine {
  return {
    name: 'postgres',
    locked: (query, table) => query.forUpdate(table).skipLocked() as typeof query,

    hasClock: true,
    async clock(db) {
      const { rows } = await sql<{ at: number }>`
        select cast(floor(extract(epoch from clock_timestamp()) * 1000) as bigint) as at`.execute(db)
      if (rows[0] === undefined) throw new Error('The database told no time, which cannot be.')
      return rows[0].at
    },

    async loosely(transaction) {
      await sql`set local synchronous_commit = off`.execute(transaction)
    },

    async inTurn(removing) {
      await sql`select pg_advisory_xact_lock(${REMOVING})`.execute(removing)
    },

    // What is left over the server puts away by itself, sooner or later; nothing is owed to it.
    oweWipe: async () => {},

    async wipe(db) {
      try {
        await sql`vacuum (skip_locked) ${sql.join(TABLES.map((table) => sql.table(table)))}`.execute(db)
      } catch (error) {
        // Where the rights or the time for it are missing the server does it later.
        if (!(error instanceof PostgresProblem)) throw error
      }
      return 'in time'
    },
  }
}
