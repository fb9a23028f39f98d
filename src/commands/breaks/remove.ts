import { breaksChoice, notChanged, onlyNumber } from '../../answer/breaks/problem.ts'
import { breakName, sayName } from '../../answer/breaks/said.ts'
import { choices, text as paragraph } from '../../answer/say.ts'
import { addPhrase } from '../../breaks/phrase.ts'
import { sayCadence } from '../../breaks/say.ts'
import type { Break } from '../../breaks/break.ts'
import { capital } from '../../words/listed.ts'
import { onBreakToChange, type BreakCall, type BreakPart, type Said } from './call.ts'

/** Asks first, because what happened in a break goes with it. */
export const remove: BreakPart = {
  name: 'remove',
  usage: '[number]',
  summary: 'Remove a break for good',
  hint: 'The number of a break',
  showsNone: true,
  wish: 'stop',
  run: onBreakToChange('remove', async (kept, rest) => {
    if (rest !== '') return onlyNumber('Not removed', rest)
    const name = breakName(kept)
    return [
      { type: 'title', text: `Remove ${sayName(kept).toLowerCase()}?` },
      paragraph(`${capital(sayCadence(kept.cadence))}. What it has shown so far is forgotten with it.`),
      ...choices(
        breaksChoice('Yes, remove it', `confirm remove ${name}`),
        breaksChoice('Only pause it', `pause ${name}`),
      ),
    ]
  }),
}

/** The same, confirmed; says when it is done. */
export const removeConfirmed = (words: string, at: BreakCall, done: () => void): Promise<Said> =>
  onBreakToChange('remove', async (kept, _, call) => {
    if (!(await call.ports.store.remove(kept.id))) return notChanged('gone')
    done()
    return [
      { type: 'title', text: `${sayName(kept)} is removed` },
      paragraph(
        `It was: ${sayCadence(kept.cadence)}.${isBare(kept) ? '' : ' Set up again, it comes without the pauses and days off that it had.'}`,
      ),
      ...choices(breaksChoice('Set it up again', `add ${addPhrase(kept, call.place)}`)),
    ]
  })(words, at)

function isBare({ daysOff: { pauses, dates, times } }: Break): boolean {
  return pauses.length + dates.length + times.length === 0
}
