import type { Break } from '../breaks/break.ts'
import { nextDue } from '../breaks/days-off.ts'
import { LATE } from '../breaks/due.ts'
import type { BreakPorts } from '../breaks/ports.ts'
import { IGNORED } from '../breaks/fewer.ts'
import { weekAt } from '../breaks/week.ts'
import type { Counted, PostedPrompt } from './ports.ts'
import { WINDOW } from './timing.ts'

/** Further back nobody looks for those, in ms: what comes once a month is not too much. */
const LOOKS_BACK = 60 * 24 * 60 * 60_000

type Ports = Pick<BreakPorts, 'deliveries' | 'holidays'>

/** What follows when the window of a prompt is over: at the end of a week that week, and a question where nobody answers. */
export async function afterClose(prompt: PostedPrompt, now: number, ports: Ports): Promise<void> {
  // Also those that are still open: somebody may have answered one.
  const all = await ports.deliveries.counts(prompt.kept.id, now - LOOKS_BACK, now + WINDOW)
  await tellWeek(prompt, all, now, ports)
  await askForFewer(prompt, all, now, ports)
}

async function tellWeek(
  { kept, shownAt, dueAt }: PostedPrompt,
  all: readonly Counted[],
  now: number,
  { deliveries, holidays }: Ports,
): Promise<void> {
  if (kept.hasWeek !== true) return
  const week = weekAt(shownAt, kept.cadence.zone)
  const isWeekOver = kept.nextDue === undefined || kept.nextDue >= week.until
  const isNewest = all.every(({ at }) => at <= shownAt || at >= week.until)
  const last = lastDue(kept, dueAt, week.until, holidays)
  // With its last prompt the week is over at once; where that one never comes it is told when it would have closed.
  const isOver = isWeekOver && isNewest && last === undefined
  await deliveries.enqueue(kept.id, 'week', week.from, isOver ? now : (last ?? now) + LATE + 2 * WINDOW)
}

/** When a break is due for the last time between two instants (ms since 1970); nothing where it is not due between them. */
function lastDue(
  kept: Break,
  after: number,
  before: number,
  holidays: Ports['holidays'],
): number | undefined {
  let last: number | undefined
  for (let at = nextDue(kept, after, holidays); at !== undefined && at < before;) {
    last = at
    at = nextDue(kept, at, holidays)
  }
  return last
}

async function askForFewer(
  { kept, shownAt }: PostedPrompt,
  all: readonly Counted[],
  now: number,
  { deliveries }: Ports,
): Promise<void> {
  const last = all.filter(({ at, answered }) => at <= shownAt || answered > 0).slice(0, IGNORED)
  if (last.length === IGNORED && last.every(({ answered }) => answered === 0)) {
    // Due when the break was made, so that it is asked once in its life.
    await deliveries.enqueue(kept.id, 'fewer', kept.createdAt, now)
  }
}
