import type { Library } from '../../src/answer/library.ts'
import { capital } from '../../src/words/listed.ts'
import { sayChoosing, sayUpcoming } from '../../src/answer/breaks/said.ts'
import { dateAt, sayClock, sayDate, sayMoment } from '../../src/breaks/moment.ts'
import type { Holidays } from '../../src/breaks/ports.ts'
import { aimsIn, type Previewed, type PreviewRow } from '../../src/breaks/preview.ts'
import { sayCadence } from '../../src/breaks/say.ts'

/** Weeks of a break as lines for people: a line for each time, and what they come to. */
export function previewLines(
  plan: Previewed,
  rows: readonly PreviewRow[],
  around: {
    readonly weeks: number
    readonly notes: readonly string[]
    readonly holidays: Pick<Holidays, 'name'>
    readonly library: Library
    /** When it comes first, in ms since 1970, where that is later than these weeks. */
    readonly first?: number | undefined
  },
): readonly string[] {
  const { weeks, notes, holidays, library, first } = around
  const name = (id: string) => library.nameOf(id)
  const skipped = rows.filter((row) => row.skipped !== undefined).length
  const coming = rows.length - skipped
  const widest = Math.max(0, ...rows.map(({ turn }) => (turn === undefined ? 0 : name(turn.exercise).length)))
  return [
    capital(sayCadence(plan.cadence)),
    `Stretches: ${sayChoosing(plan, holidays, name)}.`,
    ...notes,
    '',
    ...rows.map((row) => sayRow(row, plan.cadence.zone, (id) => name(id).padEnd(widest))),
    ...(rows.length === 0 ? [] : ['']),
    `${count(coming, 'time')} in ${count(weeks, 'week')}${skipped === 0 ? '' : `, ${skipped} left out`}.`,
    ...(coming === 0 && first !== undefined ? [`The first is ${sayMoment(first, plan.cadence.zone)}.`] : []),
    ...sayBalance(rows),
  ]
}

function sayRow(row: PreviewRow, zone: string, name: (id: string) => string): string {
  const { at, turn, skipped } = row
  if (skipped !== undefined) {
    return `  ${sayUpcoming(row, zone).join('')}`
  }
  const when = `${sayDate(dateAt(at, zone)).padEnd(15)}  ${sayClock(at, zone).padStart(5)} ${offsetAt(at, zone)}`
  if (turn === undefined) return `  ${when}  nothing that I know fits`
  return `  ${when}  ${name(turn.exercise)}  ${turn.aim}${turn.easier ? ', in its easier form' : ''}`
}

/** The offset shows when summer time begins and ends. */
function offsetAt(at: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offset
}

function sayBalance(rows: readonly PreviewRow[]): readonly string[] {
  const aims = aimsIn(rows)
  if (aims.length === 0) return []
  return [`Balance: ${aims.map(([aim, times]) => `${aim} ${times}`).join(' · ')}`]
}

function count(amount: number, what: string): string {
  return `${amount} ${what}${amount === 1 ? '' : 's'}`
}
