import type { Kysely, Transaction } from 'kysely'
import { MIGRATIONS, type Migration } from './migrations.ts'
import type { Schema } from './schema.ts'

/** A step that a database has behind it. */
export type Step = { readonly number: number; readonly name: string }

/** How far a database is, seen from this Limber: a newer one took steps that are not known here. */
export type Standing =
  { readonly is: 'older' | 'current' } | { readonly is: 'newer'; readonly unknown: readonly Step[] }

/** Compares the steps that a database has behind it with those known here. */
export function standing(behind: readonly Step[], migrations: readonly Migration[] = MIGRATIONS): Standing {
  const isKnown = (step: Step) =>
    migrations.some(({ number, name }) => number === step.number && name === step.name)
  const unknown = behind.filter((step) => !isKnown(step))
  if (unknown.length > 0) return { is: 'newer', unknown }
  return { is: behind.length < migrations.length ? 'older' : 'current' }
}

/**
 * Takes the steps that a database has not behind it yet, each in a transaction of its own, and gives their numbers.
 * Whether it is a newer one is asked before (`standing`). `now` is in ms since 1970.
 */
export async function migrate(
  db: Kysely<Schema>,
  now: () => number = Date.now,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<readonly number[]> {
  await db.schema
    .createTable('migration')
    .ifNotExists()
    .addColumn('number', 'smallint', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()
  const behind = new Set(
    (await db.selectFrom('migration').select('number').execute()).map((row) => row.number),
  )
  const ahead = migrations.filter(({ number }) => !behind.has(number))
  for (const migration of ahead) await db.transaction().execute((step) => take(migration, step, now()))
  return ahead.map(({ number }) => number)
}

async function take({ number, name, up }: Migration, step: Transaction<Schema>, at: number): Promise<void> {
  await up(step)
  await step.insertInto('migration').values({ number, name, at }).execute()
}
