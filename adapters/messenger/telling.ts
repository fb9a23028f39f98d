import type { Clock } from '../clock/clock.ts'
import { inTime } from '../clock/in-time.ts'
import { TooLate } from '../http/too-late.ts'

/** A way on which something may arrive; rejects where it does not, and is to send nothing more once the signal is aborted. */
export type Way = (signal: AbortSignal) => Promise<unknown>

/** What it means that a way rejected. */
export type Blocked =
  /** Not to be tried again within so many ms. */
  | { readonly is: 'busy'; readonly wait: number }
  /** Somebody would have to let it in first. */
  | { readonly is: 'refused' }
  | { readonly is: 'unknown' }

/** Brings something to somebody by whichever way is open; gives the number of that way, nothing where none was. */
export type Telling = {
  /** Tries one way after the other, the best first. Never rejects. */
  byAnyWay(ways: readonly Way[]): Promise<number | undefined>
  /**
   * The same, again and again for some minutes, since nobody is left alone with a warning sign: twice is better than
   * never. Once Limber leaves, each way is tried once more and then no longer.
   */
  surely(ways: readonly Way[]): Promise<number | undefined>
  stop(): void
}

export type TellingWork = {
  readonly clock: Pick<Clock, 'passed' | 'wait'>
  /** A way on which a warning sign does not arrive within so many ms is left for the next one. */
  readonly patience: number
  readonly blocked: (mistake: unknown) => Blocked
  /** Hears why a way led nowhere, whether that was in the first round, and whether another way was left in it. */
  readonly failed: (mistake: unknown, at: { readonly isFirst: boolean; readonly isLastWay: boolean }) => void
}

/** Before all ways are tried again, in ms: from so much up to so much, twice as long each time; and so long in all. */
const AGAIN = { least: 1_000, most: 60_000, whole: 15 * 60_000 } as const
/** So much is told again and again at the same time: more than can be in need in the same minutes. */
const MOST_UNDER_WAY = 500
/** So long Limber stays for the last try, in ms. */
const LAST_TRY = 3_000

type Tried = { readonly way: Way; readonly number: number; freeAt: number; isRefused: boolean }

/** What is no warning is not said twice: it may take its time. */
const goPatiently = (way: Way) => way(new AbortController().signal)

export function createTelling({ clock, patience, blocked, failed }: TellingWork): Telling {
  const stopping = new AbortController()
  const { signal } = stopping
  let underWay = 0

  async function goInTime(way: Way): Promise<void> {
    const over = new AbortController()
    const arrived = way(over.signal).then(() => true)
    // What fails after that is not heard any more.
    arrived.catch(() => {})
    if ((await inTime(arrived, patience, clock.wait)) !== undefined) return
    over.abort()
    throw new TooLate()
  }

  /** Tries each way for which nobody has to wait. */
  async function round(
    ways: readonly Tried[],
    go: (way: Way) => Promise<unknown>,
    isFirst = false,
  ): Promise<number | undefined> {
    for (const tried of ways) {
      if (tried.freeAt > clock.passed()) continue
      try {
        await go(tried.way)
        return tried.number
      } catch (mistake) {
        failed(mistake, { isFirst, isLastWay: tried === ways.at(-1) })
        const why = blocked(mistake)
        tried.isRefused = why.is === 'refused'
        if (why.is === 'busy') tried.freeAt = clock.passed() + why.wait
      }
    }
    return undefined
  }

  async function goOn(ways: readonly Tried[]): Promise<number | undefined> {
    const end = clock.passed() + AGAIN.whole
    for (let pause: number = AGAIN.least; ; pause = Math.min(pause * 2, AGAIN.most)) {
      const open = ways.filter(({ isRefused }) => !isRefused)
      // What is refused everywhere may be let in again.
      const left = open.length > 0 ? open : ways
      const free = Math.min(...left.map(({ freeAt }) => freeAt)) - clock.passed()
      const wait = Math.max(pause, free)
      if (clock.passed() + wait > end) return undefined
      await clock.wait(wait, signal)
      if (signal.aborted) return inTime(round(left, goInTime), LAST_TRY, clock.wait)
      const arrived = await round(left, goInTime)
      if (arrived !== undefined) return arrived
    }
  }

  const fresh = (ways: readonly Way[]) =>
    ways.map((way, number): Tried => ({ way, number, freeAt: -Infinity, isRefused: false }))

  return {
    byAnyWay: (ways) => round(fresh(ways), goPatiently, true),
    async surely(ways) {
      const all = fresh(ways)
      const arrived = await round(all, goInTime, true)
      if (arrived !== undefined || underWay >= MOST_UNDER_WAY) return arrived
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
