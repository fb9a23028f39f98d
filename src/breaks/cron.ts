// Cron is for those who know it: what they write becomes a cadence that comes at exactly the same times on the clock,
// or is refused where cron does something else than it seems to say.

import type { Cadence } from './cadence.ts'
import { readDays, type DaysReading } from './cron/days.ts'
import { readField, type Field } from './cron/field.ts'
import { FIELDS, isCronName, type FieldName } from './cron/rules.ts'
import { readTimes, type TimesReading } from './cron/times.ts'
import type { CronCheck } from './ports.ts'

/** What a cron expression comes to: a cadence, with what may surprise about it; or every part that is refused, and why. */
export type CronReading =
  | { readonly kind: 'cadence'; readonly cadence: Cadence; readonly notes: readonly string[] }
  | {
      readonly kind: 'refused'
      readonly problems: readonly CronProblem[]
      readonly examples: readonly string[]
    }

/** The words that are refused, as they were written, and a sentence. */
export type CronProblem = { readonly words: string; readonly why: string }

/** Expressions that are understood. */
export const CRON_EXAMPLES = ['30 10 * * MON-FRI', '*/30 9-16 * * 1-5', '0 14 * * MON#1'] as const

const NICKNAMES: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
}

/** The word before, where somebody says that it is cron. */
const CRON = /^\s*cron(?:tab)?(?![\p{L}\p{N}-])[\s:]*/iu

/** Whether somebody writes cron here: five or six of its fields, one of its short names, or the word "cron" before. */
export function looksLikeCron(text: string): boolean {
  if (CRON.test(text)) return true
  const fields = fieldsOf(text)
  if (fields.length === 1) return longForm(fields[0] ?? '') !== undefined
  // Where every field is closed, these are times and days in words: "mon tue wed thu fri", "9 10 11 12 13".
  const isOpen = fields.some((field) => /^(?:[*?]|\*\/\d+)$/.test(field))
  return (fields.length === 5 || fields.length === 6) && isOpen && fields.every(looksLikeField)
}

function looksLikeField(field: string): boolean {
  return field
    .split(/[-,/#]/)
    .every(
      (piece) => /^(?:[*?]|\d{1,4}[LW]?|LW?)$/i.test(piece) || isCronName(piece.replace(/(?<=...)L$/i, '')),
    )
}

/**
 * Reads a cron expression, with the word "cron" before it or without; its times are those of the zone. All problems at
 * once.
 */
export function readCron(expression: string, zone: string, check: CronCheck): CronReading {
  const written = fieldsOf(expression.replace(CRON, ''))
  const short = written.length === 1 && written[0]?.startsWith('@') ? written[0] : undefined
  if (short === undefined) return readFields(written, zone, check)
  const long = longForm(short)
  if (long === undefined) {
    const known = Object.keys(NICKNAMES).join(', ')
    return refused([{ words: short, why: `It is none of the short names that are understood: ${known}.` }])
  }
  const reading = readFields(fieldsOf(long), zone, check)
  if (reading.kind === 'refused') return reading
  return { ...reading, notes: [`"${short}" is short for "${long}".`, ...reading.notes] }
}

function longForm(name: string): string | undefined {
  const lower = name.toLowerCase()
  return Object.hasOwn(NICKNAMES, lower) ? NICKNAMES[lower] : undefined
}

function fieldsOf(text: string): readonly string[] {
  return text
    .replace(/^[\s`'"“”]+|[\s`'"“”]+$/g, '')
    .split(/\s+/)
    .filter((field) => field !== '')
}

function readFields(written: readonly string[], zone: string, check: CronCheck): CronReading {
  const wrong = [...checked(written, check), ...secondsIn(written, check)]
  if (wrong.length > 0) return refused(wrong)
  const field = (name: FieldName) => readField(name, written[FIELDS.indexOf(name)] ?? '')
  const [minute, hour, month] = [field('minute'), field('hour'), field('month')]
  const [ofMonth, ofWeek] = [field('day of the month'), field('day of the week')]

  const times = readTimes(minute, hour)
  const days = readDays(ofMonth, ofWeek)
  const problems = [
    ...said(minute),
    ...said(hour),
    ...(isClear(minute, hour) ? problemsOf(times, `${minute.written} ${hour.written}`) : []),
    ...said(ofMonth),
    ...said(month),
    ...said(ofWeek),
    ...(isClear(ofMonth, ofWeek) ? problemsOf(days, dayWords(ofMonth, ofWeek, written)) : []),
  ]
  if (problems.length > 0 || !('times' in times) || !('days' in days)) return refused(problems)
  const months = month.values.length === 12 ? {} : { months: month.values }
  return {
    kind: 'cadence',
    cadence: { days: days.days, times: times.times, ...months, zone },
    notes: times.notes,
  }
}

function checked(written: readonly string[], check: CronCheck): readonly CronProblem[] {
  const names: readonly string[] = written.length === 6 ? ['second', ...FIELDS] : FIELDS
  return check(written.join(' ')).map(({ field, why }) => ({
    words: written[names.indexOf(field)] ?? (written.join(' ') || 'cron'),
    why,
  }))
}

function secondsIn(written: readonly string[], check: CronCheck): readonly CronProblem[] {
  const rest = written.slice(1).join(' ')
  if (written.length !== 6 || check(rest).length > 0) return []
  const why = `Six fields begin with the seconds, and a break comes on the full minute: write "${rest}".`
  return [{ words: written.join(' '), why }]
}

function said({ written, problems }: Field): readonly CronProblem[] {
  return problems.map((why) => ({ words: written, why }))
}

function isClear(...fields: readonly Field[]): boolean {
  return fields.every(({ problems }) => problems.length === 0)
}

function problemsOf(reading: TimesReading | DaysReading, words: string): readonly CronProblem[] {
  return 'problems' in reading ? reading.problems.map((why) => ({ words, why })) : []
}

/** Of the two fields of days those that say something. */
function dayWords(ofMonth: Field, ofWeek: Field, written: readonly string[]): string {
  if (ofMonth.isAny) return ofWeek.written
  return ofWeek.isAny ? ofMonth.written : written.slice(2).join(' ')
}

function refused(problems: readonly CronProblem[]): CronReading {
  return { kind: 'refused', problems, examples: CRON_EXAMPLES }
}
