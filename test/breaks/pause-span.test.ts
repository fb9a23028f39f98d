import { describe, expect, test } from 'vitest'
import { readPause } from '../../src/breaks/pause-span.ts'
import { sayDayOrMoment } from '../../src/breaks/moment.ts'

const ZONE = 'Europe/Berlin'
/** Friday, three weeks after summer time has ended. */
const NOW = Temporal.ZonedDateTime.from(`2026-11-20T09:00[${ZONE}]`).epochMilliseconds

const read = (text: string) => {
  const reading = readPause(text, { now: NOW, zone: ZONE })
  if ('problem' in reading) return reading.problem
  const { from, until } = reading.pause
  const begins = from === NOW ? '' : `from ${sayDayOrMoment(from, ZONE)} `
  return until === undefined ? `${begins}without an end` : `${begins}until ${sayDayOrMoment(until, ZONE)}`
}

describe('a pause', () => {
  test.each([
    ['', 'without an end', 'when somebody resumes it'],
    ['until monday', 'until Mon 23 Nov 2026', 'when that day begins'],
    ['till 24 december', 'until Thu 24 Dec 2026', 'on a date'],
    ['until 2027-01-07', 'until Thu 7 Jan 2027', 'on a date with its year'],
    ['until 24.12.2026', 'until Thu 24 Dec 2026', 'on a date in figures'],
    ['until tomorrow', 'until Sat 21 Nov 2026', 'with this day'],
    ['until friday', 'until Fri 27 Nov 2026', 'not on the day that it is'],
    ['until next week', 'until Mon 23 Nov 2026', 'with this week'],
    ['until next month', 'until Tue 1 Dec 2026', 'with this month'],
    ['until the end of november', 'until Tue 1 Dec 2026', 'when its last day is over'],
    ['until 14:30', 'until Fri 20 Nov 2026, 14:30', 'at a time today'],
    ['until 8:00', 'until Sat 21 Nov 2026, 8:00', 'at a time that is over today, tomorrow'],
    ['until 2pm', 'until Fri 20 Nov 2026, 14:00', 'at a time on a clock of twelve hours'],
    ['until 5', 'until Fri 20 Nov 2026, 17:00', 'in the afternoon, as a break at 5 would come then'],
    ['for 2 weeks', 'until Fri 4 Dec 2026, 9:00', 'after so long'],
    ['for a week', 'until Fri 27 Nov 2026, 9:00', 'in words'],
    ['for seven days', 'until Fri 27 Nov 2026, 9:00', 'in words'],
    ['for a fortnight', 'until Fri 4 Dec 2026, 9:00', 'in the words of some'],
    ['for 3 hours', 'until Fri 20 Nov 2026, 12:00', 'in hours'],
    ['30 minutes', 'until Fri 20 Nov 2026, 9:30', 'without "for"'],
    ['for the rest of the day', 'until Sat 21 Nov 2026', 'with this day'],
    ['today', 'until Sat 21 Nov 2026', 'with this day'],
    ['this week', 'until Mon 23 Nov 2026', 'with this week'],
    ['for 10 months', 'until Mon 20 Sep 2027, 9:00', 'with the clock, not with hours: summer time'],
    ['next week', 'from Mon 23 Nov 2026 until Mon 30 Nov 2026', 'and begins with the next week'],
    ['tomorrow', 'from Sat 21 Nov 2026 until Sun 22 Nov 2026', 'and begins with a day'],
    ['on 24 december', 'from Thu 24 Dec 2026 until Fri 25 Dec 2026', 'and begins with a date'],
    [
      'from 24 december to 2 january',
      'from Thu 24 Dec 2026 until Sun 3 Jan 2027',
      'when the last day is over',
    ],
    [
      'between monday and wednesday',
      'from Mon 23 Nov 2026 until Thu 26 Nov 2026',
      'when the last day is over',
    ],
    ['starting monday for 2 weeks', 'from Mon 23 Nov 2026 until Mon 7 Dec 2026', 'so long after it began'],
    ['from monday', 'from Mon 23 Nov 2026 without an end', 'when somebody resumes it'],
  ])('%s → %s: %s', (text, until) => {
    expect(read(text)).toBe(until)
  })

  test.each([
    ['until the cows come home', 'I did not understand'],
    ['for ages', 'I did not understand'],
    ['until 25:00', 'I did not understand'],
    ['until 2020-01-01', 'lies in the past'],
    ['from monday to 2020-01-01', 'lies in the past, or ends before it begins'],
    ['until 2036-01-01', 'A pause lies within a year'],
    ['for 99 months', 'A pause lies within a year'],
    ['for 5 years', 'A pause lies within a year'],
    ['until 03/04/2027', 'may be 3 April 2027 or 4 March 2027'],
    ['over christmas', 'I did not understand'],
    ['while I am away', 'I did not understand'],
    ['on fridays', 'I did not understand'],
    ['x'.repeat(100_000), 'I did not understand'],
  ])('%s is refused: %s', (text, why) => {
    expect(read(text)).toContain(why)
  })
})
