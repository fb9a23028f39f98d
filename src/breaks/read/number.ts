import type { Found } from './piece.ts'
import { isKey, type Line, type Token } from './tokens.ts'
import type { Unit } from './words.ts'

/** A number in digits or words: "90", "ninety", "forty-five"; no fractions. */
export function numberAt({ tokens }: Line, at: number): Found<number> | undefined {
  const token = tokens[at]
  if (token?.digits !== undefined) return { value: Number(token.digits), end: at + 1 }
  const tens = wordNumber(token)
  if (tens === undefined) return undefined
  const next = isKey(tokens[at + 1], 'dash') ? at + 2 : at + 1
  const ones = wordNumber(tokens[next])
  return tens >= 20 && tens % 10 === 0 && ones !== undefined && ones > 0 && ones < 10
    ? { value: tens + ones, end: next + 1 }
    : { value: tens, end: at + 1 }
}

/** A number in one word: "nine". */
export function wordNumber(token: Token | undefined): number | undefined {
  return token?.meaning?.is === 'number' ? token.meaning.value : undefined
}

/** A unit of time: "minutes", "h", "weeks". */
export function unitAt({ tokens }: Line, at: number): Unit | undefined {
  const meaning = tokens[at]?.meaning
  return meaning?.is === 'unit' ? meaning.unit : undefined
}

/** "1.5", "1 1/2", "one and a half", "half", "90". */
export function amountAt(line: Line, at: number): Found<number> | undefined {
  const { tokens } = line
  if (isKey(tokens[at], 'half')) return { value: 0.5, end: at + 1 }
  const whole = numberAt(line, at)
  if (whole === undefined) return undefined
  const { value, end } = whole
  const fraction = tokens[end + 1]?.digits
  // "½" is written out like this.
  const isFraction = isKey(tokens[end], 'slash') || tokens[end]?.word === '⁄'
  if (isFraction && fraction === '2' && value === 1) return { value: 0.5, end: end + 2 }
  if (isKey(tokens[end], 'dot') && tokens[end]?.isGlued && fraction !== undefined && tokens[end + 1]?.isGlued)
    return { value: Number(`${value}.${fraction}`), end: end + 2 }
  if (isKey(tokens[end], 'and') && isKey(tokens[end + 1], 'half')) return { value: value + 0.5, end: end + 2 }
  const half = tokens[end]?.digits === '1' ? amountAt(line, end) : undefined
  return half?.value === 0.5 ? { value: value + 0.5, end: half.end } : whole
}

const ENDINGS = new Set(['st', 'nd', 'rd', 'th'])

/** "first", "1st", "twenty-first", "last" (-1). */
export function ordinalAt(line: Line, at: number): Found<number> | undefined {
  const { tokens } = line
  const token = tokens[at]
  if (token?.meaning?.is === 'ordinal') return { value: token.meaning.value, end: at + 1 }
  const ending = tokens[at + 1]
  if (token?.digits !== undefined && ending?.isGlued === true && ENDINGS.has(ending.word))
    return { value: Number(token.digits), end: at + 2 }
  return undefined
}

/** Whether a token is only the ending of a number: the "th" of "15th". */
export function isEnding(token: Token): boolean {
  return token.isGlued && ENDINGS.has(token.word)
}
