import { dateAt } from './date.ts'
import { plainText, tokenise } from './tokens.ts'

/** Longer than any day is said, in characters. */
const LONGEST = 60

/**
 * The dates (as "2026-12-24") that somebody may mean by a day: "tomorrow", "friday", "24 december", "2026-12-24". None
 * where it is no day there is; several where it may be either, such as "friday" said on a Friday.
 */
export function readDay(words: string, today: string): readonly string[] {
  // "Fridays" are no day, but many.
  if (words.length > LONGEST || /days\s*$/i.test(words)) return []
  const line = tokenise(plainText(words))
  const found = dateAt(line, 0, { today, edge: 'first' })
  if (found === undefined || found.end < line.tokens.length || 'wrong' in found.value) return []
  const { options } = found.value
  const [only, ...others] = options
  const isAWeekAhead = only === Temporal.PlainDate.from(today).add({ weeks: 1 }).toString()
  const isWeekday = line.tokens.length === 1 && line.tokens[0]?.meaning?.is === 'weekdays'
  return isAWeekAhead && isWeekday && others.length === 0 ? [today, ...options] : options
}
