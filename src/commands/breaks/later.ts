import { laterDocument, laterQuestion, promptGone } from '../../answer/breaks/taking-part.ts'
import { refusal, shown } from '../../answer/breaks/problem.ts'
import { LATER } from '../../breaks/later.ts'
import type { BreakPart } from './call.ts'
import { promptMeant } from './prompt.ts'

const MINUTE = 60_000

/** A prompt comes once more to one person alone. */
export const later: BreakPart = {
  name: 'later',
  usage: `[${LATER.join(' or ')}]`,
  summary: 'The stretch that came last comes to you alone, in 10 or 30 minutes',
  showsNone: true,
  wish: 'snooze',
  async run(text, call) {
    const { prompt, rest } = await promptMeant(text, call)
    if (prompt === undefined) return promptGone()
    if (rest === '') return laterQuestion(prompt.id)
    const minutes = LATER.find((one) => String(one) === MINUTES.exec(rest)?.[1])
    if (minutes === undefined) {
      return refusal(
        'When?',
        `I did not understand "${shown(rest)}". A stretch can wait ${LATER.join(' or ')} minutes: "/breaks later ${LATER[0]}".`,
      )
    }
    const { ports, member } = call
    // On the minute, so that pressing twice is once.
    const at = Math.ceil(ports.now() / MINUTE) * MINUTE + minutes * MINUTE
    await ports.deliveries.putOff(prompt.id, member.person, at)
    return laterDocument(at, prompt.kept.cadence.zone)
  },
}

const MINUTES = /^(?:in |for )?(\d+)\s*(?:m|min|mins|minutes?)?$/i
