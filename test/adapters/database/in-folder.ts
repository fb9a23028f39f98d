import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openData, type Data } from '../../../adapters/database/open.ts'

/** A store in a folder of its own, which is gone when it is closed. */
export async function makeInFolder(): Promise<Data> {
  const folder = await mkdtemp(join(tmpdir(), 'limber-store-'))
  const data = await openData(folder, 'bot')
  return {
    ...data,
    async close() {
      await data.close()
      await rm(folder, { recursive: true })
    },
  }
}
