import { listed } from '../words/listed.ts'
import type { Pause } from './break.ts'
import { dateAt } from './moment.ts'
import { readDay, readEdge } from './read/day.ts'
import { sayDate } from './say.ts'

/** When a pause begins and ends, or why that was not understood. */
export type PauseReading = { readonly pause: Pause } | { readonly problem: string }

const MOST_DAYS = 366
const DAY = 24 * 60 * 60_000

/**
 * Reads "until monday", "for 2 weeks", "until 14:30", "the rest of the day", "next week", "from 24 december to 2 january",
 * "starting monday for 2 weeks". Nothing written begins now and has no end; "until" a day ends when that day begins, "to"
 * a day when it is over.
 */
export function readPause(
  text: string,
  { now, zone }: { readonly now: number; readonly zone: string },
): PauseReading {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/, '')
  if (words === '') return { pause: { from: now } }
  const at = { now, zone, today: dateAt(now, zone) }
  const found = words.length > LONGEST ? undefined : spanOf(words, at)
  if (found === undefined) {
    return {
      problem: `I did not understand all of that. Write it like "until monday", "for 2 weeks", "next week" or "from 24 december to 2 january". Without an end, write nothing behind it.`,
    }
  }
  if ('problem' in found) return found
  const { from, until } = found.pause
  if (until !== undefined && (until <= now || until <= from)) {
    return { problem: 'That lies in the past, or ends before it begins, so nothing was paused.' }
  }
  if ((until ?? from) > now + MOST_DAYS * DAY) {
    return {
      problem:
        'A pause lies within a year. Without an end, write nothing; to stop for good, remove the break.',
    }
  }
  return found
}

const LONGEST = 80

type At = { readonly now: number; readonly zone: string; readonly today: string }

function spanOf(words: string, at: At): PauseReading | undefined {
  const whole = /^(?:from|between)\s+(.+?)\s+(?:to|and|through|thru|-)\s+(.+)$/.exec(words)
  if (whole !== null) {
    const [first, last] = [edgeOf(whole[1] ?? '', at, 'first'), edgeOf(whole[2] ?? '', at, 'last')]
    if (typeof first === 'object' || typeof last === 'object')
      return first === undefined || last === undefined ? undefined : whichOf(first, last)
    return first === undefined || last === undefined
      ? undefined
      : { pause: { from: startOf(first, at), until: startOf(last, at, 1) } }
  }
  const later = /^(?:from|starting(?: on)?)\s+(.+?)(?:\s+((?:until|till|til|for)\s+.+))?$/.exec(words)
  if (later !== null) {
    const first = edgeOf(later[1] ?? '', at, 'first')
    if (typeof first === 'object') return { problem: whichDay(first) }
    if (first === undefined) return undefined
    const from = startOf(first, at)
    return later[2] === undefined ? { pause: { from } } : ended(later[2], from, at)
  }
  return ended(words, at.now, at)
}

/** A pause that begins at a moment and ends as these words say, or is all of a day or week. */
function ended(words: string, from: number, at: At): PauseReading | undefined {
  const local = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(at.zone)
  const pause = (until: number, begins = from): PauseReading => ({ pause: { from: begins, until } })
  const [, amount = '', unit = ''] = LENGTH.exec(words) ?? []
  const units = UNITS[unit]
  if (units !== undefined)
    return pause(local.add({ [units]: COUNTS[amount] ?? Number(amount) }).epochMilliseconds)
  if (words === 'for a fortnight' || words === 'a fortnight')
    return pause(local.add({ weeks: 2 }).epochMilliseconds)
  const monday = local
    .toPlainDate()
    .add({ days: 8 - local.dayOfWeek })
    .toString()
  if (REST_OF_DAY.test(words)) return pause(startOf(at.today, at, 1))
  if (REST_OF_WEEK.test(words)) return pause(startOf(monday, at))
  if (/^(?:for )?next week$/.test(words)) return pause(startOf(monday, at, 7), startOf(monday, at))
  const month = /^(?:in |for |all of |the whole of )?(next month|[a-z]{3,9})$/.exec(words)?.[1]
  if (month !== undefined && readDay(month, at.today).length === 0) {
    const [first, last] = [
      edgeOf(month, at, 'first'),
      edgeOf(`end of ${month}`, at, 'last') ?? edgeOf(month, at, 'last'),
    ]
    if (typeof first === 'string' && typeof last === 'string')
      return pause(startOf(last, at, 1), startOf(first, at))
  }
  const [, said] = UNTIL.exec(words) ?? []
  if (said !== undefined) return untilDay(said, local, pause, at)
  const day = oneDay(words.replace(/^(?:on|for) /, ''), at)
  if (typeof day === 'object') return { problem: whichDay(day) }
  return day === undefined || day === at.today ? undefined : pause(startOf(day, at, 1), startOf(day, at))
}

function untilDay(
  said: string,
  local: Temporal.ZonedDateTime,
  pause: (until: number) => PauseReading,
  at: At,
): PauseReading | undefined {
  const [clocked, hour = '', minute = '0', half] = CLOCK.exec(said) ?? []
  if (clocked !== undefined) {
    let hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.startsWith('p') ? 12 : 0)
    // As everywhere, a bare 3 is in the afternoon.
    if (half === undefined && hours >= 1 && hours <= 6 && !hour.startsWith('0')) hours += 12
    if (hours > 23 || Number(minute) > 59) return undefined
    const time = local.withPlainTime({ hour: hours, minute: Number(minute) })
    const isOver = time.epochMilliseconds <= local.epochMilliseconds
    return pause((isOver ? time.add({ days: 1 }) : time).epochMilliseconds)
  }
  // Nobody pauses until a day that is going on.
  const isEnd = /^(?:the )?end of\b/.test(said)
  const dates = readEdge(said.replace(/^the /, ''), at.today, isEnd ? 'last' : 'first').filter(
    (date) => date !== at.today,
  )
  const [date, ...others] = dates
  if (date === undefined) return undefined
  return others.length > 0 ? { problem: whichDay(dates) } : pause(startOf(date, at, isEnd ? 1 : 0))
}

/** The first or last day of what is meant, or all that may be. */
function edgeOf(
  words: string,
  { today }: At,
  edge: 'first' | 'last',
): string | readonly string[] | undefined {
  const [day, ...others] = readEdge(words.replace(/^(?:the )?(?:on )?/, ''), today, edge)
  return others.length > 0 && day !== undefined ? [day, ...others] : day
}

/** The one day that is meant, or all that may be. */
function oneDay(words: string, { today }: At): string | readonly string[] | undefined {
  const [day, ...others] = readDay(words, today)
  return others.length > 0 && day !== undefined ? [day, ...others] : day
}

function whichOf(...days: readonly (string | readonly string[])[]): PauseReading {
  const several = days.find((day) => typeof day === 'object')
  return { problem: whichDay(several ?? []) }
}

/** A day that may be several is said back. */
export function whichDay(dates: readonly string[]): string {
  const said = listed(
    dates.map((date) => sayDate(date)),
    'or',
  )
  return `That day may be ${said}: please write the date.`
}

const COUNTS: Readonly<Record<string, number>> = Object.fromEntries([
  ...['a', 'an', 'one'].map((word) => [word, 1] as const),
  ...['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'].map(
    (word, index) => [word, index + 2] as const,
  ),
  ['a couple of', 2] as const,
])
const UNITS: Readonly<Record<string, 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'years'>> = {
  minute: 'minutes',
  min: 'minutes',
  hour: 'hours',
  day: 'days',
  week: 'weeks',
  month: 'months',
  year: 'years',
}
const LENGTH = new RegExp(
  `^(?:for )?(?:the next )?(\\d{1,3}|${Object.keys(COUNTS).join('|')}) (${Object.keys(UNITS).join('|')})s?$`,
)
const REST_OF_DAY = /^(?:for )?(?:the rest of (?:the |to)\s?day|today|tonight)$/
const REST_OF_WEEK = /^(?:for )?(?:the rest of the week|this week)$/
const UNTIL = /^(?:until|till|til)\s+(.+)$/
const CLOCK = /^(?:at )?(\d{1,2})(?::(\d\d))?\s*([ap]m)?$/

/** When a date begins, or one so many days later. */
function startOf(date: string, { zone }: At, later = 0): number {
  return Temporal.PlainDate.from(date).add({ days: later }).toZonedDateTime(zone).epochMilliseconds
}
