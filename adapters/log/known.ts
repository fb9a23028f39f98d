import { getSystemErrorMap } from 'node:util'
import { KEPT_TABLES } from '../database/transfer/tables.ts'
import { MASKED } from './secrets.ts'
import { PLATFORM_CODES, SENTENCES } from './sentences.ts'

/** Stands for whatever is not known. */
const GAP = '…'

/** The kinds of errors that a program makes. */
const KINDS = [
  'Error',
  'TypeError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'AggregateError',
  'AbortError',
]

const CODES: ReadonlySet<string> = new Set([
  MASKED,
  ...KINDS,
  ...PLATFORM_CODES,
  ...[...getSystemErrorMap().values()].map(([code]) => code),
  ...[...KEPT_TABLES].flatMap(([table, { columns }]) =>
    Object.keys(columns).map((column) => `${table}.${column}`),
  ),
])

const NODE_CODE = /^(?:UND_)?ERR_[A-Z0-9_]{3,60}$/

/** What Discord and PostgreSQL call their errors (50001, 57P01, XX000): only where nothing else stands beside it. */
const NUMBERED_CODE = /^(?:\d\d|XX|HV|P0|F0|[023][A-Z])[\dP]\d\d$/

/**
 * A text with nothing in it that Limber, a system or a platform does not say of itself: whatever somebody wrote may have
 * found its way into it. Sentences that are known stay whole; of anything else only codes are left, and gaps.
 */
export function onlyKnown(text: string): string {
  if (isSaid(text)) return text
  const parts = text
    .slice(0, LONGEST)
    .split(BETWEEN)
    .map((part, index) => {
      const isBetween = index % 2 === 1
      return isBetween || isSaid(part) ? part : codesIn(part)
    })
  return parts
    .join('')
    .replace(GAPS, GAP)
    .replace(/…[^\p{L}\p{N}[\]]*$/u, GAP)
}

/** Far longer than anything that is known, in characters. */
const LONGEST = 2_000

/** What stands between the parts of a sentence. */
const BETWEEN = /(, because |: |, |; | \(|\)|\.$)/

const GAPS = /…(?:[^\p{L}\p{N}[\]…]*…)+/gu

function isSaid(part: string): boolean {
  return (
    part === '' ||
    isCode(part) ||
    NUMBERED_CODE.test(part) ||
    SENTENCES.has(part.replace(/\b\d{1,6}\b/g, '#'))
  )
}

function isCode(word: string): boolean {
  return CODES.has(word) || NODE_CODE.test(word)
}

function codesIn(part: string): string {
  const codes = part.split(/\s+/).map((word) => (isCode(word) ? word : GAP))
  return codes.join(' ')
}
