import { sql } from 'kysely'
import type { Engine } from '../../../../adapters/database/engine.ts'
import type { Data } from '../../../../adapters/database/open.ts'
import { postgresEngine } from '../../../../adapters/database/postgres/engine.ts'
import { openPostgres } from '../../../../adapters/database/postgres/open.ts'
import { TABLES } from '../../../../adapters/database/schema.ts'

/** The engine by the clock that a test makes up, where the database's own is not what is tested. */
export function byGivenClock(): Engine {
  return { ...postgresEngine(), clock: async (_, now) => now }
}

/** Opens a database as a bot, and empties it. */
export async function openEmptied(url: string, engine: Engine = postgresEngine()): Promise<Data> {
  const data = await openPostgres(url, 'bot', engine)
  const tables = TABLES.filter((name) => name !== 'migration').map((name) => sql.table(name))
  await sql`truncate ${sql.join(tables)}`.execute(data.db)
  return data
}
