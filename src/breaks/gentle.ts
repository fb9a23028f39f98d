import type { Shown } from './break.ts'
import type { Gentle } from './turn.ts'

/** An instant in ms since 1970, and the zone whose calendar counts. */
export type Moment = { readonly instant: number; readonly zone: string }

/** So many days without a prompt are a long pause … */
const LONG_PAUSE = 5
/** … unless prompts are usually as far apart: a break every Friday never pauses. */
const TIMES_THE_USUAL = 2
/** From so many prompts the usual distance is told. */
const USUAL_OF = 9

/** Whether a prompt is to be a gentle one, and why. `shown` has the newest first. */
export function gentleAt(shown: readonly Shown[], at: Moment): Gentle | undefined {
  const [last] = shown
  if (last === undefined) return 'first'
  const days = daysBetween(last.at, at.instant, at.zone)
  if (days >= LONG_PAUSE && days >= TIMES_THE_USUAL * usualDays(shown, at.zone)) return 'long pause'
  return dateOf(at.instant, at.zone).dayOfWeek === 1 ? 'monday' : undefined
}

/** Whether an instant lies on the day of a moment. */
export function isSameDay(instant: number, at: Moment): boolean {
  return daysBetween(instant, at.instant, at.zone) === 0
}

/** How many days usually lie between two prompts (the median); 0 where that is unknown. */
function usualDays(shown: readonly Shown[], zone: string): number {
  const lately = shown.slice(0, USUAL_OF)
  const days = lately.slice(1).map(({ at }, index) => daysBetween(at, lately[index]?.at ?? at, zone))
  return days.toSorted((a, b) => a - b)[Math.floor(days.length / 2)] ?? 0
}

/** Midnights between two instants, in a zone. */
function daysBetween(from: number, to: number, zone: string): number {
  return dateOf(from, zone).until(dateOf(to, zone), { largestUnit: 'day' }).days
}

function dateOf(instant: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate()
}
