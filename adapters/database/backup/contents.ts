import { DatabaseSync } from 'node:sqlite'
import { openReader } from '../node-sqlite.ts'

/** Puts all of a database into its one file; what it wrote beside it meanwhile is gone afterwards. */
export function inOneFile(path: string): void {
  const database = new DatabaseSync(path)
  try {
    database.exec('pragma journal_mode = delete')
  } finally {
    database.close()
  }
}

/** How many breaks a database of whatever version holds. */
export function countBreaks(path: string): number {
  return countRows(path, ['break'])
}

/** How many rows some tables hold together; a table that is not there holds none. */
export function countRows(path: string, tables: readonly string[]): number {
  const database = openReader(path)
  try {
    const known = database.prepare(`select name from sqlite_schema where type = 'table'`).all()
    return tables
      .filter((table) => known.some(({ name }) => name === table))
      .map((table) => Number(database.prepare(`select count(*) as count from "${table}"`).get()?.count))
      .reduce((sum, count) => sum + count, 0)
  } finally {
    database.close()
  }
}
