import { NO_DAYS_OFF, type Choosing, type DaysOff } from './break.ts'
import type { Cadence } from './cadence.ts'
import { readFields, type FieldProblem, type FieldsReading } from './fields.ts'
import { readHeed, type Names } from './heed.ts'
import { dateAt } from './moment.ts'
import { readOptions, sayOptions, WHOSE_HOLIDAYS, type Options } from './options.ts'
import { chosen } from './plan.ts'
import type { BreakPorts } from './ports.ts'
import { readDay } from './read/day.ts'
import type { CadenceReading } from './read/read.ts'
import { sayDate } from './say.ts'
import { listed } from '../words/listed.ts'
import { readWhen } from './when.ts'

/** What somebody wants a new break to be, or what has to be asked or said first. */
export type PlanReading =
  | {
      readonly kind: 'plan'
      readonly cadence: Cadence
      readonly choosing: Choosing
      readonly daysOff: DaysOff
      readonly options: Options
      /** What was assumed, a sentence each. */
      readonly notes: readonly string[]
    }
  | ({ readonly kind: 'refused' } & Misread)
  | {
      readonly kind: 'ask'
      readonly reading: Extract<CadenceReading, { kind: 'missing' | 'ambiguous' }>
      /** The whole wish with one of the suggestions in it. */
      readonly withWhen: (phrase: string) => string
    }
  | {
      readonly kind: 'region'
      readonly words: string
      readonly codes: readonly string[]
      readonly withRegion: (code: string) => string
    }

type Problem = { readonly words: string; readonly why: string }

/** What of somebody's words was not understood, one by one, with examples of times that are where it was about those. */
export type Misread = {
  readonly problems: readonly (Problem | FieldProblem)[]
  readonly examples: readonly string[]
}

/** What the reading stands on; `choosing` is what goes without saying. */
export type PlanGiven = {
  readonly ports: Pick<BreakPorts, 'now' | 'checkCron' | 'holidays'>
  readonly zone: string | undefined
  readonly names: Names
  readonly choosing: Choosing
}

/** Reads "weekdays at 10:30; at a desk; holidays Germany; not on 24 december; without cobra": everything of a new break. */
export function readPlan(text: string, { ports, zone, names, choosing }: PlanGiven): PlanReading {
  const today = dateAt(ports.now(), zone ?? 'UTC')
  const fields = readFields(text, { find: ports.holidays.find, today })
  const heed = readHeed(fields.text, names)
  const dated = readDates(heed.rest, today)
  const { options, rest, problems, regions } = readOptions(dated.rest, ports.holidays)
  const more = [...sayOptions(options), ...dated.said, ...heed.said]
  const whole = (...parts: readonly string[]) => [...parts, ...more].filter((part) => part !== '').join('; ')
  if (regions !== undefined && fields.problems.length === 0) {
    return { kind: 'region', ...regions, withRegion: (code) => whole(rest, `holidays ${code}`) }
  }
  const reading = readWhen(rest, { ports, zone })
  const wrong = [
    ...inField(fields, problemsOf(reading)),
    ...fields.problems,
    ...heed.problems,
    ...dated.problems,
    ...problems,
    // There is nothing yet from which holidays could be taken.
    ...(options.holidays === false ? [WHOSE_HOLIDAYS] : []),
  ]
  const isWrong = wrong.length > (reading.kind === 'ambiguous' ? problemsOf(reading).length : 0)
  if (reading.kind === 'refused' || isWrong) {
    return { kind: 'refused', problems: wrong, examples: reading.kind === 'refused' ? reading.examples : [] }
  }
  if (reading.kind !== 'cadence') return { kind: 'ask', reading, withWhen: (phrase) => whole(phrase) }
  const { holidays } = options
  return {
    kind: 'plan',
    cadence: reading.cadence,
    choosing: heed.apply(chosen(choosing, options)),
    daysOff: { ...NO_DAYS_OFF, dates: dated.dates, ...(typeof holidays === 'string' ? { holidays } : {}) },
    options,
    notes: reading.notes,
  }
}

/** What has to be said of when it comes, also where only a slip was made: all that is wrong is said at once. */
function problemsOf(reading: CadenceReading): readonly Problem[] {
  if (reading.kind === 'refused') return reading.problems
  if (reading.kind !== 'ambiguous') return []
  const meant = listed(
    reading.suggestions.map((one) => `"${one}"`),
    'or',
  )
  return [{ words: reading.words.replaceAll('"', ''), why: `Do you mean ${meant}?` }]
}

function inField(
  { saysWhen }: FieldsReading,
  problems: readonly Problem[],
): readonly (Problem | FieldProblem)[] {
  return saysWhen ? problems.map((one) => ({ ...one, field: 'when' })) : problems
}

const DATES = /^(?:not on|skip|except|closed on|off on)\s+(.+)$/i

/** The parts of a text, between semicolons, that are single days off. */
function readDates(text: string, today: string) {
  const dates: string[] = []
  const problems: Problem[] = []
  const rest: string[] = []
  for (const part of text.split(';').map((one) => one.trim())) {
    const said = DATES.exec(part)?.[1]?.split(/\s*(?:,|\band\b)\s*/i) ?? []
    const days = said.map((words) => readDay(words, today))
    if (said.length === 0 || days.every((one) => one.length === 0)) {
      rest.push(part)
      continue
    }
    for (const [index, [day, ...others]] of days.entries()) {
      const words = said[index] ?? ''
      if (day === undefined) problems.push({ words, why: 'This is no day that I know.' })
      else if (others.length > 0)
        problems.push({ words, why: 'It may be one of two days: please write the date.' })
      else dates.push(day)
    }
  }
  const sorted = [...new Set(dates)].toSorted()
  return { dates: sorted, problems, rest: rest.join('; '), said: sayDates(sorted) }
}

/** Single days off in words that are read back as the same. */
export function sayDates(dates: readonly string[]): readonly string[] {
  return dates.length === 0 ? [] : [`not on ${dates.map((date) => sayDate(date)).join(', ')}`]
}
