import { listed } from '../../words/listed.ts'
import { RULES, valueAt, valueOf, type FieldName, type Rule } from './rules.ts'

/** What a field says: its values in order, and what of it is no plain value ("L", "15W", "MON#2"). */
export type Field = {
  readonly written: string
  /** Sunday is 0. */
  readonly values: readonly number[]
  readonly special: readonly string[]
  /** "*" or "?". */
  readonly isAny: boolean
  /** Nothing but single values: somebody named each. */
  readonly isNamed: boolean
  /** Sentences. */
  readonly problems: readonly string[]
}

type Stepped = { readonly step: number; readonly to: number; readonly values: readonly number[] }

type Piece = { readonly values: readonly number[]; readonly problem?: string } | 'special' | undefined

/** Reads one field; what does not mean what it seems to is a problem. */
export function readField(name: FieldName, written: string): Field {
  const rule = RULES[name]
  const pieces = written.split(',').map((text) => ({ text, piece: readPiece(name, rule, text) }))
  const plain = pieces.flatMap(({ piece }) => (typeof piece === 'object' ? [piece] : []))
  const values = new Set(plain.flatMap((piece) => piece.values))
  return {
    written,
    values: [...values].toSorted((a, b) => a - b),
    special: pieces.flatMap(({ text, piece }) => (piece === 'special' ? [text] : [])),
    isAny: /^([*?]|\*\/1)$/.test(written),
    isNamed: pieces.every(({ text }) => !/[-*?/]/.test(text)),
    problems: pieces.flatMap(({ text, piece }) => {
      if (piece === undefined) return [`"${text}" is no ${name} that is understood here.`]
      return typeof piece === 'object' && piece.problem !== undefined ? [piece.problem] : []
    }),
  }
}

function readPiece(name: FieldName, rule: Rule, text: string): Piece {
  const [, body = '', , stepText] = /^([^/]*)(\/(\d{1,3}))?$/.exec(text) ?? []
  const step = Number(stepText ?? 1)
  if (rule.special?.test(text) === true) return 'special'
  const range = rangeOf(rule, body)
  const isStepped = stepText !== undefined
  if (range === undefined || step === 0 || (isStepped && !/[*-]/.test(body))) return undefined
  const { from, span, isReversed } = range
  const offsets = Array.from({ length: Math.floor(span / step) + 1 }, (_, index) => index * step)
  const values = offsets.map((offset) => valueAt(rule, from + offset))
  if (isReversed && (name === 'minute' || name === 'hour'))
    return { values, problem: sayReversed(name, rule, text, values) }
  if (!isStepped || step === 1 || meansWhatItSays(name, rule, step, span)) return { values }
  return { values, problem: sayStep(name, rule, text, { step, to: valueAt(rule, from + span), values }) }
}

/** From where, and over how many values further. Behind the last value it goes on with the first. */
function rangeOf(rule: Rule, body: string): { from: number; span: number; isReversed: boolean } | undefined {
  if (body === '*' || (body === '?' && rule.special !== undefined))
    return { from: rule.least, span: rule.size - 1, isReversed: false }
  const ends = body.split('-').map((end) => valueOf(rule, end))
  const [from, to = from] = ends
  if (ends.length > 2 || ends.includes(undefined) || from === undefined || to === undefined) return undefined
  const isReversed = to < from
  return {
    from,
    span: isReversed ? (to - from + rule.size) % rule.size : Math.min(to - from, rule.size - 1),
    isReversed,
  }
}

/** Whether the step goes on evenly from one hour, day, year or week to the next, or ends where its range does. */
function meansWhatItSays(name: FieldName, { size }: Rule, step: number, span: number): boolean {
  if (name === 'day of the month') return false
  if (name === 'minute' && size % step !== 0) return false
  const count = Math.floor(span / step) + 1
  const isWhole = span + 1 >= size
  return count * step === size || (!isWhole && span % step === 0)
}

function sayReversed(name: FieldName, rule: Rule, text: string, values: readonly number[]): string {
  const surprise = name === 'hour' ? ', all on the same date and not in the night after it' : ''
  return `${sayMeant(rule, text, values)}${surprise}. ${writeInstead(values)}`
}

function sayStep(name: FieldName, rule: Rule, text: string, { step, to, values }: Stepped): string {
  const meant = sayMeant(rule, text, values)
  const [first = 0, last = 0] = [values[0], values.at(-1)]
  if (name === 'minute') {
    return `${meant}, and not every ${step} minutes. Say it in words, such as "every ${step} minutes from 9:00 to 17:00". ${writeInstead(values)}`
  }
  const isShort = !text.startsWith('*') && last !== to
  return `${meant}, and then ${isShort ? `stops short of ${rule.say(to)}` : `starts over with ${rule.say(first)}`}. ${writeInstead(values)}`
}

function sayMeant(rule: Rule, text: string, values: readonly number[]): string {
  const said = values.map(rule.say)
  const many = `${said.slice(0, 3).join(', ')} … ${said.at(-1)}`
  return `Cron counts ${rule.anew}: "${text}" means ${said.length <= 8 ? listed(said) : many}`
}

/** "0-2,22,23". */
function writeInstead(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b)
  const starts = sorted.filter((value) => !sorted.includes(value - 1))
  const runs = starts.map((from) => {
    let to = from
    while (sorted.includes(to + 1)) to++
    return to === from ? String(from) : `${from}-${to}`
  })
  return `Write "${runs.join(',')}" for just ${values.length === 1 ? 'that' : 'these'}.`
}
