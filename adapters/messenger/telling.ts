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
   * never. Others may read what comes on `publicWays`, which are numbered on: they are only gone where each of the
   * others is refused, busy for long, or has led nowhere several times; that a platform is slow shows nobody's need to others.
   * Once Limber leaves, each way is tried once more and then no longer.
   */
  surely(ways: readonly Way[], publicWays?: readonly Way[]): Promise<number | undefined>
  stop(): void
}

export type TellingWork = {
  readonly clock: Pick<Clock, 'passed' | 'wait'>
  /** A way on which a warning sign does not arrive within so many ms is left for the next one; twice as many each round. */
  readonly patience: number
  readonly blocked: (mistake: unknown) => Blocked
  /** Hears why a way led nowhere, whether that was in the first round, and whether another way was left in it. */
  readonly failed: (mistake: unknown, at: { readonly isFirst: boolean; readonly isLastWay: boolean }) => void
}

/** Before all ways are tried again, in ms: from so much up to so much, twice as long each time; and so long in all. */
const AGAIN = { least: 1_000, most: 60_000, whole: 15 * 60_000 } as const
/** After so many rounds that led nowhere others may read it rather than nobody. */
const PRIVATE_ROUNDS = 3
/** No way is gone for longer, in ms. */
const LONGEST_PATIENCE = 10_000
/** What is refused everywhere may be let in again; who asks on and on is shut out everywhere. In ms. */
const REFUSED = { pause: 60_000, times: 2 } as const
/** So much is told again and again at the same time: more than can be in need in the same minutes. */
const MOST_UNDER_WAY = 500
/** So long Limber stays for the last try, in ms. */
const LAST_TRY = 3_000

type Tried = {
  readonly way: Way
  readonly number: number
  readonly isPublic: boolean
  freeAt: number
  isRefused: boolean
}

/** How a round is gone: in which manner, whether it is the first one, and whether others may read it by now. */
type Round = {
  readonly go: (way: Way) => Promise<unknown>
  readonly isFirst?: boolean
  readonly isOpen?: boolean
}

/** What is no warning is not said twice: it may take its time. */
const goPatiently = (way: Way) => way(new AbortController().signal)

export function createTelling({ clock, patience, blocked, failed }: TellingWork): Telling {
  const stopping = new AbortController()
  const { signal } = stopping
  let underWay = 0

  const goInTime = (within: number) => async (way: Way) => {
    const over = new AbortController()
    const arrived = way(over.signal).then(() => true)
    // What fails after that is not heard any more.
    arrived.catch(() => {})
    if ((await inTime(arrived, within, clock.wait)) !== undefined) return
    over.abort()
    throw new TooLate()
  }

  /** Tries each way for which nobody has to wait. */
  async function round(
    ways: readonly Tried[],
    { go, isFirst = false, isOpen = false }: Round,
  ): Promise<number | undefined> {
    const isShut = ({ isRefused, freeAt }: Tried) => isRefused || freeAt - clock.passed() > LONGEST_PATIENCE
    for (const tried of ways) {
      if (tried.freeAt > clock.passed()) continue
      if (tried.isPublic && !isOpen && !ways.every((one) => one.isPublic || isShut(one))) continue
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
    let pause: number = AGAIN.least
    let refused = 0
    for (let rounds = 1; ; rounds++) {
      const open = ways.filter(({ isRefused }) => !isRefused)
      if (open.length === 0 && ++refused > REFUSED.times) return undefined
      const left = open.length > 0 ? open : ways
      const free = Math.min(...left.map(({ freeAt }) => freeAt)) - clock.passed()
      const wait = Math.max(open.length > 0 ? pause : REFUSED.pause, free)
      if (clock.passed() + wait > end) return undefined
      await clock.wait(wait, signal)
      if (signal.aborted)
        return inTime(round(left, { go: goInTime(patience), isOpen: true }), LAST_TRY, clock.wait)
      // Whoever is slow may have taken it, and is given the time to say so.
      const within = Math.min(patience * 2 ** rounds, LONGEST_PATIENCE)
      const arrived = await round(left, { go: goInTime(within), isOpen: rounds >= PRIVATE_ROUNDS })
      if (arrived !== undefined) return arrived
      pause = Math.min(pause * 2, AGAIN.most)
    }
  }

  const fresh = (ways: readonly Way[], publicWays: readonly Way[] = []) =>
    [...ways, ...publicWays].map((way, number): Tried => ({
      way,
      number,
      isPublic: number >= ways.length,
      freeAt: -Infinity,
      isRefused: false,
    }))

  return {
    byAnyWay: (ways) => round(fresh(ways), { go: goPatiently, isFirst: true }),
    async surely(ways, publicWays) {
      const all = fresh(ways, publicWays)
      const arrived = await round(all, { go: goInTime(patience), isFirst: true })
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
