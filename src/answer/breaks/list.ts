import type { Break } from '../../breaks/break.ts'
import type { BreakPorts } from '../../breaks/ports.ts'
import { sayCadence } from '../../breaks/say.ts'
import type { Document } from '../../document.ts'
import type { Library } from '../library.ts'
import { paged } from '../paged.ts'
import { breaksChoice } from './problem.ts'
import { sayChoosing, sayDaysOff, sayName, sayState } from './said.ts'

/** Breaks with what is stretched in each and when it comes next; a page of the list where they do not fit one message. */
export function breakList(
  breaks: readonly Break[],
  { ports, library }: { readonly ports: BreakPorts; readonly library: Library },
  page: number,
): Document {
  const now = ports.now()
  return paged(
    {
      title: 'Stretch breaks',
      heading: breaks.length === 1 ? 'There is one' : `There are ${breaks.length}`,
      items: breaks.map((kept) => [
        { strong: sayName(kept) },
        `: ${sayCadence(kept.cadence)}; ${sayChoosing(kept, ports.holidays, (id) => library.nameOf(id))}. ${sayState(kept, now)} ${sayDaysOff(kept, now)}`.trimEnd(),
      ]),
      buttons: [breaksChoice('Preview', 'preview')],
      turn: (label, next) => breaksChoice(label, `list ${next}`),
    },
    page,
  )
}
