import { sql, type CompiledQuery, type Kysely } from 'kysely'
import { GROUP } from '../grouped.ts'
import type { Schema } from '../schema.ts'
import type { Value } from './format.ts'
import { contradicts } from './problem.ts'

/** A row with the line that it stands in. */
export type Row = { readonly line: number; readonly values: Readonly<Record<string, Value>> }

/** Takes rows in and stores them in groups; throws an `ImportProblem` for the first that the database refuses. */
export type Inserting = {
  add(table: string, row: Row): Promise<void>
  /** Stores what waits. */
  end(): Promise<void>
}

/** Stores rows within a transaction; rows of one table come one after the other. */
export function inserting(within: Kysely<Schema>): Inserting {
  const insert = inserter(within)
  let current = ''
  let waiting: Row[] = []

  async function end(): Promise<void> {
    const rows = waiting
    waiting = []
    if (rows.length > 0) await store(current, rows)
  }

  async function store(table: string, rows: readonly Row[]): Promise<void> {
    await sql`savepoint group_of_rows`.execute(within)
    const refusal = await insert(table, rows).then(() => undefined, orThrow)
    if (refusal === undefined) {
      await sql`release savepoint group_of_rows`.execute(within)
      return
    }
    // Once more and one by one, to say which it was.
    await sql`rollback to savepoint group_of_rows`.execute(within)
    for (const row of rows) {
      const why = await insert(table, [row]).then(() => undefined, orThrow)
      if (why !== undefined) throw contradicts(row.line, table, why.why, why.cause)
    }
    throw refusal.cause
  }

  return {
    async add(table, row) {
      if (table !== current || waiting.length === GROUP) await end()
      current = table
      waiting.push(row)
    },
    end,
  }
}

/** Puts a statement together once for each table and number of rows, which costs as much as running it. */
function inserter(within: Kysely<Schema>) {
  const compiled = new Map<string, CompiledQuery>()
  return async (table: string, rows: readonly Row[]): Promise<void> => {
    const columns = Object.keys(rows[0]?.values ?? {})
    const key = `${table} ${rows.length}`
    const query = compiled.get(key) ?? compile(within, table, columns, rows.length)
    compiled.set(key, query)
    const parameters = rows.flatMap(({ values }) => columns.map((column) => values[column]))
    await within.executeQuery({ ...query, parameters })
  }
}

function compile(
  within: Kysely<Schema>,
  table: string,
  columns: readonly string[],
  rows: number,
): CompiledQuery {
  const row = sql`(${sql.join(columns.map(() => sql`${0}`))})`
  const names = sql.join(columns.map((column) => sql.ref(column)))
  const all = sql.join(Array.from({ length: rows }, () => row))
  return sql`insert into ${sql.table(table)} (${names}) values ${all}`.compile(within)
}

type Refusal = { readonly why: string; readonly cause: unknown }

/** What the database has against a row; throws whatever else went wrong. */
function orThrow(error: unknown): Refusal {
  const { errcode, cause } = error as { readonly errcode?: number; readonly cause?: { code?: unknown } }
  const why = REFUSALS[String(errcode ?? cause?.code)]
  if (why === undefined) throw error
  return { why, cause: error }
}

const REPEATS = 'another one is the same in what must be there once'
const LOST = 'what it belongs to is not there'

/** What SQLite (https://sqlite.org/rescode.html) and PostgreSQL call it when a row is refused. */
const REFUSALS: Readonly<Record<string, string>> = {
  '1555': REPEATS,
  '2067': REPEATS,
  '23505': REPEATS,
  '787': LOST,
  '23503': LOST,
}
