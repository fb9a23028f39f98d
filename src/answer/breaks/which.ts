import type { Break } from '../../breaks/break.ts'
import { sayCadence } from '../../breaks/say.ts'
import type { Document } from '../../document.ts'
import type { Place } from '../../place.ts'
import { paged } from '../paged.ts'
import { choices, text } from '../say.ts'
import { breaksChoice } from './problem.ts'
import { breakName, sayName } from './said.ts'

/** There is no break that could be meant, and how to set one up. */
export function noBreaks({ isDirect }: Place): Document {
  return [
    { type: 'title', text: isDirect ? 'You have no breaks yet' : 'There are no breaks here yet' },
    text('Say when you want one, in your own words: "/breaks add weekdays at 10:30 and 15:00".'),
    ...choices(
      breaksChoice('Weekdays 10:30 and 15:00', 'add weekdays at 10:30 and 15:00'),
      breaksChoice('Every 90 minutes, 9 to 17', 'add every 90 minutes from 9:00 to 17:00 on weekdays'),
    ),
  ]
}

/** So many breaks get a button; the others are named by their number. */
const MOST_BUTTONS = 3

/** Asks which of several breaks is meant. */
export function chooseBreak(
  breaks: readonly Break[],
  { part, rest, missing }: { readonly part: string; readonly rest: string; readonly missing?: string },
): Document {
  return paged(
    {
      title: missing === undefined ? 'Which break?' : `There is no ${missing.slice(0, LONGEST_NAME)}`,
      before: [
        text(`Name it by its number, for example "/breaks ${part} ${breaks[0] ? breakName(breaks[0]) : 1}".`),
      ],
      heading: 'Choose one of',
      items: breaks.map((kept) => [{ strong: sayName(kept) }, `: ${sayCadence(kept.cadence)}`]),
      buttons: breaks
        .slice(0, MOST_BUTTONS)
        .map((kept) => breaksChoice(sayName(kept), `${part} ${breakName(kept)} ${rest}`.trim())),
      turn: (label, page) => breaksChoice(label, `list ${page}`),
    },
    1,
  )
}

const LONGEST_NAME = 20
