import type { Cadence, Minute, Span, Times } from './cadence.ts'
import { datesOf } from './dates.ts'

const MINUTE = 60_000
const MINUTES_A_DAY = 24 * 60
const DAY = MINUTES_A_DAY * MINUTE

/** From the start of the year 1 to the end of the year 9999, UTC: elsewhere nobody stretches. */
const CALENDAR = { from: -62_135_596_800_000, to: 253_402_300_799_999 }

/**
 * A window that began longer ago is over: it has 24 hours by the clock at most, which are a few more where the clock was
 * put back.
 */
const LONGEST_WINDOW = 2 * DAY

type Every = Extract<Times, { readonly kind: 'every' }>

/** An instant in ms since 1970 and the date to which it belongs: the one on which its window starts. */
export type Dated = { readonly at: number; readonly date: string }

/**
 * The first instant after one, both in ms since 1970, at which a cadence comes. Nothing where it comes no more, never
 * comes (30 February), not within 41 years, or in a zone that the machine does not know.
 */
export function next(cadence: Cadence, after: number): number | undefined {
  return nextDated(cadence, after)?.at
}

/** As `next`, with the date, and of the dates only those that are wanted. */
export function nextDated(
  cadence: Cadence,
  after: number,
  isWanted: (date: string) => boolean = () => true,
): Dated | undefined {
  if (!(after >= CALENDAR.from && after <= CALENDAR.to)) return undefined
  const first = dateOf(Math.floor(after) - LONGEST_WINDOW, cadence.zone)
  if (first === undefined) return undefined
  let found: Dated | undefined
  for (const date of datesOf(cadence, first)) {
    const written = date.toString()
    if (!isWanted(written)) continue
    const day = dayOf(date, cadence.zone)
    const at = isMissing(day) ? undefined : firstOn(day, cadence.times, after)
    if (at !== undefined && (found === undefined || at < found.at)) found = { at, date: written }
    // What belongs to a later date may still come sooner where this one's window reaches into it.
    if (found !== undefined && found.at <= day.end) return found
  }
  return found
}

/** A date in a zone: when it begins, and when the next one does. */
type Day = {
  readonly date: Temporal.PlainDate
  readonly zone: string
  readonly start: number
  readonly end: number
}

function dayOf(date: Temporal.PlainDate, zone: string): Day {
  const start = date.toZonedDateTime(zone).epochMilliseconds
  const end = date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds
  return { date, zone, start, end }
}

/** Where a country moved over the date line: it went to bed on Thursday and rose on Saturday. */
function isMissing({ start, end }: Day): boolean {
  return start === end
}

/** No zone changes its clock twice within a day, so that this is a day on which nobody changes it. */
function is24Hours({ start, end }: Day): boolean {
  return end - start === DAY
}

/** Nothing in a zone that the machine does not know: its database may be older than the choice. */
function dateOf(at: number, zone: string): Temporal.PlainDate | undefined {
  const instant = Temporal.Instant.fromEpochMilliseconds(at)
  try {
    return instant.toZonedDateTimeISO(zone).toPlainDate()
  } catch {
    return undefined
  }
}

/** When the clock shows a minute: the first time where it does twice, as much later as was left out where it never does. */
function instantOf(day: Day, minute: Minute): number {
  if (is24Hours(day)) return day.start + minute * MINUTE
  const plainTime = new Temporal.PlainTime(Math.floor(minute / 60), minute % 60)
  return day.date.toZonedDateTime({ timeZone: day.zone, plainTime }).epochMilliseconds
}

function firstOn(day: Day, times: Times, after: number): number | undefined {
  const candidates =
    times.kind === 'at'
      ? times.minutes.map((minute) => instantOf(day, minute))
      : times.windows.map((window) => firstIn(window, day, times, after))
  let first: number | undefined
  for (const at of candidates) {
    if (at !== undefined && at > after && (first === undefined || at < first)) first = at
  }
  return first
}

function firstIn(window: Span, day: Day, { minutes, gaps }: Every, after: number): number | undefined {
  const last = window.to < window.from ? dayOf(day.date.add({ days: 1 }), day.zone) : day
  const start = instantOf(day, window.from)
  const end = Math.max(start, instantOf(last, window.to))
  const step = minutes * MINUTE
  // Asking a zone for the clock takes a hundred times as long as a sum, which is right where nobody changes the clock.
  const isEven = is24Hours(day) && is24Hours(last)
  const clock = (at: number): Minute =>
    isEven ? (window.from + (at - start) / MINUTE) % MINUTES_A_DAY : minuteOf(at, day.zone)
  const passed = Math.max(0, Math.floor((after - start) / step) + 1)
  for (let at = start + passed * step; at <= end; at += step) {
    if (!gaps.some((gap) => isWithin(gap, clock(at)))) return at
  }
  return undefined
}

function isWithin({ from, to }: Span, minute: Minute): boolean {
  return to < from ? minute >= from || minute < to : minute >= from && minute < to
}

function minuteOf(at: number, zone: string): Minute {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return hour * 60 + minute
}
