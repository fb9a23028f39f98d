import type { NearMissStore } from '../../src/inbox/ports.ts'
import { createNearMissStore } from '../database/near-miss-store.ts'
import { openKept, type Kept } from '../database/open-kept.ts'

/** What was asked in vain, until it is closed. */
export type NearMisses = { readonly store: NearMissStore; close(): Promise<void> }

/**
 * Opens what was asked in vain, beside a running bot; a `keeper` may settle it. Throws a `DataProblem` where what the
 * settings name cannot be used.
 */
export async function openNearMisses(kept: Kept, as: 'reader' | 'keeper'): Promise<NearMisses> {
  const data = await openKept(kept, as)
  return { store: createNearMissStore(data.db), close: () => data.close() }
}
