// How late prompts come when everybody wants the same minute, in earnest: `npm run chaos:peak`, with
// `--prompts 144000` and `--processes 4` behind two dashes. They fall due at one instant on PostgreSQL, processes that
// are the real service but for its platforms deliver them to fake ones with their real limits, and what members see is
// held beside what the simulation says of the same prompts. Ends with 1 where anything is lost or doubled.
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { openKept, type Kept } from '../../adapters/database/open-kept.ts'
import type { Data } from '../../adapters/database/open.ts'
import { NO_DAYS_OFF, type BreakDraft } from '../../src/breaks/break.ts'
import { LATE } from '../../src/breaks/due.ts'
import { instantsOf, PLATFORMS, promptsOfDay, type DayPrompt, type PlatformName } from '../bench/peak/day.ts'
import { anyLatency } from '../bench/peak/latency.ts'
import { latenessOf, sayLateness, sayTable } from '../bench/peak/lateness.ts'
import { simulate, type Lanes } from '../bench/peak/simulate.ts'
import { randomFrom } from '../bench/random.ts'
import { REAL_LIMITS } from '../fakes/limits.ts'
import { ownData } from './database.ts'
import { breaksIn, channelOn, dueIn, keptIn } from './evidence.ts'
import { startHerd } from './herd.ts'
import { broken, judge } from './judge.ts'
import { servePlatforms, type Platforms } from './platforms.ts'
import { PACE } from './speed.ts'

/** Of all breaks there are, one in seven at most is due at one instant. */
const BREAKS_A_PROMPT = 7
/** So long do processes have to get ready, in ms. */
const READY = 20_000
const LOOK_EVERY = 5_000
/** Discord knows a delivery again for so long, in ms. */
const NONCES = 180_000

const { values } = parseArgs({
  options: {
    prompts: { type: 'string', default: '144000' },
    processes: { type: 'string', default: '4' },
  },
})
const processes = Number(values.processes)

/** The largest instant of a day that has so many prompts at one. */
function promptsAtOnce(count: number): readonly DayPrompt[] {
  const [largest] = instantsOf(promptsOfDay(count * BREAKS_A_PROMPT))
  return largest?.prompts.slice(0, count) ?? []
}

function draftFor({ platform, workspace, channel }: DayPrompt, index: number): BreakDraft {
  return {
    place: { platform, workspace: `W${workspace}`, channel: `C${channel}`, isDirect: false },
    owner: `U${index}`,
    cadence: {
      days: { kind: 'weekdays', weekdays: [1, 2, 3, 4, 5], everyWeeks: 1 },
      times: { kind: 'at', minutes: [600, 900] },
      zone: 'Europe/London',
    },
    choosing: { setting: 'desk', isDiscreet: false, conditions: [], without: [] },
    daysOff: NO_DAYS_OFF,
    tzdata: process.versions.tz ?? 'unknown',
    createdAt: index,
  }
}

/** Stores the breaks, and lets all of them fall due at one instant, which it gives, in ms since 1970. */
async function fill(kept: Kept, prompts: readonly DayPrompt[]): Promise<number> {
  const data = await openKept(kept, 'bot')
  await data.store.addAll(prompts.map(draftFor))
  const dueAt = Date.now() + READY
  // In parts, since no query may take long.
  for (const first of '0123456789abcdef') {
    await data.db.updateTable('break').set({ next_due: dueAt }).where('id', 'like', `${first}%`).execute()
  }
  await sql`analyze`.execute(data.db)
  await data.close()
  return dueAt
}

async function untilNothingIsDue(data: Data, dueAt: number): Promise<void> {
  for (;;) {
    await sleep(LOOK_EVERY)
    const now = Date.now()
    if (now < dueAt) continue
    const left = await dueIn(data, now)
    console.error(`${Math.round((now - dueAt) / 1_000)} s: ${left} left`)
    if (left === 0) return
  }
}

/** What the processes keep to, all together. */
function lanes(): Lanes {
  const { slack, discord } = PACE
  const account = { most: discord.perSecond, within: 1_000 }
  return {
    slack: { limits: REAL_LIMITS.slack, atOnce: slack.atOnce * processes },
    discord: { limits: { ...REAL_LIMITS.discord, account }, atOnce: discord.atOnce * processes },
  }
}

function sayPeak(prompts: readonly DayPrompt[], platforms: Platforms, dueAt: number): string {
  const simulated = simulate(prompts, lanes(), 'lanes', { failures: 0 })
  const seen = platforms.seen([])
  const rowOf = (platform: PlatformName) => {
    const late = seen
      .filter(({ channel }) => channel.startsWith(channelOn(platform, '')))
      .map(({ at }) => at - dueAt)
    const expected = simulated
      .filter(({ prompt }) => prompt.platform === platform)
      .map(({ postedAt, prompt }) => postedAt - prompt.dueAt)
    const lateness = latenessOf(late)
    return [
      platform,
      expected.length.toLocaleString('en'),
      lateness.count.toLocaleString('en'),
      sayLateness(lateness),
      sayLateness(latenessOf(expected)),
    ]
  }
  return sayTable(
    ['platform', 'due at once', 'seen', 'late: p50 / p95 / p99 / the longest', 'as simulated'],
    PLATFORMS.map(rowOf),
  )
}

async function isKept(data: Data, platforms: Platforms): Promise<boolean> {
  const { all, stopped } = await breaksIn(data)
  const now = Date.now()
  // Windows are open for longer than it takes.
  const kept = (await keptIn(data, now, () => false)).map((one) => ({ ...one, isOpen: false }))
  const verdict = judge({
    breaks: all,
    stopped,
    kept,
    seen: platforms.seen([]),
    lateBefore: now - LATE,
  })
  const { states } = verdict
  console.log(
    `Of ${all.length}: ${states.posted} posted, ${states.missed} too late, ${states.failed} failed,`,
  )
  console.log(
    `${states.uncertain} uncertain, ${verdict.faults.lost.length} lost, ${verdict.faults.doubled.length} doubled.`,
  )
  return broken(verdict).length === 0
}

const { kept, drop } = await ownData('postgres')
const platforms = await servePlatforms('simple', (kind) => ({
  seed: 1,
  limits: REAL_LIMITS[kind],
  latency: anyLatency,
  knowsAgainFor: NONCES,
}))
try {
  const prompts = promptsAtOnce(Number(values.prompts))
  const dueAt = await fill(kept, prompts)
  const herd = startHerd(
    new URL('peak-worker.ts', import.meta.url),
    processes,
    { kept, urls: platforms.urls, chats: 'simple' },
    { random: randomFrom(1), standstill: 0 },
  )
  const data = await openKept(kept, 'reader')
  await untilNothingIsDue(data, dueAt).finally(() => herd.stop())
  await platforms.quiet()
  console.log(sayPeak(prompts, platforms, dueAt))
  const { crashed, troubles } = herd.tally()
  for (const [said, times] of troubles) console.log(`${times} times ${said}`)
  console.log(`429: ${platforms.counts().busy}`)
  process.exitCode = (await isKept(data, platforms)) && crashed === 0 ? 0 : 1
  await data.close()
} finally {
  await platforms.close()
  await drop()
}
