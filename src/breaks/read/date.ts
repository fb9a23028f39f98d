import { numberAt, ordinalAt, unitAt } from './number.ts'
import type { Found } from './piece.ts'
import { isKey, skip, type Line } from './tokens.ts'
import { sayDate } from '../say.ts'

/** A date as it was said: every one that it may be, or why there is none. */
export type SaidDate =
  { readonly options: readonly string[]; readonly isAssumed: boolean } | { readonly wrong: string }

/** Which of several days is meant: beginnings lie ahead of today, ends ahead of what begins, each on its first day or its last. */
export type DateSense = { readonly today: string; readonly edge: 'first' | 'last' }

type DateRule = (line: Line, at: number, sense: DateSense) => Found<SaidDate> | undefined

/** "1 december", "december 1st 2026", "2026-12-01", "1.12.2026", "3/4/2026", "tomorrow", "next monday", "next week". */
export const dateAt: DateRule = (line, at, sense) => {
  for (const rule of [isoDate, signedDate, dayMonth, monthDay, relativeDate, wholeMonth]) {
    const found = rule(line, at, sense)
    if (found !== undefined) return found
  }
  return undefined
}

const isoDate: DateRule = ({ tokens }, at) => {
  const [year, first, month, second, day] = tokens.slice(at, at + 5)
  const isIso = year?.digits?.length === 4 && first?.word === '-' && first.isGlued && second?.word === '-'
  if (!isIso || month?.digits === undefined || day?.digits === undefined) return undefined
  return { value: dated(Number(year?.digits), Number(month.digits), Number(day.digits)), end: at + 5 }
}

/** With dots the day comes first; with slashes half the world begins with the month. */
const signedDate: DateRule = ({ tokens }, at) => {
  const [first, joint, second, again, year] = tokens.slice(at, at + 5)
  const sign = joint?.word
  const isDate = (sign === '.' || sign === '/') && again?.word === sign && joint?.isGlued === true
  if (!isDate || first?.digits === undefined || second?.digits === undefined || year?.digits?.length !== 4)
    return undefined
  const [a, b, of] = [Number(first.digits), Number(second.digits), Number(year.digits)]
  const isMonthFirst = sign === '/' && b > 12
  const isDayFirst = sign === '.' || a > 12 || a === b
  if (isMonthFirst || isDayFirst)
    return { value: isMonthFirst ? dated(of, a, b) : dated(of, b, a), end: at + 5 }
  const [dayFirst, monthFirst] = [dated(of, b, a), dated(of, a, b)]
  if ('wrong' in dayFirst || 'wrong' in monthFirst) return { value: dayFirst, end: at + 5 }
  return { value: { options: [...dayFirst.options, ...monthFirst.options], isAssumed: false }, end: at + 5 }
}

/** "1 december 2026", "1st of december". */
const dayMonth: DateRule = (line, at, sense) => {
  const day = ordinalAt(line, at) ?? numberAt(line, at)
  if (day === undefined) return undefined
  const place = skip(line, day.end, 'of')
  const { meaning } = line.tokens[place] ?? {}
  return meaning?.is === 'month' ? withYear(line, place + 1, meaning.month, day.value, sense) : undefined
}

/** "december 1", "dec 1st, 2026". */
const monthDay: DateRule = (line, at, sense) => {
  const { meaning } = line.tokens[at] ?? {}
  const day = ordinalAt(line, at + 1) ?? digitsAt(line, at + 1)
  if (meaning?.is !== 'month' || day === undefined || isTimeAt(line, at + 1)) return undefined
  return withYear(line, day.end, meaning.month, day.value, sense)
}

function digitsAt({ tokens }: Line, at: number): Found<number> | undefined {
  const digits = tokens[at]?.digits
  return digits === undefined || digits.length > 2 ? undefined : { value: Number(digits), end: at + 1 }
}

function isTimeAt({ tokens }: Line, at: number): boolean {
  const next = tokens[at + 1]
  const isJoined = next?.isGlued === true && /^[:.h]$/.test(next.word) && tokens[at + 2]?.digits !== undefined
  return isJoined || next?.meaning?.is === 'half of day'
}

function withYear(line: Line, at: number, month: number, day: number, sense: DateSense): Found<SaidDate> {
  const place = skip(line, at, 'comma')
  const year = line.tokens[place]?.digits
  if (year?.length === 4 && /^(?:19|20|21)/.test(year) && !isTimeAt(line, place))
    return { value: dated(Number(year), month, day), end: place + 1 }
  const { today } = sense
  const from = Temporal.PlainDate.from(today)
  // The next such day, also a 29 February.
  for (let ahead = 0; ahead <= 8; ahead++) {
    const found = dated(from.year + ahead, month, day)
    if (!('wrong' in found) && (found.options[0] ?? '') >= today)
      return { value: { ...found, isAssumed: true }, end: at }
  }
  return { value: { wrong: 'the calendar has no such day' }, end: at }
}

function dated(year: number, month: number, day: number): SaidDate {
  const isDay = year > 0 && year < 10_000 && month >= 1 && month <= 12 && day >= 1
  const yearMonth = isDay ? new Temporal.PlainYearMonth(year, month) : undefined
  if (yearMonth === undefined || day > yearMonth.daysInMonth) return { wrong: 'the calendar has no such day' }
  return { options: [yearMonth.toPlainDate({ day }).toString()], isAssumed: false }
}

/** "today", "tomorrow", "monday", "next monday", "next week", "next month", "end of december". */
const relativeDate: DateRule = (line, at, { today, edge }) => {
  const { tokens } = line
  const from = Temporal.PlainDate.from(today)
  const give = (dates: readonly Temporal.PlainDate[], end: number): Found<SaidDate> => ({
    value: { options: dates.map(String), isAssumed: true },
    end,
  })
  if (isKey(tokens[at], 'today', 'now')) return give([from], at + 1)
  if (isKey(tokens[at], 'tomorrow')) return give([from.add({ days: 1 })], at + 1)
  const next = skip(line, at, 'next')
  const unit = unitAt(line, next)
  if (next > at && unit === 'week') {
    const monday = from.add({ days: 8 - from.dayOfWeek })
    return give([edge === 'first' ? monday : monday.add({ days: 6 })], next + 1)
  }
  if (next > at && unit === 'month') {
    const first = from.add({ months: 1 }).with({ day: 1 })
    return give([edge === 'first' ? first : first.with({ day: first.daysInMonth })], next + 1)
  }
  const { meaning } = tokens[next] ?? {}
  if (meaning?.is !== 'weekdays' || meaning.isSet) return undefined
  const ahead = ((meaning.weekdays[0] ?? 1) - from.dayOfWeek + 7) % 7 || 7
  const coming = from.add({ days: ahead })
  // "Next Friday", said on a Tuesday, is this week's for some and the one after for others.
  const isThisWeek = ahead <= 7 - from.dayOfWeek
  return give(next > at && isThisWeek ? [coming, coming.add({ weeks: 1 })] : [coming], next + 1)
}

/** "in december", "end of december", "end of the year": a beginning is its first day; an end may be either. */
const wholeMonth: DateRule = (line, at, { today, edge }) => {
  const { tokens } = line
  const end = isKey(tokens[at], 'end') ? skip(line, at + 1, 'of') : at
  const isEnd = end > at
  const place = isEnd ? end : skip(line, at, 'in')
  const from = Temporal.PlainDate.from(today)
  const { meaning } = tokens[place] ?? {}
  const unit = unitAt(line, place)
  if (isEnd && (unit === 'month' || unit === 'year')) {
    const last = unit === 'year' ? from.with({ month: 12, day: 31 }) : from.with({ day: from.daysInMonth })
    return { value: { options: [last.toString()], isAssumed: true }, end: place + 1 }
  }
  if (meaning?.is !== 'month') return undefined
  const year = tokens[place + 1]?.digits
  const isYear = year?.length === 4 && year.startsWith('20') && !isTimeAt(line, place + 1)
  const coming = from.year + (meaning.month < from.month || (meaning.month === from.month && !isEnd) ? 1 : 0)
  const first = new Temporal.PlainDate(isYear ? Number(year) : coming, meaning.month, 1)
  const last = first.with({ day: first.daysInMonth })
  const dates = isEnd ? [last] : edge === 'first' ? [first] : [first, last]
  return { value: { options: dates.map(String), isAssumed: true }, end: isYear ? place + 2 : place + 1 }
}

/** What was made of a date that says no more than a part of itself. */
export function noteOn(
  words: string,
  { options, isAssumed }: Extract<SaidDate, { readonly isAssumed: boolean }>,
) {
  const [date] = options
  return isAssumed && date !== undefined && options.length === 1
    ? [`I took ${words} as ${sayDate(date)}.`]
    : []
}
