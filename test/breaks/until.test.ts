import { describe, expect, test } from 'vitest'
import { readUntil } from '../../src/breaks/until.ts'
import { sayMoment } from '../../src/breaks/moment.ts'

const ZONE = 'Europe/Berlin'
/** Friday, three weeks after summer time has ended. */
const NOW = Temporal.ZonedDateTime.from(`2026-11-20T09:00[${ZONE}]`).epochMilliseconds

const read = (text: string, now = NOW) => {
  const reading = readUntil(text, { now, zone: ZONE })
  if ('problem' in reading) return reading.problem
  return reading.until === undefined ? 'without an end' : sayMoment(reading.until, ZONE)
}

describe('a pause ends', () => {
  test.each([
    ['', 'without an end', 'when somebody resumes it'],
    ['until monday', 'Mon 23 Nov 2026, 0:00', 'when that day begins'],
    ['till 24 december', 'Thu 24 Dec 2026, 0:00', 'on a date'],
    ['until 2027-01-07', 'Thu 7 Jan 2027, 0:00', 'on a date with its year'],
    ['until tomorrow', 'Sat 21 Nov 2026, 0:00', 'with this day'],
    ['until friday', 'Fri 27 Nov 2026, 0:00', 'not on the day that it is'],
    ['until next week', 'Mon 23 Nov 2026, 0:00', 'with this week'],
    ['until next month', 'Tue 1 Dec 2026, 0:00', 'with this month'],
    ['until 14:30', 'Fri 20 Nov 2026, 14:30', 'at a time today'],
    ['until 8:00', 'Sat 21 Nov 2026, 8:00', 'at a time that is over today, tomorrow'],
    ['until 2pm', 'Fri 20 Nov 2026, 14:00', 'at a time on a clock of twelve hours'],
    ['for 2 weeks', 'Fri 4 Dec 2026, 9:00', 'after so long'],
    ['for a week', 'Fri 27 Nov 2026, 9:00', 'in words'],
    ['for 3 hours', 'Fri 20 Nov 2026, 12:00', 'in hours'],
    ['30 minutes', 'Fri 20 Nov 2026, 9:30', 'without "for"'],
    ['for the rest of the day', 'Sat 21 Nov 2026, 0:00', 'with this day'],
    ['today', 'Sat 21 Nov 2026, 0:00', 'with this day'],
    ['this week', 'Mon 23 Nov 2026, 0:00', 'with this week'],
    ['for 10 months', 'Mon 20 Sep 2027, 9:00', 'with the clock, not with hours: summer time'],
  ])('%s → %s: %s', (text, until) => {
    expect(read(text)).toBe(until)
  })

  test.each([
    ['until the cows come home', 'I did not understand'],
    ['for ages', 'I did not understand'],
    ['until 25:00', 'I did not understand'],
    ['until 2020-01-01', 'lies in the past'],
    ['until 2036-01-01', 'A pause ends within a year'],
    ['for 99 months', 'A pause ends within a year'],
    ['until 03/04/2027', 'may be 3 April 2027 or 4 March 2027'],
    ['x'.repeat(100_000), 'I did not understand'],
  ])('%s is refused: %s', (text, why) => {
    expect(read(text)).toContain(why)
  })
})
