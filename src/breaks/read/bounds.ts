import { dateAt, noteOn, type DateSense, type SaidDate } from './date.ts'
import { weekdaysAt } from './days.ts'
import { numberAt, unitAt } from './number.ts'
import type { Found, Period, PieceRule } from './piece.ts'
import { isKey, skip, writtenIn, type Line } from './tokens.ts'

/** "starting 1 december", "from next monday", "as of tomorrow"; and a single date, which no break comes on alone. */
export function startsFrom(today: string): PieceRule {
  const sense: DateSense = { today, edge: 'first' }
  return (line, at) => {
    const { tokens } = line
    const asOf = isKey(tokens[at], 'as') && isKey(tokens[at + 1], 'of', 'from') ? at + 2 : at
    const starting = skip(line, asOf, 'starting', 'from')
    const lead = starting > at ? skip(line, skip(line, starting, 'from'), 'on', 'in') : at
    const found = dateAt(line, lead, sense)
    if (found === undefined || isMonths(line, lead, found) || weekdaysAt(line, at) !== undefined)
      return undefined
    if (starting > at) return limitOf('starts', line, lead, found)
    const { meaning } = tokens[at] ?? {}
    const isDate =
      tokens[at]?.digits !== undefined ||
      meaning?.is === 'month' ||
      meaning?.is === 'ordinal' ||
      isKey(tokens[at], 'today', 'tomorrow', 'next')
    const isSingle = isDate && !isWhole(line, at, found)
    return isSingle
      ? {
          value: {
            kind: 'wrong',
            why: 'a break repeats: say on which days, and dates only after "starting" or "until"',
          },
          end: found.end,
        }
      : undefined
  }
}

/** "from november to february" are months of every year. */
function isMonths(line: Line, at: number, found: Found<SaidDate>): boolean {
  return (
    isWhole(line, at, found) &&
    isKey(line.tokens[at - 1], 'from') &&
    isKey(line.tokens[found.end], 'to', 'dash', 'through')
  )
}

/** Whether a date is no more than a month. */
function isWhole(line: Line, at: number, found: Found<SaidDate>): boolean {
  return line.tokens[at]?.meaning?.is === 'month' && found.end === at + 1
}

/** "until 20 december 2026", "through friday", "ending on 1 march", and "to 20 december" where a beginning was said. */
export function endsFrom(today: string): PieceRule {
  const sense: DateSense = { today, edge: 'last' }
  return (line, at) => {
    const lead = skip(line, at, 'until', 'through', 'ending', 'to', 'dash')
    const place = lead > at ? skip(line, lead, 'on') : at
    const found = lead > at && !isDayList(line, at) ? dateAt(line, place, sense) : undefined
    return found && limitOf('ends', line, place, found)
  }
}

/** "Mon-wed-fri": a dash between weekdays ends nothing. */
function isDayList({ tokens }: Line, at: number): boolean {
  const isWeekday = [tokens[at - 1], tokens[at + 1]].some((token) => token?.meaning?.is === 'weekdays')
  return isKey(tokens[at], 'to', 'dash', 'through') && isWeekday
}

function limitOf(
  kind: 'starts' | 'ends',
  line: Line,
  at: number,
  { value, end }: Found<SaidDate>,
): ReturnType<PieceRule> {
  if ('wrong' in value) return { value: { kind: 'wrong', why: value.wrong }, end }
  return { value: { kind, options: value.options, notes: noteOn(writtenIn(line, at, end), value) }, end }
}

/** "for 4 weeks", "for a month". */
export const lastsAt: PieceRule = (line, at) => {
  const lead = skip(line, at, 'for')
  const period = lead > at ? periodAt(line, skip(line, lead, 'next')) : undefined
  if (period === undefined) return undefined
  const { count, unit } = period.value
  if (unit === 'day' || unit === 'week' || unit === 'month' || unit === 'year') {
    const isSane = count > 0 && count <= MOST
    return isSane
      ? { value: { kind: 'lasts', period: period.value }, end: period.end }
      : {
          value: { kind: 'wrong', why: `that is no length of time I can count; at most ${MOST}` },
          end: period.end,
        }
  }
  return {
    value: { kind: 'wrong', why: 'how long one break takes is no part of when it comes' },
    end: period.end,
  }
}

/** So many days, weeks, months or years a break can be limited to. */
const MOST = 1000

/** "4 weeks", "two months", "a week". */
function periodAt(line: Line, at: number): Found<Period> | undefined {
  const number = numberAt(line, at)
  const place = number?.end ?? at
  const unit = unitAt(line, place)
  return unit && { value: { count: number?.value ?? 1, unit }, end: place + 1 }
}

/** "twice a day", "once a week", "three times daily". */
export const countAt: PieceRule = (line, at) => {
  const { tokens } = line
  const named = isKey(tokens[at], 'once')
    ? 1
    : isKey(tokens[at], 'twice')
      ? 2
      : isKey(tokens[at], 'thrice')
        ? 3
        : undefined
  const number = numberAt(line, at)
  const isTimes = number !== undefined && isKey(tokens[number.end], 'times')
  const count = named ?? (isTimes ? number.value : undefined)
  if (count === undefined) return undefined
  const place = named === undefined && isTimes ? number.end + 1 : at + 1
  const per = skip(line, place, 'per', 'every', 'in')
  const unit = isKey(tokens[per], 'daily') ? 'day' : isKey(tokens[per], 'weekly') ? 'week' : unitAt(line, per)
  return unit && { value: { kind: 'count', period: { count, unit } }, end: per + 1 }
}
