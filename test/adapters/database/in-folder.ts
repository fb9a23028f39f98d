import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openData } from '../../../adapters/database/open.ts'
import type { Made } from './contract.ts'

/** A store in a folder of its own, which is gone when it is closed. */
export async function makeInFolder(): Promise<Made> {
  const folder = await mkdtemp(join(tmpdir(), 'limber-store-'))
  const data = await openData(folder, 'bot')
  return {
    store: data.store,
    async close() {
      await data.close()
      await rm(folder, { recursive: true })
    },
  }
}
