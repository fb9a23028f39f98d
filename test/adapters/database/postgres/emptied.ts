import type { Engine } from '../../../../adapters/database/engine.ts'
import type { Data } from '../../../../adapters/database/open.ts'
import { postgresEngine } from '../../../../adapters/database/postgres/engine.ts'
import { openPostgres } from '../../../../adapters/database/postgres/open.ts'

/** The engine by the clock that a test makes up, where the database's own is not what is tested. */
export function byGivenClock(): Engine {
  return { ...postgresEngine(), hasClock: false, clock: async (_, now) => now }
}

/** Opens a database as a bot, and empties it: row by row, which for a few is faster than making the tables anew. */
export async function openEmptied(url: string, engine: Engine = postgresEngine()): Promise<Data> {
  const data = await openPostgres(url, 'bot', engine)
  // What points to another comes before it.
  const tables = [
    'answer',
    'occurrence',
    'parting',
    'break',
    'place',
    'hold',
    'spared',
    'process',
    'near_miss',
    'choice',
    'departure',
  ] as const
  for (const table of tables) await data.db.deleteFrom(table).execute()
  return data
}
