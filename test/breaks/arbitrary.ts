import fc from 'fast-check'
import {
  EVERY,
  MOST_TIMES,
  NTHS,
  WEEKDAYS,
  type Cadence,
  type Days,
  type Minute,
  type Span,
  type Times,
} from '../../src/breaks/cadence.ts'
import { timesOf } from '../../src/breaks/read/day-spans.ts'
import { sorted } from '../../src/breaks/read/piece.ts'

// Every cadence that there can be, in the form in which equal ones are equal values: lists sorted (the last of a month at
// the end), spans that do not touch, weeks counted from a day on which it comes, and at least one time on some day.

const minute: fc.Arbitrary<Minute> = fc.oneof(
  fc.integer({ min: 0, max: 1439 }),
  fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15),
)

function some<T extends number>(from: readonly T[], most = from.length): fc.Arbitrary<readonly T[]> {
  return fc.uniqueArray(fc.constantFrom(...from), { minLength: 1, maxLength: most }).map(sorted)
}

const DAYS_OF_MONTH = [...Array.from({ length: 31 }, (_, day) => day + 1), -1]

const days: fc.Arbitrary<Days> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('weekdays'),
      weekdays: some(WEEKDAYS),
      everyWeeks: fc.constant(1),
    }),
  },
  fc.record({
    kind: fc.constant('weekdays'),
    weekdays: some(WEEKDAYS),
    everyWeeks: fc.integer({ min: 2, max: 52 }),
  }),
  fc.record({ kind: fc.constant('nth of month'), nths: some(NTHS), weekdays: some(WEEKDAYS) }),
  fc.record({ kind: fc.constant('day of month'), days: some(DAYS_OF_MONTH, 5) }),
)

/** Spans around the clock that do not touch one another, of which the last may go over midnight. */
function spans(least: number, most: number): fc.Arbitrary<readonly Span[]> {
  return fc
    .tuple(fc.uniqueArray(minute, { minLength: least * 2, maxLength: most * 2 }), fc.boolean())
    .map(([minutes, isOver]) => {
      const inOrder = minutes.toSorted((a, b) => a - b).slice(0, minutes.length - (minutes.length % 2))
      const [first, ...rest] = inOrder
      const bounds = isOver && first !== undefined ? [...rest, first] : inOrder
      return bounds.flatMap((from, at) => {
        const to = bounds[at + 1]
        return at % 2 === 0 && to !== undefined ? [{ from, to }] : []
      })
    })
}

const named: fc.Arbitrary<Times> = fc.record({
  kind: fc.constant('at'),
  minutes: fc.uniqueArray(minute, { minLength: 1, maxLength: MOST_TIMES }).map(sorted),
})

const repeated: fc.Arbitrary<Times> = fc
  .record({
    kind: fc.constant('every'),
    minutes: fc.oneof(
      fc.integer({ min: EVERY.least, max: EVERY.most }),
      fc.constantFrom(30, 45, 60, 90, 120),
    ),
    windows: spans(1, 3),
    gaps: spans(0, 3),
  })
  .filter((times) => timesOf(times).length > 0)

const date = fc
  .integer({ min: 0, max: 20_000 })
  .map((ahead) => Temporal.PlainDate.from('2020-01-01').add({ days: ahead }).toString())

const zone = fc.oneof(
  fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
  fc.constantFrom(
    'UTC',
    'Europe/Kyiv',
    'Asia/Kolkata',
    'US/Pacific',
    'Etc/GMT+5',
    '+05:30',
    '-03:30',
    '+14:00',
    '-12:00',
  ),
)

const months = some([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 11)

/** Any cadence in its canonical form. */
export const anyCadence: fc.Arbitrary<Cadence> = fc
  .record({
    days,
    times: fc.oneof(named, repeated),
    months: fc.option(months, { nil: undefined }),
    starts: fc.option(date, { nil: undefined }),
    lasts: fc.option(fc.integer({ min: 0, max: 1000 }), { nil: undefined }),
    zone,
  })
  .map(({ days, times, months, starts, lasts, zone }) => {
    const start = startOf(days, starts)
    const from = Temporal.PlainDate.from(start ?? '2026-11-20')
    return {
      days,
      times,
      ...(months === undefined ? {} : { months }),
      ...(start === undefined ? {} : { starts: start }),
      ...(lasts === undefined ? {} : { ends: from.add({ days: lasts }).toString() }),
      zone,
    }
  })
  .filter(({ days, months }) => days.kind !== 'day of month' || comesIn(days.days, months))

function startOf(days: Days, starts: string | undefined): string | undefined {
  if (days.kind !== 'weekdays' || days.everyWeeks === 1) return starts
  const from = Temporal.PlainDate.from(starts ?? '2026-11-20')
  const week = WEEKDAYS.map((_, ahead) => from.add({ days: ahead }))
  return week.find(({ dayOfWeek }) => days.weekdays.some((day) => day === dayOfWeek))?.toString()
}

function comesIn(days: readonly number[], months: readonly number[] = [1]): boolean {
  return days.some((day) =>
    months.some((month) => day <= new Temporal.PlainYearMonth(2024, month).daysInMonth),
  )
}
