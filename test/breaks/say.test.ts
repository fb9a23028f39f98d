import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cadence } from '../../src/breaks/cadence.ts'
import { readCadence } from '../../src/breaks/read/read.ts'
import { sayCadence, sayOrdinal, sayTime } from '../../src/breaks/say.ts'
import { anyCadence } from './arbitrary.ts'

const WEEKDAYS = { kind: 'weekdays', weekdays: [1, 2, 3, 4, 5], everyWeeks: 1 } as const
const AT_TEN = { kind: 'at', minutes: [600] } as const
const BERLIN = { days: WEEKDAYS, times: AT_TEN, zone: 'Europe/Berlin' } satisfies Cadence

describe('a cadence in words', () => {
  test.each<[string, Cadence, string]>([
    [
      'weekdays at 10:30 and 15:00, Europe/Berlin time',
      { ...BERLIN, times: { kind: 'at', minutes: [630, 900] } },
      'the zone always stands at the end',
    ],
    [
      'every day, every 90 minutes from 9:00 to 17:00, except 12:00 to 13:00, UTC time',
      {
        days: { kind: 'weekdays', weekdays: [1, 2, 3, 4, 5, 6, 7], everyWeeks: 1 },
        times: {
          kind: 'every',
          minutes: 90,
          windows: [{ from: 540, to: 1020 }],
          gaps: [{ from: 720, to: 780 }],
        },
        zone: 'UTC',
      },
      'a comma keeps two "every" apart',
    ],
    [
      'weekdays every 2 hours from 22:00 to 06:00 the next day, Europe/Berlin time',
      { ...BERLIN, times: { kind: 'every', minutes: 120, windows: [{ from: 1320, to: 360 }], gaps: [] } },
      'a window over midnight says so',
    ],
    [
      'the first and last Monday of the month at 10:00, Europe/Berlin time',
      { ...BERLIN, days: { kind: 'nth of month', nths: [1, -1], weekdays: [1] } },
      'the last comes last',
    ],
    [
      'on the 1st, 15th and last day of the month at 10:00, Europe/Berlin time',
      { ...BERLIN, days: { kind: 'day of month', days: [1, 15, -1] } },
      'days of the month',
    ],
    [
      'every 2 weeks on Fridays at 10:00, starting 27 November 2026, Europe/Berlin time',
      { ...BERLIN, days: { kind: 'weekdays', weekdays: [5], everyWeeks: 2 }, starts: '2026-11-27' },
      'weeks are counted from a date',
    ],
    [
      'every day except Friday at 03:00, in January and February, until 28 February 2027, UTC+05:30',
      {
        days: { kind: 'weekdays', weekdays: [1, 2, 3, 4, 6, 7], everyWeeks: 1 },
        times: { kind: 'at', minutes: [180] },
        months: [1, 2],
        ends: '2027-02-28',
        zone: '+05:30',
      },
      'an early hour has a nought in front',
    ],
  ])('%s', (words, cadence) => {
    expect(sayCadence(cadence)).toBe(words)
  })

  test('reads back to an equal value, whatever it is and wherever it is read', () => {
    fc.assert(
      fc.property(anyCadence, (cadence) => {
        const reading = readCadence(sayCadence(cadence), { today: '2026-11-20', zone: 'Pacific/Auckland' })
        expect(reading.kind === 'cadence' ? reading.cadence : reading).toEqual(cadence)
      }),
      { numRuns: 3000 },
    )
  })
})

describe('pieces of it', () => {
  test.each([
    [0, '00:00', 'midnight'],
    [419, '06:59', 'before seven a bare hour would be the afternoon'],
    [420, '7:00', 'from seven on nobody is misled'],
    [595, '9:55', 'as people write it'],
    [1439, '23:59', 'the last minute'],
  ])('%s minutes after midnight are %s: %s', (minute, said) => {
    expect(sayTime(minute)).toBe(said)
  })

  test.each([
    [1, '1st'],
    [2, '2nd'],
    [3, '3rd'],
    [11, '11th'],
    [12, '12th'],
    [13, '13th'],
    [21, '21st'],
    [22, '22nd'],
    [30, '30th'],
  ])('%s is %s', (day, said) => {
    expect(sayOrdinal(day)).toBe(said)
  })
})
