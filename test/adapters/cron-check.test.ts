import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCron } from '../../adapters/clock/cron-check.ts'

describe('a cron expression is fine', () => {
  test.each([
    ['0 9 * * 1-5', 'as most are'],
    ['  0   9 * *\t1-5 ', 'whatever stands between its fields'],
    ['0,30 9-17 1 jan,JUL *', 'lists, ranges and names'],
    ['*/90 * * * *', 'for cron; what it means is for others to say'],
    ['0 9 L * *', 'the last day of a month'],
    ['0 9 * * MON#2', 'the second Monday'],
    ['0 9 * * 5L', 'the last Friday'],
    ['0 9 ? * 7', 'Sunday as 7'],
    ['30 0 9 * * *', 'with seconds'],
    ['@daily', 'by its short name'],
  ])('%j: %s', (expression) => {
    expect(checkCron(expression)).toEqual([])
  })
})

describe('what is wrong is said of the expression', () => {
  const fields =
    'Cron has five fields (minute, hour, day of the month, month, day of the week), and here there'
  test.each([
    ['', `${fields} are none.`, 'empty'],
    ['9', `${fields} is one.`, 'too short'],
    ['* * *', `${fields} are 3.`, 'too short'],
    ['0 0 9 * * * 2027', `${fields} are 7.`, 'with a year'],
    [
      '@reboot',
      'It is none of the short names that cron has, such as @daily.',
      'a short name of another cron',
    ],
    [
      '0 9:30 * * é',
      'Cron has no use for ":", "é": it is written in digits, letters and * , - / # ?',
      'strange characters',
    ],
    [
      `0 9 * * 1${',1'.repeat(200)}`,
      'It is longer than 200 characters: please write it shorter.',
      'too long',
    ],
  ])('%j → %s: %s', (expression, why) => {
    expect(checkCron(expression)).toEqual([{ field: 'expression', why }])
  })
})

describe('what is wrong is said of each field', () => {
  const forms = 'or * for each of them, a list such as 1,3, a range such as 1-5, or a step such as */2.'
  test.each([
    ['60 9 * * *', 'minute', `"60" is no minute. Write 0 to 59; ${forms}`, 'too many'],
    ['*/0 9 * * *', 'minute', `"*/0" is no minute. Write 0 to 59; ${forms}`, 'a step that goes nowhere'],
    ['0 9-24 * * *', 'hour', `"9-24" is no hour. Write 0 to 23; ${forms}`, 'too many'],
    ['99 0 9 * * *', 'second', `"99" is no second. Write 0 to 59; ${forms}`, 'too many, before the minute'],
    [
      '0 9 32 * *',
      'day of the month',
      `"32" is no day of the month. Write 1 to 31, or L for the last one; ${forms}`,
      'too many',
    ],
    [
      '0 9 30 2 *',
      'day of the month',
      'Day 30 never comes in month 2.',
      'a day that its month does not have',
    ],
    ['0 9 31 2,APR *', 'day of the month', 'Day 31 never comes in month 2,APR.', 'nor any of the months'],
    ['0 0 9 31 2 *', 'day of the month', 'Day 31 never comes in month 2.', 'nor with seconds'],
    ['0 9 * MAI *', 'month', `"MAI" is no month. Write 1 to 12, or JAN to DEC; ${forms}`, 'another language'],
    [
      '0 9 * * 1#6',
      'day of the week',
      `"1#6" is no day of the week. Write 0 to 7 (Sunday is 0 and 7), or SUN to SAT, followed by #2 for the second one of a month or by L for the last one; ${forms}`,
      'no month has six Mondays',
    ],
    [
      '0-999999999999 9 * * *',
      'minute',
      `"0-999999999999" is no minute. Write 0 to 59; ${forms}`,
      'more numbers than a machine can hold',
    ],
  ])('%j → %s: %s (%s)', (expression, field, why) => {
    expect(checkCron(expression)).toEqual([{ field, why }])
  })

  test('of all of them at once', () => {
    expect(checkCron('60 24 32 13 8').map(({ field }) => field)).toEqual([
      'minute',
      'hour',
      'day of the month',
      'month',
      'day of the week',
    ])
  })
})

test('nothing that is written makes it fail, and every problem is a sentence', () => {
  const piece = fc.oneof(
    fc.constantFrom('*', '?', 'L', 'W', '#', '/', '-', ',', '@', ' ', 'MON', 'jan', '99999999999'),
    fc.nat({ max: 99 }).map(String),
    fc.string({ maxLength: 3 }),
  )
  const expression = fc.oneof(
    fc.string(),
    fc
      .array(fc.array(piece, { minLength: 1, maxLength: 4 }), { maxLength: 7 })
      .map((fields) => fields.map((field) => field.join('')).join(' ')),
  )
  fc.assert(
    fc.property(expression, (text) => {
      for (const { why } of checkCron(text)) expect(why).toMatch(/^["A-Z].*[.?]$/s)
    }),
    { numRuns: 1000 },
  )
})
