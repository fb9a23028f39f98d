import { join } from 'node:path'
import type { NearMissStore } from '../../src/inbox/ports.ts'
import { DATABASE } from '../database/folder.ts'
import { createNearMissStore } from '../database/near-miss-store.ts'
import { openWriter, overSqlite } from '../database/node-sqlite.ts'
import { openData } from '../database/open.ts'

/** What was asked in vain, until it is closed. */
export type NearMisses = { readonly store: NearMissStore; close(): Promise<void> }

/**
 * Opens what was asked in vain in a data folder, beside a running bot; a `keeper` may settle it, which waits its turn for
 * as long as SQLite waits. Throws a `DataFolderProblem` where the folder cannot be used.
 */
export async function openNearMisses(folder: string, as: 'reader' | 'keeper'): Promise<NearMisses> {
  const data = await openData(folder, 'reader')
  if (as === 'reader') return { store: createNearMissStore(data.db), close: () => data.close() }
  // Reading has shown that the folder is there and up to date: from here on only a row changes.
  await data.close()
  const db = overSqlite(openWriter(join(folder, DATABASE)))
  return { store: createNearMissStore(db), close: () => db.destroy() }
}
