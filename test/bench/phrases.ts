// How well phrases of breaks are read that were written by eyes that had not seen the grammar.
import { readFileSync } from 'node:fs'
import { createHolidays } from '../../adapters/holidays/holidays.ts'
import { checkCron } from '../../adapters/clock/cron-check.ts'
import { readOptions } from '../../src/breaks/options.ts'
import { readWhen } from '../../src/breaks/when.ts'
import { occurrences } from '../breaks/occurrences.ts'

/** A phrase and what it means: the next times after Friday 20 November 2026, 9:00, or that it must be asked back. */
type Row = {
  readonly id: number
  readonly phrase: string
  readonly expect: 'times' | 'ask' | 'refuse'
  readonly zone?: string
  readonly next?: readonly string[]
  /** Other fair readings. */
  readonly also?: readonly (readonly string[])[]
  readonly askOk?: boolean
}

const HOME = 'Europe/Berlin'
const START = Temporal.PlainDateTime.from('2026-11-20T09:00')
const SHOWN = 8

/** `right`: the same times, or asked back where that is right; `fair`: asked back where that is fair, too. */
export type Verdict = 'right' | 'fair' | 'refused' | 'wrong'

/** How each of the phrases was read. */
export function gradePhrases(): readonly { readonly phrase: string; readonly verdict: Verdict }[] {
  const lines = readFileSync(new URL('../unseen/breaks.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
  const holidays = createHolidays()
  return lines.map((line) => {
    const row = JSON.parse(line) as Row
    return { phrase: row.phrase, verdict: verdictOf(row, timesOf(row, holidays)) }
  })
}

function timesOf({ phrase, zone }: Row, holidays: ReturnType<typeof createHolidays>) {
  const now = () => START.toZonedDateTime(HOME).epochMilliseconds
  const { rest } = readOptions(phrase, holidays)
  const reading = readWhen(rest, { ports: { now, checkCron }, zone: HOME })
  if (reading.kind !== 'cadence') return undefined
  const { cadence } = reading
  const shown = zone ?? cadence.zone
  return occurrences(cadence, START.toZonedDateTime(shown).epochMilliseconds)
    .take(SHOWN)
    .map((at) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(shown))
    .map((local) => local.toPlainDateTime().toString({ smallestUnit: 'minute' }))
    .toArray()
}

function verdictOf(
  { expect, next = [], also = [], askOk }: Row,
  times: readonly string[] | undefined,
): Verdict {
  if (times === undefined) return expect !== 'times' ? 'right' : askOk ? 'fair' : 'refused'
  if (expect !== 'times') return 'wrong'
  const isOneOf = [next, ...also].some((meant) => meant.join() === times.slice(0, meant.length).join())
  return isOneOf ? 'right' : 'wrong'
}
