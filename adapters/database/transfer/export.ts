import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import { MIGRATIONS } from '../migrations.ts'
import type { Schema } from '../schema.ts'
import { firstLine, lastLine, rowLine, type Counts } from './format.ts'
import { inSnapshot } from './snapshot.ts'
import { KEPT_TABLES } from './tables.ts'

/** Where an export goes. */
export type ExportTo = {
  /** When it is made, in ms since 1970. */
  readonly at: number
  /** Takes some lines at a time, and says when it can take more. */
  readonly write: (lines: string) => Promise<void>
  /** Hears of how many rows were written so far. */
  readonly progress?: (rows: number) => void
}

/** Writes every row that is kept, of one moment, and gives how many there were; `db` must be up to date. */
export async function exportAll(
  db: Kysely<Schema>,
  engine: Engine['name'],
  { at, write, progress = () => {} }: ExportTo,
): Promise<Counts> {
  const hash = createHash('sha256')
  const send = async (lines: string) => {
    hash.update(lines)
    await write(lines)
  }
  const step = MIGRATIONS.at(-1)
  if (step === undefined) throw new Error('There is no step, which cannot be.')
  const counts = new Map<string, number>()
  let rows = 0
  await inSnapshot(db, engine, async (read) => {
    await send(firstLine(step, at))
    for (const [name, table] of KEPT_TABLES) {
      for await (const batch of read(name, table)) {
        await send(batch.map((row) => rowLine(name, row)).join(''))
        counts.set(name, (counts.get(name) ?? 0) + batch.length)
        progress((rows += batch.length))
      }
    }
  })
  await write(lastLine(counts, hash.digest('hex')))
  return counts
}
