import { breaksChoice, notChanged, refusal, shown } from '../../answer/breaks/problem.ts'
import { breakName, sayName } from '../../answer/breaks/said.ts'
import { choices, text as paragraph } from '../../answer/say.ts'
import { addPhrase } from '../../breaks/phrase.ts'
import { sayCadence } from '../../breaks/say.ts'
import type { Break } from '../../breaks/break.ts'
import type { Document } from '../../document.ts'
import { capital } from '../../words/listed.ts'
import { breakToChange, type BreakCall, type BreakPart } from './call.ts'

/** Asks first, because what happened in a break goes with it. */
export const remove: BreakPart = {
  name: 'remove',
  usage: '[number]',
  summary: 'Remove a break for good',
  showsNone: true,
  wish: 'stop',
  async run(text, at) {
    const meant = await breakToChange(text, at, this.name)
    if (!('kept' in meant)) return meant
    const { kept, rest } = meant
    if (rest !== '')
      return refusal(
        'Not removed',
        `I did not understand "${shown(rest)}". Write only the number of the break.`,
      )
    const name = breakName(kept)
    return [
      { type: 'title', text: `Remove ${sayName(kept).toLowerCase()}?` },
      paragraph(`${capital(sayCadence(kept.cadence))}. What it has shown so far is forgotten with it.`),
      ...choices(
        breaksChoice('Yes, remove it', `confirm remove ${name}`),
        breaksChoice('Only pause it', `pause ${name}`),
      ),
    ]
  },
}

/** The same, confirmed. */
export async function removeConfirmed(text: string, at: BreakCall): Promise<Document> {
  const meant = await breakToChange(text, at, remove.name)
  if (!('kept' in meant)) return meant
  const { kept } = meant
  if (!(await at.ports.store.remove(kept.id))) return notChanged('gone')
  return [
    { type: 'title', text: `${sayName(kept)} is removed` },
    paragraph(
      `It was: ${sayCadence(kept.cadence)}.${isBare(kept) ? '' : ' Set up again, it comes without the pauses and days off that it had.'}`,
    ),
    ...choices(breaksChoice('Set it up again', `add ${addPhrase(kept, at.place)}`)),
  ]
}

function isBare({ daysOff: { pauses, dates, times } }: Break): boolean {
  return pauses.length + dates.length + times.length === 0
}
