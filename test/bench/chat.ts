import { loadKnowledge } from '../../adapters/disk/knowledge.ts'
import { measureIdle } from './idle.ts'
import { timeRoundTrips } from './round-trip.ts'

// How fast commands are answered through the libraries of the platforms, and how much memory an idle bot holds: each
// figure beside its limit. Its own process, so that nothing else is warm or busy.

/** From a command until its answer stands there and from a letter until the slowest suggestion does, in ms, and what an idle bot holds, in MB. */
const LIMITS = { roundTrip: 10, typing: 100, memory: 200 } as const

let isWithin = true
function report(what: string, value: number, unit: string, limit: number): void {
  isWithin &&= value < limit
  const verdict = value < limit ? 'ok' : 'OVER'
  console.log(
    `  ${what.padEnd(44)}${value.toFixed(3).padStart(10)} ${unit}   limit ${limit} ${unit}  ${verdict}`,
  )
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Infinity

console.log('\nThrough the libraries of the platforms, on this machine alone')
const { slack, discord, typing } = await timeRoundTrips(await loadKnowledge())
report(`a command in Slack, median of ${slack.length}`, median(slack), 'ms', LIMITS.roundTrip)
report(`a command in Discord, median of ${discord.length}`, median(discord), 'ms', LIMITS.roundTrip)
report(`what is suggested in Discord, slowest of ${typing.length}`, Math.max(...typing), 'ms', LIMITS.typing)
report('an idle bot on both, after 30 s', await measureIdle(), 'MB', LIMITS.memory)
process.exitCode = isWithin ? 0 : 1
