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

/** Keeps every other process from changing the tables until the transaction ends. */
export type Alone = (transaction: Transaction<Schema>) => Promise<void>

/**
 * Takes the steps that a database has not behind it yet, each in a transaction of its own, and gives their numbers.
 * Whether it is a newer one is asked before (`standing`). `now` is in ms since 1970; where several processes may do so
 * at once, `alone` lets one after the other.
 */
export async function migrate(
  db: Kysely<Schema>,
  now: () => number = Date.now,
  migrations: readonly Migration[] = MIGRATIONS,
  alone: Alone = async () => {},
): Promise<readonly number[]> {
  await db.transaction().execute(async (making) => {
    await alone(making)
    await makeTable(making)
  })
  const taken: number[] = []
  for (const migration of migrations) {
    const isTaken = await db.transaction().execute(async (step) => {
      await alone(step)
      return take(migration, step, now())
    })
    if (isTaken) taken.push(migration.number)
  }
  return taken
}

async function makeTable({ schema }: Kysely<Schema>): Promise<void> {
  await schema
    .createTable('migration')
    .ifNotExists()
    .addColumn('number', 'smallint', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()
}

/** False where the database has the step behind it. */
async function take(
  { number, name, up }: Migration,
  step: Transaction<Schema>,
  at: number,
): Promise<boolean> {
  const behind = await step
    .selectFrom('migration')
    .select('number')
    .where('number', '=', number)
    .executeTakeFirst()
  if (behind !== undefined) return false
  await up(step)
  await step.insertInto('migration').values({ number, name, at }).execute()
  return true
}
