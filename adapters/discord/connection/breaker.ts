import { AsyncLocalStorage } from 'node:async_hooks'

/** Keeps Limber from being shut out: Discord bans addresses that send so many requests it has to refuse. */
export type Breaker = {
  /** Counts an answer by its status, and how far a refusal for too many requests goes. */
  count(status: number, scope?: string | null): void
  /** For how many ms nothing may be asked any more; 0 where all is well, and for what is urgent. */
  held(): number
  /** Does what is asked whatever is held: nobody with a warning sign pays for what others were refused. */
  urgently<T>(use: () => T): T
}

/** https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans, with some to spare. */
const INVALID = { statuses: [401, 403, 429], most: 8_000, within: 10 * 60_000 } as const

/** A breaker by a time in ms that only grows. */
export function createBreaker(
  passed: () => number = () => performance.now(),
  { most, within }: { readonly most: number; readonly within: number } = INVALID,
): Breaker {
  const urgent = new AsyncLocalStorage<true>()
  let since = -Infinity
  let count = 0
  return {
    count(status, scope) {
      // What others used up is not held against Limber.
      if (!(INVALID.statuses as readonly number[]).includes(status) || scope === 'shared') return
      if (passed() - since >= within) {
        since = passed()
        count = 0
      }
      count++
    },
    held() {
      if (urgent.getStore() === true || count < most) return 0
      return Math.max(0, since + within - passed())
    },
    urgently: (use) => urgent.run(true, use),
  }
}
