import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openData, openInMemory } from '../../../adapters/database/open.ts'
import { describeStore } from './contract.ts'

describeStore('a store in memory', openInMemory)

describeStore('a store in a folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'limber-store-'))
  const data = await openData(folder, 'bot')
  return {
    store: data.store,
    async close() {
      await data.close()
      await rm(folder, { recursive: true })
    },
  }
})
