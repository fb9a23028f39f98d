import type { Answer } from '../answer/answer.ts'
import { refusal } from '../answer/breaks/problem.ts'
import type { Command } from './command.ts'
import { withoutPage } from './own-page.ts'

/** The card of an exercise for everybody in a place: what somebody told of themselves has no part in it. */
export const share: Command = {
  name: 'share',
  usage: '<exercise>',
  summary: 'Show an exercise to everybody in the place, without what you asked',
  withoutOwnWords: withoutPage('exercise'),
  async run(text, { sign, say, library, breaks }) {
    const id = library.exerciseNamed(text)
    // An answer to anything else would be posted for everybody.
    if (id === undefined) return sign(text) ?? notShared(NO_PAGE)
    const answer = say({ kind: 'page', page: { kind: 'exercise', id } })
    if (answer.understanding.kind === 'safety' || breaks === undefined) return answer
    // What was told before a restart is remembered only so.
    const { ports, member } = breaks
    return (await ports.deliveries.isSpared(member.person, ports.now())) ? notShared(SPARED) : answer
  },
}

const SPARED =
  'You told me of a warning sign lately, and that comes before any exercise: please have it looked at. If I got you wrong, write "start over".'
const NO_PAGE =
  'I have no exercise of that name: it may have been renamed or removed since. Please ask me for one, and share that.'

/** Nobody else reads that nothing was shared. */
function notShared(why: string): Answer {
  return {
    understanding: { kind: 'help', why: 'asked' },
    document: refusal('Not shared', why),
    isOwn: true,
  }
}
