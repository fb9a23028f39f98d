import { describe, expect, test } from 'vitest'
import { findZones } from '../../src/breaks/zones.ts'

describe('the zones that words may mean', () => {
  test.each([
    ['Europe/Berlin', ['Europe/Berlin'], 'an IANA name'],
    ['europe/berlin', ['Europe/Berlin'], 'in any case'],
    ['Asia/Kolkata', ['Asia/Kolkata'], 'a name that lists leave out'],
    ['Asia/Calcutta', ['Asia/Calcutta'], 'an old name stays what it is'],
    ['US/Pacific', ['US/Pacific'], 'a name kept for old times’ sake'],
    ['America/Port-au-Prince', ['America/Port-au-Prince'], 'hyphens'],
    ['berlin', ['Europe/Berlin'], 'a city of the list'],
    ['Berlin time', ['Europe/Berlin'], 'with "time"'],
    ['new york', ['America/New_York'], 'two words'],
    ['São Paulo', ['America/Sao_Paulo'], 'accents'],
    ['Kiev', ['Europe/Kyiv'], 'an older spelling'],
    ['calcutta', ['Asia/Kolkata'], 'an older name'],
    ['munich', ['Europe/Berlin'], 'a city that is in no list'],
    ['San Francisco', ['America/Los_Angeles'], 'the same'],
    ['beijing', ['Asia/Shanghai'], 'the same'],
    ['mumbai', ['Asia/Kolkata'], 'the same'],
    ['washington', ['America/New_York'], 'the city'],
    ['germany', ['Europe/Berlin'], 'a country'],
    ['Czech Republic', ['Europe/Prague'], 'a country'],
    ['UK', ['Europe/London'], 'a country in short'],
    ['portland', ['America/Los_Angeles', 'America/New_York'], 'in Oregon or in Maine'],
    ['Birmingham', ['America/Chicago', 'Europe/London'], 'on both sides of the ocean'],
    ['IST', ['Asia/Jerusalem', 'Asia/Kolkata', 'Europe/Dublin'], 'India, Israel, Ireland'],
    ['CST', ['America/Chicago', 'Asia/Shanghai'], 'Chicago, China'],
    ['BST', ['Asia/Dhaka', 'Europe/London'], 'Bangladesh, Britain'],
    ['MST', ['America/Denver', 'America/Phoenix'], 'with summer time or without'],
    ['GMT', ['UTC', 'Europe/London'], 'without summer time or with'],
    [
      'USA',
      ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'],
      'a large country',
    ],
    ['ET', ['America/New_York'], 'an abbreviation'],
    ['eastern time', ['America/New_York'], 'in words'],
    ['pst', ['America/Los_Angeles'], 'in small letters'],
    ['CEST', ['Europe/Brussels'], 'nobody’s capital but the Union’s'],
    ['utc', ['UTC'], 'universal'],
    ['Z', ['UTC'], 'its short form'],
    ['UTC+2', ['+02:00'], 'an offset'],
    ['GMT+5:30', ['+05:30'], 'with half an hour'],
    ['+05:30', ['+05:30'], 'alone'],
    ['GMT-3', ['-03:00'], 'behind'],
    ['UTC+0', ['UTC'], 'none is none'],
    ['UTC+15', [], 'no clock on Earth'],
    ['Europe/Nowhere', [], 'no such place'],
    ['easter', [], 'a feast, and not the island'],
    ['christmas', [], 'a feast, and not the island'],
    ['may', [], 'a month'],
    ['', [], 'nothing'],
  ])('%s → %j: %s', (words, zones) => {
    expect(findZones(words)).toEqual(zones)
  })

  test('every zone of the machine is known by its own name', () => {
    const zones = Intl.supportedValuesOf('timeZone')
    expect(zones.filter((zone) => findZones(zone).join() !== zone)).toEqual([])
  })

  test('every zone that is offered exists', () => {
    const offered = [
      'IST',
      'CST',
      'BST',
      'AST',
      'MST',
      'GMT',
      'SST',
      'USA',
      'russia',
      'australia',
      'canada',
      'brazil',
    ].flatMap(findZones)
    const exists = (zone: string) =>
      Temporal.PlainDate.from('2026-01-01').toZonedDateTime(zone).timeZoneId === zone
    expect(offered.filter((zone) => !exists(zone))).toEqual([])
  })
})
