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
  const underWay = new Set<Promise<void>>()
  const beat = (during: 'tick' | 'nightly', work: () => Promise<void>) => () => {
    const done = work()
      .catch((error: unknown) => failed(during, error))
      .finally(() => underWay.delete(done))
    underWay.add(done)
    return done
  }
  const options = { timezone: 'UTC', noOverlap: true, suppressMissedWarning: true, logger: SILENT }
  const cron = nodeCron()
  const tasks = [
    cron.schedule(EVERY_SECOND, beat('tick', tick), { ...options, name: 'tick' }),
    cron.schedule(AT_NIGHT, beat('nightly', nightly), { ...options, name: 'nightly' }),
  ]
  tasks[0]?.on('execution:missed', stalled)
  return {
    async stop() {
      for (const task of tasks) await task.destroy()
      await Promise.all(underWay)
    },
  }
}

/** What happens is said to those who listen, and not on standard output. */
const SILENT = { info() {}, warn() {}, error() {}, debug() {} }
