import type { Kysely, SelectQueryBuilder } from 'kysely'
import type { Forgotten } from '../../src/breaks/ports.ts'
import type { Schema } from './schema.ts'

/** What differs between the databases that the one repository runs on. */
export type Engine = {
  readonly name: 'sqlite' | 'postgres'
  /** Makes a choice of rows of a table one that no other process gets meanwhile, or waits for. */
  locked<Query extends SelectQueryBuilder<Schema, any, any>>(query: Query, table: keyof Schema): Query
  /** Whether it has a clock of its own, which all processes share. */
  readonly hasClock: boolean
  /** The time by which leases are told, in ms since 1970: one clock for all processes. `now` is the process's own. */
  clock(db: Kysely<Schema>, now: number): Promise<number>
  /** Lets a transaction be answered a little before it is on the disk, where losing it in a crash does no harm. */
  loosely(transaction: Kysely<Schema>): Promise<void>
  /** Lets one transaction that removes somebody wait for another: they would wait for each other otherwise. */
  inTurn(removing: Kysely<Schema>): Promise<void>
  /** Notes in the transaction that removes something that it is to be wiped from the files, whatever happens next. */
  oweWipe(removing: Kysely<Schema>): Promise<void>
  /** Wipes what was removed from the files. */
  wipe(db: Kysely<Schema>): Promise<Forgotten['wiped']>
}
