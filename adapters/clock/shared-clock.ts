import type { DeliveryStore } from '../../src/deliver/ports.ts'
import type { Clock } from './clock.ts'

/** A clock that all processes on one store share, whatever the dates of their machines say. */
export type SharedClock = Clock & {
  /** What the machine's date says, in ms since 1970. */
  date(): number
  /** Compares it with the clock of the store; to be called often. Rejects where the store fails. */
  agree(): Promise<void>
}

/** The clock of a store, or the machine's own where the store has none. */
export function sharedClock(own: Clock, store: Pick<DeliveryStore, 'clock'>): SharedClock {
  /** What the store told, and when that was: in between time passes, and nobody can set it. */
  let told: { readonly now: number; readonly passed: number } | undefined

  const now = () => (told === undefined ? own.now() : Math.round(told.now + own.passed() - told.passed))

  return {
    now,
    date: () => own.now(),
    passed: () => own.passed(),
    wait: (ms, signal) => own.wait(ms, signal),
    async agree() {
      const earliest = now()
      const time = await store.clock()
      const [latest, passed] = [now(), own.passed()]
      if (time === undefined) told = undefined
      else if (told === undefined) told = { now: time, passed }
      // It was told some time in between: only what even a slow answer does not explain is a difference.
      else told = { now: latest + Math.min(time - earliest, 0) + Math.max(time - latest, 0), passed }
    },
  }
}
