import { breaksChoice, refusal } from '../../answer/breaks/problem.ts'
import { breakName, sayName } from '../../answer/breaks/said.ts'
import { choices, text as paragraph } from '../../answer/say.ts'
import { addPhrase } from '../../breaks/phrase.ts'
import { sayCadence } from '../../breaks/say.ts'
import type { Document } from '../../document.ts'
import { breakToChange, type BreakCall, type BreakPart } from './call.ts'
import { gone } from './pause.ts'

/** Asks first, because what happened in a break goes with it. */
export const remove: BreakPart = {
  name: 'remove',
  usage: '[number]',
  summary: 'Remove a break for good',
  wish: 'stop',
  async run(text, at) {
    const meant = await breakToChange(text, at, this.name)
    if (!('kept' in meant)) return meant
    const { kept, rest } = meant
    if (rest !== '')
      return refusal('Not removed', `I did not understand "${rest.slice(0, 40)}". Write only the number.`)
    const name = breakName(kept)
    return [
      { type: 'title', text: `Remove ${sayName(kept).toLowerCase()}?` },
      paragraph(`${sayCadence(kept.cadence)}. What it has shown so far is forgotten with it.`),
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
  if (!(await at.ports.store.remove(kept.id))) return gone(remove.name)
  return [
    { type: 'title', text: `${sayName(kept)} is removed` },
    paragraph(`It was: ${sayCadence(kept.cadence)}.`),
    ...choices(breaksChoice('Set it up again', `add ${addPhrase(kept, at.place)}`)),
  ]
}
