import { listed } from '../words/listed.ts'
import { dateAt } from './moment.ts'
import { readDay } from './read/day.ts'
import { sayDate } from './say.ts'

/** When a pause ends (ms since 1970; without it, not by itself), or why that was not understood. */
export type UntilReading = { readonly until?: number } | { readonly problem: string }

const LONGEST_DAYS = 366

/** Reads "until monday", "for 2 weeks", "until 14:30", "for the rest of the day"; nothing written has no end. */
export function readUntil(
  text: string,
  { now, zone }: { readonly now: number; readonly zone: string },
): UntilReading {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/, '')
  if (words === '') return {}
  const until = untilOf(words, now, zone)
  if (typeof until === 'object') return { problem: whichDay(text, until) }
  if (until === undefined) {
    return {
      problem: `I did not understand "${text.trim().slice(0, 40)}". Write it like "until monday", "until 24 december", "for 2 weeks", "for 3 hours", or nothing at all until it is resumed.`,
    }
  }
  if (until <= now)
    return { problem: `"${text.trim().slice(0, 40)}" lies in the past, so nothing was paused.` }
  if (until > now + LONGEST_DAYS * 24 * 60 * 60_000) {
    return {
      problem:
        'A pause ends within a year. Without an end, write nothing; to stop for good, remove the break.',
    }
  }
  return { until }
}

/** A day that may be several is said back. */
export function whichDay(words: string, dates: readonly string[]): string {
  return `"${words.trim().slice(0, 40)}" may be ${listed(
    dates.map((date) => sayDate(date)),
    'or',
  )}: please write the date.`
}

function untilOf(words: string, now: number, zone: string): number | readonly string[] | undefined {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone)
  const length = LENGTH.exec(words)
  if (length !== null) {
    const [, amount = '', unit = ''] = length
    const count = COUNTS[amount] ?? Number(amount)
    return local.add({ [UNITS[unit] ?? 'days']: count }).epochMilliseconds
  }
  if (REST_OF_DAY.test(words)) return startOf(local.toPlainDate().add({ days: 1 }), zone)
  if (REST_OF_WEEK.test(words)) {
    return startOf(local.toPlainDate().add({ days: 8 - local.dayOfWeek }), zone)
  }
  const [, said] = UNTIL.exec(words) ?? []
  if (said === undefined) return undefined
  const clock = CLOCK.exec(said)
  if (clock !== null) {
    const [, hour = '', minute = '0', half] = clock
    const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.startsWith('p') ? 12 : 0)
    const time = { hour: hours, minute: Number(minute) }
    if (hours > 23 || time.minute > 59) return undefined
    const today = local
      .toPlainDate()
      .toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) })
    return (today.epochMilliseconds > now ? today : today.add({ days: 1 })).epochMilliseconds
  }
  // Nobody pauses until a day that is going on.
  const today = dateAt(now, zone)
  const [date, ...others] = readDay(said, today).filter((one) => one !== today)
  if (date === undefined) return undefined
  return others.length > 0 ? [date, ...others] : startOf(Temporal.PlainDate.from(date), zone)
}

const COUNTS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  ten: 10,
  'a couple of': 2,
}
const UNITS: Readonly<Record<string, 'minutes' | 'hours' | 'days' | 'weeks' | 'months'>> = {
  minute: 'minutes',
  min: 'minutes',
  hour: 'hours',
  day: 'days',
  week: 'weeks',
  month: 'months',
}
const LENGTH = new RegExp(
  `^(?:for )?(?:the next )?(\\d{1,3}|${Object.keys(COUNTS).join('|')}) (${Object.keys(UNITS).join('|')})s?$`,
)
const REST_OF_DAY = /^(?:for )?(?:the rest of (?:the|to)\s?day|today)$/
const REST_OF_WEEK = /^(?:for )?(?:the rest of the week|this week)$/
const UNTIL = /^(?:until|till|til|to)\s+(.+)$/
const CLOCK = /^(?:at )?(\d{1,2})(?::(\d\d))?\s*([ap]m)?$/

function startOf(date: Temporal.PlainDate, zone: string): number {
  return date.toZonedDateTime(zone).epochMilliseconds
}
