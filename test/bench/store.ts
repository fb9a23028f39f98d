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
  let moved = 0
  for (;;) {
    const due = await store.due(NOW, BATCH)
    if (due.length === 0) return moved
    const occurrences = await store.moveOn(
      due.map(({ id }) => ({ breakId: id, dueAt: NOW, next: NOW + 24 * HOUR, isMissed: false })),
    )
    moved += occurrences.length
  }
}

async function settleEverything({ store }: Data): Promise<void> {
  for (;;) {
    const waiting = await store.waiting(BATCH)
    if (waiting.length === 0) return
    await Promise.all(
      waiting.map(({ id }) =>
        store.settle(id, { state: 'posted', shown: { exercise: 'cat-cow', opening: 1, at: NOW } }),
      ),
    )
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

  const settled = await watch(() => settleEverything(data))
  report(`${DUE} settled, ${BATCH} at once`, settled.taken, 'ms')
  report('  longest turn of the event loop', settled.longest, 'ms')

  const draft = draftAt(0, PLACES, NOW)
  const single = await watch(async () => {
    for (let index = 0; index < 1_000; index++) await data.store.add(draft)
  })
  report('a break added by itself, mean of 1,000', single.taken / 1_000, 'ms')
  const idle = await watch(async () => {
    for (let index = 0; index < 1_000; index++) await data.store.due(NOW - HOUR, BATCH)
  })
  report('nothing due, mean of 1,000', idle.taken / 1_000, 'ms')

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
