import { AsyncLocalStorage } from 'node:async_hooks'

/** Keeps Limber from being shut out: Discord bans addresses that send so many requests it has to refuse. */
export type Breaker = {
  count(answer: Counted): void
  /** Holds everything for so many ms. */
  hold(ms: number): void
  /** For how many ms nothing may be asked any more; 0 where all is well, and for what is urgent. */
  held(): number
  /** Does what is asked whatever is held: nobody with a warning sign pays for what others were refused. */
  urgently<T>(use: () => T): T
}

/** An answer, as far as it counts. */
export type Counted = {
  readonly status: number
  /** How far a refusal for too many requests goes. */
  readonly scope?: string | null
  /** Whether it was asked with the token of Limber. */
  readonly isSigned?: boolean
}

/** https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans, with some to spare. */
const INVALID = { statuses: [401, 403, 429], most: 8_000, within: 10 * 60_000 } as const

/**
 * Discord sometimes refuses a token that counts, which the next request shows. One that is refused again is tried after
 * so many ms, each time twice as long.
 */
const REFUSED = { least: 1_000, most: 60_000 } as const

/** A breaker by a time in ms that only grows. */
export function createBreaker(
  passed: () => number = () => performance.now(),
  { most, within }: { readonly most: number; readonly within: number } = INVALID,
): Breaker {
  const urgent = new AsyncLocalStorage<true>()
  let since = -Infinity
  let count = 0
  let refusals = 0
  let refusedUntil = -Infinity
  let heldUntil = -Infinity

  function countRefusal(): void {
    // What was under way together was refused once.
    if (passed() < refusedUntil) return
    refusals++
    if (refusals === 1) return
    refusedUntil = passed() + Math.min(REFUSED.least * 2 ** (refusals - 2), REFUSED.most)
  }

  return {
    count({ status, scope, isSigned = false }) {
      if (isSigned && status === 401) countRefusal()
      else if (isSigned) {
        refusals = 0
        refusedUntil = -Infinity
      }
      // What others used up is not held against Limber.
      if (!(INVALID.statuses as readonly number[]).includes(status) || scope === 'shared') return
      if (passed() - since >= within) {
        since = passed()
        count = 0
      }
      count++
    },
    hold(ms) {
      heldUntil = Math.max(heldUntil, passed() + ms)
    },
    held() {
      if (urgent.getStore() === true) return 0
      const until = Math.max(heldUntil, refusedUntil, count >= most ? since + within : -Infinity)
      return Math.max(0, until - passed())
    },
    urgently: (use) => urgent.run(true, use),
  }
}
