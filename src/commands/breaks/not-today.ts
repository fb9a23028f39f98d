import { notTodayAlone, notTodayDocument, onlyLast } from '../../answer/breaks/taking-part.ts'
import { notChanged } from '../../answer/breaks/problem.ts'
import type { Break } from '../../breaks/break.ts'
import { withDate } from '../../breaks/days-off.ts'
import { changeBreak } from '../../breaks/keep.ts'
import { dateAt } from '../../breaks/moment.ts'
import type { Document } from '../../document.ts'
import type { BreakCall, BreakPart } from './call.ts'
import { answer } from './done.ts'
import { onPrompt } from './prompt.ts'

/** Somebody leaves out today. For a team's break that concerns nobody else; one's own does not come any more today. */
export const notToday: BreakPart = {
  name: 'not-today',
  usage: '',
  summary: 'No stretching for you today; it counts as a day off, and nobody is told',
  showsNone: true,
  wish: 'skip',
  run: onPrompt(async (prompt, rest, call) => {
    if (rest !== '') return onlyLast('Nothing was left out', rest, 'not-today')
    const { kept } = prompt
    await answer(prompt, 'not today', call)
    await call.ports.deliveries.giveUpPutOff(call.member.person)
    return kept.place.isDirect ? leaveOutToday(kept, call) : notTodayDocument()
  }),
}

async function leaveOutToday(kept: Break, { ports }: BreakCall): Promise<Document> {
  const now = ports.now()
  const today = dateAt(now, kept.cadence.zone)
  const changed = await changeBreak(ports, kept, (before) => ({
    ...before,
    daysOff: withDate(before.daysOff, today, now),
  }))
  return typeof changed === 'string' ? notChanged(changed) : notTodayAlone(changed, today)
}
