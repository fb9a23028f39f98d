// How long breaks take: reckoning the next time, reading a phrase, and a peak of breaks that are due at one instant.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { openData } from '../../adapters/database/open.ts'
import { NO_DAYS_OFF, type BreakDraft } from '../../src/breaks/break.ts'
import type { Cadence } from '../../src/breaks/cadence.ts'
import { moveDue } from '../../src/breaks/due.ts'
import { next } from '../../src/breaks/next.ts'
import { readCadence } from '../../src/breaks/read/read.ts'
import { gradePhrases, type Verdict } from './phrases.ts'
import { randomFrom } from './random.ts'

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'UTC',
]
const PHRASES = [
  'weekdays at 10:30 and 15:00',
  'every 90 minutes between 9 and 5 on weekdays',
  'mon wed fri 9:55',
  'first monday of the month 14:00',
  'every other friday 16:00',
  'daily at noon Berlin time',
  'five to the hour from 9 to 17 except 12, mon-fri',
]
const START = Temporal.Instant.from('2026-11-20T08:00Z').epochMilliseconds
const YEAR = 365 * 24 * 60 * 60_000

const row = (what: string, seen: string, limit: string) =>
  process.stdout.write(`${what.padEnd(70)} ${seen.padEnd(34)} ${limit}\n`)
const quantile = (sorted: readonly number[], q: number) => sorted[Math.floor((sorted.length - 1) * q)] ?? 0

function cadences(): readonly Cadence[] {
  return PHRASES.flatMap((phrase) =>
    ZONES.flatMap((zone) => {
      const reading = readCadence(phrase, { today: '2026-11-20', zone })
      return reading.kind === 'cadence' ? [{ ...reading.cadence, zone }] : []
    }),
  )
}

function benchNext(): void {
  const random = randomFrom(1)
  const all = cadences()
  const micros: number[] = []
  for (let index = 0; index < 60_000; index++) {
    const cadence = all[index % all.length]
    if (cadence === undefined) continue
    const from = START + Math.floor(random() * 2 * YEAR)
    const began = performance.now()
    next(cadence, from)
    if (index > 10_000) micros.push((performance.now() - began) * 1000)
  }
  micros.sort((a, b) => a - b)
  row(
    'the next time: 7 cadences in 6 zones, median / p99',
    `${quantile(micros, 0.5).toFixed(1)} / ${quantile(micros, 0.99).toFixed(1)} µs`,
    'median under 20 µs',
  )
}

function benchRead(): void {
  const millis: number[] = []
  for (let index = 0; index < 21_000; index++) {
    const phrase = PHRASES[index % PHRASES.length] ?? ''
    const began = performance.now()
    readCadence(phrase, { today: '2026-11-20', zone: 'Europe/Berlin' })
    if (index > 2_000) millis.push(performance.now() - began)
  }
  millis.sort((a, b) => a - b)
  row(
    'reading a phrase, median / p99',
    `${quantile(millis, 0.5).toFixed(3)} / ${quantile(millis, 0.99).toFixed(3)} ms`,
    'under 0.2 ms',
  )
}

async function benchPeak(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'limber-bench-'))
  const { store, close } = await openData(folder, 'bot')
  try {
    const due = Temporal.Instant.from('2026-11-23T14:00Z').epochMilliseconds
    const [cadence] = cadences()
    if (cadence === undefined) throw new Error('No cadence was read.')
    const drafts = Array.from({ length: 100_000 }, (_, index): BreakDraft => ({
      place: { platform: 'bench', workspace: `w${index % 500}`, channel: `c${index}`, isDirect: false },
      owner: `p${index % 20_000}`,
      cadence: { ...cadence, zone: ZONES[index % ZONES.length] ?? 'UTC' },
      choosing: { setting: 'desk', isDiscreet: false, conditions: [], without: [] },
      daysOff: NO_DAYS_OFF,
      nextDue: index % 7 === 0 && index < 98_000 ? due : due + 60_000 + index,
      tzdata: 'bench',
      createdAt: START,
    }))
    const stored = performance.now()
    await store.addAll(drafts)
    row('100,000 breaks stored', `${((performance.now() - stored) / 1000).toFixed(1)} s`, '')
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    await new Promise((resolve) => setTimeout(resolve, 20))
    delay.reset()
    const began = performance.now()
    const moved = await moveDue({
      store,
      holidays: { find: () => [], name: (code) => code, of: () => [] },
      now: () => due,
      letOthersRun: () => new Promise((resolve) => setImmediate(resolve)),
    })
    const took = performance.now() - began
    delay.disable()
    row(
      `${moved} of them due at one instant, found and moved on`,
      `${took.toFixed(0)} ms; longest block ${(delay.max / 1e6).toFixed(1)} ms`,
      'under 1,000 ms; 20 ms',
    )
  } finally {
    await close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function benchPhrases(): void {
  const verdicts = Map.groupBy(gradePhrases(), ({ verdict }) => verdict)
  const count = (verdict: Verdict) => verdicts.get(verdict)?.length ?? 0
  row(
    'phrases that were written blind: right / fairly asked back / refused / wrong',
    `${count('right')} / ${count('fair')} / ${count('refused')} / ${count('wrong')}`,
    'none wrong',
  )
}

benchNext()
benchRead()
benchPhrases()
await benchPeak()
