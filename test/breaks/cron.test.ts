import fc from 'fast-check'
import { validateDetailed } from 'node-cron'
import { describe, expect, test } from 'vitest'
import { checkCron } from '../../adapters/clock/cron-check.ts'
import { EVERY, MOST_TIMES, type Cadence, type Days, type Times } from '../../src/breaks/cadence.ts'
import { CRON_EXAMPLES, looksLikeCron, readCron } from '../../src/breaks/cron.ts'

const read = (expression: string) => readCron(expression, 'Europe/Berlin', checkCron)

function cadenceOf(expression: string): Cadence {
  const reading = read(expression)
  if (reading.kind === 'refused') throw new Error(JSON.stringify(reading.problems))
  return reading.cadence
}

function problemsOf(expression: string) {
  const reading = read(expression)
  return reading.kind === 'refused' ? reading.problems : []
}

const at = (...times: readonly string[]): Times => ({ kind: 'at', minutes: times.map(minuteOf) })
const every = (minutes: number, ...windows: readonly (readonly [string, string])[]): Times => ({
  kind: 'every',
  minutes,
  windows: windows.map(([from, to]) => ({ from: minuteOf(from), to: minuteOf(to) })),
  gaps: [],
})
const weekly = (...weekdays: readonly (1 | 2 | 3 | 4 | 5 | 6 | 7)[]): Days => ({
  kind: 'weekdays',
  weekdays,
  everyWeeks: 1,
})
const EVERY_DAY = weekly(1, 2, 3, 4, 5, 6, 7)
const WORKDAYS = weekly(1, 2, 3, 4, 5)

function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}

describe('the times of cron', () => {
  test.each([
    ['30 10 * * *', at('10:30'), 'one time'],
    ['0 10,15 * * *', at('10:00', '15:00'), 'hours by name'],
    ['15,45 10,15 * * *', at('10:15', '10:45', '15:15', '15:45'), 'each minute in each hour'],
    ['0 9,10,11 * * *', at('9:00', '10:00', '11:00'), 'times that were named one by one stay so'],
    ['0,20 9-10 * * *', at('9:00', '9:20', '10:00', '10:20'), 'no one step between them'],
    ['0 9-11,14 * * *', at('9:00', '10:00', '11:00', '14:00'), 'one of them stands alone'],
    ['0 8-12,15 * * *', at('8:00', '9:00', '10:00', '11:00', '12:00', '15:00'), 'one of them stands alone'],
    ['0 */12 * * *', at('0:00', '12:00'), 'two times are no row'],
    ['0 9-17 * * *', every(60, ['9:00', '17:00']), 'hourly'],
    ['*/30 9-16 * * *', every(30, ['9:00', '16:30']), 'every half an hour'],
    ['15,45 9-16 * * *', every(30, ['9:15', '16:45']), 'every half an hour, by name'],
    ['0 8-18/2 * * *', every(120, ['8:00', '18:00']), 'a step that ends where its range does'],
    ['30 */4 * * *', every(240, ['0:30', '20:30']), 'a step that divides the day'],
    ['5-59/15 9-10 * * *', every(15, ['9:05', '10:50']), 'a step that goes on evenly over the hour'],
    ['*/30 9-11,13-16 * * *', every(30, ['9:00', '11:30'], ['13:00', '16:30']), 'with a gap at noon'],
    ['*/5 * * * *', every(5, ['0:00', '23:55']), 'all day, as often as a break can come'],
    ['@hourly', every(60, ['0:00', '23:00']), 'by its short name'],
  ])('%s → %j: %s', (expression, times) => {
    expect(cadenceOf(expression)).toEqual({ days: EVERY_DAY, times, zone: 'Europe/Berlin' })
  })
})

describe('the days of cron', () => {
  test.each<readonly [string, Pick<Cadence, 'days' | 'months'>, string]>([
    ['0 9 * * 1-5', { days: WORKDAYS }, 'numbers'],
    ['0 9 * * MON-FRI', { days: WORKDAYS }, 'names'],
    ['0 9 * * monday,Wed,5', { days: weekly(1, 3, 5) }, 'names however they are written'],
    ['0 9 * * 0', { days: weekly(7) }, 'Sunday as 0'],
    ['0 9 * * 7', { days: weekly(7) }, 'Sunday as 7'],
    ['0 9 * * 5-7', { days: weekly(5, 6, 7) }, 'up to Sunday as 7'],
    ['0 9 * * FRI-MON', { days: weekly(1, 5, 6, 7) }, 'over the end of the week'],
    ['0 9 * * 1-5/2', { days: weekly(1, 3, 5) }, 'a step that ends where its range does'],
    ['0 9 * * 0-6', { days: EVERY_DAY }, 'all of them'],
    ['0 9 ? * 1-5', { days: WORKDAYS }, 'no matter which day of the month'],
    ['0 9 15 * ?', { days: { kind: 'day of month', days: [15] } }, 'no matter which weekday'],
    ['0 9 L,15,1 * *', { days: { kind: 'day of month', days: [1, 15, -1] } }, 'also the last day'],
    ['0 9 1-31 * *', { days: EVERY_DAY }, 'all of them'],
    ['0 9 * * MON#2', { days: { kind: 'nth of month', nths: [2], weekdays: [1] } }, 'a turn in the month'],
    ['0 9 * * 1#3,MON#1', { days: { kind: 'nth of month', nths: [1, 3], weekdays: [1] } }, 'two turns'],
    ['0 9 * * 1#1,FRI#1', { days: { kind: 'nth of month', nths: [1], weekdays: [1, 5] } }, 'of two weekdays'],
    ['0 9 * * 5L', { days: { kind: 'nth of month', nths: [-1], weekdays: [5] } }, 'the last of a month'],
    ['0 9 * * SUNL,7#1', { days: { kind: 'nth of month', nths: [1, -1], weekdays: [7] } }, 'first and last'],
    ['0 9 * JAN,jul 1', { days: weekly(1), months: [1, 7] }, 'months by name'],
    ['0 9 1 */3 *', { days: { kind: 'day of month', days: [1] }, months: [1, 4, 7, 10] }, 'every quarter'],
    ['0 9 * NOV-FEB *', { days: EVERY_DAY, months: [1, 2, 11, 12] }, 'over the end of the year'],
    ['0 9 * 1-12 *', { days: EVERY_DAY }, 'all months'],
  ])('%s → %j: %s', (expression, parts) => {
    expect(cadenceOf(expression)).toEqual({ ...parts, times: at('9:00'), zone: 'Europe/Berlin' })
  })
})

describe('what may surprise is said', () => {
  test.each([
    ['0 9 * * *', [], 'nothing does'],
    ['30 9-17 * * *', [], 'half past each of the hours'],
    [
      '*/15 9-17 * * *',
      ["Cron's hour 17 lasts until 17:59, so that the last one comes at 17:45."],
      'the last hour is a whole one',
    ],
    ['@daily', ['"@daily" is short for "0 0 * * *".'], 'it comes at midnight'],
  ])('%s → %j: %s', (expression, notes) => {
    const reading = read(expression)
    expect(reading.kind === 'cadence' && reading.notes).toEqual(notes)
  })
})

describe('what does not mean what it seems to is refused', () => {
  const inWords = (minutes: number) =>
    `Say it in words, such as "every ${minutes} minutes from 9:00 to 17:00".`
  test.each([
    [
      '*/45 * * * *',
      '*/45',
      `Cron counts the minutes anew in every hour: "*/45" means :00 and :45, and not every 45 minutes. ${inWords(45)} Write "0,45" for just these.`,
    ],
    [
      '*/90 * * * *',
      '*/90',
      `Cron counts the minutes anew in every hour: "*/90" means :00, and not every 90 minutes. ${inWords(90)} Write "0" for just that.`,
    ],
    [
      '0 */5 * * *',
      '*/5',
      'Cron counts the hours anew every day: "*/5" means 0:00, 5:00, 10:00, 15:00 and 20:00, and then starts over with 0:00. Write "0,5,10,15,20" for just these.',
    ],
    [
      '0 */23 * * *',
      '*/23',
      'Cron counts the hours anew every day: "*/23" means 0:00 and 23:00, and then starts over with 0:00. Write "0,23" for just these.',
    ],
    [
      '0 9-17/3 * * *',
      '9-17/3',
      'Cron counts the hours anew every day: "9-17/3" means 9:00, 12:00 and 15:00, and then stops short of 17:00. Write "9,12,15" for just these.',
    ],
    [
      '0 22-2 * * 5',
      '22-2',
      'Cron counts the hours anew every day: "22-2" means 22:00, 23:00, 0:00, 1:00 and 2:00, all on the same date and not in the night after it. Write "0-2,22-23" for just these.',
    ],
    [
      '0 9 */2 * *',
      '*/2',
      'Cron counts the days anew every month: "*/2" means 1, 3, 5 … 31, and then starts over with 1. Write "1,3,5,7,9,11,13,15,17,19,21,23,25,27,29,31" for just these.',
    ],
    [
      '0 9 1 */5 *',
      '*/5',
      'Cron counts the months anew every year: "*/5" means January, June and November, and then starts over with January. Write "1,6,11" for just these.',
    ],
    [
      '0 9 * * */2',
      '*/2',
      'Cron counts the days anew every week: "*/2" means Sunday, Tuesday, Thursday and Saturday, and then starts over with Sunday. Write "0,2,4,6" for just these.',
    ],
    [
      '0 9 13 * 5',
      '13 * 5',
      'It names days of the month ("13") and days of the week ("5"): most crons then come on all of the one and all of the other, some only where the two meet. Write * for one of them, and make two breaks if you want both.',
    ],
  ])('%s: %s → %s', (expression, words, why) => {
    expect(read(expression)).toEqual({ kind: 'refused', problems: [{ words, why }], examples: CRON_EXAMPLES })
  })

  test('but for the very same times it says what to write', () => {
    const refused = [
      '*/45 9-17 * * *',
      '*/90 9-17 * * *',
      '0 */5 * * *',
      '0 9-17/3 * * *',
      '0 22-2 * * *',
      '0 9 */2 * *',
      '0 9 * * */2',
    ]
    for (const expression of refused) {
      const [problem] = problemsOf(expression)
      const instead = expression.replace(
        problem?.words ?? '',
        /Write "([^"]+)"/.exec(problem?.why ?? '')?.[1] ?? '',
      )
      expect(minutesByCron(instead, WEEKS[0])).toEqual(minutesByCron(expression, WEEKS[0]))
      expect(problemsOf(instead)).toEqual([])
    }
  })
})

describe('what no break does is refused by name', () => {
  test.each([
    ['0 9 15W * *', '15W', /^"15W" moves a day/, 'the nearest working day'],
    ['0 9 LW * *', 'LW', /^"LW" moves a day/, 'the last working day'],
    ['0 9 L-3 * *', 'L-3', /^"L-3" counts back/, 'counted from the end'],
    ['0 9 * * MON#1,3', 'MON#1,3', /make two breaks/, 'a turn and every week'],
    ['0 9 * * MON#1,TUE#2', 'MON#1,TUE#2', /make two breaks/, 'turns that differ'],
    [
      '30 0 9 * * *',
      '30 0 9 * * *',
      /^Six fields begin with the seconds.* write "0 9 \* \* \*"\.$/,
      'seconds',
    ],
    ['* * * * *', '* *', /^It comes one minute after .* at least 5 minutes/, 'every minute'],
    ['*/4 9 * * *', '*/4 9', /^It comes 4 minutes after .* at least 5 minutes/, 'too often'],
    ['0,25 8-20 * * *', '0,25 8-20', /^These are 26 times a day .* at most 24 .* in words/, 'too many times'],
    [
      '@reboot',
      '@reboot',
      /^It is none of the short names that are understood: @yearly, .*@hourly\.$/,
      'no time',
    ],
    [
      '0 9 * 1JAN *',
      '1JAN',
      /^"1JAN" is no month that is understood here\.$/,
      'what node-cron takes for November',
    ],
    ['0 9 * * 8', '8', /^"8" is no day of the week\. /, 'what the check finds'],
    ['0 9 * *', '0 9 * *', /^Cron has five fields .* there are 4\.$/, 'too short'],
    ['cron', 'cron', /^Cron has five fields .* there are none\.$/, 'nothing at all'],
  ])('%s: %s → %s: %s', (expression, words, why) => {
    expect(problemsOf(expression)).toEqual([{ words, why: expect.stringMatching(why) as string }])
  })

  test('all of it at once', () => {
    expect(problemsOf('*/45 */5 */2 */7 */3').map(({ words }) => words)).toEqual([
      '*/45',
      '*/5',
      '*/2',
      '*/7',
      '*/3',
    ])
    expect(problemsOf('* * 1 * 1').map(({ words }) => words)).toEqual(['* *', '1 * 1'])
    expect(problemsOf('60 24 32 13 8').map(({ words }) => words)).toEqual(['60', '24', '32', '13', '8'])
    expect(problemsOf('0 9 15W,L-2 * *').map(({ why }) => why.slice(0, 6))).toEqual(['"15W" ', '"L-2" '])
    expect(problemsOf('61 0 24 * * *').map(({ words }) => words)).toEqual(['61', '24'])
  })

  test('also where nobody checked it before', () => {
    for (const expression of [
      '5/15 9 * * *',
      '? 9 * * *',
      '0 9 * 13 *',
      '0 9 1#2 * *',
      'x y z a b',
      '0 9 - * *',
    ]) {
      expect(readCron(expression, 'UTC', () => []).kind).toBe('refused')
    }
  })
})

test.each([
  'cron 0 9 * * 1-5',
  'Cron: 0 9 * * 1-5',
  'cron `0 9 * * 1-5`',
  '"0 9 * * 1-5"',
  '  0  9 * * 1-5\n',
])('%j is read without what stands around it', (text) => {
  expect(cadenceOf(text)).toEqual(cadenceOf('0 9 * * 1-5'))
})

test('every example is understood', () => {
  expect(CRON_EXAMPLES.map((example) => [read(example).kind, looksLikeCron(example)])).toEqual(
    CRON_EXAMPLES.map(() => ['cadence', true]),
  )
})

describe('cron is told from words', () => {
  test.each([
    ['0 9 * * 1-5', true, 'five fields'],
    ['0 0 9 * * 1-5', true, 'six fields'],
    ['*/90 * * * *', true, 'fields that are wrong'],
    ['0 99 * * *', true, 'fields that are wrong'],
    ['0 9 ? jan MON#2', true, 'names'],
    ['0 9 L * *', true, 'letters'],
    ['0 9 LW * FRIL', true, 'letters'],
    ['`0 9 * * 1-5`', true, 'as code'],
    ['@daily', true, 'a short name'],
    ['cron 0 9', true, 'the word before it'],
    ['Cron: whatever', true, 'the word before it'],
    ['10 30', false, 'a time'],
    ['9 10 11 12 13', false, 'five hours'],
    ['mon tue wed thu fri', false, 'five days'],
    ['mon wed fri 9:55 *', false, 'a time with a colon'],
    ['weekdays at 10:30 and 15:00', false, 'words'],
    ['every 5 minutes * *', false, 'words'],
    ['* * *', false, 'too few'],
    ['* * * * * * *', false, 'too many'],
    ['@here', false, 'a group of people'],
    ['@constructor', false, 'what every object has'],
    ['cronut at 10', false, 'another word'],
    ['cron-like', false, 'another word'],
    ['', false, 'nothing'],
  ])('%j → %s: %s', (text, isCron) => {
    expect(looksLikeCron(text)).toBe(isCron)
  })
})

// The naive evaluator: for one minute after the other it looks whether each field names it.

const NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

function names(field: string, value: number, [least, most]: readonly [number, number]): boolean {
  return field.split(',').some((piece) => {
    const [range = '', step = '1'] = piece.split('/')
    const [first, last = first] = ['*', '?'].includes(range)
      ? [least, most]
      : range.split('-').map((end) => (NAMES.includes(end) ? NAMES.indexOf(end) : Number(end)))
    if (first === undefined || last === undefined) return false
    const size = most - least + 1
    const numbers: number[] = []
    for (let each = first; each <= (last < first ? last + size : last); each += Number(step)) {
      numbers.push(((each - least) % size) + least)
    }
    return numbers.includes(value)
  })
}

function isDay(expression: string, date: Temporal.PlainDate): boolean {
  const [, , dayOfMonth = '', month = '', dayOfWeek = ''] = expression.split(' ')
  const turn = Math.ceil(date.day / 7)
  const isLastTurn = date.day + 7 > date.daysInMonth
  const weekday = date.dayOfWeek % 7
  return (
    names(month, date.month, [1, 12]) &&
    dayOfMonth
      .split(',')
      .some((piece) => (piece === 'L' ? date.day === date.daysInMonth : names(piece, date.day, [1, 31]))) &&
    dayOfWeek.split(',').some((piece) => {
      if (piece.endsWith('L')) return isLastTurn && names(piece.slice(0, -1), weekday, [0, 6])
      const [day = '', nth] = piece.split('#')
      return names(day, weekday, [0, 6]) && (nth === undefined || Number(nth) === turn)
    })
  )
}

type Weeks = { readonly from: string; readonly days: number }
const WEEKS = ['2027-01-25', '2028-02-01', '2027-12-20', '2026-04-27'].map((from): Weeks => ({
  from,
  days: 38,
}))

/** Every minute of some weeks at which cron comes, counted from their start. */
function minutesByCron(expression: string, weeks: Weeks | undefined): readonly number[] {
  const { from, days } = weeks ?? { from: '2027-01-01', days: 28 }
  const [minuteField = '', hourField = ''] = expression.split(' ')
  const inHour = Array.from({ length: 60 }, (_, minute) => names(minuteField, minute, [0, 59]))
  const inDay = Array.from({ length: 24 }, (_, hour) => names(hourField, hour, [0, 23]))
  const minutes: number[] = []
  for (let day = 0; day < days; day++) {
    const isOn = isDay(expression, Temporal.PlainDate.from(from).add({ days: day }))
    for (let minute = 0; minute < 1440; minute++) {
      if (isOn && inDay[Math.floor(minute / 60)] && inHour[minute % 60]) minutes.push(day * 1440 + minute)
    }
  }
  return minutes
}

/** The same of a cadence. */
function minutesByCadence({ days, times, months }: Cadence, { from, days: count }: Weeks): readonly number[] {
  const isOn = (date: Temporal.PlainDate) => {
    const weekday = date.dayOfWeek
    if (months !== undefined && !months.includes(date.month)) return false
    if (days.kind === 'weekdays') return days.weekdays.some((day) => day === weekday)
    if (days.kind === 'day of month')
      return days.days.some((day) => date.day === (day === -1 ? date.daysInMonth : day))
    const isTurn = days.nths.some((nth) =>
      nth === -1 ? date.day + 7 > date.daysInMonth : Math.ceil(date.day / 7) === nth,
    )
    return isTurn && days.weekdays.some((day) => day === weekday)
  }
  const ofDay =
    times.kind === 'at'
      ? times.minutes
      : times.windows.flatMap(({ from: first, to }) =>
          Array.from(
            { length: Math.floor((to - first) / times.minutes) + 1 },
            (_, index) => first + index * times.minutes,
          ),
        )
  return Array.from({ length: count }, (_, day) => day)
    .filter((day) => isOn(Temporal.PlainDate.from(from).add({ days: day })))
    .flatMap((day) => ofDay.map((minute) => day * 1440 + minute))
}

describe('a cadence comes at exactly the times of its cron expression', () => {
  const number = (least: number, most: number) => fc.integer({ min: least, max: most }).map(String)
  const range = (least: number, most: number) =>
    fc.tuple(number(least, most), number(least, most)).map((ends) => ends.join('-'))
  const upwards = (least: number, most: number) =>
    fc
      .tuple(fc.integer({ min: least, max: most }), fc.integer({ min: least, max: most }))
      .map((ends) => ends.toSorted((a, b) => a - b).join('-'))
  const step = (of: fc.Arbitrary<string>, steps: readonly number[]) =>
    fc.tuple(of, fc.constantFrom(...steps)).map(([what, by]) => `${what}/${by}`)
  const listOf = (piece: fc.Arbitrary<string>) =>
    fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join(','))
  const any = fc.constant('*')

  const minute = fc.oneof(
    any,
    listOf(number(0, 59)),
    fc.constantFrom('0', '30'),
    step(any, [5, 10, 15, 20, 30, 45, 90]),
    listOf(step(upwards(0, 59), [5, 15, 30])),
  )
  const hour = fc.oneof(
    any,
    listOf(number(0, 23)),
    listOf(upwards(0, 23)),
    range(0, 23),
    fc.constantFrom('9-17', '8-11,13-16'),
    step(any, [2, 3, 4, 5, 6]),
    step(upwards(0, 23), [2, 3, 4]),
  )
  const special = fc.oneof(
    fc
      .tuple(fc.constantFrom('mon', '1', '0', '7', 'fri'), fc.constantFrom('#1', '#2', '#5', 'L'))
      .map((parts) => parts.join('')),
  )
  const weekday = fc.oneof(
    any,
    listOf(number(0, 7)),
    range(0, 7),
    fc.constantFrom('mon-fri', 'fri-mon', '?'),
    listOf(special),
    step(range(0, 6), [2, 3]),
  )
  const day = fc.oneof(listOf(number(1, 31)), range(1, 31), fc.constantFrom('L', '1,15,L', '*/2', '?'))
  const month = fc.oneof(any, any, listOf(number(1, 12)), range(1, 12), step(any, [2, 3, 5]))
  const days = fc.oneof(
    fc.tuple(fc.constantFrom('*', '?'), month, weekday),
    fc.tuple(day, month, any),
    fc.tuple(any, month, special),
    fc.tuple(day, month, weekday),
  )
  const expression = fc
    .tuple(minute, hour, days)
    .map(([first, second, rest]) => [first, second, ...rest].join(' '))

  test('minute by minute, over weeks', () => {
    const kinds = new Map<string, number>()
    fc.assert(
      fc.property(expression, fc.constantFrom(...WEEKS), (text, weeks) => {
        const reading = read(text)
        const kind =
          reading.kind === 'cadence'
            ? `${reading.cadence.days.kind}, ${reading.cadence.times.kind}`
            : 'refused'
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
        if (reading.kind === 'cadence') {
          expect(minutesByCadence(reading.cadence, weeks)).toEqual(minutesByCron(text, weeks))
        } else expect(reading.problems).not.toEqual([])
      }),
      { numRuns: 3000 },
    )
    // Each way in which a break can come was tried.
    const tried = [...kinds].filter(([, times]) => times >= 5).map(([kind]) => kind)
    expect(tried.toSorted()).toEqual([
      'day of month, at',
      'day of month, every',
      'nth of month, at',
      'nth of month, every',
      'refused',
      'weekdays, at',
      'weekdays, every',
    ])
  })

  test('as node-cron reads them, too', () => {
    fc.assert(
      fc.property(expression, (text) => {
        const reading = read(text)
        if (reading.kind === 'refused') return
        const { fields } = validateDetailed(text)
        const minutes = (fields?.hour ?? []).flatMap((of) =>
          (fields?.minute ?? []).map((each) => of * 60 + each),
        )
        const days = Temporal.PlainDate.from('2027-02-01')
        const today = { ...reading.cadence, days: EVERY_DAY, months: [2] }
        expect(minutesByCadence(today, { from: days.toString(), days: 1 })).toEqual(
          [...new Set(minutes)].toSorted((a, b) => a - b),
        )
        expect(reading.cadence.months ?? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]).toEqual(
          [...new Set(fields?.month)].toSorted((a, b) => a - b),
        )
      }),
      { numRuns: 500 },
    )
  })

  test('which are never too many or too close', () => {
    fc.assert(
      fc.property(expression, (text) => {
        const reading = read(text)
        if (reading.kind === 'refused') return
        const { times } = reading.cadence
        const minutes = minutesByCadence(
          { ...reading.cadence, days: EVERY_DAY, months: [2] },
          { from: '2027-02-01', days: 1 },
        )
        const apart = minutes.slice(1).map((each, index) => each - (minutes[index] ?? 0))
        expect(Math.min(EVERY.least, ...apart)).toBe(EVERY.least)
        expect(minutes.length > MOST_TIMES && times.kind === 'at').toBe(false)
        expect(minutes).toEqual([...new Set(minutes)].toSorted((a, b) => a - b))
      }),
    )
  })
})

test('whatever is written, it is read or refused with sentences', () => {
  const piece = fc.oneof(
    fc.constantFrom('*', '?', 'L', 'W', '#', '/', '-', ',', '@', 'MON', 'jan', 'cron', '*/5', '0'),
    fc.string({ maxLength: 3 }),
  )
  const fields = fc.array(
    fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join('')),
    { maxLength: 7 },
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fields.map((each) => each.join(' ')),
      ),
      (text) => {
        looksLikeCron(text)
        for (const { words, why } of problemsOf(text)) {
          expect(words).not.toBe('')
          expect(why).toMatch(/^["A-Z].*[.?]$/s)
        }
      },
    ),
    { numRuns: 1000 },
  )
})
