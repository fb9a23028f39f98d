import type { Place } from '../place.ts'
import type { Scope } from './chat.ts'
import type { DeliveryStore } from './ports.ts'

/** What must not be asked of a platform for a while, told to all processes. */
export type Holds = {
  /** How long a message to a place has to wait, in ms. */
  left(place: Place): Promise<number>
  /** How long everything on the platform has to wait, in ms. */
  leftForAll(): Promise<number>
  /** `wait` in ms. One place that is busy concerns only what is sent there, which waits by itself. */
  add(place: Place, scope: Scope, wait: number): Promise<void>
}

/** Asks the store for what others hold every `every` ms at most. */
export function createHolds(
  platform: string,
  store: Pick<DeliveryStore, 'hold' | 'held'>,
  clock: { readonly now: () => number; readonly passed: () => number },
  every: number,
): Holds {
  let known: ReadonlyMap<string, number> = new Map()
  let askedAt = -Infinity

  async function untilOf(scope: string): Promise<number> {
    if (clock.passed() - askedAt >= every) {
      askedAt = clock.passed()
      known = await store.held(clock.now())
    }
    return Math.max(0, (known.get(scope) ?? 0) - clock.now())
  }

  return {
    leftForAll: () => untilOf(scopeOf(platform)),
    left: (place) => untilOf(scopeOf(platform, place.workspace)),
    async add(place, scope, wait) {
      if (scope === 'place') return
      const held = scope === 'platform' ? scopeOf(platform) : scopeOf(platform, place.workspace)
      const now = clock.now()
      const until = Math.ceil(now + wait)
      known = new Map([...known, [held, until]])
      await store.hold(held, until, now)
    },
  }
}

function scopeOf(...names: readonly string[]): string {
  return JSON.stringify(names)
}
