import { join, resolve } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { sql, type Kysely } from 'kysely'
import type { DeliveryStore } from '../../src/deliver/ports.ts'
import type { KeptWorkspaces } from '../messenger/workspaces.ts'
import { createBreakStore, type ManyBreakStore } from './break-store.ts'
import { createChoices, type KeptChoices } from './choices.ts'
import { createDeliveryStore } from './delivery-store.ts'
import type { Engine } from './engine.ts'
import { DATABASE, holdsDatabase, LOCK, makeFolder, makePrivate } from './folder.ts'
import { APPLICATION, inspect } from './inspect.ts'
import { takeLock, type Lock } from './lock.ts'
import { migrate } from './migrate.ts'
import { insistOnFull, openReader, openWriter, overSqlite } from './node-sqlite.ts'
import { empty, folderProblem, older } from './problem.ts'
import type { Schema } from './schema.ts'
import { sqliteEngine } from './sqlite-engine.ts'
import { isWipeOwed, wipe } from './wipe.ts'
import { createWorkspaces } from './workspaces.ts'

/** What Limber keeps, until it is closed. */
export type Data = {
  readonly store: ManyBreakStore & DeliveryStore
  readonly choices: KeptChoices
  readonly workspaces: KeptWorkspaces
  readonly db: Kysely<Schema>
  readonly engine: Engine
  /** Can be called again. */
  close(): Promise<void>
}

/**
 * Opens a data folder. The bot makes it where there is none, brings it up to date and holds it alone; readers stand
 * beside a running bot and change nothing. Throws a `DataFolderProblem` where the folder cannot be used as it is.
 */
export async function openData(folder: string, as: 'bot' | 'reader'): Promise<Data> {
  // Said once: a process may change the folder that relative paths start from.
  const home = resolve(folder)
  return as === 'bot' ? openAsBot(home) : openAsReader(home)
}

/** A store that lives in memory only and is gone when it is closed. */
export async function openInMemory(): Promise<Data> {
  return dataOver(openWriter(':memory:'), migrateAll)
}

async function openAsBot(folder: string): Promise<Data> {
  const path = join(folder, DATABASE)
  explaining(folder, folder, () => makeFolder(folder))
  const lock = explaining(folder, join(folder, LOCK), () => takeLock(folder, join(folder, LOCK)))
  try {
    const database = explaining(folder, path, () => {
      if (holdsDatabase(folder)) inspect(folder, path, true)
      makePrivate(path)
      return openWriter(path)
    })
    return await dataOver(database, migrateAll, lock)
  } catch (error) {
    lock.release()
    throw folderProblem(folder, path, error)
  }
}

async function openAsReader(folder: string): Promise<Data> {
  const path = join(folder, DATABASE)
  const database = explaining(folder, path, () => {
    if (!holdsDatabase(folder)) throw empty(folder)
    const found = inspect(folder, path, false)
    if (found === 'nothing') throw empty(folder)
    if (found === 'older') throw older(folder, path)
    return openReader(path)
  })
  return dataOver(database, async () => {})
}

async function dataOver(
  database: DatabaseSync,
  prepare: (db: Kysely<Schema>, database: DatabaseSync) => Promise<void>,
  lock?: Lock,
): Promise<Data> {
  const db = overSqlite(database)
  const engine = sqliteEngine()
  try {
    await prepare(db, database)
    return {
      ...dataIn(db, engine),
      async close() {
        await db.destroy()
        closeOnce(database)
        lock?.release()
      },
    }
  } catch (error) {
    closeOnce(database)
    throw error
  }
}

/** Everything that is kept, over whatever database. */
export function dataIn(db: Kysely<Schema>, engine: Engine): Omit<Data, 'close'> {
  return {
    store: storeOver(db, engine),
    choices: createChoices(db),
    workspaces: createWorkspaces(db, engine),
    db,
    engine,
  }
}

/** Everything that is kept of breaks, over whatever database. */
export function storeOver(db: Kysely<Schema>, engine: Engine): Data['store'] {
  return { ...createBreakStore(db, engine), ...createDeliveryStore(db, engine) }
}

async function migrateAll(db: Kysely<Schema>, database: DatabaseSync): Promise<void> {
  // Also the first write of every start, after which the promise of durability can be asked for.
  await sql`pragma application_id = ${sql.lit(APPLICATION)}`.execute(db)
  insistOnFull(database)
  await migrate(db)
  // What a crash or a reader kept from being wiped; where somebody still reads, it stays owed.
  if (await isWipeOwed(db)) await wipe(db, 0)
}

/** Kysely closes only what it has already asked something. */
function closeOnce(database: DatabaseSync): void {
  if (database.isOpen) database.close()
}

/** Turns what the system or SQLite says about a path into one sentence for people. */
function explaining<Result>(folder: string, path: string, use: () => Result): Result {
  try {
    return use()
  } catch (error) {
    throw folderProblem(folder, path, error)
  }
}
