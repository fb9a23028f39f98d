const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** A moment (ms since 1970) as people in a zone say it: "Mon 23 Nov 2026, 10:30". */
export function sayMoment(at: number, zone: string): string {
  const local = zoned(at, zone)
  return `${sayDate(local.toPlainDate())}, ${clockOf(local)}`
}

/** The same without its time where a day begins: "Mon 23 Nov 2026". */
export function sayDayOrMoment(at: number, zone: string): string {
  const local = zoned(at, zone)
  const isStart = local.epochMilliseconds === local.startOfDay().epochMilliseconds
  return isStart ? sayDate(local.toPlainDate()) : sayMoment(at, zone)
}

/** Its time of day: "9:05". */
export function sayClock(at: number, zone: string): string {
  return clockOf(zoned(at, zone))
}

/** "Mon 23 Nov 2026" */
export function sayDate(date: Temporal.PlainDate | string): string {
  const day = typeof date === 'string' ? Temporal.PlainDate.from(date) : date
  return `${DAYS[day.dayOfWeek - 1]} ${day.day} ${MONTHS[day.month - 1]} ${day.year}`
}

/** From a date to a later one: "16 to 20 Nov 2026", "30 Nov to 4 Dec 2026", "28 Dec 2026 to 3 Jan 2027". */
export function sayDateSpan(from: string, to: string): string {
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)]
  const month = ({ month: number }: Temporal.PlainDate) => MONTHS[number - 1]
  const isSameYear = first.year === last.year
  const begins = isSameYear && first.month === last.month ? '' : ` ${month(first)}`
  return `${first.day}${begins}${isSameYear ? '' : ` ${first.year}`} to ${last.day} ${month(last)} ${last.year}`
}

/** The date in a zone at a moment, as "2026-11-23". */
export function dateAt(at: number, zone: string): string {
  return zoned(at, zone).toPlainDate().toString()
}

/** Whether this machine knows a time zone: its database may be an older one than that by which it was chosen. */
export function knowsZone(zone: string): boolean {
  try {
    new Temporal.ZonedDateTime(0n, zone)
    return true
  } catch {
    return false
  }
}

/** Where a zone is not known, the time is that of UTC: its break has stopped, and can still be talked about. */
function zoned(at: number, zone: string): Temporal.ZonedDateTime {
  const instant = Temporal.Instant.fromEpochMilliseconds(at)
  try {
    return instant.toZonedDateTimeISO(zone)
  } catch {
    return instant.toZonedDateTimeISO('UTC')
  }
}

function clockOf({ hour, minute }: Temporal.ZonedDateTime): string {
  return `${hour}:${String(minute).padStart(2, '0')}`
}
