import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NO_DAYS_OFF, type DaysOff } from '../../src/breaks/break.ts'
import type { Cadence } from '../../src/breaks/cadence.ts'
import {
  nextDue,
  upcoming,
  withDate,
  withHolidays,
  withoutPause,
  withPause,
  withTime,
  type Skipped,
} from '../../src/breaks/days-off.ts'
import type { Holidays } from '../../src/breaks/ports.ts'
import { at, cadences, DAILY, every, instant, instants, WORKDAYS, written } from './calendar.ts'
import { occurrences } from './occurrences.ts'

const CALENDAR: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  DE: { '2026-12-25': 'Christmas Day', '2027-01-01': "New Year's Day", '2027-03-26': 'Good Friday' },
  'DE-BY': { '2027-01-01': "New Year's Day", '2027-01-06': 'Epiphany' },
}

const HOLIDAYS: Pick<Holidays, 'of'> = {
  of: (code, year) =>
    Object.entries(CALENDAR[code] ?? {})
      .filter(([date]) => date.startsWith(`${year}-`))
      .map(([date, name]) => ({ date, name })),
}

const ZONE = 'Europe/Berlin'
const WEEKDAY_MORNINGS: Cadence = { days: WORKDAYS, times: at('10:30'), zone: ZONE }
const NIGHTS: Cadence = { days: DAILY, times: every(180, '22:00-6:00'), zone: ZONE }

/** "2027-01-04 10:30+01:00", with why it is skipped behind it. */
function told(ms: number, skipped: Skipped | undefined): string {
  const why =
    skipped === undefined ? [] : [skipped.why, ...(skipped.name === undefined ? [] : [skipped.name])]
  return [written(ms, ZONE), ...why].join(' · ')
}

function shown(count: number, cadence: Cadence, daysOff: DaysOff, after: string): readonly string[] {
  return upcoming({ cadence, daysOff }, instant(after), HOLIDAYS)
    .take(count)
    .map(({ at, skipped }) => told(at, skipped))
    .toArray()
}

describe('what comes, what is skipped, and why', () => {
  test.each<
    [why: string, cadence: Cadence, off: Partial<DaysOff>, after: string, expected: readonly string[]]
  >([
    [
      'nothing is off',
      WEEKDAY_MORNINGS,
      {},
      '2026-12-31T12:00+01:00',
      ['2027-01-01 10:30+01:00', '2027-01-04 10:30+01:00'],
    ],
    [
      'a pause goes from an instant to another one, which is not in it any more',
      WEEKDAY_MORNINGS,
      { pauses: [{ from: instant('2027-01-05T10:30+01:00'), until: instant('2027-01-07T10:30+01:00') }] },
      '2027-01-03T12:00+01:00',
      [
        '2027-01-04 10:30+01:00',
        '2027-01-05 10:30+01:00 · paused',
        '2027-01-06 10:30+01:00 · paused',
        '2027-01-07 10:30+01:00',
      ],
    ],
    [
      'a pause without an end',
      WEEKDAY_MORNINGS,
      { pauses: [{ from: instant('2027-01-05T00:00+01:00') }] },
      '2027-01-03T12:00+01:00',
      ['2027-01-04 10:30+01:00', '2027-01-05 10:30+01:00 · paused', '2027-01-06 10:30+01:00 · paused'],
    ],
    [
      'a single date, and a single time',
      { ...WEEKDAY_MORNINGS, times: at('10:30 15:00') },
      { dates: ['2027-01-04'], times: [instant('2027-01-05T15:00+01:00')] },
      '2027-01-03T12:00+01:00',
      [
        '2027-01-04 10:30+01:00 · date',
        '2027-01-04 15:00+01:00 · date',
        '2027-01-05 10:30+01:00',
        '2027-01-05 15:00+01:00 · once',
        '2027-01-06 10:30+01:00',
      ],
    ],
    [
      'public holidays over the end of a year, by name',
      WEEKDAY_MORNINGS,
      { holidays: 'DE' },
      '2026-12-24T12:00+01:00',
      [
        '2026-12-25 10:30+01:00 · holiday · Christmas Day',
        '2026-12-28 10:30+01:00',
        '2026-12-29 10:30+01:00',
        '2026-12-30 10:30+01:00',
        '2026-12-31 10:30+01:00',
        "2027-01-01 10:30+01:00 · holiday · New Year's Day",
        '2027-01-04 10:30+01:00',
      ],
    ],
    [
      'a region has holidays that its country has not',
      WEEKDAY_MORNINGS,
      { holidays: 'DE-BY' },
      '2027-01-05T12:00+01:00',
      ['2027-01-06 10:30+01:00 · holiday · Epiphany', '2027-01-07 10:30+01:00'],
    ],
    [
      'the holiday is that of the date in the zone of the break: in Greenwich it is still Thursday',
      { ...WEEKDAY_MORNINGS, times: at('0:30') },
      { holidays: 'DE' },
      '2026-12-30T12:00Z',
      [
        '2026-12-31 00:30+01:00',
        "2027-01-01 00:30+01:00 · holiday · New Year's Day",
        '2027-01-04 00:30+01:00',
      ],
    ],
    [
      'a night is off with the day on which it starts, to its end',
      NIGHTS,
      { dates: ['2027-01-04'] },
      '2027-01-04T00:00+01:00',
      [
        '2027-01-04 01:00+01:00',
        '2027-01-04 04:00+01:00',
        '2027-01-04 22:00+01:00 · date',
        '2027-01-05 01:00+01:00 · date',
        '2027-01-05 04:00+01:00 · date',
        '2027-01-05 22:00+01:00',
      ],
    ],
    [
      'a night that reaches into a day off brings its break all the same, and so the other way round',
      { ...NIGHTS, times: every(180, '22:00-6:00 1:00-4:00') },
      { dates: ['2027-01-04', '2027-01-07'] },
      '2027-01-03T23:00+01:00',
      [
        '2027-01-04 01:00+01:00',
        '2027-01-04 04:00+01:00',
        '2027-01-04 22:00+01:00 · date',
        '2027-01-05 01:00+01:00',
        '2027-01-05 04:00+01:00',
        '2027-01-05 22:00+01:00',
      ],
    ],
    [
      'of several reasons the widest is said',
      WEEKDAY_MORNINGS,
      {
        pauses: [{ from: instant('2027-01-01T00:00+01:00'), until: instant('2027-01-02T00:00+01:00') }],
        dates: ['2027-01-01', '2027-01-04'],
        times: [instant('2027-01-01T10:30+01:00'), instant('2027-01-04T10:30+01:00')],
        holidays: 'DE',
      },
      '2026-12-31T12:00+01:00',
      ['2027-01-01 10:30+01:00 · paused', '2027-01-04 10:30+01:00 · date', '2027-01-05 10:30+01:00'],
    ],
  ])('%s', (_, cadence, off, after, expected) => {
    expect(shown(expected.length, cadence, { ...NO_DAYS_OFF, ...off }, after)).toEqual(expected)
  })

  test('it ends where the cadence ends', () => {
    const cadence = { ...WEEKDAY_MORNINGS, ends: '2027-01-04' }
    expect(shown(9, cadence, { ...NO_DAYS_OFF, holidays: 'DE' }, '2026-12-31T12:00+01:00')).toEqual([
      "2027-01-01 10:30+01:00 · holiday · New Year's Day",
      '2027-01-04 10:30+01:00',
    ])
  })
})

describe('what is due next', () => {
  const due = (cadence: Cadence, off: Partial<DaysOff>, holidays: Pick<Holidays, 'of'> = HOLIDAYS) => {
    const next = nextDue(
      { cadence, daysOff: { ...NO_DAYS_OFF, ...off } },
      instant('2026-12-31T12:00+01:00'),
      holidays,
    )
    return next === undefined ? 'never' : written(next, cadence.zone)
  }
  const ALWAYS: Pick<Holidays, 'of'> = {
    of: (_, year) => {
      const first = new Temporal.PlainDate(year, 1, 1)
      return Array.from({ length: first.daysInYear }, (_, days) => ({
        date: first.add({ days }).toString(),
        name: 'Sunshine',
      }))
    },
  }
  const FIVE_MINUTES = { ...WEEKDAY_MORNINGS, days: DAILY, times: every(5, '0:00-23:59') }
  const NEW_YEAR: Cadence = { ...WEEKDAY_MORNINGS, days: { kind: 'day of month', days: [1] }, months: [1] }

  test.each<[why: string, cadence: Cadence, off: Partial<DaysOff>, expected: string]>([
    ['what is not skipped', WEEKDAY_MORNINGS, { holidays: 'DE' }, '2027-01-04 10:30+01:00'],
    [
      'the first after a pause, be it at its very end',
      WEEKDAY_MORNINGS,
      { pauses: [{ from: 0, until: instant('2027-02-02T10:30+01:00') }] },
      '2027-02-02 10:30+01:00',
    ],
    [
      'a pause of ten years is no long way',
      FIVE_MINUTES,
      { pauses: [{ from: 0, until: instant('2037-01-01T00:01+01:00') }] },
      '2037-01-01 00:05+01:00',
    ],
    ['nothing while a pause has no end', WEEKDAY_MORNINGS, { pauses: [{ from: 0 }] }, 'never'],
    [
      'pauses follow each other',
      WEEKDAY_MORNINGS,
      {
        pauses: [
          { from: 0, until: instant('2027-01-05T00:00+01:00') },
          { from: instant('2027-01-05T00:00+01:00'), until: instant('2027-01-06T00:00+01:00') },
        ],
      },
      '2027-01-06 10:30+01:00',
    ],
    [
      'a pause ends on a holiday',
      WEEKDAY_MORNINGS,
      { pauses: [{ from: 0, until: instant('2027-01-06T00:00+01:00') }], holidays: 'DE-BY' },
      '2027-01-07 10:30+01:00',
    ],
    [
      'the one time before a pause that has not begun',
      WEEKDAY_MORNINGS,
      { pauses: [{ from: instant('2027-01-02T00:00+01:00') }] },
      '2027-01-01 10:30+01:00',
    ],
    ['a year later, where this time it is a holiday', NEW_YEAR, { holidays: 'DE' }, '2028-01-01 10:30+01:00'],
    ['what has ended', { ...WEEKDAY_MORNINGS, ends: '2026-12-31' }, {}, 'never'],
  ])('%s', (_, cadence, off, expected) => {
    expect(due(cadence, off)).toEqual(expected)
  })

  test('where every day is a holiday it is never due, and that is found out', () => {
    expect(due(FIVE_MINUTES, { holidays: 'XX' }, ALWAYS)).toBe('never')
    expect(due(NEW_YEAR, { holidays: 'XX' }, ALWAYS)).toBe('never')
  })
})

describe('always', () => {
  const DAY = 86_400_000
  const plans = cadences.chain((cadence) =>
    instants(cadence.zone).chain((after) => {
      const near = fc.integer({ min: after - 3 * DAY, max: after + 30 * DAY })
      const comes = occurrences(cadence, after).take(5).toArray()
      const daysOff: fc.Arbitrary<DaysOff> = fc.record({
        pauses: fc.array(
          near.chain((from) =>
            fc.integer({ min: 1, max: 9 * DAY }).map((long) => ({ from, until: from + long })),
          ),
          { maxLength: 3 },
        ),
        dates: fc.array(
          near.map((ms) => Temporal.Instant.fromEpochMilliseconds(ms).toString().slice(0, 10)),
          { maxLength: 5 },
        ),
        times: comes.length === 0 ? fc.constant([]) : fc.subarray(comes),
      })
      return fc.record({
        plan: fc.record({ cadence: fc.constant(cadence), daysOff }),
        after: fc.constant(after),
      })
    }),
  )

  test('what is due next is the first that is not skipped', () => {
    fc.assert(
      fc.property(plans, ({ plan, after }) => {
        const first = upcoming(plan, after, HOLIDAYS).find(({ skipped }) => skipped === undefined)
        expect(nextDue(plan, after, HOLIDAYS)).toBe(first?.at)
      }),
    )
  })

  test('nothing is left out of what is shown, and nothing is added', () => {
    fc.assert(
      fc.property(plans, ({ plan, after }) => {
        const all = upcoming(plan, after, HOLIDAYS).take(10)
        expect(all.map(({ at }) => at).toArray()).toEqual(occurrences(plan.cadence, after).take(10).toArray())
      }),
    )
  })
})

describe('changing days off', () => {
  const DAY = 86_400_000
  const NOW = instant('2027-01-04T12:00Z')
  const off = (some: Partial<DaysOff>): DaysOff => ({ ...NO_DAYS_OFF, ...some })

  test.each<[why: string, changed: DaysOff, expected: DaysOff]>([
    [
      'a first pause',
      withPause(NO_DAYS_OFF, { from: NOW, until: NOW + DAY }, NOW),
      off({ pauses: [{ from: NOW, until: NOW + DAY }] }),
    ],
    [
      'an earlier pause comes first',
      withPause(off({ pauses: [{ from: NOW + 9 * DAY }] }), { from: NOW, until: NOW + DAY }, NOW),
      off({ pauses: [{ from: NOW, until: NOW + DAY }, { from: NOW + 9 * DAY }] }),
    ],
    [
      'pauses that overlap or touch become one',
      withPause(
        off({
          pauses: [
            { from: NOW, until: NOW + 2 * DAY },
            { from: NOW + 5 * DAY, until: NOW + 6 * DAY },
          ],
        }),
        { from: NOW + DAY, until: NOW + 5 * DAY },
        NOW,
      ),
      off({ pauses: [{ from: NOW, until: NOW + 6 * DAY }] }),
    ],
    [
      'a shorter pause within a longer one changes nothing',
      withPause(off({ pauses: [{ from: NOW }] }), { from: NOW + DAY, until: NOW + 2 * DAY }, NOW),
      off({ pauses: [{ from: NOW }] }),
    ],
    ['a pause of no length is none', withPause(NO_DAYS_OFF, { from: NOW, until: NOW }, NOW), NO_DAYS_OFF],
    [
      'going on ends the running pause now and leaves the planned one',
      withoutPause(
        off({
          pauses: [{ from: NOW - DAY, until: NOW + DAY }, { from: NOW + 9 * DAY }],
        }),
        NOW,
      ),
      off({ pauses: [{ from: NOW - DAY, until: NOW }, { from: NOW + 9 * DAY }] }),
    ],
    [
      'going on ends a pause without an end',
      withoutPause(off({ pauses: [{ from: NOW - DAY }] }), NOW),
      off({ pauses: [{ from: NOW - DAY, until: NOW }] }),
    ],
    [
      'a pause that has just begun leaves no trace',
      withoutPause(off({ pauses: [{ from: NOW }] }), NOW),
      NO_DAYS_OFF,
    ],
    [
      'going on before the pause begins gives it up',
      withoutPause(
        off({ pauses: [{ from: NOW - 3 * DAY, until: NOW - 2 * DAY }, { from: NOW + DAY }] }),
        NOW,
      ),
      off({ pauses: [{ from: NOW - 3 * DAY, until: NOW - 2 * DAY }] }),
    ],
    ['going on where nothing is paused', withoutPause(NO_DAYS_OFF, NOW), NO_DAYS_OFF],
    [
      'dates in order, none twice',
      withDate(off({ dates: ['2027-02-01', '2027-03-01'] }), '2027-02-01', NOW),
      off({ dates: ['2027-02-01', '2027-03-01'] }),
    ],
    [
      'a date before another one',
      withDate(off({ dates: ['2027-03-01'] }), '2027-02-01', NOW),
      off({ dates: ['2027-02-01', '2027-03-01'] }),
    ],
    [
      'times in order, none twice',
      withTime(withTime(off({ times: [NOW + DAY] }), NOW + DAY, NOW), NOW + 1000, NOW),
      off({ times: [NOW + 1000, NOW + DAY] }),
    ],
    [
      'what is over for more than a month goes, what is younger stays',
      withTime(
        {
          pauses: [
            { from: 0, until: NOW - 40 * DAY },
            { from: 0, until: NOW - 20 * DAY },
          ],
          dates: ['2026-11-20', '2026-12-20'],
          times: [NOW - 40 * DAY, NOW - 20 * DAY],
          holidays: 'DE',
        },
        NOW,
        NOW,
      ),
      {
        pauses: [{ from: 0, until: NOW - 20 * DAY }],
        dates: ['2026-12-20'],
        times: [NOW - 20 * DAY, NOW],
        holidays: 'DE',
      },
    ],
    ['holidays of a region', withHolidays(NO_DAYS_OFF, 'DE-BY'), off({ holidays: 'DE-BY' })],
    [
      'no holidays any more',
      withHolidays(off({ dates: ['2027-02-01'], holidays: 'DE' }), undefined),
      off({ dates: ['2027-02-01'] }),
    ],
  ])('%s', (_, changed, expected) => {
    expect(changed).toStrictEqual(expected)
  })
})
