import { dateAt } from './moment.ts'

/** A week from Monday to Sunday on the calendar of a zone. */
export type Week = {
  readonly zone: string
  /** The date of its Monday: "2026-11-16". */
  readonly monday: string
  /** Its first instant, and the first one after it, in ms since 1970. */
  readonly from: number
  readonly until: number
}

/** The week in which an instant (ms since 1970) lies in a zone. */
export function weekAt(at: number, zone: string): Week {
  const day = Temporal.PlainDate.from(dateAt(at, zone))
  const monday = day.subtract({ days: day.dayOfWeek - 1 })
  const startOf = (date: Temporal.PlainDate) => date.toZonedDateTime(zone).epochMilliseconds
  return { zone, monday: monday.toString(), from: startOf(monday), until: startOf(monday.add({ days: 7 })) }
}
