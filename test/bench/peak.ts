// How late prompts come when everybody wants ten o'clock: `npm run bench:peak-simulation`. One Wednesday is gone
// through with the limits of the platforms, without a database or a network, so that what the platforms allow is seen
// apart from what programs and machines add to it. The same figures in every run.
import { REAL_LIMITS } from '../fakes/limits.ts'
import { instantsOf, promptsOfDay, type DayPrompt, type PlatformName } from './peak/day.ts'
import { latenessOf, sayLateness, sayTable } from './peak/lateness.ts'
import { POLICIES, simulate, type Lanes, type Simulated } from './peak/simulate.ts'

const BREAKS = [100_000, 1_000_000]
const PROCESSES = [1, 4, 16]
/** Requests that one process has under way at the same time. */
const AT_ONCE = 32
/** What Discord allows an account in a second, and what is left of it when 10 are kept for commands. */
const DISCORD = [50, 40]
/** Ms that a request may take without another one having to wait for it. */
const ROOM = 400

/** Discord needs few requests at once for its limit, and Slack gets the others. */
function lanesOf(processes: number, perSecond: number): Lanes {
  const atOnce = processes * AT_ONCE
  const discord = Math.min(Math.floor(atOnce / 2), Math.ceil((perSecond * ROOM) / 1_000))
  return {
    slack: { limits: REAL_LIMITS.slack, atOnce: atOnce - discord },
    discord: {
      limits: { ...REAL_LIMITS.discord, account: { most: perSecond, within: 1_000 } },
      atOnce: discord,
    },
  }
}

function lateOn(platform: PlatformName, simulated: readonly Simulated[]): string {
  const late = simulated.flatMap(({ prompt, postedAt }) =>
    prompt.platform === platform ? [postedAt - prompt.dueAt] : [],
  )
  return sayLateness(latenessOf(late))
}

function rowsOf(breaks: number, prompts: readonly DayPrompt[]): readonly (readonly string[])[] {
  return PROCESSES.flatMap((processes) =>
    POLICIES.map((policy) => {
      const days = DISCORD.map((perSecond) => simulate(prompts, lanesOf(processes, perSecond), policy))
      return [
        breaks.toLocaleString('en'),
        String(processes),
        policy,
        lateOn('slack', days[0] ?? []),
        ...days.map((day) => lateOn('discord', day)),
      ]
    }),
  )
}

console.log(
  `Lateness on one Wednesday, as p50 / p95 / p99 / the longest; ${AT_ONCE} requests at once a process.\n`,
)
const rows: (readonly string[])[] = []
for (const breaks of BREAKS) {
  const prompts = promptsOfDay(breaks)
  const largest = instantsOf(prompts).slice(0, 3)
  const said = largest.map(
    ({ at, prompts: together }) =>
      `${together.length.toLocaleString('en')} at ${new Date(at).toISOString().slice(11, 16)} UTC`,
  )
  console.log(
    `${breaks.toLocaleString('en')} breaks, ${prompts.length.toLocaleString('en')} prompts; most at once: ${said.join(', ')}`,
  )
  rows.push(...rowsOf(breaks, prompts))
}
const columns = [
  'breaks',
  'processes',
  'policy',
  'Slack',
  ...DISCORD.map((many) => `Discord, ${many} a second`),
]
console.log(`\n${sayTable(columns, rows)}`)
