import { pausedDocument } from '../../answer/breaks/draft.ts'
import { notChanged, refusal, shown } from '../../answer/breaks/problem.ts'
import { pauseAt, withoutPause, withPause } from '../../breaks/days-off.ts'
import { changeBreak } from '../../breaks/keep.ts'
import { readPause } from '../../breaks/pause-span.ts'
import { onBreakToChange, type BreakPart } from './call.ts'

/** Nothing comes for a while. */
export const pause: BreakPart = {
  name: 'pause',
  usage: '[number] [until monday, for 2 weeks, next week, from 24 december to 2 january]',
  summary: 'Stop a break for a while; without an end until it is resumed',
  hint: 'The number of a break, and for how long: "2 until monday"',
  showsNone: true,
  wish: 'pause',
  run: onBreakToChange('pause', async (kept, rest, call) => {
    const now = call.ports.now()
    const reading = readPause(rest, { now, zone: kept.cadence.zone })
    if ('problem' in reading) return refusal('Not paused', `"${shown(rest)}": ${reading.problem}`)
    const { pause } = reading
    const changed = await changeBreak(call.ports, kept, (before) => {
      // A pause that begins now takes the place of the one that is going on, also where it is shorter.
      const isRunning = pauseAt(before.daysOff, now) !== undefined
      const others = pause.from <= now && isRunning ? withoutPause(before.daysOff, now) : before.daysOff
      return { ...before, daysOff: withPause(others, pause, now) }
    })
    return typeof changed === 'string' ? notChanged(changed) : pausedDocument(changed, pause, call)
  }),
}
