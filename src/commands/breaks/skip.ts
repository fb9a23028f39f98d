import { changedDocument } from '../../answer/breaks/draft.ts'
import { refusal } from '../../answer/breaks/problem.ts'
import { sayName } from '../../answer/breaks/said.ts'
import { text as paragraph } from '../../answer/say.ts'
import { withDate, withTime } from '../../breaks/days-off.ts'
import { changeBreak } from '../../breaks/keep.ts'
import { dateAt, sayDate, sayMoment } from '../../breaks/moment.ts'
import { readDay } from '../../breaks/read/day.ts'
import { whichDay } from '../../breaks/until.ts'
import { breakToChange, type BreakPart } from './call.ts'
import { gone } from './pause.ts'

/** One time, or one day, is left out. */
export const skip: BreakPart = {
  name: 'skip',
  usage: '[number] [a day]',
  summary: 'Leave out the next time, or a whole day: "skip 24 december"',
  wish: 'skip',
  async run(text, at) {
    const meant = await breakToChange(text, at, this.name)
    if (!('kept' in meant)) return meant
    const { kept, rest } = meant
    const { zone } = kept.cadence
    const now = at.ports.now()
    const { nextDue } = kept
    if (rest === '' || /^(?:the )?next(?: one| time)?$/i.test(rest)) {
      if (nextDue === undefined)
        return refusal('Nothing to skip', 'That break does not come, so nothing is left out.')
      const changed = await changeBreak(at.ports, kept, (before) => ({
        ...before,
        daysOff: withTime(before.daysOff, nextDue, now),
      }))
      if (changed === undefined) return gone(this.name)
      return changedDocument(`Left out: ${sayMoment(nextDue, zone)}`, changed, at)
    }
    const today = dateAt(now, zone)
    const [date, ...others] = readDay(rest.replace(/^on /i, ''), today)
    if (date === undefined) {
      return refusal(
        'Which day?',
        `I did not understand "${rest.slice(0, 40)}" as a day. Write it like "tomorrow", "friday", "24 december" or "2026-12-24".`,
      )
    }
    if (others.length > 0) return refusal('Which day?', whichDay(rest, [date, ...others]))
    if (date < today)
      return refusal('That day is over', `${sayDate(date)} lies in the past, so nothing is left out.`)
    const changed = await changeBreak(at.ports, kept, (before) => ({
      ...before,
      daysOff: withDate(before.daysOff, date, now),
    }))
    if (changed === undefined) return gone(this.name)
    return changedDocument(
      `${sayName(changed)}: ${sayDate(date)} is a day off`,
      changed,
      at,
      ...(kept.daysOff.dates.includes(date) ? [paragraph('It was one already.')] : []),
    )
  },
}
