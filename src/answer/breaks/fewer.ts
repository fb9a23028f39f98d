import type { Break } from '../../breaks/break.ts'
import type { Cadence } from '../../breaks/cadence.ts'
import { IGNORED } from '../../breaks/fewer.ts'
import { sayCadence } from '../../breaks/say.ts'
import type { Document } from '../../document.ts'
import { choices, note, text } from '../say.ts'
import { breaksChoice } from './problem.ts'
import { breakName, sayName } from './said.ts'

/** Asks a place that answered none of the last prompts whether fewer would be better, where they can be fewer. */
export function fewerQuestion(kept: Break, suggestion: Cadence | undefined): Document {
  const name = breakName(kept)
  const passed = kept.place.isDirect ? 'without an answer' : 'here without anybody answering'
  return [
    {
      type: 'title',
      text: suggestion === undefined ? 'Is this break still good?' : 'Would fewer breaks be better?',
    },
    text(
      `The last ${IGNORED} prompts of ${sayName(kept).toLowerCase()} passed ${passed}. That is all right; I only want to be of use.`,
    ),
    text({ strong: 'Now:' }, ` ${sayCadence(kept.cadence)}.`),
    ...(suggestion === undefined ? [] : [text({ strong: 'Fewer:' }, ` ${sayCadence(suggestion)}.`)]),
    note('Whoever may change this break can answer. I ask once; without an answer it goes on as it is.'),
    ...choices(
      suggestion && breaksChoice('Yes, fewer', `change ${name} ${sayCadence(suggestion)}`),
      breaksChoice('Keep it as it is', `keep ${name}`),
      breaksChoice('Pause it', `pause ${name}`),
      breaksChoice('Remove it', `remove ${name}`),
    ),
  ]
}
