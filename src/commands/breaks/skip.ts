import { leftOutDocument } from '../../answer/breaks/draft.ts'
import { notChanged, refusal, shown } from '../../answer/breaks/problem.ts'
import type { Break, DaysOff } from '../../breaks/break.ts'
import { withDate, withTime } from '../../breaks/days-off.ts'
import { changeBreak } from '../../breaks/keep.ts'
import { dateAt, sayDate, sayMoment } from '../../breaks/moment.ts'
import { whichDay } from '../../breaks/pause-span.ts'
import { readDay } from '../../breaks/read/day.ts'
import type { Document } from '../../document.ts'
import { onBreakToChange, type BreakCall, type BreakPart } from './call.ts'

/** One time, or one day, is left out. */
export const skip: BreakPart = {
  name: 'skip',
  usage: '[number] [a day]',
  summary: 'Leave out the next time, or a whole day: "skip 24 december"',
  hint: 'The number of a break, or a day: "2 24 december"',
  showsNone: true,
  wish: 'skip',
  run: onBreakToChange('skip', async (kept, rest, call) => {
    return /^(?:the )?(?:next(?: one| time)?)?$/i.test(rest)
      ? nextTime(kept, call)
      : wholeDay(kept, rest, call)
  }),
}

async function nextTime(kept: Break, call: BreakCall): Promise<Document> {
  const { nextDue, cadence } = kept
  if (nextDue === undefined)
    return refusal('Nothing to skip', 'That break does not come, so nothing is left out.')
  return leaveOut(
    kept,
    `Left out: ${sayMoment(nextDue, cadence.zone)}`,
    dateAt(nextDue, cadence.zone),
    call,
    (daysOff) => withTime(daysOff, nextDue, call.ports.now()),
  )
}

async function wholeDay(kept: Break, said: string, call: BreakCall): Promise<Document> {
  const now = call.ports.now()
  const today = dateAt(now, kept.cadence.zone)
  if (/^(?:on )?yesterday$/i.test(said)) {
    return refusal('That day is over', 'Yesterday lies in the past, so nothing is left out.')
  }
  const [date, ...others] = readDay(said.replace(/^on /i, ''), today)
  if (date === undefined) {
    return refusal(
      'Which day?',
      `I did not understand "${shown(said)}" as one day. Write it like "tomorrow", "friday", "24 december" or "2026-12-24". For several days: "/breaks pause from 24 december to 2 january".`,
    )
  }
  if (others.length > 0) return refusal('Which day?', `"${shown(said)}": ${whichDay([date, ...others])}`)
  if (date < today)
    return refusal('That day is over', `${sayDate(date)} lies in the past, so nothing is left out.`)
  const was = kept.daysOff.dates.includes(date) ? ' was a day off already' : ' is a day off'
  return leaveOut(kept, `${sayDate(date)}${was}`, date, call, (daysOff) => withDate(daysOff, date, now))
}

async function leaveOut(
  kept: Break,
  title: string,
  date: string,
  call: BreakCall,
  edit: (daysOff: DaysOff) => DaysOff,
): Promise<Document> {
  const changed = await changeBreak(call.ports, kept, (before) => ({
    ...before,
    daysOff: edit(before.daysOff),
  }))
  return typeof changed === 'string' ? notChanged(changed) : leftOutDocument(title, changed, date, call)
}
