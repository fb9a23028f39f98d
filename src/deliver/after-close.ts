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
  const week = weekAt(shownAt, kept.cadence.zone)
  const isWeekOver = kept.nextDue === undefined || kept.nextDue >= week.until
  const isNewest = all.every(({ at }) => at <= shownAt || at >= week.until)
  if (kept.hasWeek !== true || !isWeekOver || !isNewest) return
  // What was due after it and does not stand there may still be on its way, and then has its window.
  const isLast = (nextDue(kept, dueAt, holidays) ?? Infinity) >= week.until
  await deliveries.enqueue(kept.id, 'week', week.from, isLast ? now : now + LATE + WINDOW)
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
