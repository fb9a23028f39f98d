import { listed } from '../words/listed.ts'
import type { Cadence, Days, Minute, Nth, Span, Times, Weekday } from './cadence.ts'
import { NTHS, WEEKDAYS } from './cadence.ts'

/**
 * A cadence in words that read back to an equal value: "weekdays at 10:30 and 15:00, Europe/Berlin time". Dates are
 * written out, since 03/04 is not the same day everywhere.
 */
export function sayCadence({ days, times, months, starts, ends, zone }: Cadence): string {
  const when = sayDays(days)
  const isApart = times.kind === 'every' && when.startsWith('every')
  return [
    `${when}${isApart ? ',' : ''} ${sayTimes(times)}`,
    ...(months === undefined ? [] : [sayMonths(months)]),
    ...(starts === undefined ? [] : [`starting ${sayDate(starts)}`]),
    ...(ends === undefined ? [] : [`until ${sayDate(ends)}`]),
    sayZone(zone),
  ].join(', ')
}

/** "10:30". Before seven with a nought in front: a bare 3:00 is said by people who mean the afternoon. */
export function sayTime(minute: Minute): string {
  const hour = Math.floor(minute / 60)
  return `${hour < 7 ? String(hour).padStart(2, '0') : hour}:${String(minute % 60).padStart(2, '0')}`
}

/** "10:00 to 17:30", "22:00 to 06:00 the next day". */
export function saySpan({ from, to }: Span): string {
  return `${sayTime(from)} to ${sayTime(to)}${to < from ? ' the next day' : ''}`
}

/** A length in minutes: "90 minutes", "2 hours". */
export function sayLength(minutes: number): string {
  if (minutes === 60) return 'hour'
  return minutes % 60 === 0 ? `${minutes / 60} hours` : `${minutes} minutes`
}

/** A date such as "2026-12-01" as "1 December 2026". */
export function sayDate(date: string): string {
  const { day, month, year } = Temporal.PlainDate.from(date)
  return `${day} ${sayMonth(month)} ${year}`
}

/** "1st", "22nd", "15th". */
export function sayOrdinal(day: number): string {
  const isTeen = day >= 11 && day <= 13
  return `${day}${(isTeen ? undefined : ENDINGS[day % 10]) ?? 'th'}`
}

/** Offsets follow UTC, since a bare +05:30 looks like a sum. */
export function sayZone(zone: string): string {
  return /^[+-]/.test(zone) ? `UTC${zone}` : `${zone} time`
}

const ENDINGS: Readonly<Record<number, string>> = { 1: 'st', 2: 'nd', 3: 'rd' }

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

const NAMES: Readonly<Record<Weekday, string>> = {
  1: 'Monday',
  2: 'Tuesday',
  3: 'Wednesday',
  4: 'Thursday',
  5: 'Friday',
  6: 'Saturday',
  7: 'Sunday',
}

const TURNS: Readonly<Record<Nth, string>> = {
  1: 'first',
  2: 'second',
  3: 'third',
  4: 'fourth',
  5: 'fifth',
  [-1]: 'last',
}

function sayMonth(month: number): string {
  return MONTHS[month - 1] ?? ''
}

function sayMonths(months: readonly number[]): string {
  const free = MONTHS.filter((_, index) => !months.includes(index + 1))
  return free.length <= 3 ? `not in ${listed(free)}` : `in ${listed(months.map(sayMonth))}`
}

/** "Monday". */
export function sayWeekday(weekday: Weekday): string {
  return NAMES[weekday]
}

/** Days and times of a cadence, each in words that can stand beside others. */
export function sayParts({ days, times }: Pick<Cadence, 'days' | 'times'>): {
  readonly days: string
  readonly times: string
} {
  return { days: sayDays(days), times: sayTimes(times) }
}

function sayDays(days: Days): string {
  if (days.kind === 'day of month') {
    const last = days.days.includes(-1) ? ['last day'] : []
    const dated = days.days.filter((day) => day > 0).map(sayOrdinal)
    return `on the ${listed([...dated, ...last])} of the month`
  }
  if (days.kind === 'nth of month') {
    const turns = NTHS.filter((nth) => days.nths.includes(nth)).map((nth) => TURNS[nth])
    return `the ${listed(turns)} ${listed(days.weekdays.map(sayWeekday))} of the month`
  }
  const said = sayWeekdays(days.weekdays)
  return days.everyWeeks > 1 ? `every ${days.everyWeeks} weeks on ${said}` : said
}

function sayWeekdays(weekdays: readonly Weekday[]): string {
  const free = WEEKDAYS.filter((day) => !weekdays.includes(day))
  if (free.length === 0) return 'every day'
  if (free.join() === '6,7') return 'weekdays'
  if (weekdays.join() === '6,7') return 'weekends'
  if (free.length === 1) return `every day except ${listed(free.map(sayWeekday))}`
  return listed(weekdays.map((day) => `${sayWeekday(day)}s`))
}

function sayTimes(times: Times): string {
  if (times.kind === 'at') return `at ${listed(times.minutes.map(sayTime))}`
  const windows = listed(times.windows.map((span) => `from ${saySpan(span)}`))
  const gaps = times.gaps.length === 0 ? '' : `, except ${listed(times.gaps.map(saySpan))}`
  return `every ${sayLength(times.minutes)} ${windows}${gaps}`
}
