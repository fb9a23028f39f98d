import { mkdtemp, rm, stat } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { openData, openInMemory, type Data } from '../../adapters/database/open.ts'
import type { BreakDraft } from '../../src/breaks/break.ts'
import { GAP_HOURS, draftAt } from './breaks.ts'

// How fast breaks are stored, found due and moved on, each figure beside its limit. In a folder of its own, on the disk.

const STORED = 100_000
const DUE = 14_000
const BATCH = 200
const PLACES = 25_000
const LAUNCHES = 9
const NOW = Date.UTC(2026, 10, 23, 9, 30)
const HOUR = 3_600_000

let allWithin = true

function report(what: string, value: number, unit: string, limit?: number): void {
  const within = limit === undefined || value < limit
  if (!within) allWithin = false
  const verdict = limit === undefined ? '' : `   limit ${limit} ${unit}  ${within ? 'ok' : 'OVER'}`
  console.log(`  ${what.padEnd(52)}${value.toFixed(1).padStart(10)} ${unit}${verdict}`)
}

/** How long something took, and for how long nothing else had a turn: both in ms. */
async function watch(
  work: () => Promise<void>,
): Promise<{ readonly taken: number; readonly longest: number }> {
  let longest = 0
  let last = performance.now()
  let isOver = false
  const turn = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    if (!isOver) setImmediate(turn)
  }
  setImmediate(turn)
  const start = performance.now()
  await work()
  isOver = true
  return { taken: performance.now() - start, longest: Math.max(longest, performance.now() - last) }
}

function drafts(): readonly BreakDraft[] {
  return Array.from({ length: STORED }, (_, index) =>
    draftAt(index, PLACES, index < DUE ? NOW : NOW + HOUR * (1 + (index % GAP_HOURS))),
  )
}

async function moveEverythingOn({ store }: Data): Promise<number> {
  for (let moved = 0; ;) {
    const some = await store.moveDue(NOW, BATCH, () => [
      { dueAt: NOW, next: NOW + 24 * HOUR, isMissed: false },
    ])
    moved += some
    if (some < BATCH) return moved
  }
}

/** Everything that a delivery writes, without the request in between. */
async function deliverEverything({ store }: Data): Promise<number> {
  const owner = 'bench'
  const turn = {
    exercise: 'cat-cow',
    aim: 'arch',
    why: 'Today we arch the back.',
    easier: false,
    opening: 1,
  } as const
  for (let delivered = 0; ;) {
    const claims = await store.claim({ platform: 'slack', owner, now: NOW, most: BATCH, lease: 30_000 })
    if (claims.length === 0) return delivered
    await Promise.all(claims.map(({ id }) => store.begin(id, owner, { at: NOW, lease: 30_000, turn })))
    const shown = { exercise: turn.exercise, opening: turn.opening, at: NOW }
    const settled = await Promise.all(
      claims.map(({ id }) =>
        store.settle(id, { state: 'posted', message: id, shown, closesAt: NOW + HOUR }, owner),
      ),
    )
    delivered += settled.filter(Boolean).length
  }
}

async function launches(open: () => Promise<Data>): Promise<number> {
  const taken: number[] = []
  for (let launch = 0; launch < LAUNCHES; launch++) {
    const start = performance.now()
    const data = await open()
    taken.push(performance.now() - start)
    await data.close()
  }
  return taken.toSorted((a, b) => a - b)[Math.floor(LAUNCHES / 2)] ?? 0
}

async function measure(folder: string): Promise<void> {
  const first = performance.now()
  const data = await openData(join(folder, 'data'), 'bot')
  report('a folder made, opened and migrated, the very first', performance.now() - first, 'ms')

  const adding = drafts()
  const added = await watch(() => data.store.addAll(adding))
  report(`${STORED} breaks stored, ${BATCH} a transaction`, added.taken, 'ms')
  report('  longest turn of the event loop', added.longest, 'ms')

  const histogram = monitorEventLoopDelay({ resolution: 1 })
  histogram.enable()
  let moved = 0
  const moving = await watch(async () => {
    moved = await moveEverythingOn(data)
  })
  histogram.disable()
  if (moved !== DUE) throw new Error(`${moved} were moved on instead of ${DUE}.`)
  report(`${DUE} due at one instant, found and moved on`, moving.taken, 'ms', 1_000)
  report('  longest turn of the event loop', moving.longest, 'ms', 20)
  report('  longest delay of a timer', histogram.max / 1e6, 'ms', 20)

  let delivered = 0
  const delivering = await watch(async () => {
    delivered = await deliverEverything(data)
  })
  if (delivered !== DUE) throw new Error(`${delivered} were delivered instead of ${DUE}.`)
  report(`${DUE} claimed, begun and settled, ${BATCH} at once`, delivering.taken, 'ms')
  report('  longest turn of the event loop', delivering.longest, 'ms', 20)

  const draft = draftAt(0, PLACES, NOW)
  const single = await watch(async () => {
    for (let index = 0; index < 1_000; index++) await data.store.add(draft)
  })
  report('a break added by itself, mean of 1,000', single.taken / 1_000, 'ms')
  const idle = await watch(async () => {
    for (let index = 0; index < 1_000; index++) {
      await data.store.moveDue(NOW - HOUR, BATCH, () => [])
    }
  })
  report('nothing due, mean of 1,000', idle.taken / 1_000, 'ms')
  const claiming = { platform: 'slack', owner: 'bench', now: NOW, most: BATCH, lease: 30_000 }
  const unclaimed = await watch(async () => {
    for (let index = 0; index < 1_000; index++) await data.store.claim(claiming)
  })
  report('nothing to claim, mean of 1,000', unclaimed.taken / 1_000, 'ms')

  const forgotten = await watch(async () => {
    await data.store.forget(draft.owner ?? '')
  })
  report(`somebody forgotten among ${STORED}, wiped`, forgotten.taken, 'ms')
  report('  longest turn of the event loop', forgotten.longest, 'ms')
  await data.close()
  report('the file', (await stat(join(folder, 'data', 'limber.db'))).size / 2 ** 20, 'MB')
  report(
    'opened again as the bot, every page checked',
    await launches(() => openData(join(folder, 'data'), 'bot')),
    'ms',
  )
  report('opened again as a reader', await launches(() => openData(join(folder, 'data'), 'reader')), 'ms')
  let count = 0
  report(
    'a new folder opened and migrated',
    await launches(() => openData(join(folder, `new-${count++}`), 'bot')),
    'ms',
  )
  report('a store in memory opened and migrated', await launches(openInMemory), 'ms')
}

console.log(`Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}`)
const folder = await mkdtemp(join(tmpdir(), 'limber-bench-'))
try {
  await measure(folder)
} finally {
  await rm(folder, { recursive: true })
}
process.exitCode = allWithin ? 0 : 1
