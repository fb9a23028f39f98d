import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { setTimeout as sleep, setImmediate as nextTurn } from 'node:timers/promises'
import {
  Kysely,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type QueryResult,
  type SqliteDatabase,
  type SqliteDialectConfig,
  type SqliteStatement,
} from 'kysely'
import type { Schema } from './schema.ts'

/** So long does a query wait for another process that writes, in ms, and so often it tries. */
export const BUSY_MS = 5_000
const BUSY_PAUSE = 10

/** SQLite's code where another process writes; what was read before it wrote is another matter, and no use to wait for. */
const BUSY = 5
const BUSY_SNAPSHOT = 517

/** Statements that stay prepared; a query's text is the same each time, so that a store has some dozens. */
const MOST_PREPARED = 500

/** What `pragma synchronous` answers where every commit is on the disk before it returns. */
const FULL = 2

/**
 * Opens a SQLite file (or ':memory:') for writing, so that what is committed survives a power cut. Throws where the
 * file cannot be opened, or does not promise that.
 */
export function openWriter(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: BUSY_MS, enableForeignKeyConstraints: true })
  try {
    database.exec(
      'pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on; pragma cache_size = -32768',
    )
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Opens a SQLite file that others may be writing, without the right to change it. */
export function openReader(path: string): DatabaseSync {
  return new DatabaseSync(path, { timeout: BUSY_MS, readOnly: true })
}

/**
 * Throws unless commits reach the disk. Asked after the first write, because a SQLite that was built with another
 * default for write-ahead logs answers 2 before it and lowers it then.
 */
export function insistOnFull(database: DatabaseSync): void {
  const level = database.prepare('pragma synchronous').get()?.synchronous
  if (level === FULL) return
  throw new Error(
    `SQLite answers "synchronous = ${level}" after the first write instead of ${FULL}, so that a power cut could lose what was promised: run Limber on the Node that comes with it.`,
  )
}

/**
 * Kysely over an open SQLite database, which it closes when it is destroyed. Who waits for another process, for `patience`
 * ms, waits outside of SQLite, which would keep the whole process waiting, also those who want nothing of the database.
 */
export function overSqlite(database: DatabaseSync, patience: number = BUSY_MS): Kysely<Schema> {
  database.exec('pragma busy_timeout = 0')
  const bridge = bridgeTo(database)
  return new Kysely<Schema>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new TurningDriver({ database: bridge }, database, patience),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })
}

/**
 * A query of SQLite is over before it returns, so that a row of awaited queries would keep everything else waiting.
 * Therefore each query and each transaction begins in a new turn of the event loop.
 */
class TurningDriver extends SqliteDriver {
  readonly #database: DatabaseSync
  readonly #patience: number

  constructor(config: SqliteDialectConfig, database: DatabaseSync, patience: number) {
    super(config)
    this.#database = database
    this.#patience = patience
  }

  /** Where the disk is full SQLite has rolled back already; to do so again would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.isTransaction) await super.rollbackTransaction(connection)
  }

  override async acquireConnection() {
    await nextTurn()
    return new PatientConnection(await super.acquireConnection(), this.#patience)
  }
}

/** Tries again while another process writes. */
class PatientConnection implements DatabaseConnection {
  readonly #connection: DatabaseConnection
  readonly #patience: number

  constructor(connection: DatabaseConnection, patience: number) {
    this.#connection = connection
    this.#patience = patience
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const end = performance.now() + this.#patience
    for (;;) {
      try {
        return await this.#connection.executeQuery<Row>(query)
      } catch (error) {
        if (!isBusy(error) || performance.now() >= end) throw error
        await sleep(BUSY_PAUSE)
      }
    }
  }

  streamQuery<Row>(query: CompiledQuery, size: number): AsyncIterableIterator<QueryResult<Row>> {
    return this.#connection.streamQuery(query, size)
  }
}

function isBusy(error: unknown): boolean {
  const { errcode } = error as { readonly errcode?: number }
  return errcode !== undefined && errcode !== BUSY_SNAPSHOT && (errcode & 0xff) === BUSY
}

/** Kysely's own SQLite driver speaks to better-sqlite3; this is what it needs of it. */
function bridgeTo(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>()
  return {
    close: () => database.close(),
    prepare(sql) {
      const before = prepared.get(sql)
      if (before !== undefined) return before
      const statement = asKyselyNeeds(database.prepare(atOnce(sql)))
      if (prepared.size >= MOST_PREPARED) prepared.clear()
      prepared.set(sql, statement)
      return statement
    },
  }
}

/** Who begins by reading and then writes would be refused, without waiting, where another process wrote meanwhile. */
function atOnce(sql: string): string {
  return sql === 'begin' ? 'begin immediate' : sql
}

function asKyselyNeeds(statement: StatementSync): SqliteStatement {
  const values = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[]
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)) as IterableIterator<unknown>,
  }
}
