import { nodeCron } from './node-cron.ts'

/** What a process does by the clock. */
export type Beats = {
  /** About once a second, never twice at a time. */
  tick(): Promise<void>
  /** Once a night, in UTC. */
  nightly(): Promise<void>
  /** Heard when the process was so busy, or stopped, that a second passed without a tick. */
  stalled(): void
  failed(during: 'tick' | 'nightly', error: unknown): void
}

/** Beats until it is stopped; then resolves when nothing of it is under way. */
export type Heartbeat = { stop(): Promise<void> }

const EVERY_SECOND = '* * * * * *'
/** When few people stretch anywhere. */
const AT_NIGHT = '30 3 * * *'

/**
 * Starts the heartbeat of a process. It is no calendar: what is due is asked of the store, so that a beat that comes
 * late or not at all costs lateness and nothing else.
 */
export function startHeartbeat({ tick, nightly, stalled, failed }: Beats): Heartbeat {
  const underWay = new Map<string, Promise<void>>()
  const beat = (during: 'tick' | 'nightly', work: () => Promise<void>) => async () => {
    // node-cron could see to that, but a task that was started anew does not know what it began before.
    if (underWay.has(during)) return
    const done = work()
      .catch((error: unknown) => failed(during, error))
      .finally(() => underWay.delete(during))
    underWay.set(during, done)
    return done
  }
  const options = { timezone: 'UTC', suppressMissedWarning: true, logger: SILENT }
  const cron = nodeCron()
  const ticking = cron.schedule(EVERY_SECOND, beat('tick', tick), { ...options, name: 'tick' })
  const tidying = cron.schedule(AT_NIGHT, beat('nightly', nightly), { ...options, name: 'nightly' })
  ticking.on('execution:missed', oncePerTurn(stalled))
  const unwatch = watchDate(() => {
    void ticking.stop()
    void ticking.start()
  })
  return {
    async stop() {
      unwatch()
      for (const task of [ticking, tidying]) await task.destroy()
      await Promise.all(underWay.values())
    },
  }
}

/** A second that was missed is as good as a thousand of them, which come all at once. */
function oncePerTurn(hear: () => void): () => void {
  let isHeard = false
  return () => {
    if (isHeard) return
    isHeard = true
    setImmediate(() => (isHeard = false))
    hear()
  }
}

/** node-cron waits by the date: where that is set back, it would wait until it is reached once more. */
function watchDate(moved: () => void): () => void {
  const aheadNow = () => Date.now() - performance.now()
  let ahead = aheadNow()
  const timer = setInterval(() => {
    if (Math.abs(aheadNow() - ahead) < MOVED) return
    ahead = aheadNow()
    moved()
  }, LOOK_EVERY)
  return () => clearInterval(timer)
}

/** In ms: so much a beat may be late because of the date, and so often it is looked at. */
const MOVED = 1_000
const LOOK_EVERY = 500

/** What happens is said to those who listen, and not on standard output. */
const SILENT = { info() {}, warn() {}, error() {}, debug() {} }
