import type { Engine } from './engine.ts'
import { BUSY_MS } from './node-sqlite.ts'
import { oweWipe, wipe } from './wipe.ts'

/**
 * One process writes: nobody else takes a row, and its own clock is the one that counts. So long, in ms, does forgetting
 * wait for whoever reads what was just removed, before it says that the files are not wiped yet.
 */
export function sqliteEngine(patience: number = BUSY_MS): Engine {
  return {
    name: 'sqlite',
    locked: (query) => query,
    hasClock: false,
    clock: async (_, now) => now,
    loosely: async () => {},
    inTurn: async () => {},
    oweWipe,
    wipe: async (db) => ((await wipe(db, patience)) ? 'at once' : 'when nobody reads'),
  }
}
