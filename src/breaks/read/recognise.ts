import { countAt, endsFrom, lastsAt, startsFrom } from './bounds.ts'
import { partAt } from './clock.ts'
import { daysAt, monthDaysAt, nthAt, weeksAt } from './days.ts'
import { exceptionsAt } from './except.ts'
import { intervalAt } from './interval.ts'
import { monthsAt } from './months.ts'
import { isEnding } from './number.ts'
import type { Piece, PieceRule } from './piece.ts'
import { windowAt } from './span.ts'
import { minutesAt, timesAt } from './times.ts'
import { sayZone } from '../say.ts'
import { isKey, skip, writtenIn, type Line, type Token } from './tokens.ts'

/** Something in a sentence that is refused, and why. */
export type Problem = { readonly words: string; readonly why: string }

/** What a sentence says, from left to right, and the known words that stood where no rule expects them. */
export type Recognised = { readonly pieces: readonly Piece[]; readonly misplaced: readonly Problem[] }

/** The rules in the order in which they are asked: whoever needs more words comes before who is content with fewer. */
function rulesOn(today: string): readonly PieceRule[] {
  return [
    zoneAt,
    intervalAt,
    countAt,
    weeksAt,
    startsFrom(today),
    endsFrom(today),
    lastsAt,
    minutesAt,
    windowAt,
    nthAt,
    monthDaysAt,
    daysAt,
    monthsAt,
    partOfDayAt,
    timesAt,
  ]
}

/** Asks the rules at each place in turn. */
export function recognise(line: Line, today: string): Recognised {
  const rules = rulesOn(today)
  const pieces: Piece[] = []
  const misplaced: Problem[] = []
  const { tokens } = line
  for (let at = 0; at < tokens.length;) {
    const found = foundAt(line, at, rules)
    if (found !== undefined) {
      const words = writtenIn(line, at, found.end)
      pieces.push(...found.value.map((piece) => ({ words, ...piece })))
      at = found.end
      continue
    }
    if (!isSilent(tokens, at)) misplaced.push(misplacedAt(line, at))
    at += 1
  }
  return { pieces, misplaced }
}

function foundAt(line: Line, at: number, rules: readonly PieceRule[]) {
  const exceptions = exceptionsAt(line, at)
  if (exceptions !== undefined) return exceptions
  for (const rule of rules) {
    const found = rule(line, at)
    if (found !== undefined) return { value: [found.value], end: found.end }
  }
  return undefined
}

/** Commas, dots and colons between two things, and a dash with a space behind it. */
function isSilent(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  const next = tokens[at + 1]
  if (isKey(token, 'comma')) return true
  if (isKey(token, 'dash')) return next !== undefined && !next.isGlued
  return isKey(token, 'dot', 'colon') && !(next?.isGlued === true && next.digits !== undefined)
}

function misplacedAt(line: Line, at: number): Problem {
  const token = line.tokens[at]
  const words = writtenIn(line, at, at + 1)
  const meaning = token?.meaning
  if (isKey(token, 'except', 'but'))
    return {
      words,
      why: 'I can leave out weekdays, months, lunch and hours, behind what they are left out of',
    }
  if (meaning?.is === 'beyond') return { words, why: meaning.why }
  if (meaning === undefined && token !== undefined && !isEnding(token) && token.digits === undefined)
    return { words, why: UNKNOWN }
  return { words, why: OUT_OF_PLACE }
}

/** Why a word is refused that stands in no list. */
export const UNKNOWN = 'I do not know this word'
/** Why a known word is refused that no rule could use. */
export const OUT_OF_PLACE = 'I do not know what this means here'

/** "Berlin", "in New York", "Berlin time". */
const zoneAt: PieceRule = (line, at) => {
  const place = skip(line, at, 'in', 'on', 'at')
  const zones = line.tokens[place]?.zones
  if (zones === undefined) return undefined
  const behind = ['standard', 'summer', 'daylight'].includes(line.tokens[place + 1]?.word ?? '')
    ? place + 2
    : place + 1
  const last = skip(line, skip(line, behind, 'time'), 'time')
  const end = last === behind ? place + 1 : last
  const [zone = ''] = zones
  const isNamed = zone
    .toLowerCase()
    .includes(line.tokens[place]?.word.replace(/ time$/, '').replaceAll(' ', '_') ?? '')
  const isOffset = /^[+-]/.test(zone)
  const notes =
    zones.length > 1 || isNamed || isOffset
      ? []
      : [`I took ${writtenIn(line, place, end)} as ${sayZone(zone)}.`]
  return { value: { kind: 'zone', options: zones, notes }, end }
}

/** "mornings", "every morning", "in the afternoon". */
const partOfDayAt: PieceRule = (line, at) => {
  const part = partAt(line, at)
  if (part !== undefined)
    return { value: { kind: 'part of day', part: part.value, isEachDay: false }, end: part.end }
  const every = skip(line, at, 'every')
  const { meaning } = line.tokens[every] ?? {}
  if (meaning?.is !== 'part of day') return undefined
  const isEachDay = every > at || meaning.isEach
  return { value: { kind: 'part of day', part: meaning.part, isEachDay }, end: every + 1 }
}
