import { spawn } from 'node:child_process'
import { cpus } from 'node:os'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import type { Data } from '../../adapters/database/open.ts'
import { openPostgres, overPostgres } from '../../adapters/database/postgres/open.ts'
import { ownDatabase, TEST_SERVER } from '../adapters/database/postgres/own-database.ts'
import { CLAIMED, LEASE, type Delivered } from './deliver-all.ts'
import { makeHistory, makeMany, type Many } from './many-breaks.ts'
import { createReport, timed } from './report.ts'

// How fast PostgreSQL finds, moves on, claims and settles with a million breaks, each figure beside its limit. In a
// database of its own on the server that TEST_DATABASE_URL names.

const STORED = 1_000_000
const DUE = 144_000
const PLACES = 250_000
const BATCH = 200
const CLAIMS = 1_000
const PROCESSES = 4
/** In the past of every clock, so that it is due by the server's as well. */
const NOW = Date.UTC(2026, 0, 21, 15)
const DAY = 86_400_000

const report = createReport()

/** With more patience than a bot has. */
async function fill(url: string, many: Many): Promise<void> {
  const { db, close } = await overPostgres(url, { most: 1, patience: 3_600_000, isReader: false })
  await makeMany(db, many)
  await makeHistory(db, many)
  await close()
}

/** Moves on whatever is due, and gives how long each batch took, in ms. */
async function moveAll({ store }: Data): Promise<readonly number[]> {
  const taken: number[] = []
  for (let moved = -1; moved !== 0;) {
    taken.push(
      await timed(async () => {
        moved = await store.moveDue(NOW, BATCH, () => [{ dueAt: NOW, next: NOW + DAY, isMissed: false }])
      }),
    )
  }
  return taken.slice(0, -1)
}

async function claimMany({ store }: Data): Promise<readonly number[]> {
  const taken: number[] = []
  for (let round = 0; round < CLAIMS; round++) {
    const platform = round % 2 === 0 ? 'slack' : 'discord'
    let count = 0
    taken.push(
      await timed(async () => {
        const claims = await store.claim({
          platform,
          owner: 'one',
          now: NOW,
          most: CLAIMED,
          lease: LEASE * 99,
        })
        count = claims.length
      }),
    )
    if (count !== CLAIMED) throw new Error(`${count} were claimed instead of ${CLAIMED}.`)
  }
  return taken
}

/** Several processes, each with connections of its own, that begin in the same moment. */
async function deliverSideBySide(url: string): Promise<void> {
  const workers = Array.from({ length: PROCESSES }, (_, index) => startWorker(url, `process ${index}`))
  for (const { says } of workers) await says()
  let done: readonly Delivered[] = []
  const taken = await timed(async () => {
    for (const { go } of workers) go()
    done = await Promise.all(workers.map(async ({ says }) => JSON.parse(await says()) as Delivered))
  })
  const ids = done.flatMap((one) => one.ids)
  report(`${PROCESSES} processes delivered`, ids.length, 'deliveries')
  report('  of them twice', ids.length - new Set(ids).size, 'deliveries', 1)
  report('  in one second', (ids.length / taken) * 1_000, 'deliveries')
  report.spread(
    '  claim of 50',
    done.flatMap(({ claims }) => claims),
  )
  report.spread(
    '  begin of a group of 50',
    done.flatMap(({ begins }) => begins),
  )
  report.spread(
    '  settle of a group of 50',
    done.flatMap(({ settles }) => settles),
  )
}

function startWorker(url: string, owner: string) {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('postgres-worker.ts', import.meta.url)), owner, String(NOW)],
    { env: { ...process.env, DATABASE_URL: url }, stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  return {
    go: () => child.stdin.write('go\n'),
    async says() {
      const { value, done } = await lines.next()
      if (done) throw new Error(`${owner} ended before it was done.`)
      return String(value)
    },
  }
}

async function everyday({ store }: Data): Promise<void> {
  const place = (index: number) => ({
    platform: index % 2 === 0 ? 'slack' : 'discord',
    workspace: `T${index % 500}`,
    channel: `C${index}`,
    isDirect: false,
  })
  const each = async (work: (index: number) => Promise<unknown>) => {
    const taken: number[] = []
    for (let index = 0; index < 500; index++) taken.push(await timed(() => work(index * 7)))
    return taken
  }
  report.spread('the breaks of a place', await each((index) => store.breaksIn(place(index))))
  report.spread('what was shown in a place', await each((index) => store.shownIn(place(index), 40)))
  report.spread('the next one due', await each(() => store.earliest()))
  report.spread('nothing due', await each(() => store.moveDue(NOW - DAY, BATCH, () => [])))
  const claim = { owner: 'one', now: NOW, most: CLAIMED, lease: LEASE }
  report.spread('nothing to claim', await each(() => store.claim({ ...claim, platform: 'terminal' })))
  report('somebody forgotten', await timed(() => store.forget('U7')), 'ms')
}

async function measure(url: string): Promise<void> {
  const data = await openPostgres(url, 'bot')
  try {
    const { rows } = await sql<{ said: string }>`
      select 'PostgreSQL ' || current_setting('server_version') || ', fsync ' || current_setting('fsync')
        || ', shared_buffers ' || current_setting('shared_buffers') as said`.execute(data.db)
    console.log(rows[0]?.said)
    const many = { stored: STORED, due: DUE, places: PLACES, now: NOW }
    report(
      `${STORED} breaks made, each with a prompt of yesterday`,
      (await timed(() => fill(url, many))) / 1_000,
      's',
    )

    const batches = await moveAll(data)
    report(`${DUE} due at one instant, moved on`, batches.reduce((sum, one) => sum + one, 0) / 1_000, 's')
    report.spread(`  a batch of ${BATCH}`, batches)
    report('  waiting', await countWaiting(data), 'deliveries')

    report.spread(`claim of ${CLAIMED}`, await claimMany(data), 10)
    await sql`update occurrence set lease_owner = null, run_at = due_at where state = 'due'`.execute(data.db)

    await deliverSideBySide(url)
    report('  left', await countWaiting(data), 'deliveries', 1)
    await everyday(data)
  } finally {
    await data.close()
  }
}

async function countWaiting({ db }: Data): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from occurrence where state = 'due'`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}

if (TEST_SERVER === undefined) {
  console.error(
    'There is nothing to measure, because TEST_DATABASE_URL is not set: name a PostgreSQL server on which databases may be made, or run ".ci/postgres npm run bench:postgres".',
  )
  process.exitCode = 2
} else {
  console.log(`Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}`)
  const { url, drop } = await ownDatabase()
  try {
    await measure(url)
  } finally {
    await drop()
  }
  process.exitCode = report.isWithin() ? 0 : 1
}
