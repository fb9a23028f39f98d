import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cadence } from '../../src/breaks/cadence.ts'
import { fewerOf } from '../../src/breaks/fewer.ts'
import { timesOf } from '../../src/breaks/read/day-spans.ts'
import { readCadence } from '../../src/breaks/read/read.ts'
import { sayCadence } from '../../src/breaks/say.ts'
import { anyCadence } from './arbitrary.ts'

const GIVEN = { today: '2026-11-20', zone: 'UTC' }

function cadence(phrase: string): Cadence {
  const reading = readCadence(phrase, GIVEN)
  if (reading.kind !== 'cadence') throw new Error(`"${phrase}" is no cadence.`)
  return reading.cadence
}

const fewer = (phrase: string) => {
  const found = fewerOf(cadence(phrase))
  return found && sayCadence(found).replace(/, UTC time$/, '')
}

describe('less often than', () => {
  test.each<[string, string | undefined, string]>([
    ['weekdays at 10:30 and 15:00', 'weekdays at 15:00', 'of several times the one nearest to 14:00'],
    ['weekdays at 9:00, 13:00 and 15:00', 'weekdays at 13:00', 'of two as near the earlier'],
    ['mondays at 8:00 and 22:00', 'Mondays at 8:00', 'times go before days'],
    [
      'the first monday of the month at 9:00 and 14:00',
      'the first Monday of the month at 14:00',
      'also in a month',
    ],
    [
      'every 90 minutes from 9:00 to 17:00 on weekdays',
      'weekdays every 3 hours from 9:00 to 17:00',
      'the double',
    ],
    [
      'every 3 hours from 8:00 to 20:00 on weekdays',
      'weekdays every 4 hours from 8:00 to 20:00',
      'never more seldom than every 4 hours',
    ],
    [
      'every 4 hours from 8:00 to 20:00 on weekdays',
      'Mondays, Wednesdays and Fridays every 4 hours from 8:00 to 20:00',
      'what has 4 hours in between comes on fewer days',
    ],
    [
      'every 90 minutes from 9:00 to 10:00 on weekdays',
      'Mondays, Wednesdays and Fridays every 90 minutes from 9:00 to 10:00',
      'what comes once a day in any case comes on fewer days',
    ],
    [
      'every hour from 9:00 to 12:00 except 9:00 to 9:30 and 10:30 to 11:30 on weekdays',
      'Mondays, Wednesdays and Fridays every hour from 9:00 to 12:00, except 9:00 to 9:30 and 10:30 to 11:30',
      'nothing would be left of it between its gaps',
    ],
    ['weekdays at 10:30', 'Mondays, Wednesdays and Fridays at 10:30', 'of five days three'],
    ['every day at 10:30', 'Mondays, Wednesdays and Fridays at 10:30', 'of seven three, never two in a row'],
    [
      'sundays, mondays, tuesdays, wednesdays and thursdays at 10:30',
      'Tuesdays, Thursdays and Sundays at 10:30',
      'a week that begins on Sunday',
    ],
    ['mondays, wednesdays and fridays at 10:30', 'Mondays and Fridays at 10:30', 'of three two'],
    ['tuesdays and thursdays at 10:30', 'Tuesdays at 10:30', 'of two the first'],
    ['weekends at 10:30', 'Saturdays at 10:30', 'of a weekend its first day'],
    ['sundays and mondays at 10:30', 'Sundays at 10:30', 'also where the week turns in between'],
    ['mondays at 10:30', undefined, 'once a week is seldom'],
    ['every 2 weeks on monday and friday at 10:30', undefined, 'not every week is seldom'],
    ['the first monday of the month at 14:00', undefined, 'monthly is seldom'],
    ['on the 1st and 15th of the month at 14:00', undefined, 'twice a month as well'],
  ])('%s: %s, since %s', (phrase, expected) => {
    expect(fewer(phrase)).toBe(expected)
  })

  test('the months, the start, the end and the zone stay', () => {
    const whole = cadence(
      'weekdays at 10:30, in march and april, starting 1 march 2027, until 30 april 2028, Europe/Berlin time',
    )
    const { days } = cadence('mondays, wednesdays and fridays at 10:30')
    expect(fewerOf(whole)).toEqual({ ...whole, days })
  })
})

/** So often it comes in a week without a change of the clocks, as far as its days are those of a week. */
function perWeek({ days, times }: Cadence): number {
  const perDay = times.kind === 'at' ? times.minutes.length : timesOf(times).length
  return perDay * (days.kind === 'weekdays' ? days.weekdays.length : 1)
}

describe('whatever comes', () => {
  test('what is suggested can be said and is read back as it is', () => {
    fc.assert(
      fc.property(anyCadence, (one) => {
        const found = fewerOf(one)
        if (found === undefined) return
        const reading = readCadence(sayCadence(found), GIVEN)
        expect(reading.kind === 'cadence' ? reading.cadence : reading).toEqual(found)
      }),
      { numRuns: 2000 },
    )
  })

  test('it comes less often each time, and sometime is seldom enough', () => {
    fc.assert(
      fc.property(anyCadence, (one) => {
        let steps = 0
        for (let now = one, next = fewerOf(now); next !== undefined; now = next, next = fewerOf(now)) {
          expect(perWeek(next)).toBeLessThan(perWeek(now))
          expect(perWeek(next)).toBeGreaterThan(0)
          steps += 1
        }
        expect(steps).toBeLessThanOrEqual(9)
      }),
      { numRuns: 1000 },
    )
  })
})
