import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kept } from '../../adapters/database/open-kept.ts'
import { ownDatabase } from '../adapters/database/postgres/own-database.ts'

/** Where a run keeps its data, and how to be rid of them. */
export type OwnData = { readonly kept: Kept; drop(): Promise<void> }

/** A folder of its own, or a database of its own on the server that TEST_DATABASE_URL names. */
export async function ownData(engine: 'sqlite' | 'postgres'): Promise<OwnData> {
  if (engine === 'postgres') {
    const { url, drop } = await ownDatabase()
    return { kept: { data: tmpdir(), database: url }, drop }
  }
  const data = await mkdtemp(join(tmpdir(), 'limber-chaos-'))
  return { kept: { data }, drop: () => rm(data, { recursive: true, force: true }) }
}
