import type { BreakPorts } from '../breaks/ports.ts'
import { IGNORED } from '../breaks/fewer.ts'
import { weekAt } from '../breaks/week.ts'
import type { PostedPrompt } from './ports.ts'
import { WINDOW } from './timing.ts'

/** Further back nobody looks for those, in ms: what comes once a month is not too much. */
const LOOKS_BACK = 60 * 24 * 60 * 60_000

/** What follows when the window of a prompt is over: at the end of a week that week, and a question where nobody answers. */
export async function afterClose(
  { kept, shownAt }: PostedPrompt,
  now: number,
  { deliveries }: Pick<BreakPorts, 'deliveries'>,
): Promise<void> {
  const week = weekAt(shownAt, kept.cadence.zone)
  const isWeekOver = kept.nextDue === undefined || kept.nextDue >= week.until
  if (kept.hasWeek === true && isWeekOver) {
    // Where prompts come close together, the windows of the last ones are open until then.
    await deliveries.enqueue(kept.id, 'week', week.from, now + WINDOW)
  }
  const last = (await deliveries.counts(kept.id, now - LOOKS_BACK, now)).slice(0, IGNORED)
  if (last.length === IGNORED && last.every(({ answered }) => answered === 0)) {
    // Due when the break was made, so that it is asked once in its life.
    await deliveries.enqueue(kept.id, 'fewer', kept.createdAt, now)
  }
}
