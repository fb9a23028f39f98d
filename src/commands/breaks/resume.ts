import { changedDocument } from '../../answer/breaks/draft.ts'
import { notChanged, refusal, shown } from '../../answer/breaks/problem.ts'
import { breakName, sayName } from '../../answer/breaks/said.ts'
import type { Break } from '../../breaks/break.ts'
import { isLeftOut, pauseAt, withoutDate, withoutPause } from '../../breaks/days-off.ts'
import { changeBreak } from '../../breaks/keep.ts'
import { dateAt, sayDate } from '../../breaks/moment.ts'
import { whichDay } from '../../breaks/pause-span.ts'
import { readDay } from '../../breaks/read/day.ts'
import type { Document } from '../../document.ts'
import { onBreakToChange, type BreakCall, type BreakPart, type Said } from './call.ts'
import { pause } from './pause.ts'

/** It comes again: after a pause, or on a day that was left out. */
export const resume: BreakPart = {
  name: 'resume',
  usage: '[number] [a day]',
  summary: 'Go on with a break that was paused, or let it come on a day that was left out',
  hint: 'The number of a break, or a day that was left out: "2 24 december"',
  showsNone: true,
  wish: 'resume',
  run: onBreakToChange('resume', async (kept, rest, call) => {
    return rest === '' ? goOn(kept, call) : letCome(kept, rest, call)
  }),
}

async function goOn(kept: Break, call: BreakCall): Promise<Document> {
  const now = call.ports.now()
  const isPaused = kept.daysOff.pauses.some(({ until }) => until === undefined || until > now)
  if (!isPaused && kept.stopped === undefined)
    return changedDocument(`${sayName(kept)} was not paused`, kept, call)
  const changed = await changeBreak(call.ports, kept, ({ stopped: _, ...before }) => ({
    ...before,
    daysOff: isPaused ? withoutPause(before.daysOff, now) : before.daysOff,
  }))
  if (typeof changed === 'string') return notChanged(changed)
  return changedDocument(`${sayName(changed)} goes on`, changed, call)
}

async function letCome(kept: Break, said: string, call: BreakCall): Promise<Said> {
  const { zone } = kept.cadence
  const now = call.ports.now()
  // "Resume on monday", while it is paused, is a pause until then.
  if (pauseAt(kept.daysOff, now) !== undefined) {
    return pause.run(`${breakName(kept)} until ${said.replace(/^(?:on|from) /i, '')}`, call)
  }
  const days = readDay(said.replace(/^on /i, ''), dateAt(call.ports.now(), zone))
  const left = days.filter((day) => isLeftOut(kept.daysOff, day, zone))
  const [date, ...others] = left
  if (date === undefined) {
    return refusal(
      'Nothing to take back',
      days.length === 0
        ? `I did not understand "${shown(said)}" as a day. Write it like "friday", "24 december" or "2026-12-24".`
        : `${sayDate(days[0] ?? '')} was not left out.`,
    )
  }
  if (others.length > 0) return refusal('Which day?', `"${shown(said)}": ${whichDay(left)}`)
  const changed = await changeBreak(call.ports, kept, (before) => ({
    ...before,
    daysOff: withoutDate(before.daysOff, date, zone),
  }))
  if (typeof changed === 'string') return notChanged(changed)
  return changedDocument(`${sayName(changed)} comes on ${sayDate(date)}`, changed, call)
}
