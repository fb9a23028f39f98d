import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kept } from '../../adapters/database/open-kept.ts'
import { ownDatabase } from '../adapters/database/postgres/own-database.ts'

/** Where a run keeps its data, and how to be rid of them. */
export type OwnData = { readonly kept: Kept; drop(): Promise<void> }

/** A folder of its own, or a database of its own on the server that TEST_DATABASE_URL names. */
export async function ownData(engine: 'sqlite' | 'postgres'): Promise<OwnData> {
  const data = await mkdtemp(join(tmpdir(), 'limber-chaos-'))
  const remove = () => rm(data, { recursive: true, force: true })
  if (engine === 'sqlite') return { kept: { data }, drop: remove }
  const { url, drop } = await ownDatabase()
  return {
    kept: { data, database: url },
    async drop() {
      await drop()
      await remove()
    },
  }
}
