import { sql, type Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import { ALIVE_WITHIN } from '../health.ts'
import type { Schema } from '../schema.ts'
import { inUse, notEmpty } from './problem.ts'
import { KEPT_TABLES } from './tables.ts'

/**
 * Throws an `ImportProblem` where a database holds anything, or a bot runs on it; until the end of the transaction nobody
 * else puts anything in. Who holds a data folder holds it alone anyway.
 */
export async function insistOnEmpty(importing: Kysely<Schema>, engine: Engine): Promise<void> {
  const names = [...KEPT_TABLES.keys()]
  if (engine.name === 'postgres') {
    await insistOnNoBot(importing, engine)
    const tables = sql.join(names.map((name) => sql.table(name)))
    await sql`lock table ${tables} in exclusive mode`.execute(importing)
  }
  let rows = 0
  for (const name of names) {
    const { rows: counted } = await sql<{ count: number }>`
      select count(*) as count from ${sql.table(name)}`.execute(importing)
    rows += Number(counted[0]?.count)
  }
  if (rows > 0) throw notEmpty(rows)
}

async function insistOnNoBot(importing: Kysely<Schema>, engine: Engine): Promise<void> {
  const now = await engine.clock(importing, 0)
  const alive = await importing
    .selectFrom('process')
    .select('id')
    .where('seen_at', '>', now - ALIVE_WITHIN)
    .limit(1)
    .executeTakeFirst()
  if (alive !== undefined) throw inUse()
}
