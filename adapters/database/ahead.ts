import type { Kysely } from 'kysely'
import type { Engine } from './engine.ts'
import type { Schema } from './schema.ts'

/** How far the clock of the store is ahead of the one that told what time it is, in ms. */
export async function aheadOf(db: Kysely<Schema>, engine: Engine, now: number): Promise<number> {
  return (await aheadOfEach(db, engine))(now)
}

/** The same of as many times as were told: the store is asked once. */
export async function aheadOfEach(db: Kysely<Schema>, engine: Engine): Promise<(now: number) => number> {
  if (!engine.hasClock) return () => 0
  const clock = await engine.clock(db, 0)
  return (now) => clock - now
}
