import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { realClock, type Clock } from '../../adapters/clock/clock.ts'
import { openData, type Data } from '../../adapters/database/open.ts'
import type { Kept } from '../../adapters/database/open-kept.ts'
import { TIMING, type Timing } from '../../src/deliver/timing.ts'
import { draftOf, TEAM } from '../adapters/database/drafts.ts'
import { freshFolder } from '../adapters/database/fresh-folder.ts'
import { describePostgres } from '../adapters/database/postgres/describe-postgres.ts'
import { openEmptied } from '../adapters/database/postgres/emptied.ts'
import { servePlatform, type ServedPlatform } from '../fakes/server.ts'
import type { Point } from './standstill.ts'
import type { StoppingWish } from './stopping-worker.ts'

const WORKER = fileURLToPath(new URL('stopping-worker.ts', import.meta.url))

/** As in earnest, but for a lease that is soon over, and short waits. */
const timingOf = (lease: number): Timing => ({
  ...TIMING,
  lease,
  request: lease / 3,
  margin: lease / 10,
  backoff: 50,
  longestBackoff: 200,
  holds: 100,
})

type Worker = {
  /** Until it stopped itself, or was stopped. */
  stopped(): Promise<void>
  stop(): void
  goOn(): void
  /** Lets it end well. */
  end(): Promise<number | null>
}

function startWorker(wish: StoppingWish): Worker {
  const child: ChildProcess = fork(WORKER, [JSON.stringify(wish)])
  const stops = Promise.withResolvers<void>()
  const ended = once(child, 'exit')
  onTestFinished(() => void child.kill('SIGKILL'))
  child.on('message', (said) => said === 'stops' && stops.resolve())
  void ended.then(() => stops.reject(new Error('It ended, and never stopped.')))
  stops.promise.catch(() => {})
  return {
    stopped: () => stops.promise,
    stop() {
      child.kill('SIGSTOP')
      stops.resolve()
    },
    goOn: () => child.kill('SIGCONT'),
    async end() {
      child.kill('SIGTERM')
      const [code] = await ended
      return code as number | null
    },
  }
}

/** A fake Slack, which tells when a request to it arrived, and goes on with it after that. */
async function startPlatform(arrived: () => void = () => {}): Promise<ServedPlatform> {
  const real = realClock()
  const clock: Clock = {
    ...real,
    async wait(ms) {
      if (ms > 0) arrived()
      await real.wait(ms)
    },
  }
  const platform = await servePlatform({ kind: 'slack', seed: 1, clock, limits: {}, latency: () => 1 })
  onTestFinished(() => platform.close())
  return platform
}

async function addBreaks({ store }: Data, count: number): Promise<void> {
  const now = Date.now()
  for (let index = 0; index < count; index++) {
    await store.add(draftOf({ place: { ...TEAM, channel: `C${index}` }, nextDue: now, createdAt: now }))
  }
}

async function states({ db }: Pick<Data, 'db'>): Promise<readonly string[]> {
  const rows = await db.selectFrom('occurrence').select('state').execute()
  return rows.map(({ state }) => state)
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(50)
}

const POINTS = [
  'after claim',
  'after begin',
  'after send',
  'before settle',
  'after settle',
] as const satisfies Point[]

describe.skipIf(process.platform === 'win32')('processes that are stopped as SIGSTOP does', () => {
  describePostgres('on PostgreSQL', (database) => {
    test('for longer than their leases, in every phase, while another goes on: each break is seen once', async () => {
      const data = await openEmptied(database().url)
      onTestFinished(data.close)
      const all = [...POINTS, 'request under way'] as const
      await addBreaks(data, all.length)
      let underWay: Worker | undefined
      const platform = await startPlatform(() => {
        underWay?.stop()
        underWay = undefined
      })
      const common = {
        kept: { data: freshFolder(), database: database().url } satisfies Kept,
        url: platform.url,
        timing: timingOf(6_000),
      }
      const stopped: Worker[] = []
      // One after the other, so that it is known whose request arrives.
      for (const point of all) {
        const wish = { ...common, owner: point }
        const worker = startWorker(point === 'request under way' ? wish : { ...wish, point })
        if (point === 'request under way') underWay = worker
        await worker.stopped()
        stopped.push(worker)
      }
      const other = startWorker({ ...common, owner: 'other' })
      await until(async () => (await states(data)).every((state) => state === 'posted'))
      for (const worker of stopped) worker.goOn()
      expect(await Promise.all([...stopped, other].map((worker) => worker.end()))).toEqual(
        Array(all.length + 1).fill(0),
      )
      await platform.quiet()
      expect(await states(data)).toEqual(Array(all.length).fill('posted'))
      expect(
        platform
          .seen()
          .map(({ channel }) => channel)
          .toSorted(),
      ).toEqual(all.map((_, index) => `T1/C${index}`))
    })
  })

  test('alone on SQLite for longer than its lease, in every phase: it goes on, and its break is seen once', async () => {
    const timing = timingOf(1_500)
    const folders = POINTS.map((point) => ({ point, folder: freshFolder() }))
    const seen = folders.map(async ({ point, folder }) => {
      const bot = await openData(folder, 'bot')
      await addBreaks(bot, 1)
      await bot.close()
      const platform = await startPlatform()
      const worker = startWorker({ kept: { data: folder }, url: platform.url, owner: 'alone', timing, point })
      await worker.stopped()
      await sleep(timing.lease + 200)
      worker.goOn()
      const reader = await openData(folder, 'reader')
      await until(async () => (await states(reader)).every((state) => state === 'posted'))
      await reader.close()
      return [point, await worker.end(), ...platform.seen().map(({ channel }) => channel)]
    })
    expect(await Promise.all(seen)).toEqual(POINTS.map((point) => [point, 0, 'T1/C0']))
  })
})
