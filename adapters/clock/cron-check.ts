import type { CronCheck } from '../../src/breaks/ports.ts'
import { nodeCron } from './node-cron.ts'

type Problem = ReturnType<CronCheck>[number]

/** The fields in the order in which they are written; `second` is left out where there are five. */
const FIELDS = ['second', 'minute', 'hour', 'dayOfMonth', 'month', 'dayOfWeek'] as const
type Field = (typeof FIELDS)[number]

const SPOKEN: Readonly<Record<Field, string>> = {
  second: 'second',
  minute: 'minute',
  hour: 'hour',
  dayOfMonth: 'day of the month',
  month: 'month',
  dayOfWeek: 'day of the week',
}

const ALLOWED: Readonly<Record<Field, string>> = {
  second: '0 to 59',
  minute: '0 to 59',
  hour: '0 to 23',
  dayOfMonth: '1 to 31, or L for the last one',
  month: '1 to 12, or JAN to DEC',
  dayOfWeek:
    '0 to 7 (Sunday is 0 and 7), or SUN to SAT, followed by #2 for the second one of a month or by L for the last one',
}

/** Longer than any expression that somebody means. */
const LONGEST = 200

/**
 * Whether node-cron understands an expression, and each of its fields that it does not; never throws.
 * A field is named as people say it ("day of the month"), or "expression" where it is about all of them.
 */
export const checkCron: CronCheck = (expression) => {
  const strange = [...new Set(expression.match(/[^a-zA-Z0-9\-*/,#?@\s]/gu))]
  if (strange.length > 0) {
    const some = strange.slice(0, 5).map((character) => `"${character}"`)
    return [whole(`Cron has no use for ${some.join(', ')}: it is written in digits, letters and * , - / # ?`)]
  }
  const fields = expression.split(/\s+/).filter((field) => field !== '')
  const isNickname = fields[0]?.startsWith('@')
  if (!isNickname && fields.length !== 5 && fields.length !== 6) {
    return [
      whole(
        `Cron has five fields (minute, hour, day of the month, month, day of the week), and here ${count(fields)}.`,
      ),
    ]
  }
  if (expression.length > LONGEST)
    return [whole(`It is longer than ${LONGEST} characters: please write it shorter.`)]
  return problemsOf(fields)
}

function problemsOf(fields: readonly string[]): readonly Problem[] {
  // node-cron writes out every number of a range before it looks at them: a long number would take the memory of the
  // machine. 99 is as wrong as any of them.
  const harmless = fields.map((field) => field.replace(/\d{3,}/g, '99'))
  return validate(harmless).map((wrong) => {
    const key = FIELDS.find((known) => known === wrong)
    if (key === undefined) return whole('It is none of the short names that cron has, such as @daily.')
    const at = FIELDS.indexOf(key) - (FIELDS.length - fields.length)
    const written = fields[at] ?? ''
    const isImpossible = key === 'dayOfMonth' && !validate(harmless.with(at + 1, '*')).includes(key)
    const why = isImpossible ? neverComes(written, fields[at + 1] ?? '') : isNone(key, written)
    return { field: SPOKEN[key], why }
  })
}

/** The fields that node-cron does not understand. */
function validate(fields: readonly string[]): readonly string[] {
  try {
    return nodeCron()
      .validateDetailed(fields.join(' '))
      .errors.map(({ field }) => field)
  } catch {
    return ['expression']
  }
}

/** For a day that is right by itself. */
function neverComes(day: string, month: string): string {
  return `Day ${day} never comes in month ${month}.`
}

function isNone(key: Field, written: string): string {
  return `"${written}" is no ${SPOKEN[key]}. Write ${ALLOWED[key]}; or * for each of them, a list such as 1,3, a range such as 1-5, or a step such as */2.`
}

function whole(why: string): Problem {
  return { field: 'expression', why }
}

function count(fields: readonly string[]): string {
  if (fields.length === 0) return 'there are none'
  return fields.length === 1 ? 'there is one' : `there are ${fields.length}`
}
