import type { Kysely } from 'kysely'
import type { Engine } from './engine.ts'
import type { Schema } from './schema.ts'

/** How far the clock of the store is ahead of the one that told what time it is, in ms. */
export async function aheadOf(db: Kysely<Schema>, engine: Engine, now: number): Promise<number> {
  return (await engine.clock(db, now)) - now
}
