import type { Cadence } from '../../src/breaks/cadence.ts'
import { next } from '../../src/breaks/next.ts'
import { at, every, WORKDAYS } from '../breaks/calendar.ts'

const BERLIN = 'Europe/Berlin'

/** Cadences as teams have them. */
const COMMON: Readonly<Record<string, Cadence>> = {
  'weekdays 10:30 and 15:00': { days: WORKDAYS, times: at('10:30 15:00'), zone: BERLIN },
  'every 90 minutes from 9 to 5, weekdays': { days: WORKDAYS, times: every(90, '9:00-17:00'), zone: BERLIN },
  'the same without lunch': {
    days: WORKDAYS,
    times: every(60, '9:00-17:00', '12:00-13:00'),
    zone: 'America/New_York',
  },
  'five to the hour, seven times a day': {
    days: WORKDAYS,
    times: at('8:55 9:55 10:55 12:55 13:55 14:55 15:55'),
    zone: 'Europe/Paris',
  },
  'first Monday of the month': {
    days: { kind: 'nth of month', nths: [1], weekdays: [1] },
    times: at('14:00'),
    zone: 'Europe/London',
  },
  'every other Friday': {
    days: { kind: 'weekdays', weekdays: [5], everyWeeks: 2 },
    times: at('16:00'),
    starts: '2026-11-23',
    zone: 'Asia/Tokyo',
  },
  'every hour of the night': { days: WORKDAYS, times: every(60, '22:00-6:00'), zone: BERLIN },
}

const CALLS = 10_000
const START = Date.UTC(2026, 10, 24)
/** A little over two hours, so that every time of the day and of the year has its turn. */
const STEP = 7_654_321

/** The median of what finding the next time takes, in microseconds, for each of the common cadences. */
export function nextTimings(): readonly { readonly name: string; readonly median: number }[] {
  return Object.entries(COMMON).map(([name, cadence]) => {
    for (let call = 0; call < CALLS; call++) next(cadence, START + call * STEP)
    const taken = Array.from({ length: CALLS }, (_, call) => {
      const start = performance.now()
      next(cadence, START + call * STEP)
      return (performance.now() - start) * 1000
    }).toSorted((a, b) => a - b)
    return { name, median: taken[CALLS / 2] ?? 0 }
  })
}
