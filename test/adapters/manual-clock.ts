import type { Clock } from '../../adapters/clock/clock.ts'

/** A clock that only moves when it is told to. */
export type ManualClock = Clock & {
  /** Goes on so many ms; who waits until then goes on in turn, each at its own time, and may wait again. */
  advance(ms: number): Promise<void>
}

type Waiter = { readonly due: number; readonly resolve: () => void }

/** Stands at an instant (ms since 1970). */
export function manualClock(at: number): ManualClock {
  let now = at
  let waiters: readonly Waiter[] = []
  const leave = (waiter: Waiter) => {
    waiters = waiters.filter((other) => other !== waiter)
    waiter.resolve()
  }

  return {
    now: () => now,
    passed: () => now,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true || !(ms > 0)) return resolve()
        const stop = () => leave(waiter)
        const waiter: Waiter = {
          due: now + ms,
          resolve() {
            signal?.removeEventListener('abort', stop)
            resolve()
          },
        }
        waiters = [...waiters, waiter]
        signal?.addEventListener('abort', stop)
      }),
    async advance(ms) {
      const end = now + ms
      for (;;) {
        await settled()
        const next = waiters.filter(({ due }) => due <= end).toSorted((a, b) => a.due - b.due)[0]
        if (next === undefined) break
        now = Math.max(now, next.due)
        leave(next)
      }
      now = end
    },
  }
}

/** What was promised until now has gone on as far as it can. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
