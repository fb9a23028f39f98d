import { changedDocument } from '../../answer/breaks/draft.ts'
import { refusal } from '../../answer/breaks/problem.ts'
import { sayName } from '../../answer/breaks/said.ts'
import { withoutPause, withPause } from '../../breaks/days-off.ts'
import { changeBreak } from '../../breaks/keep.ts'
import { readUntil } from '../../breaks/until.ts'
import { breakToChange, type BreakPart } from './call.ts'

/** Nothing comes for a while. */
export const pause: BreakPart = {
  name: 'pause',
  usage: '[number] [until monday, for 2 weeks, …]',
  summary: 'Stop a break for a while; without an end until it is resumed',
  wish: 'pause',
  async run(text, at) {
    const meant = await breakToChange(text, at, this.name)
    if (!('kept' in meant)) return meant
    const { kept, rest } = meant
    const from = at.ports.now()
    const reading = readUntil(rest, { now: from, zone: kept.cadence.zone })
    if ('problem' in reading) return refusal('Not paused', reading.problem)
    const changed = await changeBreak(at.ports, kept, (before) => ({
      ...before,
      daysOff: withPause(withoutPause(before.daysOff, from), { from, ...reading }, from),
    }))
    if (changed === undefined) return gone(this.name)
    return changedDocument(`${sayName(changed)} is paused`, changed, at)
  },
}

/** It comes again. */
export const resume: BreakPart = {
  name: 'resume',
  usage: '[number]',
  summary: 'Go on with a break that was paused',
  wish: 'resume',
  async run(text, at) {
    const meant = await breakToChange(text, at, this.name)
    if (!('kept' in meant)) return meant
    const changed = await changeBreak(at.ports, meant.kept, (before) => ({
      ...before,
      daysOff: withoutPause(before.daysOff, at.ports.now()),
    }))
    if (changed === undefined) return gone(this.name)
    return changedDocument(`${sayName(changed)} goes on`, changed, at)
  },
}

/** Somebody removed it in the meantime. */
export function gone(part: string) {
  return refusal('That break is gone', `Somebody has removed it, so there was nothing to ${part}.`)
}
