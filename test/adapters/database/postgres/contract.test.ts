import { describeStore } from '../contract.ts'
import { describeDeliveries } from '../delivery-contract.ts'
import { describeWorkspaces } from '../workspace-contract.ts'
import { describePostgres } from './describe-postgres.ts'
import { byGivenClock, openEmptied } from './emptied.ts'

describePostgres('PostgreSQL', (database) => {
  const make = () => openEmptied(database().url, byGivenClock())
  describeStore('a store', make)
  describeDeliveries('deliveries', make)
  describeWorkspaces('workspaces', make)
})
