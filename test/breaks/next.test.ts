import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cadence, Days, Times } from '../../src/breaks/cadence.ts'
import { next } from '../../src/breaks/next.ts'
import {
  at,
  cadenceOf,
  cadences,
  DAILY,
  days,
  every,
  gapBefore,
  instant,
  instants,
  minuteOf,
  named,
  windowed,
  WORKDAYS,
  written,
  ZONES,
} from './calendar.ts'
import { occurrences } from './occurrences.ts'

type Row = readonly [
  why: string,
  cadence: Cadence,
  after: string,
  /** "2027-03-27 02:30+01:00", one after the other, with nothing between them. */
  expected: readonly string[],
]

function on(days: Days, times: Times, zone: string, rest: Partial<Cadence> = {}): Cadence {
  return { days, times, zone, ...rest }
}

function first(count: number, cadence: Cadence, after: string): readonly string[] {
  return occurrences(cadence, instant(after))
    .take(count)
    .map((ms) => written(ms, cadence.zone))
    .toArray()
}

function comes(rows: readonly Row[]): void {
  test.each(rows)('%s', (_, cadence, after, expected) => {
    expect(first(expected.length, cadence, after)).toEqual(expected)
  })
}

const MONDAYS: Days = { kind: 'weekdays', weekdays: [1], everyWeeks: 1 }
const FRIDAYS: Days = { kind: 'weekdays', weekdays: [5], everyWeeks: 1 }
const OTHER_FRIDAYS: Days = { kind: 'weekdays', weekdays: [5], everyWeeks: 2 }
const BERLIN = 'Europe/Berlin'

describe('days', () => {
  comes([
    [
      'strictly after: what is due now is not next',
      on(DAILY, at('10:30'), BERLIN),
      '2027-01-01T10:30+01:00',
      ['2027-01-02 10:30+01:00'],
    ],
    [
      'a millisecond before it is still to come',
      on(DAILY, at('10:30'), BERLIN),
      '2027-01-01T10:29:59.999+01:00',
      ['2027-01-01 10:30+01:00'],
    ],
    [
      'weekdays leave out the weekend',
      on(WORKDAYS, at('10:30 15:00'), BERLIN),
      '2027-01-08T12:00+01:00',
      ['2027-01-08 15:00+01:00', '2027-01-11 10:30+01:00', '2027-01-11 15:00+01:00'],
    ],
    [
      'the day is that of the zone, not that of Greenwich',
      on(MONDAYS, at('8:00'), 'Pacific/Auckland'),
      '2027-01-09T12:00Z',
      ['2027-01-11 08:00+13:00', '2027-01-18 08:00+13:00'],
    ],
    [
      'the year ends',
      on(DAILY, at('0:00 23:59'), 'UTC'),
      '2026-12-31T12:00Z',
      ['2026-12-31 23:59+00:00', '2027-01-01 00:00+00:00', '2027-01-01 23:59+00:00'],
    ],
    [
      'the first Monday of a month',
      on({ kind: 'nth of month', nths: [1], weekdays: [1] }, at('14:00'), 'Europe/London'),
      '2027-02-01T14:00Z',
      ['2027-03-01 14:00+00:00', '2027-04-05 14:00+01:00', '2027-05-03 14:00+01:00'],
    ],
    [
      'the first and third Monday and Tuesday: each on each of its turns',
      on({ kind: 'nth of month', nths: [1, 3], weekdays: [1, 2] }, at('9:00'), 'UTC'),
      '2027-06-01T00:00Z',
      [
        '2027-06-01 09:00+00:00',
        '2027-06-07 09:00+00:00',
        '2027-06-15 09:00+00:00',
        '2027-06-21 09:00+00:00',
        '2027-07-05 09:00+00:00',
      ],
    ],
    [
      'the fifth Friday, in months that have one',
      on({ kind: 'nth of month', nths: [5], weekdays: [5] }, at('9:00'), 'UTC'),
      '2027-01-01T00:00Z',
      ['2027-01-29 09:00+00:00', '2027-04-30 09:00+00:00', '2027-07-30 09:00+00:00'],
    ],
    [
      'the last Friday, whether it is the fourth or the fifth',
      on({ kind: 'nth of month', nths: [-1], weekdays: [5] }, at('9:00'), 'UTC'),
      '2027-01-01T00:00Z',
      ['2027-01-29 09:00+00:00', '2027-02-26 09:00+00:00', '2027-03-26 09:00+00:00'],
    ],
    [
      'the 31st, in months that have one',
      on({ kind: 'day of month', days: [31] }, at('9:00'), 'UTC'),
      '2027-01-31T09:00Z',
      ['2027-03-31 09:00+00:00', '2027-05-31 09:00+00:00', '2027-07-31 09:00+00:00'],
    ],
    [
      'the 30th and the last: one day in some months, two in others, and February has its last',
      on({ kind: 'day of month', days: [-1, 30] }, at('9:00'), 'UTC'),
      '2027-01-01T00:00Z',
      [
        '2027-01-30 09:00+00:00',
        '2027-01-31 09:00+00:00',
        '2027-02-28 09:00+00:00',
        '2027-03-30 09:00+00:00',
        '2027-03-31 09:00+00:00',
        '2027-04-30 09:00+00:00',
      ],
    ],
    [
      'the last of February in a leap year',
      on({ kind: 'day of month', days: [-1] }, at('9:00'), 'UTC', { months: [2] }),
      '2027-01-01T00:00Z',
      ['2027-02-28 09:00+00:00', '2028-02-29 09:00+00:00', '2029-02-28 09:00+00:00'],
    ],
    [
      '29 February, and 2100 is no leap year',
      on({ kind: 'day of month', days: [29] }, at('9:00'), 'UTC', { months: [2] }),
      '2090-01-01T00:00Z',
      ['2092-02-29 09:00+00:00', '2096-02-29 09:00+00:00', '2104-02-29 09:00+00:00'],
    ],
    [
      'the fifth Thursday of February can be 40 years away',
      on({ kind: 'nth of month', nths: [5], weekdays: [4] }, at('9:00'), 'UTC', { months: [2] }),
      '2072-01-01T00:00Z',
      ['2080-02-29 09:00+00:00', '2120-02-29 09:00+00:00'],
    ],
    [
      'only in some months',
      on(MONDAYS, at('9:00'), 'UTC', { months: [1, 7] }),
      '2027-01-18T09:00Z',
      ['2027-01-25 09:00+00:00', '2027-07-05 09:00+00:00'],
    ],
    [
      'every other Friday, over the end of a year with 53 weeks',
      on(OTHER_FRIDAYS, at('16:00'), 'UTC', { starts: '2026-11-23' }),
      '2026-12-20T00:00Z',
      ['2026-12-25 16:00+00:00', '2027-01-08 16:00+00:00', '2027-01-22 16:00+00:00'],
    ],
    [
      'weeks go from Monday to Sunday: the Monday after a start on a Saturday is in the second one',
      on({ kind: 'weekdays', weekdays: [1, 6], everyWeeks: 2 }, at('9:00'), 'UTC', { starts: '2027-01-09' }),
      '2027-01-01T00:00Z',
      ['2027-01-09 09:00+00:00', '2027-01-18 09:00+00:00', '2027-01-23 09:00+00:00'],
    ],
    [
      'the day on which it starts is the first one',
      on(DAILY, at('9:00'), BERLIN, { starts: '2027-03-05' }),
      '2027-01-01T00:00Z',
      ['2027-03-05 09:00+01:00', '2027-03-06 09:00+01:00'],
    ],
  ])
})

describe('clocks that are changed', () => {
  comes([
    [
      'a time that the clock leaves out comes as much later',
      on(DAILY, at('2:30'), BERLIN),
      '2027-03-27T12:00+01:00',
      ['2027-03-28 03:30+02:00', '2027-03-29 02:30+02:00'],
    ],
    [
      'and takes its turn there, after a later time of the clock',
      on(DAILY, at('2:30 3:00 3:45'), BERLIN),
      '2027-03-27T12:00+01:00',
      ['2027-03-28 03:00+02:00', '2027-03-28 03:30+02:00', '2027-03-28 03:45+02:00'],
    ],
    [
      'two times that fall on one instant come once',
      on(DAILY, at('2:30 3:30'), BERLIN),
      '2027-03-27T12:00+01:00',
      ['2027-03-28 03:30+02:00', '2027-03-29 02:30+02:00', '2027-03-29 03:30+02:00'],
    ],
    [
      'a time that the clock shows twice comes the first time',
      on(DAILY, at('2:30'), BERLIN),
      '2027-10-30T12:00+02:00',
      ['2027-10-31 02:30+02:00', '2027-11-01 02:30+01:00'],
    ],
    [
      'and not a second time for those who ask in between',
      on(DAILY, at('2:30'), BERLIN),
      '2027-10-31T02:15+01:00',
      ['2027-11-01 02:30+01:00'],
    ],
    [
      'New York in spring',
      on(DAILY, at('2:00'), 'America/New_York'),
      '2027-03-13T12:00-05:00',
      ['2027-03-14 03:00-04:00', '2027-03-15 02:00-04:00'],
    ],
    [
      'New York in autumn',
      on(DAILY, at('1:30'), 'America/New_York'),
      '2027-11-06T12:00-04:00',
      ['2027-11-07 01:30-04:00', '2027-11-08 01:30-05:00'],
    ],
    [
      'Lord Howe leaves out half an hour',
      on(DAILY, at('2:15'), 'Australia/Lord_Howe'),
      '2027-10-02T12:00+10:30',
      ['2027-10-03 02:45+11:00', '2027-10-04 02:15+11:00'],
    ],
    [
      'Lord Howe repeats half an hour',
      on(DAILY, at('1:45'), 'Australia/Lord_Howe'),
      '2027-04-03T12:00+11:00',
      ['2027-04-04 01:45+11:00', '2027-04-05 01:45+10:30'],
    ],
    [
      'São Paulo left out the first hour of a day',
      on(DAILY, at('0:00 0:30'), 'America/Sao_Paulo'),
      '2018-11-03T12:00-03:00',
      ['2018-11-04 01:00-02:00', '2018-11-04 01:30-02:00', '2018-11-05 00:00-02:00'],
    ],
    [
      'Cairo leaves out the first hour of a Friday, which stays a Friday',
      on(FRIDAYS, at('0:00'), 'Africa/Cairo'),
      '2027-04-28T12:00+02:00',
      ['2027-04-30 01:00+03:00', '2027-05-07 00:00+03:00'],
    ],
    [
      'Beirut leaves out the first hour of a day',
      on(DAILY, at('0:15'), 'Asia/Beirut'),
      '2027-03-27T12:00+02:00',
      ['2027-03-28 01:15+03:00', '2027-03-29 00:15+03:00'],
    ],
    [
      'Beirut repeats the last hour of a day',
      on(DAILY, at('23:30'), 'Asia/Beirut'),
      '2027-10-30T12:00+03:00',
      ['2027-10-30 23:30+03:00', '2027-10-31 23:30+02:00'],
    ],
    [
      'Nuuk leaves out the last hour of a day: what was to come in it comes on the day after',
      on(DAILY, at('0:15 23:30'), 'America/Nuuk'),
      '2027-03-27T12:00-02:00',
      ['2027-03-28 00:15-01:00', '2027-03-28 00:30-01:00', '2027-03-28 23:30-01:00'],
    ],
    [
      "St John's put its clock back over midnight",
      on(DAILY, at('0:00 23:30'), 'America/St_Johns'),
      '2010-11-06T12:00-02:30',
      ['2010-11-06 23:30-02:30', '2010-11-07 00:00-02:30', '2010-11-07 23:30-03:30'],
    ],
    [
      'Apia had no 30 December 2011, a Friday: what was to come on it does not come on Saturday',
      on(WORKDAYS, at('10:30'), 'Pacific/Apia'),
      '2011-12-28T12:00-10:00',
      ['2011-12-29 10:30-10:00', '2012-01-02 10:30+14:00'],
    ],
    [
      'the night before the missing day keeps its spacing',
      on(DAILY, every(240, '22:00-6:00'), 'Pacific/Apia'),
      '2011-12-29T12:00-10:00',
      [
        '2011-12-29 22:00-10:00',
        '2011-12-31 02:00+14:00',
        '2011-12-31 06:00+14:00',
        '2011-12-31 22:00+14:00',
      ],
    ],
    [
      'Casablanca puts its clock back for Ramadan, and forward again',
      on({ kind: 'weekdays', weekdays: [7], everyWeeks: 1 }, at('2:30'), 'Africa/Casablanca'),
      '2025-02-10T00:00Z',
      [
        '2025-02-16 02:30+01:00',
        '2025-02-23 02:30+01:00',
        '2025-03-02 02:30+00:00',
        '2025-03-09 02:30+00:00',
        '2025-03-16 02:30+00:00',
        '2025-03-23 02:30+00:00',
        '2025-03-30 02:30+00:00',
        '2025-04-06 03:30+01:00',
      ],
    ],
    [
      'a zone changed its rules: Kyiv stayed by Moscow time until 1990',
      on(DAILY, at('9:00'), 'Europe/Kyiv'),
      '1990-06-30T00:00Z',
      ['1990-06-30 09:00+04:00', '1990-07-01 09:00+03:00'],
    ],
    [
      'a fixed offset has no summer',
      on(DAILY, at('2:30'), '+05:30'),
      '2027-03-27T12:00+05:30',
      ['2027-03-28 02:30+05:30', '2027-03-29 02:30+05:30'],
    ],
  ])
})

describe('intervals', () => {
  comes([
    [
      'begin at the start of the window and leave the rest of it',
      on(WORKDAYS, every(90, '9:00-17:00'), BERLIN),
      '2027-01-08T12:00+01:00',
      [
        '2027-01-08 13:30+01:00',
        '2027-01-08 15:00+01:00',
        '2027-01-08 16:30+01:00',
        '2027-01-11 09:00+01:00',
      ],
    ],
    [
      "the window's end belongs to it",
      on(DAILY, every(240, '9:00-17:00'), 'UTC'),
      '2027-01-08T09:00Z',
      ['2027-01-08 13:00+00:00', '2027-01-08 17:00+00:00', '2027-01-09 09:00+00:00'],
    ],
    [
      "a gap's start belongs to it, its end does not",
      on(DAILY, every(60, '11:00-14:00', '12:00-13:00'), 'UTC'),
      '2027-01-08T00:00Z',
      [
        '2027-01-08 11:00+00:00',
        '2027-01-08 13:00+00:00',
        '2027-01-08 14:00+00:00',
        '2027-01-09 11:00+00:00',
      ],
    ],
    [
      'a gap does not move what comes after it',
      on(DAILY, every(50, '9:00-13:00', '9:30-11:00'), 'UTC'),
      '2027-01-08T00:00Z',
      [
        '2027-01-08 09:00+00:00',
        '2027-01-08 11:30+00:00',
        '2027-01-08 12:20+00:00',
        '2027-01-09 09:00+00:00',
      ],
    ],
    [
      'begin anew with each window',
      on(DAILY, every(60, '9:00-10:30 14:15-15:30'), 'UTC'),
      '2027-01-08T00:00Z',
      [
        '2027-01-08 09:00+00:00',
        '2027-01-08 10:00+00:00',
        '2027-01-08 14:15+00:00',
        '2027-01-08 15:15+00:00',
      ],
    ],
    [
      'windows that overlap do not double',
      on(DAILY, every(60, '9:00-12:00 11:00-13:00'), 'UTC'),
      '2027-01-08T10:00Z',
      [
        '2027-01-08 11:00+00:00',
        '2027-01-08 12:00+00:00',
        '2027-01-08 13:00+00:00',
        '2027-01-09 09:00+00:00',
      ],
    ],
    [
      'a window as short as its minute comes once',
      on(DAILY, every(60, '9:00-9:00'), 'UTC'),
      '2027-01-08T00:00Z',
      ['2027-01-08 09:00+00:00', '2027-01-09 09:00+00:00'],
    ],
    [
      'a night belongs to the day on which it starts: the one of Friday, and none of Sunday',
      on(FRIDAYS, every(180, '22:00-6:00'), 'UTC'),
      '2027-01-08T12:00Z',
      [
        '2027-01-08 22:00+00:00',
        '2027-01-09 01:00+00:00',
        '2027-01-09 04:00+00:00',
        '2027-01-15 22:00+00:00',
      ],
    ],
    [
      'the last night goes on after the last date',
      on(DAILY, every(180, '22:00-6:00'), 'UTC', { starts: '2027-01-08', ends: '2027-01-08' }),
      '2027-01-07T12:00Z',
      ['2027-01-08 22:00+00:00', '2027-01-09 01:00+00:00', '2027-01-09 04:00+00:00'],
    ],
    [
      'a gap over midnight',
      on(DAILY, every(60, '22:00-3:00', '23:30-1:30'), 'UTC'),
      '2027-01-08T12:00Z',
      [
        '2027-01-08 22:00+00:00',
        '2027-01-08 23:00+00:00',
        '2027-01-09 02:00+00:00',
        '2027-01-09 03:00+00:00',
      ],
    ],
    [
      'a window until midnight ends with it',
      on(DAILY, every(60, '22:00-0:00'), BERLIN),
      '2027-01-08T12:00+01:00',
      [
        '2027-01-08 22:00+01:00',
        '2027-01-08 23:00+01:00',
        '2027-01-09 00:00+01:00',
        '2027-01-09 22:00+01:00',
      ],
    ],
    [
      'a window of nearly a whole day reaches into the next one',
      on(DAILY, every(600, '20:00-18:00'), 'UTC'),
      '2027-01-08T12:00Z',
      [
        '2027-01-08 16:00+00:00',
        '2027-01-08 20:00+00:00',
        '2027-01-09 06:00+00:00',
        '2027-01-09 16:00+00:00',
      ],
    ],
    [
      'keep their spacing over the repeated hour',
      on(DAILY, every(60, '0:00-6:00'), BERLIN),
      '2027-10-30T12:00+02:00',
      [
        '2027-10-31 00:00+02:00',
        '2027-10-31 01:00+02:00',
        '2027-10-31 02:00+02:00',
        '2027-10-31 02:00+01:00',
        '2027-10-31 03:00+01:00',
        '2027-10-31 04:00+01:00',
        '2027-10-31 05:00+01:00',
        '2027-10-31 06:00+01:00',
        '2027-11-01 00:00+01:00',
      ],
    ],
    [
      'keep their spacing over the hour that is left out',
      on(DAILY, every(90, '0:00-6:00'), BERLIN),
      '2027-03-27T12:00+01:00',
      [
        '2027-03-28 00:00+01:00',
        '2027-03-28 01:30+01:00',
        '2027-03-28 04:00+02:00',
        '2027-03-28 05:30+02:00',
        '2027-03-29 00:00+02:00',
      ],
    ],
    [
      'keep their spacing over the half hour that Lord Howe repeats',
      on(DAILY, every(60, '0:00-4:00'), 'Australia/Lord_Howe'),
      '2027-04-03T12:00+11:00',
      [
        '2027-04-04 00:00+11:00',
        '2027-04-04 01:00+11:00',
        '2027-04-04 01:30+10:30',
        '2027-04-04 02:30+10:30',
        '2027-04-04 03:30+10:30',
        '2027-04-05 00:00+10:30',
      ],
    ],
    [
      'begin later where the clock leaves out the start of the window',
      on(DAILY, every(60, '2:30-5:00'), BERLIN),
      '2027-03-27T12:00+01:00',
      ['2027-03-28 03:30+02:00', '2027-03-28 04:30+02:00', '2027-03-29 02:30+02:00'],
    ],
    [
      'come once where hardly anything is left of the window',
      on(DAILY, every(15, '2:30-3:15'), BERLIN),
      '2027-03-27T12:00+01:00',
      ['2027-03-28 03:30+02:00', '2027-03-29 02:30+02:00', '2027-03-29 02:45+02:00'],
    ],
    [
      'a window that the clock leaves out lies later on it, where it may meet a gap',
      on(DAILY, every(15, '2:15-2:45', '3:30-4:00'), BERLIN),
      '2027-03-27T12:00+01:00',
      [
        '2027-03-28 03:15+02:00',
        '2027-03-29 02:15+02:00',
        '2027-03-29 02:30+02:00',
        '2027-03-29 02:45+02:00',
      ],
    ],
    [
      'so does the end of a night',
      on(DAILY, every(60, '22:30-2:30', '3:00-4:00'), BERLIN),
      '2027-03-28T00:30+01:00',
      ['2027-03-28 01:30+01:00', '2027-03-28 22:30+02:00'],
    ],
    [
      'a gap is at its own time of the clock all day after the repeated hour',
      on(DAILY, every(60, '1:00-0:30', '12:00-13:00'), BERLIN),
      '2027-10-31T10:30+01:00',
      ['2027-10-31 11:00+01:00', '2027-10-31 13:00+01:00'],
    ],
    [
      'a night of nearly 25 hours is not over before its end',
      on(DAILY, every(15, '23:45-23:30'), BERLIN),
      '2027-10-31T23:05+01:00',
      ['2027-10-31 23:15+01:00', '2027-10-31 23:30+01:00', '2027-10-31 23:45+01:00'],
    ],
    [
      'a gap is what the clock shows, both times that it shows it',
      on(DAILY, every(30, '1:00-4:00', '2:00-3:00'), BERLIN),
      '2027-10-30T12:00+02:00',
      [
        '2027-10-31 01:00+02:00',
        '2027-10-31 01:30+02:00',
        '2027-10-31 03:00+01:00',
        '2027-10-31 03:30+01:00',
        '2027-10-31 04:00+01:00',
        '2027-11-01 01:00+01:00',
      ],
    ],
    [
      'the gap is where the clock shows it, although the night was longer',
      on(DAILY, every(60, '22:00-6:00', '3:00-5:00'), BERLIN),
      '2027-10-31T01:00+02:00',
      [
        '2027-10-31 02:00+02:00',
        '2027-10-31 02:00+01:00',
        '2027-10-31 05:00+01:00',
        '2027-10-31 06:00+01:00',
        '2027-10-31 22:00+01:00',
      ],
    ],
  ])
})

describe('an end', () => {
  test.each<Row>([
    [
      'the last date is one of them',
      on(DAILY, at('9:00'), 'UTC', { ends: '2027-01-09' }),
      '2027-01-07T12:00Z',
      ['2027-01-08 09:00+00:00', '2027-01-09 09:00+00:00'],
    ],
    ['the end has passed', on(DAILY, at('9:00'), 'UTC', { ends: '2027-01-09' }), '2027-01-09T09:00Z', []],
    [
      'it ends before it starts',
      on(DAILY, at('9:00'), 'UTC', { starts: '2027-02-01', ends: '2027-01-09' }),
      '2027-01-01T00:00Z',
      [],
    ],
    [
      'there is no 30 February',
      on({ kind: 'day of month', days: [30] }, at('9:00'), 'UTC', { months: [2] }),
      '2027-01-01T00:00Z',
      [],
    ],
    [
      'gaps leave nothing of the windows',
      on(WORKDAYS, every(30, '9:00-12:00', '8:00-12:30'), BERLIN),
      '2027-01-01T00:00Z',
      [],
    ],
    ['no day is named', on({ kind: 'day of month', days: [] }, at('9:00'), 'UTC'), '2027-01-01T00:00Z', []],
    ['after the last year of four digits', on(DAILY, at('9:00'), 'UTC'), '9999-12-31T09:00Z', []],
  ])('%s', (_, cadence, after, expected) => {
    expect(first(expected.length + 1, cadence, after)).toEqual(expected)
  })

  test.each([NaN, Infinity, -Infinity, 8.64e15, -8.64e15, 1e300])('no instant: %s', (after) => {
    expect(next(on(DAILY, at('9:00'), BERLIN), after)).toBeUndefined()
  })

  test('a part of a millisecond is an instant', () => {
    const due = instant('2027-01-08T09:00Z')
    const cadence = on(DAILY, at('9:00'), 'UTC')
    expect([next(cadence, due - 0.5), next(cadence, due + 0.5)]).toEqual([due, due + 86_400_000])
  })
})

const asked = cadences.chain((cadence) =>
  fc.record({ cadence: fc.constant(cadence), after: instants(cadence.zone) }),
)

describe('always', () => {
  test('later than asked, and strictly rising', () => {
    fc.assert(
      fc.property(asked, ({ cadence, after }) => {
        const all = [after, ...occurrences(cadence, after).take(12)]
        expect(all).toEqual([...new Set(all)].toSorted((a, b) => a - b))
      }),
    )
  })

  test('nothing lies between: those who asked earlier have heard of the same', () => {
    const earlier = fc.integer({ min: 0, max: 3 * 86_400_000 })
    fc.assert(
      fc.property(asked, earlier, ({ cadence, after }, by) => {
        expect(occurrences(cadence, after - by).find((at) => at > after)).toBe(next(cadence, after))
      }),
    )
  })

  test('a named time is on the clock, or as much later as the clock left out', () => {
    const rules = cadenceOf(days, named).chain((cadence) =>
      fc.record({ cadence: fc.constant(cadence), after: instants(cadence.zone) }),
    )
    fc.assert(
      fc.property(rules, ({ cadence, after }) => {
        const { zone, times } = cadence
        const strange = occurrences(cadence, after)
          .take(10)
          .filter((at) => {
            const shown = minuteOf(at, zone)
            const gap = gapBefore(at, zone)
            const meant = (shown - (gap?.minutes ?? 0) + 1440) % 1440
            return !times.minutes.includes(shown) && !(gap !== undefined && times.minutes.includes(meant))
          })
        expect(strange.map((at) => written(at, zone)).toArray()).toEqual([])
      }),
    )
  })

  test('an interval is a whole number of steps after the start of a window, and never in a gap', () => {
    const rules = cadenceOf(days, windowed).chain((cadence) =>
      fc.record({ cadence: fc.constant(cadence), after: instants(cadence.zone) }),
    )
    fc.assert(
      fc.property(rules, ({ cadence, after }) => {
        const { zone, times } = cadence
        const startsAround = (at: number) => {
          const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()
          return times.windows.flatMap(({ from }) =>
            [0, 1, 2].map((back) => {
              const plainTime = new Temporal.PlainTime(Math.floor(from / 60), from % 60)
              return date.subtract({ days: back }).toZonedDateTime({ timeZone: zone, plainTime })
                .epochMilliseconds
            }),
          )
        }
        const isOnStep = (at: number) =>
          startsAround(at).some((start) => at >= start && (at - start) % (times.minutes * 60_000) === 0)
        const isInGap = (at: number) =>
          times.gaps.some(({ from, to }) => {
            const shown = minuteOf(at, zone)
            return to < from ? shown >= from || shown < to : shown >= from && shown < to
          })
        const strange = occurrences(cadence, after)
          .take(10)
          .filter((at) => !isOnStep(at) || isInGap(at))
        expect(strange.map((at) => written(at, zone)).toArray()).toEqual([])
      }),
    )
  })

  test('the same after a journey through JSON', () => {
    fc.assert(
      fc.property(asked, ({ cadence, after }) => {
        const travelled: Cadence = JSON.parse(JSON.stringify(cadence))
        expect(next(travelled, after)).toBe(next(cadence, after))
      }),
    )
  })
})

test('no zone changes its clock twice within three days, on which reckoning by sums rests', () => {
  const close = ZONES.flatMap((zone) => {
    const changes: Temporal.ZonedDateTime[] = []
    let change = Temporal.ZonedDateTime.from(`1970-01-01T00:00[${zone}]`).getTimeZoneTransition('next')
    for (; change !== null && change.year < 2050; change = change.getTimeZoneTransition('next'))
      changes.push(change)
    return changes.filter((later, index) => {
      const before = changes[index - 1]
      return before !== undefined && later.epochMilliseconds - before.epochMilliseconds < 3 * 86_400_000
    })
  })
  expect(close.map(String)).toEqual([])
})
