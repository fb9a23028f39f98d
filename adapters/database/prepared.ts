import type { Compilable, Kysely } from 'kysely'
import type { Schema } from './schema.ts'

type Value = string | number | null

/** Stands in a query where a value comes later. */
class Gap {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/**
 * A query that is put together once and run with other values each time, for where many rows go through it: putting
 * it together costs Kysely more than the database needs to run it. `gap` says where which value comes.
 */
export function prepared<Values extends Readonly<Record<string, Value>>, Row>(
  // What fits into a column is checked where the values are handed over, so that a gap fits everywhere.
  build: (gap: (name: keyof Values & string) => any) => Compilable<Row>,
): (db: Kysely<Schema>, values: Values) => Promise<readonly Row[]> {
  const query = build((name) => new Gap(name)).compile()
  return async (db, values) => {
    const parameters = query.parameters.map((value) => (value instanceof Gap ? values[value.name] : value))
    return (await db.executeQuery<Row>({ ...query, parameters })).rows
  }
}
