import type { Cadence, Days } from './cadence.ts'

/**
 * So far is searched: a 29 February that is a Monday (the fifth one of its month) can be 40 years away, over a year like
 * 2100, and what does not come in 41 years never comes.
 */
const MONTHS_AHEAD = 41 * 12

/** The last year that is written with four digits, so that written dates compare like dates. */
const LAST_YEAR = 9999

/** A Monday, for the weeks of a cadence that says no start. */
const ANY_MONDAY = '1970-01-05'

/** The dates from one on, in order, on which a cadence comes; none that is more than 41 years from its start. */
export function* datesOf(cadence: Cadence, from: Temporal.PlainDate): Generator<Temporal.PlainDate> {
  const { days, months, starts, ends } = cadence
  const earliest = starts !== undefined && from.toString() < starts ? Temporal.PlainDate.from(starts) : from
  let first = earliest.with({ day: 1 })
  for (let ahead = 0; ahead <= MONTHS_AHEAD && first.year <= LAST_YEAR; ahead++) {
    if (months === undefined || months.includes(first.month)) {
      const fits = fitting(days, first, starts ?? ANY_MONDAY)
      for (let day = ahead === 0 ? earliest.day : 1; day <= first.daysInMonth; day++) {
        if (!fits(day)) continue
        const date = new Temporal.PlainDate(first.year, first.month, day)
        if (ends !== undefined && date.toString() > ends) return
        yield date
      }
    }
    first = first.add({ months: 1 })
  }
}

/** Whether a day of the month that begins with `first` is one of these days. */
function fitting(days: Days, first: Temporal.PlainDate, anchor: string): (day: number) => boolean {
  const length = first.daysInMonth
  const before = first.dayOfWeek - 1
  const isOn = (weekdays: readonly number[], day: number) => weekdays.includes(((before + day - 1) % 7) + 1)
  switch (days.kind) {
    case 'weekdays': {
      const { weekdays, everyWeeks } = days
      if (everyWeeks <= 1) return (day) => isOn(weekdays, day)
      const passed = daysSinceMonday(anchor, first)
      return (day) => isOn(weekdays, day) && Math.floor((passed + day - 1) / 7) % everyWeeks === 0
    }
    case 'nth of month': {
      const { weekdays, nths } = days
      const isNth = (day: number) =>
        nths.some((nth) => (nth === -1 ? day + 7 > length : Math.ceil(day / 7) === nth))
      return (day) => isOn(weekdays, day) && isNth(day)
    }
    case 'day of month':
      return (day) => days.days.includes(day) || (day === length && days.days.includes(-1))
  }
}

/** Days from the Monday of the week in which `anchor` lies. */
function daysSinceMonday(anchor: string, date: Temporal.PlainDate): number {
  const start = Temporal.PlainDate.from(anchor)
  return start.until(date).days + start.dayOfWeek - 1
}
