import { AsyncLocalStorage } from 'node:async_hooks'
import { LONGEST_TIMER } from '../clock/clock.ts'
import { createExchange, type Deadline } from './exchange.ts'
import { TooLate } from './too-late.ts'

/** Requests none of which leaves later than it may, however long the process stood still before. */
export type Punctual = {
  /** The web's `fetch`, that follows nobody elsewhere; what is asked outside `within` has 15 s. */
  readonly fetch: typeof fetch
  /**
   * Does something whose requests leave within so many ms or not at all, and whose answers nobody waits for any longer;
   * rejects with `TooLate` then, also where it goes on by itself, and otherwise with whatever it rejects with.
   */
  within<T>(ms: number, use: () => Promise<T>): Promise<T>
  /** Ends all connections, and what is asked over them. */
  close(): Promise<void>
}

/** What a machine tells about time. */
export type PunctualWish = {
  /** Ms since whenever, which only grow. */
  readonly passed?: () => number
  /** Says when so many ms are over. */
  readonly over?: (ms: number) => AbortSignal
}

/** Nothing hangs for ever, also what nobody gave a time to: in ms, as long as Discord's own library waits. */
export const DEFAULT_DEADLINE = 15_000

export function createPunctual({
  passed = () => performance.now(),
  over = (ms) => AbortSignal.timeout(ms),
}: PunctualWish = {}): Punctual {
  const { exchange, close } = createExchange()
  const deadlines = new AsyncLocalStorage<Deadline>()

  function within<T>(ms: number, use: () => Promise<T>): Promise<T> {
    const until = passed() + ms
    const signal = over(Math.min(Math.max(0, Math.ceil(ms)), LONGEST_TIMER))
    const deadline = { signal, isOver: () => signal.aborted || passed() > until }
    return new Promise((resolve, reject) => {
      const giveUp = () => reject(new TooLate())
      if (deadline.isOver()) return giveUp()
      signal.addEventListener('abort', giveUp)
      deadlines
        .run(deadline, async () => use())
        .then(resolve, (mistake: unknown) => (deadline.isOver() ? giveUp() : reject(mistake)))
        .finally(() => signal.removeEventListener('abort', giveUp))
    })
  }

  const punctualFetch: typeof fetch = async (input, init) => {
    const deadline = deadlines.getStore()
    if (deadline === undefined) return within(DEFAULT_DEADLINE, () => punctualFetch(input, init))
    return exchange(new Request(input, init), deadline)
  }

  return { fetch: punctualFetch, within, close }
}
