import { clockAt, isClock } from './clock.ts'
import { intervalAt } from './interval.ts'
import { listAt } from './list.ts'
import { numberAt } from './number.ts'
import type { Clock, Found, NoClock, PieceRule, SaidSpan } from './piece.ts'
import { isKey, skip, type Line } from './tokens.ts'

type Ends = { readonly from: Clock | NoClock; readonly to: Clock | NoClock; readonly isOvernight: boolean }

/** "from 9 to 5", "between 9 and 5", "9-17", "22:00 to 6:00 the next day". */
export function spanAt(line: Line, at: number): Found<Ends> | undefined {
  const { tokens } = line
  const isBetween = isKey(tokens[at], 'between')
  const lead = skip(line, at, 'from', 'between')
  const from = clockAt(line, skip(line, lead, 'at'), false)
  if (from === undefined) return undefined
  const joint = skip(line, from.end, 'comma')
  const isJoined =
    isKey(tokens[joint], 'to', 'dash', 'until', 'through') || (isBetween && isKey(tokens[joint], 'and'))
  const isBare = lead === at && !isKey(tokens[at], 'at')
  if (!isJoined || (isBare && isCounted(line, at)) || (lead === at && !isBare && countsMinutes(line, at + 1)))
    return undefined
  const to = clockAt(line, skip(line, joint + 1, 'at'), false)
  if (to === undefined) return undefined
  const next = overnightAt(line, to.end)
  return {
    value: { from: from.value, to: to.value, isOvernight: next > to.end },
    end: next,
  }
}

/** "ten to nine" is a time unless something is repeated in between; in digits it is rather a window. */
function isCounted(line: Line, at: number): boolean {
  const { tokens } = line
  if (tokens[at]?.digits !== undefined || !countsMinutes(line, at)) return false
  return !tokens.some((_, place) => intervalAt(line, place) !== undefined)
}

function countsMinutes(line: Line, at: number): boolean {
  const number = numberAt(line, at)
  return (
    number !== undefined && isKey(line.tokens[number.end], 'to') && [5, 10, 20, 25].includes(number.value)
  )
}

/** "the next day", "the following morning", "overnight". */
function overnightAt(line: Line, at: number): number {
  const { tokens } = line
  if (isKey(tokens[at], 'overnight')) return at + 1
  const next = skip(line, at, 'next', 'following')
  const { meaning } = tokens[next] ?? {}
  const isDay = meaning?.is === 'unit' && meaning.unit === 'day'
  return next > at && (isDay || (meaning?.is === 'part of day' && meaning.part === 'morning')) ? next + 1 : at
}

/** Every span of a list, or what is wrong with the first that is none. */
export function spansAt(line: Line, at: number): Found<readonly SaidSpan[] | NoClock> | undefined {
  const found = listAt(line, at, spanAt)
  if (found === undefined) return undefined
  const wrong = found.value.flatMap(({ from, to }) => [from, to]).find((clock) => !isClock(clock))
  const spans = found.value as readonly SaidSpan[]
  return { value: wrong !== undefined && !isClock(wrong) ? wrong : spans, end: found.end }
}

/** The windows in which something is repeated, one end of a window, or working hours. */
export const windowAt: PieceRule = (line, at) => {
  const { tokens } = line
  const spans = spansAt(line, at)
  if (spans !== undefined) {
    if ('wrong' in spans.value) return wrongTime(spans.value, spans.end)
    return { value: { kind: 'windows', spans: spans.value }, end: spans.end }
  }
  const work = skip(line, skip(line, at, 'in'), 'work')
  const hours = tokens[work]?.meaning
  if (
    isKey(tokens[work - 1], 'work') &&
    hours?.is === 'unit' &&
    (hours.unit === 'hour' || (hours.unit === 'day' && isKey(tokens[at], 'in')))
  ) {
    const notes = ['I took working hours as 9:00 to 17:00.']
    return { value: { kind: 'windows', spans: [WORKING_HOURS], notes }, end: work + 1 }
  }
  const day = tokens[at + 1]?.meaning
  if (isKey(tokens[at], 'all') && day?.is === 'unit' && day.unit === 'day')
    return { value: { kind: 'all day' }, end: at + 2 }
  return startAt(line, at) ?? endAt(line, at)
}

const whole = (hour: number): Clock => ({
  hour,
  minute: 0,
  style: 'whole',
  isFullHour: true,
  words: `${hour}:00`,
})
const WORKING_HOURS: SaidSpan = { from: whole(9), to: whole(17), isOvernight: false }

const startAt: PieceRule = (line, at) => {
  const lead = skip(line, at, 'from', 'starting')
  const clock = lead > at ? clockAt(line, skip(line, lead, 'from', 'at'), false) : undefined
  if (clock === undefined) return undefined
  if (!isClock(clock.value)) return wrongTime(clock.value, clock.end)
  const to = endAt(line, skip(line, clock.end, 'comma', 'and'), true)
  if (to?.value.kind !== 'window end')
    return { value: { kind: 'window start', clock: clock.value }, end: clock.end }
  const span = { from: clock.value, to: to.value.clock, isOvernight: false }
  return { value: { kind: 'windows', spans: [span] }, end: to.end }
}

function endAt(line: Line, at: number, mayBeTo = false): ReturnType<PieceRule> {
  const lead = skip(line, at, 'until', 'ending', 'through', ...(mayBeTo ? (['to', 'dash'] as const) : []))
  const clock = lead > at ? clockAt(line, skip(line, lead, 'at')) : undefined
  if (clock === undefined) return undefined
  if (!isClock(clock.value)) return wrongTime(clock.value, clock.end)
  return { value: { kind: 'window end', clock: clock.value }, end: clock.end }
}

function wrongTime({ wrong }: NoClock, end: number): ReturnType<PieceRule> {
  return { value: { kind: 'wrong', why: wrong }, end }
}
