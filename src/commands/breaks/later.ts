import { laterDocument, laterQuestion, laterSpared } from '../../answer/breaks/taking-part.ts'
import { refusal, shown } from '../../answer/breaks/problem.ts'
import { LATER } from '../../breaks/later.ts'
import type { Refusal } from '../../deliver/chat.ts'
import type { BreakPart } from './call.ts'
import { onPrompt } from './prompt.ts'

const MINUTE = 60_000

/** A prompt comes once more to one person alone. */
export const later: BreakPart = {
  name: 'later',
  usage: `[${LATER.join(' or ')}]`,
  summary: 'The stretch that came last comes to you alone, in 10 or 30 minutes',
  hint: '10 or 30 minutes',
  showsNone: true,
  wish: 'snooze',
  run: onPrompt(async (prompt, rest, { ports, member }) => {
    const minutes = LATER.find((one) => String(one) === MINUTES.exec(rest)?.[1])
    if (rest !== '' && minutes === undefined) {
      return refusal(
        'When?',
        `I did not understand "${shown(rest)}". A stretch can wait ${LATER.join(' or ')} minutes: "/breaks later ${LATER[0]}".`,
      )
    }
    // On the minute, so that pressing twice is once.
    const at = Math.ceil(ports.now() / MINUTE) * MINUTE + (minutes ?? 0) * MINUTE
    // To promise it would be wrong.
    if (await ports.deliveries.isSpared(member.person, at)) return laterSpared()
    const why = await ports.deliveries.whyNotAlone(member.person, ports.now() - TOLD_FOR)
    const wasClosed = why === CLOSED
    if (minutes === undefined) return laterQuestion(prompt.id, wasClosed)
    await ports.deliveries.putOff(prompt.id, member.person, at)
    return laterDocument(at, prompt.kept.cadence.zone, wasClosed)
  }),
}

/** Nobody can be told alone that they cannot be told anything alone: it is said when they want it again, for so many ms. */
const TOLD_FOR = 7 * 24 * 60 * MINUTE
const CLOSED: Refusal = 'direct messages are closed to me'

const MINUTES = /^(?:in |for )?(\d+)\s*(?:m|min|mins|minutes?)?$/i
