import { expect, test } from 'vitest'
import { weekAt } from '../../src/breaks/week.ts'
import { instant } from './calendar.ts'

test.each([
  ['2026-11-18T10:30Z', 'UTC', '2026-11-16', '2026-11-16T00:00Z', '2026-11-23T00:00Z', 'a Wednesday'],
  ['2026-11-16T00:00Z', 'UTC', '2026-11-16', '2026-11-16T00:00Z', '2026-11-23T00:00Z', 'its first instant'],
  ['2026-11-22T23:59Z', 'UTC', '2026-11-16', '2026-11-16T00:00Z', '2026-11-23T00:00Z', 'its last minute'],
  [
    '2026-11-22T23:30Z',
    'Europe/Berlin',
    '2026-11-23',
    '2026-11-22T23:00Z',
    '2026-11-29T23:00Z',
    'a Sunday evening in one zone is a Monday in another',
  ],
  [
    '2026-10-25T12:00Z',
    'Europe/Berlin',
    '2026-10-19',
    '2026-10-18T22:00Z',
    '2026-10-25T23:00Z',
    'the week in which summer time ends is an hour longer',
  ],
  ['2027-01-01T12:00Z', 'UTC', '2026-12-28', '2026-12-28T00:00Z', '2027-01-04T00:00Z', 'over New Year'],
])('%s in %s is in the week of %s, from %s until %s: %s', (at, zone, monday, from, until) => {
  expect(weekAt(instant(at), zone)).toEqual({ zone, monday, from: instant(from), until: instant(until) })
})
