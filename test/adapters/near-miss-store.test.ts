import { openInMemory } from '../../adapters/database/open.ts'
import { describePostgres } from './database/postgres/describe-postgres.ts'
import { openEmptied } from './database/postgres/emptied.ts'
import { describeNearMisses } from './near-miss-contract.ts'

describeNearMisses('questions asked in vain', openInMemory)

describePostgres('questions asked in vain', (database) => {
  describeNearMisses('on PostgreSQL', () => openEmptied(database().url))
})
