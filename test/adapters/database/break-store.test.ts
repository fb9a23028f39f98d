import { openInMemory } from '../../../adapters/database/open.ts'
import { describeStore } from './contract.ts'
import { makeInFolder } from './in-folder.ts'

describeStore('a store in memory', openInMemory)
describeStore('a store in a folder', makeInFolder)
