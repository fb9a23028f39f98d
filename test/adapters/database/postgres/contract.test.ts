import { describeStore } from '../contract.ts'
import { describePostgres } from './describe-postgres.ts'
import { byGivenClock, openEmptied } from './emptied.ts'

describePostgres('PostgreSQL', (database) => {
  describeStore('a store', () => openEmptied(database().url, byGivenClock()))
})
