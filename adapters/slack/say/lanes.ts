import type { Clock } from '../../clock/clock.ts'
import { failureOf } from '../api/failure.ts'

/** Requests in rows, each of which waits as long as Slack says and keeps no other row waiting. */
export type Lanes = {
  /** Does something when its turn in its row has come; rejects with what it rejects with, or where it would wait too long. */
  run<T>(lane: string, work: () => Promise<T>): Promise<T>
  /** Nothing waits any more. */
  stop(): void
}

/** What goes without a row: it is asked at once, and whoever asks waits as Slack says. */
export const NO_ROWS: Pick<Lanes, 'run'> = { run: (_, work) => work() }

/** An answer that comes later than this is none, in ms. */
const LONGEST_WAIT = 20_000
/** So many rows are remembered before those in which nobody waits are forgotten. */
const MOST_LANES = 1_000
/** So much waits in one row at most. */
const MOST_WAITING = 50

type Lane = { last: Promise<unknown>; waiting: number; freeAt: number }

/** The row is too long, or would move too late. */
export class Crowded extends Error {
  override readonly name = 'Crowded'
  constructor() {
    super('Slack takes no more messages there for a while')
  }
}

export function createLanes(clock: Pick<Clock, 'passed' | 'wait'>): Lanes {
  const lanes = new Map<string, Lane>()
  const stopping = new AbortController()

  async function take<T>(lane: Lane, until: number, work: () => Promise<T>): Promise<T> {
    for (;;) {
      // Whoever was before in the row may have taken all the time.
      if (clock.passed() > until) throw new Crowded()
      const wait = lane.freeAt - clock.passed()
      if (wait > 0) {
        if (lane.freeAt > until || stopping.signal.aborted) throw new Crowded()
        await clock.wait(wait, stopping.signal)
        if (stopping.signal.aborted) throw new Crowded()
      }
      try {
        return await work()
      } catch (mistake) {
        // Only of this it is certain that nothing was done.
        const failure = failureOf(mistake)
        if (failure.is !== 'busy') throw mistake
        lane.freeAt = clock.passed() + failure.wait
        if (lane.freeAt > until) throw mistake
      }
    }
  }

  /** Forgets rows in which nobody waits for anything. */
  function sweep(): void {
    for (const [name, { waiting, freeAt }] of lanes) {
      if (waiting === 0 && freeAt <= clock.passed()) lanes.delete(name)
    }
  }

  return {
    run(name, work) {
      const lane = lanes.get(name) ?? { last: Promise.resolve(), waiting: 0, freeAt: -Infinity }
      if (lanes.size > MOST_LANES) sweep()
      if (lane.waiting >= MOST_WAITING) return Promise.reject(new Crowded())
      lanes.set(name, lane)
      lane.waiting++
      const until = clock.passed() + LONGEST_WAIT
      const done = lane.last.then(() => take(lane, until, work))
      lane.last = done.then(
        () => {},
        () => {},
      )
      void lane.last.then(() => lane.waiting--)
      return done
    },
    stop: () => stopping.abort(),
  }
}
