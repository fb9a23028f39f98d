import type { Break } from '../breaks/break.ts'
import { sayDayOrMoment } from '../breaks/moment.ts'
import type { BreakPorts } from '../breaks/ports.ts'
import { sayCadence } from '../breaks/say.ts'
import type { Document, Rich } from '../document.ts'
import { listed } from '../words/listed.ts'
import { sayChoosing, sayDaysOff, sayState } from './breaks/said.ts'
import type { Library } from './library.ts'
import { paged } from './paged.ts'
import { FORGET, REHEARSAL, type Kept } from './privacy.ts'
import { note, text } from './say.ts'

/** What is stored about a person, and what it is looked up in. */
export type Stored = {
  readonly breaks: readonly Break[]
  readonly occurrences: number
  readonly ports: Pick<BreakPorts, 'now' | 'holidays'>
  readonly library: Library
}

/** Everything that is stored about one person. */
export function mydataDocument(
  stored: Stored,
  conditions: readonly string[],
  { nearMisses, isRehearsal }: Kept,
  page: number,
): Document {
  const { breaks, occurrences } = stored
  const told = conditions.length === 0 ? '' : `, and that you told me of ${listed(conditions)}`
  return paged(
    {
      title: 'Everything I have about you',
      before: [
        text(
          breaks.length === 0
            ? 'Nothing is stored about you.'
            : `Stored: your id, on ${breaks.length === 1 ? 'one break' : `${breaks.length} breaks`} that you set up${sayOccurrences(occurrences)}.`,
        ),
      ],
      heading: 'Your breaks',
      items: breaks.map((kept) => sayOwned(kept, stored)),
      after: [
        text(`In memory, for half an hour: what we talked about${told}.`),
        ...(nearMisses
          ? [note('Questions I could not answer well are noted without saying whose they are.')]
          : []),
        ...(isRehearsal ? [note(REHEARSAL)] : []),
      ],
      buttons: breaks.length === 0 ? [] : [FORGET],
      turn: (label, next) => ({ label, run: { command: 'limber', text: `mydata ${next}` } }),
    },
    page,
  )
}

function sayOccurrences(count: number): string {
  if (count === 0) return ''
  return `, and ${count === 1 ? 'one time' : `${count} times`} that your own breaks came, with the stretch`
}

function sayOwned(kept: Break, { ports, library }: Stored): Rich {
  const { place, cadence, createdAt } = kept
  const now = ports.now()
  const what = sayChoosing(kept, ports.holidays, (id) => library.nameOf(id))
  const since = `Set up on ${sayDayOrMoment(createdAt, cadence.zone)}.`
  return [
    { strong: place.isDirect ? 'Your own' : `In ${place.channel}` },
    `: ${[`${sayCadence(cadence)}; ${what}.`, sayState(kept, now), sayDaysOff(kept, now), since].filter((part) => part !== '').join(' ')}`,
  ]
}
