import { Cron } from 'croner'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cadence, Times } from '../../src/breaks/cadence.ts'
import { next } from '../../src/breaks/next.ts'
import {
  at,
  cadenceOf,
  DAILY,
  days,
  gapBefore,
  instant,
  instants,
  minuteOf,
  named,
  written,
} from './calendar.ts'
import { occurrences } from './occurrences.ts'

// An independent library, asked for the same. The two are not meant to agree on
// - times that the clock leaves out: croner comes when the gap ends, a break comes as much later as was left out
//   (2:30 at 3:30), so that two times in one gap stay apart; asserted below;
// - intervals and weeks that are counted from a date: cron has none.

type Named = Cadence & { readonly times: Extract<Times, { readonly kind: 'at' }> }

const WEEKDAY_NAMES = ['', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN']

/** A cadence as cron expressions, one for each of its times. */
function expressions({ days, times, months }: Named): readonly string[] {
  const [dates, weekdays] = fields(days)
  return times.minutes.map((minute) =>
    [minute % 60, Math.floor(minute / 60), dates, months?.join() ?? '*', weekdays].join(' '),
  )
}

/** Days as the third and the fifth field of a cron expression. */
function fields(days: Cadence['days']): readonly [dates: string, weekdays: string] {
  switch (days.kind) {
    case 'weekdays':
      return ['*', days.weekdays.map((weekday) => WEEKDAY_NAMES[weekday]).join()]
    case 'nth of month':
      return [
        '*',
        days.weekdays
          .flatMap((weekday) => days.nths.map((nth) => `${WEEKDAY_NAMES[weekday]}#${nth === -1 ? 'L' : nth}`))
          .join(),
      ]
    case 'day of month':
      return [days.days.map((day) => (day === -1 ? 'L' : day)).join(), '*']
  }
}

function cronerNext(cadence: Named, after: number): number | undefined {
  const all = expressions(cadence)
    .map((expression) =>
      new Cron(expression, { timezone: cadence.zone, mode: '5-part' }).nextRun(new Date(after)),
    )
    .filter((date) => date !== null)
    .map((date) => date.getTime())
  return all.length === 0 ? undefined : Math.min(...all)
}

const HOURS = 3_600_000

/**
 * Where croner has a time of ours that the clock left out: at the end of the gap, and nowhere if that is on the next day
 * already; at its own time too, where another one is named for that. A day that is missing moves nothing.
 */
function movedByCroner({ times, zone }: Named, ours: number): readonly number[] {
  const gap = gapBefore(ours, zone)
  if (gap === undefined || gap.minutes >= 1440) return [ours]
  const shown = minuteOf(ours, zone)
  const meant = (shown - gap.minutes + 1440) % 1440
  const own = times.minutes.includes(shown) ? [ours] : []
  return times.minutes.includes(meant) && meant < minuteOf(gap.at, zone) ? [gap.at, ...own] : own
}

/**
 * What croner is to answer, if nothing but the gaps is between us: of the times around, some of which are still to come
 * for us while croner had them, the first one.
 */
function expected(cadence: Named, after: number): number | undefined {
  const theirs = occurrences(cadence, after - 3 * HOURS)
    .take(8)
    .flatMap((ours) => movedByCroner(cadence, ours))
    .filter((at) => at > after)
    .toArray()
  return theirs.length === 0 ? undefined : Math.min(...theirs)
}

const triples = fc.sample(
  cadenceOf(days, named).chain((cadence) =>
    fc.record({ cadence: fc.constant(cadence), after: instants(cadence.zone) }),
  ),
  { numRuns: 10_000, seed: 20_270_328 },
)

describe('10,000 zones, rules and instants', () => {
  const answers = triples.map(({ cadence, after }) => ({
    cadence,
    after,
    ours: next(cadence, after),
    theirs: cronerNext(cadence, after),
  }))

  test('croner says the same, but for the times that a clock leaves out', () => {
    const different = answers.filter(({ cadence, after, theirs }) => theirs !== expected(cadence, after))
    const told = different.map(({ cadence, after, ours, theirs }) => ({
      expressions: expressions(cadence),
      zone: cadence.zone,
      after: written(after, cadence.zone),
      ours: ours === undefined ? 'never' : written(ours, cadence.zone),
      theirs: theirs === undefined ? 'never' : written(theirs, cadence.zone),
    }))
    expect(told).toEqual([])
  })

  test('some of them are such times, nearly all are not', () => {
    const apart = answers.filter(({ ours, theirs }) => ours !== theirs).length
    expect(apart).toBeGreaterThan(10)
    expect(apart).toBeLessThan(100)
  })
})

describe('where the two differ', () => {
  test.each([
    [
      'the end of the gap, or as much later',
      'Europe/Berlin',
      '2:30',
      '2027-03-27T12:00Z',
      ['2027-03-28 03:30+02:00', '2027-03-29 02:30+02:00'],
      ['2027-03-28 03:00+02:00', '2027-03-29 02:30+02:00'],
    ],
    [
      'two times in one gap: one for croner, both for us',
      'Europe/Berlin',
      '2:15 2:45',
      '2027-03-27T12:00Z',
      ['2027-03-28 03:15+02:00', '2027-03-28 03:45+02:00'],
      ['2027-03-28 03:00+02:00', '2027-03-29 02:15+02:00'],
    ],
    [
      'a time in the gap that meets another one: both for croner, one for us',
      'Europe/Berlin',
      '2:30 3:30',
      '2027-03-27T12:00Z',
      ['2027-03-28 03:30+02:00', '2027-03-29 02:30+02:00'],
      ['2027-03-28 03:00+02:00', '2027-03-28 03:30+02:00'],
    ],
    [
      'half an hour left out',
      'Australia/Lord_Howe',
      '2:15',
      '2027-10-02T12:00Z',
      ['2027-10-03 02:45+11:00', '2027-10-04 02:15+11:00'],
      ['2027-10-03 02:30+11:00', '2027-10-04 02:15+11:00'],
    ],
    [
      'a gap at the end of a day: croner leaves out the day, we come on the next one',
      'America/Nuuk',
      '23:30',
      '2027-03-28T00:45Z',
      ['2027-03-28 00:30-01:00', '2027-03-28 23:30-01:00'],
      ['2027-03-28 23:30-01:00', '2027-03-29 23:30-01:00'],
    ],
  ])('%s', (_, zone, clocks, after, ours, theirs) => {
    const cadence = { days: DAILY, times: at(clocks), zone }
    const start = instant(after)
    const firstOf = (following: (from: number) => number | undefined) => {
      const first = following(start)
      const second = first === undefined ? undefined : following(first)
      return [first, second].map((ms) => (ms === undefined ? 'never' : written(ms, zone)))
    }
    expect({
      ours: firstOf((from) => next(cadence, from)),
      theirs: firstOf((from) => cronerNext(cadence, from)),
    }).toEqual({ ours, theirs })
  })
})
