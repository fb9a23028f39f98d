import { sql, type Kysely } from 'kysely'
import type { Step } from '../migrate.ts'
import { TABLES, type Schema } from '../schema.ts'

/** What there is on a server. */
export type Found = {
  /** As PostgreSQL numbers itself: 150018 is 15.18. */
  readonly version: number
  readonly encoding: string
  readonly isStandby: boolean
  /** Where new tables are made; nothing where they cannot be made anywhere. */
  readonly schema: string | null
  readonly mayCreate: boolean
  /** Those in the schema that are called as Limber's. */
  readonly tables: readonly string[]
  /** What Limber did to it before; nothing where there is no table of Limber that says so. */
  readonly steps: readonly Step[] | undefined
}

/** Looks at a database without changing it, all in one moment: others may be making the tables just now. */
export async function look(db: Kysely<Schema>): Promise<Found> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (looking) => {
      const { rows } = await sql<Omit<Found, 'tables' | 'steps'>>`
        select
          cast(current_setting('server_version_num') as integer) as version,
          current_setting('server_encoding') as encoding,
          pg_is_in_recovery() as "isStandby",
          cast(current_schema() as text) as schema,
          coalesce(has_schema_privilege(current_schema(), 'create'), false) as "mayCreate"`.execute(looking)
      if (rows[0] === undefined) throw new Error('The server says nothing about itself, which cannot be.')
      const columns = await columnsOf(looking)
      const isOurs = ['number', 'name', 'at'].every((column) => columns.get('migration')?.has(column))
      const steps = isOurs
        ? await looking.selectFrom('migration').select(['number', 'name']).orderBy('number').execute()
        : undefined
      return { ...rows[0], tables: [...columns.keys()], steps }
    })
}

/** The columns of whatever in the schema is called as a table of Limber. */
async function columnsOf(looking: Kysely<Schema>): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await sql<{ name: string; column: string | null }>`
    select cast(c.relname as text) as name, cast(a.attname as text) as column
    from pg_catalog.pg_class as c
      join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      left join pg_catalog.pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where n.nspname = current_schema() and c.relname in (${sql.join(TABLES)})
    order by name`.execute(looking)
  const columns = new Map<string, Set<string>>()
  for (const { name, column } of rows) {
    const known = columns.get(name) ?? new Set()
    columns.set(name, column === null ? known : known.add(column))
  }
  return columns
}
