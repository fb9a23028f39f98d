import { join } from 'node:path'
import { DATABASE } from './folder.ts'
import { openWriter, overSqlite } from './node-sqlite.ts'
import { dataIn, openData, type Data } from './open.ts'
import { sqliteEngine } from './sqlite-engine.ts'

/** Where the settings say that data are kept: in a folder, unless there is the address of a PostgreSQL database. */
export type Kept = { readonly data: string; readonly database?: string }

/**
 * Opens what the settings name, for a bot, or beside a running one: readers change nothing, keepers only rows. A
 * server may take so many ms for an answer. Throws a `DataProblem` where it cannot be used as it is.
 */
export async function openKept(
  { data: folder, database }: Kept,
  as: 'bot' | 'reader' | 'keeper',
  patience?: number,
): Promise<Data> {
  if (database !== undefined) {
    // Whoever keeps data in a folder starts without what a server needs.
    const { openPostgres } = await import('./postgres/open.ts')
    return openPostgres(database, as, undefined, patience)
  }
  if (as !== 'keeper') return openData(folder, as)
  // Reading shows that the folder is there and up to date. Then writing waits its turn, for as long as SQLite waits.
  await (await openData(folder, 'reader')).close()
  const db = overSqlite(openWriter(join(folder, DATABASE)))
  return { ...dataIn(db, sqliteEngine()), close: () => db.destroy() }
}
