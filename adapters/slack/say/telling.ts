import type { Clock } from '../../clock/clock.ts'
import { inTime } from '../../clock/in-time.ts'
import { failureOf } from '../api/failure.ts'
import type { During } from '../told.ts'

/** A way on which something may arrive; rejects where it does not. */
export type Way = () => Promise<unknown>

/** Brings something to somebody by whichever way is open. */
export type Telling = {
  /** Tries one way after the other; gives whether one was open. */
  byAnyWay(ways: readonly Way[]): Promise<boolean>
  /**
   * The same, again and again for some minutes, since nobody is left alone with a warning sign: twice is better than
   * never. Once Limber leaves, each way is tried once more and then no longer.
   */
  surely(ways: readonly Way[]): Promise<boolean>
  stop(): void
}

/** Before all ways are tried again, in ms: from so much up to so much, twice as long each time; and so long in all. */
const AGAIN = { least: 1_000, most: 60_000, whole: 8 * 60_000 } as const
/** So much is told again and again at the same time. */
const MOST_UNDER_WAY = 200
/** So long Limber stays for the last try, in ms. */
const LAST_TRY = 3_000

type Tried = { readonly way: Way; freeAt: number; isRefused: boolean }

export type TellingWish = {
  readonly clock: Pick<Clock, 'passed' | 'wait'>
  readonly wrong: (during: During, mistake: unknown) => void
}

export function createTelling({ clock, wrong }: TellingWish): Telling {
  const stopping = new AbortController()
  const { signal } = stopping
  let underWay = 0

  /** Tries each way for which nobody has to wait. */
  async function round(ways: readonly Tried[], during: During): Promise<boolean> {
    for (const tried of ways) {
      if (tried.freeAt > clock.passed()) continue
      try {
        await tried.way()
        return true
      } catch (mistake) {
        wrong(during, mistake)
        const failure = failureOf(mistake)
        tried.isRefused = failure.is === 'refused'
        if (failure.is === 'busy') tried.freeAt = clock.passed() + failure.wait
      }
    }
    return false
  }

  async function goOn(ways: readonly Tried[]): Promise<boolean> {
    const end = clock.passed() + AGAIN.whole
    for (let pause: number = AGAIN.least; ; pause = Math.min(pause * 2, AGAIN.most)) {
      const open = ways.filter(({ isRefused }) => !isRefused)
      // What is refused everywhere may be let in again.
      const left = open.length > 0 ? open : ways
      const free = Math.min(...left.map(({ freeAt }) => freeAt)) - clock.passed()
      const wait = Math.max(pause, free)
      if (clock.passed() + wait > end) return false
      await clock.wait(wait, signal)
      if (signal.aborted) return lastTry(left)
      if (await round(left, 'telling of a warning sign')) return true
    }
  }

  async function lastTry(ways: readonly Tried[]): Promise<boolean> {
    return (await inTime(round(ways, 'telling of a warning sign'), LAST_TRY, clock.wait)) ?? false
  }

  const fresh = (ways: readonly Way[]) =>
    ways.map((way): Tried => ({ way, freeAt: -Infinity, isRefused: false }))

  return {
    byAnyWay: (ways) => round(fresh(ways), 'answering privately'),
    async surely(ways) {
      const all = fresh(ways)
      if (await round(all, 'answering privately')) return true
      if (underWay >= MOST_UNDER_WAY) return false
      underWay++
      try {
        return await goOn(all)
      } finally {
        underWay--
      }
    },
    stop: () => stopping.abort(),
  }
}
