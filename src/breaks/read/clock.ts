import { numberAt, unitAt, wordNumber } from './number.ts'
import type { Clock, Found, NoClock } from './piece.ts'
import { isKey, skip, writtenIn, type Line } from './tokens.ts'
import type { Part } from './words.ts'

type Bare = Omit<Clock, 'words'>
type Wrong = { readonly wrong: string }

/**
 * A time of the day: "9", "9.30", "0930", "9h30", "half past 10", "quarter to three pm", "3 in the afternoon", "noon".
 * Where a window begins, "5 to 9" is no time but the window.
 */
export function clockAt(line: Line, at: number, mayCount = true): Found<Clock | NoClock> | undefined {
  const found =
    namedTime(line, at) ??
    (mayCount ? countedTime(line, at) : countedInWords(line, at)) ??
    plainTime(line, at)
  if (found === undefined) return undefined
  const { value, end } =
    'wrong' in found.value ? (found as Found<Wrong>) : withSuffix(line, found as Found<Bare>)
  return { value: { ...value, words: writtenIn(line, at, end) }, end }
}

/** Whether there is such a time. */
export function isClock(clock: Clock | NoClock): clock is Clock {
  return !('wrong' in clock)
}

const NOON: Bare = { hour: 12, minute: 0, style: 'pm', isFullHour: true }
const MIDNIGHT: Bare = { hour: 12, minute: 0, style: 'am', isFullHour: true }

/** "noon", "12 noon", "midnight". */
function namedTime({ tokens }: Line, at: number): Found<Bare> | undefined {
  const name = tokens[at]?.digits === '12' ? at + 1 : at
  if (isKey(tokens[name], 'noon')) return { value: NOON, end: name + 1 }
  if (isKey(tokens[name], 'midnight')) return { value: MIDNIGHT, end: name + 1 }
  return undefined
}

/** "half past 10", "quarter to three", "ten past nine", "10 before 9", "half ten". */
function countedTime(line: Line, at: number): Found<Bare | Wrong> | undefined {
  const { tokens } = line
  const half = isKey(tokens[at], 'half')
  const counted = half
    ? { value: 30, end: at + 1 }
    : isKey(tokens[at], 'quarter')
      ? { value: 15, end: at + 1 }
      : numberAt(line, at)
  if (counted === undefined) return undefined
  const joint = unitAt(line, counted.end) === 'minute' ? counted.end + 1 : counted.end
  const isPast = isKey(tokens[joint], 'past')
  if (isPast || isKey(tokens[joint], 'to')) {
    const hour = hourAt(line, joint + 1)
    if (hour === undefined || counted.value < 1 || counted.value > 30) return undefined
    const minute = isPast ? counted.value : 60 - counted.value
    const fits = isPast ? hour.value : (hour.value + 11) % 12 || 12
    return { value: { hour: fits, minute, style: 'bare', isFullHour: false }, end: hour.end }
  }
  const hour = half ? hourAt(line, counted.end) : undefined
  if (hour === undefined) return undefined
  const past: Bare = { hour: hour.value, minute: 30, style: 'bare', isFullHour: false }
  const before: Bare = { ...past, hour: (hour.value + 11) % 12 || 12 }
  return { value: { ...before, other: { ...past, words: '' } }, end: hour.end }
}

/** Of counted times, those that cannot be taken for the start of a window. */
function countedInWords(line: Line, at: number): Found<Bare | Wrong> | undefined {
  const { tokens } = line
  const number = numberAt(line, at)
  const isPast = number !== undefined && isKey(tokens[number.end], 'past')
  return isPast || isKey(tokens[at], 'half', 'quarter') ? countedTime(line, at) : undefined
}

/** An hour that minutes are counted from: 1 to 12, alone. */
function hourAt(line: Line, at: number): Found<number> | undefined {
  const number = numberAt(line, at)
  if (number === undefined || number.value < 1 || number.value > 12) return undefined
  const next = line.tokens[number.end]
  const goesOn = next?.isGlued === true && (next.word === ':' || next.word === '.')
  const isAmount = unitAt(line, number.end) !== undefined
  return isAmount || (goesOn && line.tokens[number.end + 1]?.digits !== undefined) ? undefined : number
}

function plainTime(line: Line, at: number): Found<Bare | Wrong> | undefined {
  return line.tokens[at]?.digits === undefined ? spokenTime(line, at) : writtenTime(line, at)
}

/** "nine", "nine thirty", "ten forty-five". */
function spokenTime(line: Line, at: number): Found<Bare> | undefined {
  const hour = numberAt(line, at)
  if (hour === undefined || hour.value < 1 || hour.value > 12 || standsForMore(line, hour.end))
    return undefined
  const isWord = wordNumber(line.tokens[hour.end]) !== undefined
  const minute = isWord ? numberAt(line, hour.end) : undefined
  if (minute === undefined || minute.value < 10 || minute.value > 59 || standsForMore(line, minute.end))
    return { value: { hour: hour.value, minute: 0, style: 'bare', isFullHour: true }, end: hour.end }
  return {
    value: { hour: hour.value, minute: minute.value, style: 'bare', isFullHour: false },
    end: minute.end,
  }
}

/** "9", "9:30", "9.30", "9h30", "0930", "09:30". */
function writtenTime(line: Line, at: number): Found<Bare | Wrong> | undefined {
  const { tokens } = line
  const digits = tokens[at]?.digits ?? ''
  const joint = tokens[at + 1]
  const minutes = tokens[at + 2]
  const isJoined =
    joint?.isGlued === true &&
    /^[:.h]$/.test(joint.word) &&
    minutes?.isGlued === true &&
    minutes.digits !== undefined
  if (isJoined) return joinedTime(line, at, digits, minutes?.digits ?? '')
  if (standsForMore(line, at + 1)) return undefined
  if (digits.length <= 2) return hourOnly(at, digits)
  if (digits.length <= 4) return runTogether(line, at, digits)
  return { value: { wrong: 'there is no such time' }, end: at + 1 }
}

function joinedTime(line: Line, at: number, hour: string, minute: string): Found<Bare | Wrong> | undefined {
  const more = line.tokens[at + 3]
  const goesOn =
    more?.isGlued === true && /^[:.]$/.test(more.word) && line.tokens[at + 4]?.digits !== undefined
  const isDotted = line.tokens[at + 1]?.word === '.'
  // 1.12.2026 is a date, 1.5 hours an amount.
  if (isDotted && (goesOn || (minute.length !== 2 && unitAt(line, at + 3) !== undefined))) return undefined
  if (goesOn) return { value: { wrong: 'I come to the minute, so there are no seconds' }, end: at + 5 }
  if (minute.length !== 2) return { value: { wrong: 'minutes have two digits, as in 9:05' }, end: at + 3 }
  return { value: checked(hour, minute), end: at + 3 }
}

function hourOnly(at: number, digits: string): Found<Bare | Wrong> {
  return { value: { ...checked(digits, '00'), isFullHour: true }, end: at + 1 }
}

/** "0930", and "930" where a half of the day makes a time of it; 19 and 20 in front would rather be a year. */
function runTogether(line: Line, at: number, digits: string): Found<Bare | Wrong> {
  const half = line.tokens[at + 1]?.meaning?.is === 'half of day'
  const isAfterAt = isKey(line.tokens[at - 1], 'at')
  const isTime = half || (digits.length === 4 && (isAfterAt || !/^(?:19|20)/.test(digits)))
  if (!isTime)
    return { value: { wrong: 'I cannot tell what this number is; a time is written 9:30' }, end: at + 1 }
  const value = checked(digits.slice(0, -2), digits.slice(-2))
  return { value: 'wrong' in value || half ? value : { ...value, style: 'whole' }, end: at + 1 }
}

function checked(hours: string, minutes: string): Bare | Wrong {
  const [hour, minute] = [Number(hours), Number(minutes)]
  if (hour > 24 || (hour === 24 && minute > 0)) return { wrong: 'a day has 24 hours' }
  if (minute > 59) return { wrong: 'an hour has 60 minutes' }
  const isWhole = hour === 0 || hour > 12 || (hours.length === 2 && hours.startsWith('0'))
  return { hour, minute, style: isWhole ? 'whole' : 'bare', isFullHour: false }
}

/** Whether what follows makes something else of a number: an amount, a date, an ordinal. */
function standsForMore(line: Line, at: number): boolean {
  const token = line.tokens[at]
  const { meaning } = token ?? {}
  if (meaning?.is === 'month' || isKey(token, 'times')) return true
  if (token?.isGlued === true && /^(?:st|nd|rd|th|\/|%)$/.test(token.word)) return true
  // "9h", "1500 hrs" are times; whoever says "every" before an amount is heard first.
  if (meaning?.is === 'unit') return !/^(?:h|hrs)$/.test(token?.word ?? '')
  const isDate = token?.isGlued === true && (token.word === '-' || token.word === '.')
  const year = line.tokens[at - 1]?.digits?.length === 4
  return (
    isDate && year && line.tokens[at + 1]?.digits !== undefined && line.tokens[at + 2]?.word === token?.word
  )
}

const PARTS: Readonly<Record<Part, 'am' | 'pm'>> = {
  morning: 'am',
  afternoon: 'pm',
  evening: 'pm',
  night: 'pm',
}

/** "9 am", "9 o'clock", "15 Uhr", "3 in the afternoon", "9 o'clock at night". */
function withSuffix(line: Line, { value, end }: Found<Bare>): Found<Bare | Wrong> {
  const { tokens } = line
  const token = tokens[end]
  if (token?.word === 'uhr' || token?.word === 'h' || token?.word === 'hrs') {
    const minute = token.word === 'uhr' ? tokens[end + 1]?.digits : undefined
    const whole: Bare = { ...value, style: 'whole' }
    if (minute === undefined || minute.length !== 2 || Number(minute) > 59 || !value.isFullHour)
      return { value: whole, end: end + 1 }
    return { value: { ...whole, minute: Number(minute), isFullHour: false }, end: end + 2 }
  }
  const behind = isKey(token, 'clock') ? end + 1 : end
  const { meaning } = tokens[behind] ?? {}
  if (meaning?.is === 'half of day') return { value: inHalf(value, meaning.half), end: behind + 1 }
  const part = partAt(line, behind)
  if (part === undefined) return { value, end: behind }
  return { value: inPart(value, part.value), end: part.end }
}

/** "in the morning", "at night", "in the evening". */
export function partAt(line: Line, at: number): Found<Part> | undefined {
  const place = skip(line, at, 'in', 'at')
  const { meaning } = line.tokens[place] ?? {}
  return place > at && meaning?.is === 'part of day' ? { value: meaning.part, end: place + 1 } : undefined
}

function inHalf(value: Bare, half: 'am' | 'pm'): Bare | Wrong {
  const { other, ...bare } = value
  if (value.hour > 12 || (value.hour === 0 && half === 'pm'))
    return { wrong: 'this mixes the 12-hour and the 24-hour clock' }
  const alternative = other === undefined ? {} : { other: { ...other, style: half } }
  return { ...bare, style: half, ...alternative }
}

/** A bare hour in a part of the day; one that can only be meant in another part is wrong. */
export function inPart(value: Bare, part: Part): Bare | Wrong {
  const isSmall = part === 'night' && (value.hour === 12 || value.hour < 5)
  const taken = value.style === 'bare' ? inHalf(value, isSmall ? 'am' : PARTS[part]) : value
  if ('wrong' in taken) return taken
  const hour = hourOf(taken)
  const [from, to] = HOURS[part]
  const isIn = from <= to ? hour >= from && hour <= to : hour >= from || hour <= to
  return isIn ? taken : { wrong: `${hour}:00 is not in the ${part}` }
}

const HOURS: Readonly<Record<Part, readonly [from: number, to: number]>> = {
  morning: [0, 12],
  afternoon: [12, 18],
  evening: [16, 23],
  night: [18, 6],
}

/** The hour on a 24-hour clock; a bare one as it stands. */
export function hourOf({ hour, style }: Pick<Clock, 'hour' | 'style'>): number {
  if (style === 'am') return hour % 12
  if (style === 'pm') return (hour % 12) + 12
  return hour
}
