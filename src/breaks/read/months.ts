import { listAt } from './list.ts'
import { sorted, type Found, type PieceRule } from './piece.ts'
import { isKey, skip, type Line } from './tokens.ts'

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const

/** "in january and february", "november to march", "every june". */
export const monthsAt: PieceRule = (line, at) => {
  const lead = skip(line, skip(line, at, 'in', 'of'), 'every')
  // "You may post" is no month.
  if (lead === at && line.tokens[at]?.word === 'may') return undefined
  const found = monthListAt(line, lead)
  const isFrom = isKey(line.tokens[lead], 'from')
  const notes = isFrom ? ['I took these months as those of every year.'] : []
  return found && { value: { kind: 'months', months: found.value, notes }, end: found.end }
}

/** Months of the year, in order. */
export function monthListAt(line: Line, at: number): Found<readonly number[]> | undefined {
  const found = listAt(line, at, rangeAt)
  return found && { value: sorted(found.value.flat()), end: found.end }
}

function rangeAt(line: Line, at: number): Found<readonly number[]> | undefined {
  const lead = skip(line, at, 'in', 'from', 'between')
  const first = monthAt(line, lead)
  if (first === undefined) return undefined
  const isBetween = lead > at && isKey(line.tokens[at], 'between')
  const isJoined = isKey(
    line.tokens[lead + 1],
    'to',
    'dash',
    'through',
    'until',
    ...(isBetween ? (['and'] as const) : []),
  )
  const last = isJoined ? monthAt(line, lead + 2) : undefined
  if (last === undefined) return isJoined || isBetween ? undefined : { value: [first], end: lead + 1 }
  const isOver = last < first
  const months = MONTHS.filter((month) =>
    isOver ? month >= first || month <= last : month >= first && month <= last,
  )
  return { value: months, end: lead + 3 }
}

/** A month that no day or year stands beside: those are dates. */
function monthAt({ tokens }: Line, at: number): number | undefined {
  const { meaning } = tokens[at] ?? {}
  const next = tokens[at + 1]
  const isTime = /^[:.h]$/.test(tokens[at + 2]?.word ?? '') || tokens[at + 2]?.meaning?.is === 'half of day'
  return meaning?.is === 'month' && (next?.digits === undefined || isTime) ? meaning.month : undefined
}
