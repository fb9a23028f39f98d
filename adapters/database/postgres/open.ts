import { Kysely, PostgresDialect, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import { migrate, type Alone } from '../migrate.ts'
import { dataIn, type Data } from '../open.ts'
import type { Schema } from '../schema.ts'
import { postgresEngine } from './engine.ts'
import { insistOnFit, type As } from './fit.ts'
import { look } from './look.ts'
import { connectTo, type Use } from './pool.ts'

/** As many connections as one process keeps busy, and so long for a query, in ms: well within a lease. */
const USUAL: Use = { most: 10, patience: 10_000, isReader: false }

/** Bringing a large database up to date takes as long as it takes, here an hour at most; others wait for it meanwhile. */
const MIGRATING: Use = { most: 1, patience: 3_600_000, isReader: false }

/**
 * Opens the database of a PostgreSQL server. A bot brings it up to date, and several may run on it; readers and those
 * who settle what is there stand beside them. Throws a `DataProblem` where it cannot be used as it is.
 */
export async function openPostgres(
  url: string,
  as: As,
  engine: Engine = postgresEngine(),
  patience: number = USUAL.patience,
): Promise<Data> {
  const { db, close } = await overPostgres(url, { ...USUAL, patience, isReader: as === 'reader' })
  try {
    const stage = insistOnFit(await look(db), as)
    if (as === 'bot' && stage !== 'current') {
      await bringUpToDate(url)
      // A newer one may have come first, and gone further.
      insistOnFit(await look(db), as)
    }
    return { ...dataIn(db, engine), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Kysely over a PostgreSQL server, which is asked for a connection with the first query. */
export async function overPostgres(url: string, use: Use = USUAL): Promise<Pick<Data, 'db' | 'close'>> {
  const pool = await connectTo(url, use)
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  return {
    db,
    async close() {
      // What was begun and is not waited for, as when a question is noted, is still done.
      await pool.quiet()
      await db.destroy()
    },
  }
}

async function bringUpToDate(url: string): Promise<void> {
  const { db, close } = await overPostgres(url, MIGRATING)
  try {
    await migrate(db, Date.now, undefined, alone)
  } finally {
    await close()
  }
}

/** Any number, as long as it is always the same one: here "Limb". */
const LOCK = 0x4c696d62

/** Held to the end of the transaction, so that it works through poolers that share connections, too. */
const alone: Alone = async (transaction) => {
  await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(transaction)
}
