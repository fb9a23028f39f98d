import { sayTable } from '../bench/peak/lateness.ts'
import type { Seen } from '../fakes/channels.ts'
import type { Counts } from '../fakes/platform.ts'
import type { Tally } from './herd.ts'
import { broken, type Verdict } from './judge.ts'
import type { Options } from './options.ts'

/** What a run led to. */
export type Outcome = {
  readonly verdict: Verdict
  readonly tally: Tally
  readonly counts: Counts
  /** What was asked that no platform takes. */
  readonly violations: readonly string[]
  readonly seconds: number
}

/** Whether every promise was kept. */
export function isWell({ verdict, tally, violations }: Outcome): boolean {
  return broken(verdict).length === 0 && tally.crashed === 0 && violations.length === 0
}

/** So many of the ids that break a promise are named. */
const NAMED = 5

/** A run as a row of a table, with its head. */
export function sayOutcome(options: Options, { verdict, tally, counts, seconds }: Outcome): string {
  const { states, faults } = verdict
  const columns: readonly (readonly [string, string | number])[] = [
    ['store, processes', `${options.engine}, ${options.processes}`],
    ['chats', options.chats],
    ['history', options.history],
    ['due', options.occurrences],
    ['killed', tally.killed],
    ['asked to stop', tally['asked to stop']],
    ['stood still', tally.stopped],
    ['posted', states.posted],
    ['missed', states.missed],
    ['failed', states.failed],
    ['uncertain', states.uncertain],
    ['**lost**', faults.lost.length],
    ['**doubled**', faults.doubled.length],
    ['requests to post', counts.post],
    ['429', counts.busy],
    ['errors', counts['error before'] + counts['error after']],
    ['answers lost', counts['lost after']],
    ['requests lost', counts['lost before']],
    ['done late', counts.late],
    ['looks', counts.find],
    ['known again', counts['known again']],
    ['edits', counts.edit],
    ['seconds', Math.round(seconds)],
  ]
  const head = columns.map(([name]) => name)
  return sayTable(head, [columns.map(([, value]) => value.toLocaleString('en'))])
}

/** What went wrong, a line for each thing; nothing where all went well. */
export function sayTroubles({ verdict, tally, violations }: Outcome): readonly string[] {
  return [
    ...broken(verdict).map(
      ([fault, ids]) => `${fault}: ${ids.length}, such as ${ids.slice(0, NAMED).join(', ')}`,
    ),
    ...verdict.twice.slice(0, NAMED).map(sayTwice),
    ...violations.slice(0, NAMED).map((what) => `no platform takes it: ${what}`),
    ...(tally.crashed > 0 ? [`processes that ended by themselves: ${tally.crashed}`] : []),
    ...[...tally.troubles].map(([said, times]) => `${times} times ${said}`),
  ]
}

/** How a message came to stand somewhere twice: in ms from when it was first decided to send it. */
function sayTwice(seen: readonly Seen[]): string {
  const [first] = seen.toSorted((a, b) => a.askedAt - b.askedAt)
  if (first === undefined) return ''
  const since = (at: number) => Math.round(at - first.askedAt)
  const times = seen.map(
    ({ askedAt, arrivedAt, at }) =>
      `decided at ${since(askedAt)}, reached the platform at ${since(arrivedAt)}, seen at ${since(at)} ms`,
  )
  return `doubled ${first.delivery} in ${first.channel}: ${times.join('; ')}`
}
