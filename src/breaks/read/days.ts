import { NTHS, WEEKDAYS, type Nth, type Weekday } from '../cadence.ts'
import { listAt } from './list.ts'
import { numberAt, ordinalAt, unitAt } from './number.ts'
import { LAST, sorted, type Found, type PieceRule, type SaidDays } from './piece.ts'
import { isKey, skip, type Line } from './tokens.ts'
import { sayOrdinal } from '../say.ts'

/** "every day", "weekdays", "on mondays and thursdays", "mon-fri", "every mon, wed & fri". */
export const daysAt: PieceRule = (line, at) => {
  const place = skip(line, at, 'on', 'for')
  const lead = skip(line, place, 'every', 'all')
  const isEvery = lead > place && isKey(line.tokens[place], 'every')
  if (isKey(line.tokens[at], 'daily') || (isEvery && unitAt(line, lead) === 'day')) {
    const end = isKey(line.tokens[at], 'daily') ? at + 1 : lead + 1
    const options: readonly SaidDays[] = [{ kind: 'weekdays', weekdays: WEEKDAYS }]
    return { value: { kind: 'days', options, isEveryDay: true }, end }
  }
  const found = weekdaysAt(line, lead)
  return (
    found && {
      value: { kind: 'days', options: [{ kind: 'weekdays', weekdays: found.value }] },
      end: found.end,
    }
  )
}

/** Days of the week, also in ranges: "mon to thu and sat". */
export function weekdaysAt(line: Line, at: number): Found<readonly Weekday[]> | undefined {
  const found = listAt(line, at, rangeAt, false)
  if (found === undefined || holdsEachOther(found.value)) return undefined
  return { value: sorted(found.value.flat()), end: found.end }
}

/** "Fridays weekdays": one of them was not meant. */
function holdsEachOther(all: readonly (readonly Weekday[])[]): boolean {
  return all.some((some, at) =>
    all.some((other, place) => at !== place && some.length > 1 && other.every((day) => some.includes(day))),
  )
}

function rangeAt(line: Line, at: number): Found<readonly Weekday[]> | undefined {
  const lead = skip(line, skip(line, at, 'on'), 'every')
  const place = skip(line, lead, 'from', 'between')
  const first = dayAt(line, place)
  if (first === undefined) return undefined
  const isBetween = isKey(line.tokens[lead], 'between')
  const and = isBetween ? (['and'] as const) : []
  const joint = skip(line, first.end, 'to', 'dash', 'through', 'until', ...and)
  const last = joint > first.end ? dayAt(line, joint) : undefined
  const isRange = last?.value.length === 1 && first.value.length === 1 && last.value[0] !== first.value[0]
  // "From monday" alone is a beginning, and what follows "monday until" may be a date.
  if (last === undefined || !isRange) return place > lead || last !== undefined ? undefined : first
  return { value: between(first.value[0] ?? 1, last.value[0] ?? 1), end: last.end }
}

function dayAt(line: Line, at: number): Found<readonly Weekday[]> | undefined {
  const { meaning } = line.tokens[at] ?? {}
  if (isKey(line.tokens[at], 'work') || unitAt(line, at) === 'week')
    return unitAt(line, at + 1) === 'day' ? { value: WORKDAYS, end: at + 2 } : undefined
  if (meaning?.is !== 'weekdays') return undefined
  // A dot behind a short name belongs to it: "mon. to fri."
  const dotted = isKey(line.tokens[at + 1], 'dot') && line.tokens[at + 1]?.isGlued === true
  return { value: meaning.weekdays, end: dotted ? at + 2 : at + 1 }
}

const WORKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5]

/** Whether a word for several days stands here, such as "weekdays" or "working days": each is no single weekday. */
function isSetAt(line: Line, at: number): boolean {
  const { meaning } = line.tokens[at] ?? {}
  return meaning?.is === 'weekdays' ? meaning.isSet : dayAt(line, at) !== undefined
}

/** From one day to another, over the end of the week where it has to. */
function between(first: Weekday, last: Weekday): readonly Weekday[] {
  const isOver = last < first
  return WEEKDAYS.filter((day) => (isOver ? day >= first || day <= last : day >= first && day <= last))
}

/** "every other friday", "every 2 weeks", "fortnightly", "weekly", "every third tuesday". */
export const weeksAt: PieceRule = (line, at) => {
  const { tokens } = line
  const place = skip(line, at, 'on')
  if (isKey(tokens[at], 'weekly')) return { value: { kind: 'weeks', options: [1] }, end: at + 1 }
  if (isKey(tokens[at], 'monthly')) return { value: { kind: 'monthly' }, end: at + 1 }
  if (isKey(tokens[at], 'fortnightly')) return { value: { kind: 'weeks', options: [2] }, end: at + 1 }
  if (isKey(tokens[at], 'biweekly')) return { value: { kind: 'weeks', options: [2, 0.5] }, end: at + 1 }
  const next = isKey(tokens[at + 1], 'dash') ? tokens[at + 2] : undefined
  if (tokens[at]?.word === 'bi' && isKey(next, 'weekly'))
    return { value: { kind: 'weeks', options: [2, 0.5] }, end: at + 3 }
  const every = skip(line, skip(line, place, 'once'), 'every', 'per')
  if (every === place) return undefined
  if (isKey(tokens[every], 'fortnightly')) return { value: { kind: 'weeks', options: [2] }, end: every + 1 }
  if (unitAt(line, every) === 'week' && !isSetAt(line, every))
    return { value: { kind: 'weeks', options: [1] }, end: every + 1 }
  if (unitAt(line, every) === 'month') return { value: { kind: 'monthly' }, end: every + 1 }
  return everySoMany(line, every)
}

function everySoMany(line: Line, at: number): ReturnType<PieceRule> {
  const { tokens } = line
  const isOther = isKey(tokens[at], 'other')
  const turn = isOther ? { value: 2, end: at + 1 } : (ordinalAt(line, at) ?? numberAt(line, at))
  if (turn === undefined) return undefined
  const unit = unitAt(line, turn.end)
  if (unit === 'week') {
    const isSane = turn.value >= 1 && turn.value <= MOST_WEEKS
    if (isSane) return { value: { kind: 'weeks', options: [turn.value] }, end: turn.end + 1 }
    return { value: { kind: 'wrong', why: `I count up to ${MOST_WEEKS} weeks` }, end: turn.end + 1 }
  }
  if (unit === 'day' || unit === 'month' || unit === 'year') {
    const isOfMonth = ofMonthAt(line, turn.end + 1) > turn.end + 1
    if (unit === 'day' && isOfMonth && ordinalAt(line, at) !== undefined) return undefined
    const why =
      unit === 'day'
        ? 'I count weeks and not days: name the weekdays'
        : `I cannot leave out ${unit}s by counting: name the months`
    return { value: { kind: 'wrong', why }, end: turn.end + 1 }
  }
  return everyTurn(line, at, turn, isOther)
}

/** So many weeks can lie between two turns. */
const MOST_WEEKS = 52

/** "every other friday" is every two weeks; "every third friday" may be one of the month. */
function everyTurn(line: Line, at: number, turn: Found<number>, isOther: boolean): ReturnType<PieceRule> {
  const days = weekdaysAt(line, turn.end)
  const isOrdinal = ordinalAt(line, at) !== undefined
  if (days === undefined || (!isOther && !isOrdinal)) return undefined
  if (isSetAt(line, turn.end))
    return { value: { kind: 'wrong', why: 'I count weeks and not days: name the weekdays' }, end: days.end }
  if (ofMonthAt(line, days.end) > days.end || (!isOther && (turn.value < 2 || turn.value > 5)))
    return undefined
  const weekly: SaidDays = { kind: 'weekdays', weekdays: days.value, everyWeeks: turn.value }
  const nths = NTHS.filter((nth) => nth === turn.value)
  const monthly: SaidDays = { kind: 'nth of month', nths, weekdays: days.value }
  const options = turn.value === 2 ? [weekly] : [monthly, weekly]
  return { value: { kind: 'days', options }, end: days.end }
}

/** "the first and third monday of the month", "last friday", "every first monday". */
export const nthAt: PieceRule = (line, at) => {
  const place = skip(line, skip(line, at, 'on', 'for'), 'every')
  const turns = listAt(line, place, ordinalAt)
  const days = turns && weekdaysAt(line, turns.end)
  if (turns === undefined || days === undefined) return undefined
  const nths = NTHS.filter((nth) => turns.value.includes(nth))
  const end = ofMonthAt(line, days.end)
  if (isSetAt(line, turns.end))
    return {
      value: { kind: 'wrong', why: 'I know the first Monday of a month, but not its first working day' },
      end,
    }
  if (nths.length < new Set(turns.value).size)
    return { value: { kind: 'wrong', why: 'no weekday comes more than five times a month' }, end }
  const monthly: SaidDays = { kind: 'nth of month', nths, weekdays: days.value }
  if (end > days.end) return { value: { kind: 'days', options: [monthly], ...notedFifth(nths) }, end }
  const isSecond = nths.length === 1 && nths[0] === 2
  const weekly: SaidDays = { kind: 'weekdays', weekdays: days.value, everyWeeks: 2 }
  const notes = ['I took that as that weekday of every month.']
  return isSecond
    ? { value: { kind: 'days', options: [monthly, weekly] }, end }
    : { value: { kind: 'days', options: [monthly], notes }, end }
}

function notedFifth(nths: readonly Nth[]) {
  return nths.includes(5) ? { notes: ['Most months have no fifth of a weekday; then it does not come.'] } : {}
}

/** "on the 1st and 15th", "the last day of the month", "every 15th". */
export const monthDaysAt: PieceRule = (line, at) => {
  const place = skip(line, skip(line, at, 'on', 'for'), 'every')
  const found = listAt(line, place, monthDayAt)
  if (found === undefined) return undefined
  const end = ofMonthAt(line, found.end)
  if (found.value.some((day) => day > 31 || day === 0))
    return { value: { kind: 'wrong', why: 'a month has at most 31 days' }, end }
  const days = sorted(found.value)
  const short = days.find((day) => day > 28)
  const notes =
    short === undefined ? {} : { notes: [`In months without a ${sayOrdinal(short)} it does not come.`] }
  return { value: { kind: 'days', options: [{ kind: 'day of month', days }], ...notes }, end }
}

/** The last is one of the days only where "day" is said: "last of the month" alone may be anything. */
function monthDayAt(line: Line, at: number): Found<number> | undefined {
  const found = ordinalAt(line, skip(line, at, 'on'))
  if (found === undefined) return undefined
  const isDay = unitAt(line, found.end) === 'day'
  const isOfMonth = ofMonthAt(line, found.end) > found.end
  const { meaning } = line.tokens[found.end] ?? {}
  if (meaning?.is === 'weekdays' || meaning?.is === 'month' || (meaning?.is === 'unit') !== isDay)
    return undefined
  if (found.value === LAST && !isDay && !isOfMonth) return undefined
  // "Every second 10:30" says no day; "on the 15th" does.
  const isWritten = line.tokens[skip(line, at, 'on')]?.digits === undefined
  if (isWritten && !isDay && !isOfMonth) return undefined
  return { value: found.value, end: isDay ? found.end + 1 : found.end }
}

/** The place behind "of the month", "of every month", "in each month", "every month". */
function ofMonthAt(line: Line, at: number): number {
  const of = skip(line, skip(line, at, 'of', 'in'), 'every', 'per')
  return of > at && unitAt(line, of) === 'month' ? of + 1 : at
}
