import type { SharedClock } from '../../clock/shared-clock.ts'
import { TooLate } from '../../http/too-late.ts'
import { isNotAllowed } from '../connection/mistakes.ts'

/** A way on which something may arrive; nothing more is sent on it once the signal is aborted. */
export type Way = (signal: AbortSignal) => Promise<unknown>

export type ArriveWork = {
  readonly clock: Pick<SharedClock, 'wait'>
  /** Aborted when Limber leaves: then each way is tried once more, and no more. */
  readonly leaving: AbortSignal
  /** Hears what went wrong on the way. */
  readonly failed: (mistake: unknown) => void
}

/** A way that has not led anywhere after so many ms is left for the next one: nobody with a warning sign waits for a limit. */
const TRIED_FOR = 1_500

/** Where no way led anywhere, all of them are tried again after so many ms, one after the other. */
const TRIED_AGAIN = [1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 120_000] as const

/** So many wait for their next try at most: more than can be in need in the same minutes. */
const MOST_WAITING = 500

/** Sees to it that something arrives on one of several ways, the best first. */
export type Arrive = {
  /** The number of the way that led there; nothing where none did. Never rejects. */
  by(...ways: readonly Way[]): Promise<number | undefined>
}

export function createArrive({ clock, leaving, failed }: ArriveWork): Arrive {
  let waiting = 0

  async function isThere(way: Way, isLast: boolean): Promise<boolean> {
    const over = new AbortController()
    const late = Promise.withResolvers<never>()
    const timer = setTimeout(() => {
      over.abort()
      late.reject(new TooLate())
    }, TRIED_FOR)
    try {
      await Promise.race([way(over.signal), late.promise])
      return true
    } catch (mistake) {
      // That somebody takes no direct messages is nothing to see to as long as there is another way.
      if (isLast || !isNotAllowed(mistake)) failed(mistake)
      return false
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    async by(...ways) {
      for (let round = 0; ; round++) {
        for (const [index, way] of ways.entries()) {
          if (await isThere(way, index === ways.length - 1)) return index
        }
        const wait = TRIED_AGAIN[round]
        if (wait === undefined || leaving.aborted || waiting >= MOST_WAITING) return undefined
        waiting++
        await clock.wait(wait, leaving).finally(() => waiting--)
      }
    },
  }
}
