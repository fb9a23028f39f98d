import { promptGone, notTodayDocument } from '../../answer/breaks/taking-part.ts'
import { notChanged } from '../../answer/breaks/problem.ts'
import { withDate } from '../../breaks/days-off.ts'
import { changeBreak } from '../../breaks/keep.ts'
import { dateAt } from '../../breaks/moment.ts'
import type { BreakPart } from './call.ts'
import { answer } from './done.ts'
import { promptMeant } from './prompt.ts'

/** Somebody leaves out today. For a team's break that concerns nobody else; one's own does not come any more today. */
export const notToday: BreakPart = {
  name: 'not-today',
  usage: '',
  summary: 'No stretching for you today; it counts as a day off, and nobody is told',
  showsNone: true,
  wish: 'skip',
  async run(text, call) {
    const { prompt } = await promptMeant(text, call)
    if (prompt === undefined) return promptGone()
    const { ports, member } = call
    const { kept } = prompt
    await answer(prompt, 'not today', call)
    await ports.deliveries.giveUpPutOff(member.person)
    if (kept.place.isDirect) {
      const now = ports.now()
      const today = dateAt(now, kept.cadence.zone)
      const changed = await changeBreak(ports, kept, (before) => ({
        ...before,
        daysOff: withDate(before.daysOff, today, now),
      }))
      if (typeof changed === 'string') return notChanged(changed)
    }
    return notTodayDocument(kept.place.isDirect)
  },
}
