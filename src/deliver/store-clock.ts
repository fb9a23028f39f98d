import type { DeliveryPorts } from './ports.ts'

/** The clock of the store, by which all processes go, whatever the dates of their machines say. */
export type StoreClock = {
  /** Ms since 1970. */
  readonly now: () => number
  /** Compares the machine's date with it; to be called often. Rejects where the store fails. */
  compare(): Promise<void>
}

export function createStoreClock({ store, now }: Pick<DeliveryPorts, 'store' | 'now'>): StoreClock {
  let ahead = 0
  return {
    now: () => now() + ahead,
    async compare() {
      const asked = now()
      const told = await store.clock(asked)
      const heard = now()
      // It was told some time in between: only what even a slow answer does not explain is a difference.
      ahead = told - Math.min(Math.max(told - ahead, asked), heard)
    },
  }
}
