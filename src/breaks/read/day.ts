import { dateAt } from './date.ts'
import { plainText, tokenise } from './tokens.ts'

/** Longer than any day is said, in characters. */
const LONGEST = 60

/**
 * The dates (as "2026-12-24") that somebody may mean by a day: "tomorrow", "friday", "24 december", "2026-12-24". None
 * where it is no day there is, or a week or a month; several where it may be either, such as "friday" said on a Friday.
 */
export function readDay(words: string, today: string): readonly string[] {
  return isOneDay(words) ? readEdge(words, today, 'first') : []
}

/** "Fridays" are many days, and "december" or "next week" are, too. */
function isOneDay(words: string): boolean {
  if (words.length > LONGEST || /days\s*$/i.test(words)) return false
  const { tokens } = tokenise(plainText(words))
  const isOfMonth = tokens.some(({ meaning }) => meaning?.is === 'month')
  const isDated = tokens.some(({ digits, meaning }) => digits !== undefined || meaning?.is === 'ordinal')
  return !tokens.some(({ meaning }) => meaning?.is === 'unit') && (!isOfMonth || isDated)
}

/** The first or the last dates of what may also be a week or a month: "until next week" ends with its first. */
export function readEdge(words: string, today: string, edge: 'first' | 'last'): readonly string[] {
  if (words.length > LONGEST) return []
  const line = tokenise(plainText(words))
  const found = dateAt(line, 0, { today, edge })
  if (found === undefined || found.end < line.tokens.length || 'wrong' in found.value) return []
  const { options } = found.value
  const [only, ...others] = options
  const isAWeekAhead = only === Temporal.PlainDate.from(today).add({ weeks: 1 }).toString()
  const isWeekday = line.tokens.length === 1 && line.tokens[0]?.meaning?.is === 'weekdays'
  return isAWeekAhead && isWeekday && others.length === 0 ? [today, ...options] : options
}
