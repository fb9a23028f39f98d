import { describe, expect, test } from 'vitest'
import { limber } from './world.ts'

const preview = (...args: readonly string[]) => limber(['preview', ...args], { zone: 'Europe/Berlin' })

describe('limber preview', () => {
  test('shows the change of the clock in the offsets, and the same time on the wall', async () => {
    const { code, output } = await preview(
      'daily at 10:30; at a desk',
      '--from',
      '2027-03-27',
      '--weeks',
      '1',
    )
    expect(code).toBe(0)
    expect(output.split('\n').slice(3, 6)).toEqual([
      expect.stringMatching(/^ {2}Sat 27 Mar 2027 {2}10:30 \+01:00 {2}/),
      expect.stringMatching(/^ {2}Sun 28 Mar 2027 {2}10:30 \+02:00 {2}/),
      expect.stringMatching(/^ {2}Mon 29 Mar 2027 {2}10:30 \+02:00 {2}/),
    ])
  })

  test('counts the times and the aims, and says what is left out', async () => {
    const { output } = await preview(
      'weekdays at 10:30; at a desk; holidays Germany; not on 24 december 2026',
      '--from',
      '2026-12-21',
      '--weeks',
      '2',
    )
    expect(output).toContain('Thu 24 Dec 2026: left out, a day off')
    expect(output).toContain('Fri 25 Dec 2026: left out, public holiday (Christmas Day)')
    expect(output).toContain('7 times in 2 weeks, 3 left out.')
    expect(output).toMatch(/\nBalance: .* \d/)
  })

  test('says when a rare break comes first', async () => {
    const { output } = await preview('the 31st of the month at 9', '--from', '2026-11-20', '--weeks', '1')
    expect(output).toContain('0 times in 1 week.\nThe first is Thu 31 Dec 2026, 9:00.')
  })

  test.each([
    [
      ['weekdays at 10:30 whenever it rains'],
      'Not understood: "whenever"',
      'a word that is not understood is named',
    ],
    [['every 90 minutes'], 'Between which hours', 'what is missing is asked'],
    [['11am IST on weekdays'], 'IST', 'what may be several is asked'],
    [['weekdays at 10; holidays Georgia'], '"Georgia" may be one of these', 'so are regions'],
    [['weekdays at 10; without flying'], 'I know no such exercise', 'and exercises'],
    [['weekdays at 10', '--weeks', '0'], '"--weeks 0" is not from 1 to 53', 'weeks there are'],
    [['weekdays at 10', '--from', 'soon'], '"soon" is no date', 'a date that is one'],
    [['weekdays at 10', '--loud'], '"--loud" is no option', 'an option there is'],
    [[], 'When is the break?', 'nothing'],
  ])('%j ends with 2: %s (%s)', async (args, says) => {
    const { code, output, errors } = await preview(...args)
    expect({ code, output }).toEqual({ code: 2, output: '' })
    expect(errors).toContain(says)
  })

  test('a cron expression with a zone behind it is read by those who think in it', async () => {
    const { output } = await preview('30 10 * * 1-5 America/New_York', '--from', '2026-11-23', '--weeks', '1')
    expect(output.split('\n')[0]).toBe('Weekdays at 10:30, America/New_York time')
  })
})
