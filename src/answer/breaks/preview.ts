import { dateAt, sayMoment } from '../../breaks/moment.ts'
import type { BreakPorts } from '../../breaks/ports.ts'
import type { Previewed, PreviewRow } from '../../breaks/preview.ts'
import { sayCadence } from '../../breaks/say.ts'
import type { Choice, Document, Rich } from '../../document.ts'
import type { Library } from '../library.ts'
import { choices, list, note, text } from '../say.ts'
import { capital } from '../../words/listed.ts'
import { sayChoosing, sayUpcoming } from './said.ts'

/** So many times stand in one message. */
const SHOWN = 8
/** Of a long time off, so many lines are enough. */
const MOST_ROWS = 14

/** The next times of a break, with what each will show and what is left out. */
export function previewDocument(
  plan: Previewed,
  rows: Iterable<PreviewRow>,
  { title, library, ports, buttons }: PreviewAround,
): Document {
  const { zone } = plan.cadence
  const shown: PreviewRow[] = []
  let coming = 0
  let looked = 0
  for (const row of rows) {
    looked += 1
    const isSaid = row.skipped !== undefined && isSameDayOff(row, shown.at(-1), zone)
    if (!isSaid) shown.push(row)
    if (row.skipped === undefined) coming += 1
    if (coming === SHOWN || shown.length === MOST_ROWS || looked === MOST_LOOKED_AT) break
  }
  return [
    { type: 'title', text: title },
    text({ strong: capital(sayCadence(plan.cadence)) }),
    text(`Stretches: ${sayChoosing(plan, ports.holidays, (id) => library.nameOf(id))}.`),
    ...list(
      `What comes next (${zone})`,
      shown.map((row) => sayRow(row, zone, library)),
    ),
    ...(shown.length === 0 ? [text('Nothing comes: it is paused, or no such time lies ahead.')] : []),
    note('What is skipped or swapped until then changes the order.'),
    ...choices(...buttons),
  ]
}

/** What a preview says besides the times. */
export type PreviewAround = {
  readonly title: string
  readonly library: Library
  readonly ports: Pick<BreakPorts, 'holidays'>
  readonly buttons: readonly Choice[]
}

/** Of a long pause, no more times than this are looked at. */
const MOST_LOOKED_AT = 500

/** A day off is said once, however often the break would have come on it. */
function isSameDayOff(row: PreviewRow, last: PreviewRow | undefined, zone: string): boolean {
  if (last?.skipped === undefined || last.skipped.why !== row.skipped?.why || last.skipped.why === 'once')
    return false
  return last.skipped.why === 'paused' || dateAt(last.at, zone) === dateAt(row.at, zone)
}

function sayRow(row: PreviewRow, zone: string, library: Library): Rich {
  const { turn, skipped } = row
  if (skipped !== undefined) return sayUpcoming(row, zone)
  const what = turn === undefined ? 'nothing that I know fits' : library.nameOf(turn.exercise)
  return [`${sayMoment(row.at, zone)}: `, { strong: what }]
}
