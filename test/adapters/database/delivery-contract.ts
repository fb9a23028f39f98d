import { afterEach, beforeEach, describe } from 'vitest'
import { describeAttempts } from './attempt-contract.ts'
import { describeClaims } from './claim-contract.ts'
import type { Made } from './contract.ts'
import { describeForgetting } from './forget-contract.ts'
import { describePartings } from './parting-contract.ts'
import { describePrompts } from './prompt-contract.ts'
import { describeTakingPart } from './taking-part-contract.ts'

/**
 * What every store of deliveries promises, whatever database is below it. Leases are told by the `now` that the store
 * is given: a store with a clock of its own is made without it.
 */
export function describeDeliveries(name: string, make: () => Promise<Made>): void {
  describe(name, () => {
    let made: Made
    beforeEach(async () => {
      made = await make()
    })
    afterEach(() => made.close())

    for (const part of [
      describeClaims,
      describeAttempts,
      describePrompts,
      describePartings,
      describeTakingPart,
      describeForgetting,
    ])
      part(() => made.store)
  })
}
