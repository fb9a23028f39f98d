import fc from 'fast-check'
import {
  NTHS,
  WEEKDAYS,
  type Cadence,
  type Days,
  type Minute,
  type Span,
  type Times,
} from '../../src/breaks/cadence.ts'

export const DAILY: Days = { kind: 'weekdays', weekdays: WEEKDAYS, everyWeeks: 1 }
export const WORKDAYS: Days = { kind: 'weekdays', weekdays: [1, 2, 3, 4, 5], everyWeeks: 1 }

/** "2:30" → 150. */
export function minute(clock: string): Minute {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

/** "9:00 15:30". */
export function at(clocks: string): Extract<Times, { kind: 'at' }> {
  return { kind: 'at', minutes: clocks.split(' ').map(minute) }
}

/** Windows and gaps as "9:00-12:00 13:00-17:00". */
export function every(minutes: number, windows: string, gaps = ''): Times {
  return { kind: 'every', minutes, windows: spans(windows), gaps: spans(gaps) }
}

function spans(text: string): readonly Span[] {
  return [...text.matchAll(/([\d:]+)-([\d:]+)/g)].map(([, from = '', to = '']) => ({
    from: minute(from),
    to: minute(to),
  }))
}

/** "2027-03-28T03:30+02:00" → ms since 1970. */
export function instant(text: string): number {
  return Temporal.Instant.from(text).epochMilliseconds
}

/** Ms since 1970 → "2027-03-28 03:30+02:00", as the clock of the zone shows it. */
export function written(ms: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(ms)
    .toString({ timeZone: zone, smallestUnit: 'minute' })
    .replace('T', ' ')
}

/** What the clock of a zone shows, in minutes after midnight. */
export function minuteOf(ms: number, zone: string): Minute {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone)
  return hour * 60 + minute
}

/** Where an instant follows a gap of the clock within the gap's own length: when the gap ended, and its length. */
export function gapBefore(ms: number, zone: string): { at: number; minutes: number } | undefined {
  const now = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone)
  const change = now.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')
  if (change === null) return undefined
  const left = change.offsetNanoseconds - change.subtract({ nanoseconds: 1 }).offsetNanoseconds
  const passed = ms - change.epochMilliseconds
  return passed < left / 1e6 ? { at: change.epochMilliseconds, minutes: left / 6e10 } : undefined
}

/** Zones that have something of their own, and many that have nothing. */
export const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe', // puts its clock forward by half an hour
  'America/Sao_Paulo', // had its gap at midnight until 2018
  'Africa/Cairo', // has it at midnight again since 2023
  'Asia/Beirut', // at midnight
  'America/Nuuk', // in the last hour of a day
  'America/St_Johns', // at one minute past midnight until 2011
  'Africa/Casablanca', // puts the clock back for Ramadan
  'Pacific/Apia', // left out a day
  'Asia/Kathmandu', // quarter of an hour
  'UTC',
  '+05:30',
  ...Intl.supportedValuesOf('timeZone'),
]

const minutes = fc.integer({ min: 0, max: 1439 })
/** As people say times: mostly on the quarter of an hour, and often at night, where clocks are changed. */
const clocks = fc.oneof(
  minutes,
  fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15),
  fc.integer({ min: 0, max: 15 }).map((quarter) => quarter * 15),
)
const sorted = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)
const some = <Value extends number>(values: readonly Value[]) => fc.subarray([...values], { minLength: 1 })
const span = fc.record({ from: clocks, to: clocks })

/** Every kind of days that needs no start. */
export const days: fc.Arbitrary<Days> = fc.oneof(
  fc.record({ kind: fc.constant('weekdays' as const), weekdays: some(WEEKDAYS), everyWeeks: fc.constant(1) }),
  fc.record({ kind: fc.constant('nth of month' as const), nths: some(NTHS), weekdays: some(WEEKDAYS) }),
  fc.record({
    kind: fc.constant('day of month' as const),
    days: fc
      .uniqueArray(fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant(-1)), { minLength: 1, maxLength: 4 })
      .map(sorted),
  }),
)

export const named: fc.Arbitrary<Extract<Times, { kind: 'at' }>> = fc.record({
  kind: fc.constant('at' as const),
  minutes: fc.uniqueArray(clocks, { minLength: 1, maxLength: 4 }).map(sorted),
})

export const windowed: fc.Arbitrary<Extract<Times, { kind: 'every' }>> = fc.record({
  kind: fc.constant('every' as const),
  minutes: fc.integer({ min: 5, max: 720 }),
  windows: fc.array(span, { minLength: 1, maxLength: 2 }),
  gaps: fc.array(span, { maxLength: 2 }),
})

const months = fc.option(some([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]), { nil: undefined })
export const zones = fc.constantFrom(...ZONES)

/** A cadence with such days and times, in some months or in all. */
export function cadenceOf<Kind extends Times>(
  days: fc.Arbitrary<Days>,
  times: fc.Arbitrary<Kind>,
): fc.Arbitrary<Cadence & { readonly times: Kind }> {
  return fc
    .record({ days, times, months, zone: zones })
    .map(({ months, ...rest }) => (months === undefined ? rest : { ...rest, months }))
}

/** Every other, every third … week, from a date on. */
const weekly: fc.Arbitrary<Cadence> = fc
  .record({
    weekdays: some(WEEKDAYS),
    everyWeeks: fc.integer({ min: 2, max: 4 }),
    starts: fc.integer({ min: 0, max: 400 }),
    cadence: cadenceOf(days, fc.oneof(named, windowed)),
  })
  .map(({ weekdays, everyWeeks, starts, cadence }) => ({
    ...cadence,
    days: { kind: 'weekdays', weekdays, everyWeeks },
    starts: Temporal.PlainDate.from('2026-01-01').add({ days: starts }).toString(),
  }))

/** Every kind of cadence. */
export const cadences: fc.Arbitrary<Cadence> = fc.oneof(
  { weight: 3, arbitrary: cadenceOf(days, fc.oneof(named, windowed)) },
  { weight: 1, arbitrary: weekly },
)

const YEARS = { min: Date.UTC(1975, 0, 1), max: Date.UTC(2037, 0, 1) }
const DAY = 86_400_000

/** An instant of a zone, every other time within two days of a change of its clock. */
export function instants(zone: string): fc.Arbitrary<number> {
  const any = fc.integer(YEARS)
  const near = fc
    .tuple(any, fc.integer({ min: -2 * DAY, max: 2 * DAY }))
    .map(([from, away]) => changeAfter(from, zone) + away)
  return fc.oneof(any, near)
}

/** The next change of a zone's clock, or the instant itself where there is none. */
export function changeAfter(ms: number, zone: string): number {
  const start = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone)
  return start.getTimeZoneTransition('next')?.epochMilliseconds ?? ms
}
