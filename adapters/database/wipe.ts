import { setTimeout as sleep } from 'node:timers/promises'
import { sql, type Kysely } from 'kysely'
import { BUSY_MS } from './node-sqlite.ts'
import type { Schema } from './schema.ts'

/** Between two attempts, in ms. */
const PAUSE = 25

/** Notes in the transaction that removes something that it is to be wiped from the files, whatever happens next. */
export async function oweWipe(removing: Kysely<Schema>): Promise<void> {
  await sql`pragma user_version = 1`.execute(removing)
}

/** Whether something was removed that may still stand in the files. */
export async function isWipeOwed(db: Kysely<Schema>): Promise<boolean> {
  const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(db)
  return rows[0]?.user_version === 1
}

/**
 * Wipes what was removed from the files: secure_delete has overwritten it where it stood, VACUUM writes the database
 * anew without its free pages (in one go: about 0.4 s for 60 MB), and the write-ahead log is cut to nothing. The last
 * waits for whoever is reading the old state; false where they still do after `patience` ms.
 */
export async function wipe(db: Kysely<Schema>, patience: number = BUSY_MS): Promise<boolean> {
  await sql`vacuum`.execute(db)
  const end = performance.now() + patience
  while (!(await cutLog(db))) {
    if (performance.now() >= end) return false
    await sleep(PAUSE)
  }
  await sql`pragma user_version = 0`.execute(db)
  return true
}

/** False where somebody is still reading from the log. */
async function cutLog(db: Kysely<Schema>): Promise<boolean> {
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db)
  return rows[0]?.busy === 0
}
