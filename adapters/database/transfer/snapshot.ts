import { sql, type Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'
import type { Value } from './format.ts'
import type { Table } from './tables.ts'

type Row = Readonly<Record<string, Value>>

/** Reads the rows of a table, by its key and in the same order everywhere, in batches. */
export type ReadTable = (name: string, table: Table) => AsyncIterable<readonly Row[]>

/** So many rows are in memory at a time. */
const BATCH = 500

/** Reads one state of the database, however much is written meanwhile. */
export async function inSnapshot<Result>(
  db: Kysely<Schema>,
  engine: Engine['name'],
  use: (read: ReadTable) => Promise<Result>,
): Promise<Result> {
  return db.connection().execute(async (one) => {
    await sql.raw(BEGIN[engine]).execute(one)
    try {
      return await use(READ[engine](one))
    } finally {
      await sql`rollback`.execute(one)
    }
  })
}

const BEGIN: Readonly<Record<Engine['name'], string>> = {
  sqlite: 'begin deferred',
  postgres: 'begin isolation level repeatable read read only',
}

const READ: Readonly<Record<Engine['name'], (one: Kysely<Schema>) => ReadTable>> = {
  sqlite: (one) =>
    async function* (name, table) {
      let after: readonly Value[] | undefined
      for (;;) {
        const from = after === undefined ? sql`` : sql`where (${refs(table.key)}) > (${sql.join(after)})`
        const { rows } = await sql<Row>`
          select ${columnsOf(table)} from ${sql.table(name)} ${from}
          order by ${refs(table.key)} limit ${sql.lit(BATCH)}`.execute(one)
        if (rows.length === 0) return
        yield rows
        const last = rows.at(-1)
        after = table.key.map((column) => last?.[column] ?? null)
      }
    },

  // The order of a language, which a server may have for texts, is another one each time; in that of the bytes there is
  // no index to go on from row to row.
  postgres: (one) =>
    async function* (name, table) {
      const key = sql.join(table.key.map((column) => sql`${sql.ref(column)} collate "C"`))
      await sql`
        declare kept_rows no scroll cursor for
        select ${columnsOf(table)} from ${sql.table(name)} order by ${key}`.execute(one)
      for (;;) {
        const { rows } = await sql<Row>`fetch ${sql.lit(BATCH)} from kept_rows`.execute(one)
        if (rows.length === 0) break
        yield rows
      }
      await sql`close kept_rows`.execute(one)
    },
}

function columnsOf({ columns }: Table) {
  return refs(Object.keys(columns))
}

function refs(columns: readonly string[]) {
  return sql.join(columns.map((column) => sql.ref(column)))
}
