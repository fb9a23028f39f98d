import { WEEKDAYS, type Days, type Weekday } from '../cadence.ts'
import { sayDate } from '../say.ts'
import type { Draft } from './draft.ts'
import { lacksDays } from './lacks.ts'
import { sorted, type SaidDays } from './piece.ts'
import { stop, value, type Step } from './reading.ts'

/** The days that a draft names, once each of its parts means one thing. */
export function buildDays(draft: Draft): Step<Days> {
  const { days, count, monthly, 'part of day': part } = draft.said
  const isDaily = part?.isEachDay === true || count?.period.unit === 'day'
  const said = days?.options[0] ?? (isDaily ? EVERY_DAY : undefined)
  if (said === undefined) return lacksDays(draft)
  if (said.kind === 'weekdays') {
    if (monthly !== undefined) return lacksDays(draft)
    const notes = days === undefined ? [`I took "${(part ?? count)?.words}" as every day, weekends too.`] : []
    const built = weekly(draft, said)
    return built.kind === 'value' ? { ...built, notes: [...built.notes, ...notes] } : built
  }
  return ofMonth(draft, said)
}

const EVERY_DAY: SaidDays = { kind: 'weekdays', weekdays: WEEKDAYS }

function ofMonth({ said, without }: Draft, days: Exclude<Days, { readonly kind: 'weekdays' }>): Step<Days> {
  const { weeks, count, months } = said
  if (weeks !== undefined) return stop(weeks.words, 'days of the month do not go by weeks')
  const left = without.find(({ kind }) => kind === 'without days')
  if (left !== undefined)
    return stop(left.words, 'weekdays can be left out only of weekdays, not of days of the month')
  const isNever =
    days.kind === 'day of month' &&
    months !== undefined &&
    days.days.every((day) => months.months.every((month) => day > daysIn(month)))
  if (isNever) return stop(months.words, 'these months have no such day')
  const turns = days.kind === 'day of month' ? days.days.length : days.nths.length * days.weekdays.length
  const { period } = count ?? {}
  if (period !== undefined && (period.unit === 'week' || (period.unit === 'month' && period.count !== turns)))
    return stop(count?.words ?? '', 'this does not go with the days you name')
  return value(days)
}

/** In a leap year. */
function daysIn(month: number): number {
  return new Temporal.PlainYearMonth(2024, month).daysInMonth
}

function weekly(
  draft: Draft,
  { weekdays, everyWeeks }: Extract<SaidDays, { readonly kind: 'weekdays' }>,
): Step<Days> {
  const { weeks, days } = draft.said
  if (weeks !== undefined && everyWeeks !== undefined)
    return stop(weeks.words, `I have "${days?.words}" already, and cannot keep both`)
  const often = weeks?.options[0] ?? everyWeeks ?? 1
  const turns = often === 0.5 ? twiceAWeek(weekdays) : weekdays
  if (turns === undefined) return stop(weeks?.words ?? '', 'this does not go with the days you name')
  const leftOut = draft.without.flatMap((each) => (each.kind === 'without days' ? each.weekdays : []))
  // "Weekdays, not weekends" says the same twice; "mon, tue, not wed" meant something else.
  const isNamed = !['12345', '67', '1234567'].includes(sorted(turns).join(''))
  if (isNamed && leftOut.length > 0 && !leftOut.some((day) => turns.includes(day)))
    return stop(days?.words ?? '', 'you leave out days that are none of these')
  const kept = sorted(turns).filter((day) => !leftOut.includes(day))
  if (kept.length === 0) return stop(days?.words ?? '', 'with what you leave out no day remains')
  const { period, words = '' } = draft.said.count ?? {}
  if (period?.unit === 'week' && period.count !== kept.length)
    return stop(words, 'you name more or fewer days than that')
  if (period?.unit === 'month')
    return stop(words, 'I need to know which ones of the month: "the first Monday of the month"')
  return value({ kind: 'weekdays', weekdays: kept, everyWeeks: Math.max(1, often) })
}

/** Somebody who says one day and "twice a week" gets another one half a week later to look at. */
function twiceAWeek(weekdays: readonly Weekday[]): readonly Weekday[] | undefined {
  const [first] = weekdays
  if (weekdays.length === 2) return weekdays
  const other = WEEKDAYS[((first ?? 1) + 2) % 5]
  return weekdays.length === 1 && first !== undefined && other !== undefined ? [first, other] : undefined
}

/** The first and the last date on which it may come. */
export type Bounds = { readonly starts?: string; readonly ends?: string }

/** When it begins and ends. Weeks are counted from the first day on which it may come. */
export function buildBounds({ said }: Draft, days: Days, today: string): Step<Bounds> {
  const { starts, ends, lasts } = said
  const isCounted = days.kind === 'weekdays' && days.everyWeeks > 1
  const from = Temporal.PlainDate.from(starts?.options[0] ?? today)
  const first = isCounted ? firstOf(days.weekdays, from) : from
  const start = isCounted || starts !== undefined ? first.toString() : undefined
  const end = lasts === undefined ? ends?.options[0] : endOf(first, lasts.period)
  const from0 = start ?? first.toString()
  const isOver = end !== undefined && end < (start ?? '')
  if (isOver) return stop((lasts ?? ends)?.words ?? '', `that is before it starts on ${sayDate(from0)}`)
  const notes = [
    ...(isCounted && start !== starts?.options[0]
      ? [`It starts on ${sayDate(from0)}, and I count the weeks from there.`]
      : []),
    ...(lasts !== undefined && end !== undefined
      ? [`I took "${lasts.words}" as until ${sayDate(end)}.`]
      : []),
    ...(end !== undefined && end < today ? [`${sayDate(end)} is over already, so it will not come.`] : []),
  ]
  return value(
    { ...(start === undefined ? {} : { starts: start }), ...(end === undefined ? {} : { ends: end }) },
    notes,
  )
}

function firstOf(weekdays: readonly Weekday[], from: Temporal.PlainDate): Temporal.PlainDate {
  const week = WEEKDAYS.map((_, ahead) => from.add({ days: ahead }))
  return week.find(({ dayOfWeek }) => weekdays.some((day) => day === dayOfWeek)) ?? from
}

function endOf(
  from: Temporal.PlainDate,
  { count, unit }: { readonly count: number; readonly unit: string },
): string {
  return from
    .add({ [`${unit}s`]: count })
    .subtract({ days: 1 })
    .toString()
}

/** The months it is limited to; without them every month. */
export function buildMonths({ said, without }: Draft): Step<readonly number[] | undefined> {
  const leftOut = without.filter((each) => each.kind === 'without months')
  const all = said.months?.months ?? YEAR
  const kept = all.filter((month) => !leftOut.some(({ months }) => months.includes(month)))
  if (kept.length === 0) return stop(leftOut[0]?.words ?? '', 'with what you leave out no month remains')
  return value(kept.length === YEAR.length ? undefined : kept)
}

const YEAR = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
