const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/**
 * The date (as "2026-12-24") that somebody names on a day ("2026-11-20"): "tomorrow", "friday", "24 december",
 * "dec 24 2027", "2026-12-24". A day without its year is the next one that comes; nothing where it is no day there is.
 */
export function readDay(words: string, today: string): string | undefined {
  const said = words.trim().toLowerCase().replace(/[.,]/g, ' ').replace(/\s+/g, ' ')
  const now = Temporal.PlainDate.from(today)
  if (said === 'today') return today
  if (said === 'tomorrow') return now.add({ days: 1 }).toString()
  if (said === 'the day after tomorrow') return now.add({ days: 2 }).toString()
  const [, isNext, weekday = ''] = /^(?:(next) |this |on )?([a-z]+)$/.exec(said) ?? []
  const index = indexOf(weekday, WEEKDAYS, 3)
  if (index !== undefined) {
    const ahead = (index + 1 - now.dayOfWeek + 7) % 7 || 7
    // "Next friday" is the one of next week.
    const isThisWeek = ahead <= 7 - now.dayOfWeek
    return now.add({ days: ahead + (isNext !== undefined && isThisWeek ? 7 : 0) }).toString()
  }
  const [, iso] = /^(\d{4}-\d\d-\d\d)$/.exec(said) ?? []
  if (iso !== undefined) return dateOf(() => Temporal.PlainDate.from(iso, { overflow: 'reject' }))
  const named =
    /^(?:the )?(?<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?(?<month>[a-z]+)(?: (?<year>\d{4}))?$/.exec(said) ??
    /^(?<month>[a-z]+) (?:the )?(?<day>\d{1,2})(?:st|nd|rd|th)?(?: (?<year>\d{4}))?$/.exec(said)
  const { day, month = '', year } = named?.groups ?? {}
  const monthIndex = indexOf(month, MONTHS, 3)
  if (day === undefined || monthIndex === undefined) return undefined
  const inYear = (y: number) =>
    dateOf(() =>
      Temporal.PlainDate.from({ year: y, month: monthIndex + 1, day: Number(day) }, { overflow: 'reject' }),
    )
  if (year !== undefined) return inYear(Number(year))
  const thisYear = inYear(now.year)
  if (thisYear !== undefined && thisYear >= today) return thisYear
  // 29 February waits for its year.
  return [1, 2, 3, 4].map((later) => inYear(now.year + later)).find((date) => date !== undefined)
}

/** Which of the names a word is, whole or shortened to so many letters at least. */
function indexOf(word: string, names: readonly string[], least: number): number | undefined {
  if (word.length < least) return undefined
  const index = names.findIndex((name) => name.startsWith(word))
  return index < 0 ? undefined : index
}

function dateOf(make: () => Temporal.PlainDate): string | undefined {
  try {
    return make().toString()
  } catch {
    return undefined
  }
}
