import { describe, expect, test } from 'vitest'
import type { Cadence } from '../../src/breaks/cadence.ts'
import { NO_DAYS_OFF, type Choosing } from '../../src/breaks/break.ts'
import { kitOf } from '../../src/breaks/fitting.ts'
import { dateAt, sayDate } from '../../src/breaks/moment.ts'
import { preview } from '../../src/breaks/preview.ts'
import { createRotation } from '../../src/breaks/rotation.ts'
import { AIMS } from '../../src/knowledge/model.ts'
import { KNOWLEDGE } from '../knowledge.ts'
import { at, every, WORKDAYS } from './calendar.ts'
import { occurrences } from './occurrences.ts'

// A whole year of breaks, looked at through a clock that knows nothing of Temporal, beside a calendar that is nothing but
// a list of days. Everything is by day, where no clock is changed: the nights are in next.test.ts.

const YEAR = 2027

const ZONES = [
  'Europe/London',
  'Europe/Berlin',
  'Africa/Cairo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'America/Los_Angeles',
  'America/New_York',
  'America/Sao_Paulo',
  '-03:30',
]

type Day = { readonly month: number; readonly day: number; readonly weekday: number; readonly ofYear: number }

/** Every day of the year, counted off by hand: it begins on a Friday and is no leap year. */
const DAYS: readonly Day[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  .flatMap((length, month) => Array.from({ length }, (_, day) => ({ month: month + 1, day: day + 1 })))
  .map((date, ofYear) => ({ ...date, ofYear, weekday: ((ofYear + 4) % 7) + 1 }))

type Typical = {
  readonly name: string
  readonly cadence: Omit<Cadence, 'zone'>
  /** The same once more, in the plainest words. */
  readonly isOn: (day: Day) => boolean
  readonly clocks: string
  /** January to December. */
  readonly perMonth: readonly number[]
}

const TYPICAL: readonly Typical[] = [
  {
    name: 'weekdays at 10:30 and 15:00',
    cadence: { days: WORKDAYS, times: at('10:30 15:00') },
    isOn: ({ weekday }) => weekday < 6,
    clocks: '10:30 15:00',
    perMonth: [42, 40, 46, 44, 42, 44, 44, 44, 44, 42, 44, 46],
  },
  {
    name: 'every 90 minutes between 9:00 and 17:00 on weekdays',
    cadence: { days: WORKDAYS, times: every(90, '9:00-17:00') },
    isOn: ({ weekday }) => weekday < 6,
    clocks: '09:00 10:30 12:00 13:30 15:00 16:30',
    perMonth: [126, 120, 138, 132, 126, 132, 132, 132, 132, 126, 132, 138],
  },
  {
    name: 'Monday, Wednesday and Friday at 9:55',
    cadence: { days: { kind: 'weekdays', weekdays: [1, 3, 5], everyWeeks: 1 }, times: at('9:55') },
    isOn: ({ weekday }) => [1, 3, 5].includes(weekday),
    clocks: '09:55',
    perMonth: [13, 12, 14, 13, 13, 13, 13, 13, 13, 13, 13, 14],
  },
  {
    name: 'the first Monday of the month at 14:00',
    cadence: { days: { kind: 'nth of month', nths: [1], weekdays: [1] }, times: at('14:00') },
    isOn: ({ weekday, day }) => weekday === 1 && day <= 7,
    clocks: '14:00',
    perMonth: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  },
  {
    name: 'every other Friday at 16:00',
    cadence: {
      days: { kind: 'weekdays', weekdays: [5], everyWeeks: 2 },
      times: at('16:00'),
      starts: '2026-12-28',
    },
    isOn: ({ ofYear }) => ofYear % 14 === 0,
    clocks: '16:00',
    perMonth: [3, 2, 2, 2, 2, 2, 3, 2, 2, 2, 2, 3],
  },
  {
    name: 'every hour between 9:00 and 17:00 every day, but not from 12:00 to 14:00',
    cadence: {
      days: { kind: 'weekdays', weekdays: [1, 2, 3, 4, 5, 6, 7], everyWeeks: 1 },
      times: every(60, '9:00-17:00', '12:00-14:00'),
    },
    isOn: () => true,
    clocks: '09:00 10:00 11:00 14:00 15:00 16:00 17:00',
    perMonth: [217, 196, 217, 210, 217, 210, 217, 217, 210, 217, 210, 217],
  },
]

function expected({ isOn, clocks }: Typical): readonly string[] {
  const two = (number: number) => String(number).padStart(2, '0')
  return DAYS.filter(isOn).flatMap(({ month, day }) =>
    clocks.split(' ').map((clock) => `${YEAR}-${two(month)}-${two(day)} ${clock}`),
  )
}

const CHOOSING: Choosing = { setting: 'anything', isDiscreet: false, conditions: [], without: [] }

/** What the clock on the wall shows each time, all year. */
function shown(cadence: Cadence): readonly string[] {
  // Swedes write "2027-03-28 10:30".
  const wall = new Intl.DateTimeFormat('sv-SE', {
    timeZone: cadence.zone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
  const clocks: string[] = []
  for (const ms of occurrences(cadence, Date.UTC(YEAR - 1, 11, 30))) {
    const clock = wall.format(ms)
    if (clock >= `${YEAR + 1}`) return clocks
    if (clock >= `${YEAR}`) clocks.push(clock)
  }
  return clocks
}

function perMonth(clocks: readonly string[]): readonly number[] {
  return Array.from({ length: 12 }, (_, month) => {
    const start = `${YEAR}-${String(month + 1).padStart(2, '0')}-`
    return clocks.filter((clock) => clock.startsWith(start)).length
  })
}

describe.each(TYPICAL)('a year of $name', (typical) => {
  test.each(ZONES)('on the right clock each time, and as often each month: %s', (zone) => {
    const clocks = shown({ ...typical.cadence, zone })
    expect(clocks).toEqual(expected(typical))
    expect(perMonth(clocks)).toEqual(typical.perMonth)
  })

  test.each(ZONES)('and each month with every aim in its share, by 15 % or one exercise: %s', (zone) => {
    const rotation = createRotation(KNOWLEDGE.exercises, kitOf(KNOWLEDGE.words))
    const fit = rotation.fitting(CHOOSING)
    const plan = { cadence: { ...typical.cadence, zone }, daysOff: NO_DAYS_OFF, choosing: CHOOSING }
    const around = {
      rotation,
      holidays: { find: () => [], name: String, of: () => [] },
      shown: [],
      seed: zone,
    }
    const year = preview(plan, Date.UTC(YEAR - 1, 11, 31, 12), around)
      .take(typical.perMonth.reduce((sum, count) => sum + count))
      .map(({ at, turn }) => ({ month: sayDate(dateAt(at, zone)).slice(-8), aim: turn?.aim }))
      .toArray()
    const uneven = [...Map.groupBy(year, ({ month }) => month)].flatMap(([month, times]) =>
      AIMS.filter((aim) => {
        const share = (times.length * fit.filter((page) => page.aim === aim).length) / fit.length
        const count = times.filter((time) => time.aim === aim).length
        // Nobody does 2.08 exercises of an aim.
        return Math.abs(count - Math.round(share)) > Math.max(1, 0.15 * share)
      }).map((aim) => `${month}: ${aim}`),
    )
    expect(uneven).toEqual([])
  })
})
