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
  /** What the store told, and when it was asked and heard: from then on time passes, and nobody can set it. */
  let told: Told | undefined

  const now = () => (told === undefined ? own.now() : Math.round(timeAt(told, own.passed())))

  return {
    now,
    date: () => own.now(),
    passed: () => own.passed(),
    wait: (ms, signal) => own.wait(ms, signal),
    async agree() {
      const asked = own.passed()
      const time = await store.clock()
      const passed = own.passed()
      if (time === undefined) told = undefined
      else if (told === undefined) told = { now: time, asked, passed }
      // Several may ask at once: an answer that comes after a newer one is none.
      else if (asked >= told.asked) told = { now: corrected(told, time, { asked, passed }), asked, passed }
    },
  }
}

/** All in ms: what time it was, and by the machine's time that passes when that was asked and heard. */
type Told = { readonly now: number; readonly asked: number; readonly passed: number }

function timeAt(told: Told, passed: number): number {
  return told.now + passed - told.passed
}

/** A time was told some time between asking and hearing: only what even a slow answer does not explain is a difference. */
function corrected(told: Told, time: number, { asked, passed }: Omit<Told, 'now'>): number {
  const [earliest, latest] = [timeAt(told, asked), timeAt(told, passed)]
  return latest + Math.min(time - earliest, 0) + Math.max(time - latest, 0)
}
