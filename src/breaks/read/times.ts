import { clockAt, isClock } from './clock.ts'
import { behindJoint, listAt } from './list.ts'
import { numberAt, unitAt } from './number.ts'
import type { Clock, Found, NoClock, PieceRule, Rule } from './piece.ts'
import { spanAt } from './span.ts'
import { isKey, skip, type Line } from './tokens.ts'

/** "at 10:30 and 15:00", "9, 11 am and 3 pm". */
export const timesAt: PieceRule = (line, at) => {
  const found = listAt(line, at, timeAt)
  if (found === undefined) return undefined
  const wrong = found.value.find((clock) => !isClock(clock)) as NoClock | undefined
  if (wrong !== undefined) return { value: { kind: 'wrong', why: wrong.wrong }, end: found.end }
  return { value: { kind: 'times', clocks: found.value as readonly Clock[] }, end: found.end }
}

/** One of the times; where a window begins, the list has ended before. */
const timeAt: Rule<Clock | NoClock> = (line, at) => {
  const place = skip(line, skip(line, at, 'on'), 'at')
  const isAfterAt = place > at
  if (!isAfterAt && spanAt(line, at) !== undefined) return undefined
  if (minutesAt(line, at) !== undefined) return undefined
  const found = clockAt(line, place)
  const next = found && line.tokens[found.end]
  // What stands right against a time and was not understood belongs to it: "10ish", "10:30-ish".
  return next?.isGlued === true && /^[\p{L}\p{N}]/u.test(next.word) ? undefined : found
}

/** "five to the hour", "25 past every hour", "at :20 and :50", "on the half hour", "at the top of the hour". */
export const minutesAt: PieceRule = (line, at) => {
  const found =
    onTheHour(line, at) ?? listAt(line, skip(line, at, 'at'), colonMinute) ?? countedMinutes(line, at)
  if (found === undefined) return undefined
  if (found.value.some((minute) => minute > 59))
    return { value: { kind: 'wrong', why: 'an hour has 60 minutes' }, end: found.end }
  return { value: { kind: 'minutes of the hour', minutes: found.value }, end: pastHour(line, found.end) }
}

function onTheHour(line: Line, at: number): Found<readonly number[]> | undefined {
  const { tokens } = line
  const top = isKey(tokens[skip(line, at, 'at', 'on')], 'top')
    ? skip(line, skip(line, at, 'at', 'on') + 1, 'of')
    : at
  if (top > at) {
    const hour = skip(line, top, 'every')
    return unitAt(line, hour) === 'hour' ? { value: [0], end: hour + 1 } : undefined
  }
  if (!isKey(tokens[at], 'on', 'at')) return undefined
  if (isKey(tokens[at + 1], 'half') && unitAt(line, at + 2) === 'hour') return { value: [30], end: at + 3 }
  const isBoth = isKey(tokens[at], 'on') && unitAt(line, at + 1) === 'hour' && isKey(tokens[at + 2], 'and')
  if (isBoth && isKey(tokens[at + 3], 'half') && unitAt(line, at + 4) === 'hour')
    return { value: [0, 30], end: at + 5 }
  const hour = skip(line, at + 1, 'every')
  const isHour = isKey(tokens[at], 'on') && unitAt(line, hour) === 'hour'
  return isHour ? { value: [0], end: hour + 1 } : undefined
}

/** ":50", not the colon behind a word. */
const colonMinute: Rule<number> = (line, at) => {
  const place = skip(line, at, 'at')
  const [colon, minute] = [line.tokens[place], line.tokens[place + 1]]
  const isMinute = isKey(colon, 'colon') && minute?.isGlued === true && minute.digits?.length === 2
  return isMinute && colon?.isGlued === false ? { value: Number(minute.digits), end: place + 2 } : undefined
}

/** The place behind "past", "past the hour", "of every hour", that only make plain what is meant. */
function pastHour(line: Line, at: number): number {
  const past = skip(line, at, 'past', 'of')
  const hour = skip(line, past, 'every')
  return past > at && unitAt(line, hour) === 'hour' ? hour + 1 : at
}

/** "10 and 40 past the hour", "quarter to every hour", "hourly at 10 past". */
function countedMinutes(line: Line, at: number): Found<readonly number[]> | undefined {
  const { tokens } = line
  const place = skip(line, at, 'at')
  const counted = listAt(line, place, minuteCount)
  if (counted === undefined) return undefined
  const joint = counted.end
  const isPast = isKey(tokens[joint], 'past')
  if (!isPast && !isKey(tokens[joint], 'to')) return undefined
  const hour = skip(line, joint + 1, 'every')
  const isHour = unitAt(line, hour) === 'hour'
  const isAlone = isPast && hour === joint + 1 && clockAt(line, joint + 1) === undefined
  if (!isHour && !isAlone) return undefined
  if (counted.value.some((minute) => minute > 59)) return undefined
  const minutes = counted.value.map((minute) => (isPast ? minute : (60 - minute) % 60))
  const end = isHour ? hour + 1 : joint + 1
  const more = behindJoint(line, end)
  const next = more > end ? countedMinutes(line, more) : undefined
  return next === undefined ? { value: minutes, end } : { value: [...minutes, ...next.value], end: next.end }
}

const minuteCount: Rule<number> = (line, at) => {
  if (isKey(line.tokens[at], 'quarter')) return { value: 15, end: at + 1 }
  if (isKey(line.tokens[at], 'half')) return { value: 30, end: at + 1 }
  const number = numberAt(line, at)
  return (
    number && {
      value: number.value,
      end: unitAt(line, number.end) === 'minute' ? number.end + 1 : number.end,
    }
  )
}
