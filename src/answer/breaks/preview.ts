import { sayMoment } from '../../breaks/moment.ts'
import type { Previewed, PreviewRow } from '../../breaks/preview.ts'
import { sayCadence } from '../../breaks/say.ts'
import type { Document, Rich } from '../../document.ts'
import type { Library } from '../library.ts'
import { list, note, text } from '../say.ts'
import { capital } from '../../words/listed.ts'
import { sayUpcoming } from './said.ts'

/** So many times stand in one message. */
const SHOWN = 8
/** Of a long time off, so many lines are enough. */
const MOST_ROWS = 14

/** The next times of a break, with what each will show and what is left out. */
export function previewDocument(
  plan: Previewed,
  rows: Iterable<PreviewRow>,
  { library }: { readonly library: Library },
): Document {
  const shown: PreviewRow[] = []
  let coming = 0
  for (const row of rows) {
    shown.push(row)
    if (row.skipped === undefined) coming += 1
    if (coming === SHOWN || shown.length === MOST_ROWS) break
  }
  const { zone } = plan.cadence
  return [
    { type: 'title', text: 'Preview' },
    text({ strong: capital(sayCadence(plan.cadence)) }),
    ...list(
      `What comes next (${zone})`,
      shown.map((row) => sayRow(row, zone, library)),
    ),
    ...(shown.length === 0 ? [text('Nothing comes: it is paused, or no such time lies ahead.')] : []),
    note('What people swap or skip until then changes the order.'),
  ]
}

function sayRow(row: PreviewRow, zone: string, library: Library): Rich {
  if (row.skipped !== undefined) return sayUpcoming(row, zone)
  const { turn } = row
  const what = turn === undefined ? 'nothing that I know fits' : library.nameOf(turn.exercise)
  return [`${sayMoment(row.at, zone)}: `, { strong: what }]
}
