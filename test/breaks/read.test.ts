import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LONGEST_PHRASE, readCadence, type CadenceReading } from '../../src/breaks/read/read.ts'
import { sayCadence } from '../../src/breaks/say.ts'
import { anyCadence } from './arbitrary.ts'

/** A Friday. */
const TODAY = '2026-11-20'
const read = (text: string, today = TODAY): CadenceReading =>
  readCadence(text, { today, zone: 'Europe/Berlin' })

/** What is said back, with what was assumed; without the asker's own zone. */
function saidBack(text: string, today = TODAY): readonly string[] {
  const reading = read(text, today)
  if (reading.kind !== 'cadence') return [JSON.stringify(reading)]
  return [sayCadence(reading.cadence).replace(', Europe/Berlin time', ''), ...reading.notes]
}

type Row = readonly [text: string, said: string, reason: string]

const DAYS: readonly Row[] = [
  ['weekdays at 10:30 and 15:00', 'weekdays at 10:30 and 15:00', 'the plainest'],
  ['mon wed fri 9:55', 'Mondays, Wednesdays and Fridays at 9:55', 'short names, no "at"'],
  ['Mon/Wed/Fri 10am & 3pm', 'Mondays, Wednesdays and Fridays at 10:00 and 15:00', 'signs between'],
  ['mon. wed. fri. 10:30', 'Mondays, Wednesdays and Fridays at 10:30', 'dots belong to short names'],
  ['tuesdays and thursdays at 11', 'Tuesdays and Thursdays at 11:00', 'plurals'],
  ['M-F 9:55', 'weekdays at 9:55', 'as on office doors'],
  ['from monday to friday at 10', 'weekdays at 10:00', 'days, not dates'],
  ['monday until friday at 10', 'weekdays at 10:00', 'days, not an end'],
  ['mondays until 20 december 2026 at 10', 'Mondays at 10:00, until 20 December 2026', 'an end, not days'],
  ['fri to mon at 10', 'Mondays, Fridays, Saturdays and Sundays at 10:00', 'over the end of the week'],
  ['weekends at 11', 'weekends at 11:00', 'both days'],
  ['daily at noon', 'every day at 12:00', 'one word for every day'],
  ['daily, mon-fri, at 11', 'weekdays at 11:00', 'whoever names the days means those'],
  ['every day except friday at 10', 'every day except Friday at 10:00', 'less one'],
  [
    'weekdays except wednesday 10:30',
    'Mondays, Tuesdays, Thursdays and Fridays at 10:30',
    'less one of five',
  ],
  [
    'weekdays at noon, but not on friday',
    'Mondays, Tuesdays, Wednesdays and Thursdays at 12:00',
    'said behind',
  ],
  ['every day but sunday at 10', 'every day except Sunday at 10:00', '"but" is less here'],
  ['every working day at 10', 'weekdays at 10:00', 'two words for one'],
  ['daily except weekends at 11', 'weekdays at 11:00', 'two ways to say one thing'],
  ['first monday of the month 14:00', 'the first Monday of the month at 14:00', 'a turn in the month'],
  [
    'first and third thursday each month at 2:30pm',
    'the first and third Thursday of the month at 14:30',
    'two turns',
  ],
  [
    'every second friday of the month at 10',
    'the second Friday of the month at 10:00',
    'not every two weeks',
  ],
  ['last friday of every month at 4pm', 'the last Friday of the month at 16:00', 'from the end'],
  ['on the 1st and 15th at 10', 'on the 1st and 15th of the month at 10:00', 'dates'],
  ['the last day of the month at 15:00', 'on the last day of the month at 15:00', 'whichever date it has'],
  ['monthly on the 1st at 9', 'on the 1st of the month at 9:00', 'one word for every month'],
  ['once a day at 11 on weekdays', 'weekdays at 11:00', 'a count that agrees'],
  ['in january and february on mondays at 10', 'Mondays at 10:00, in January and February', 'months'],
  [
    'mon-thu at 16:00 but not in august',
    'Mondays, Tuesdays, Wednesdays and Thursdays at 16:00, not in August',
    'a month less',
  ],
]

const CLOCKS: readonly Row[] = [
  ['weekdays at 9am', 'weekdays at 9:00', '12-hour clock'],
  ['weekdays at 9 a.m.', 'weekdays at 9:00', 'with dots'],
  ['weekdays at 9a and 5p', 'weekdays at 9:00 and 17:00', 'one letter'],
  ['weekdays at 9.30', 'weekdays at 9:30', 'a dot between'],
  ['weekdays 9h30', 'weekdays at 9:30', 'as in France'],
  ['weekdays 0930', 'weekdays at 9:30', 'run together'],
  ['weekdays at 930am', 'weekdays at 9:30', 'run together, on the 12-hour clock'],
  ['weekdays at 21:15', 'weekdays at 21:15', 'in the evening'],
  ['weekdays 15 Uhr', 'weekdays at 15:00', 'as in Germany'],
  ["weekdays at 9 o'clock", 'weekdays at 9:00', 'with an apostrophe'],
  ['weekdays at half past 10', 'weekdays at 10:30', 'half past'],
  ['weekdays ten past nine', 'weekdays at 9:10', 'no window'],
  ['weekdays at five past eleven', 'weekdays at 11:05', 'minutes in words'],
  ['workdays at 5 to 11', 'weekdays at 10:55', 'behind "at" it is a time'],
  ['weekdays at ten thirty', 'weekdays at 10:30', 'all in words'],
  ['weekdays at 3 in the afternoon', 'weekdays at 15:00', 'the part of the day is said'],
  ['every weekday at 3 in the morning', 'weekdays at 03:00', 'for those who work at night'],
  ['every weekday afternoon at 3', 'weekdays at 15:00', 'the part of the day comes first'],
  ['tuesday evenings at 7', 'Tuesdays at 19:00', 'evening'],
  ['weekdays at noon and 12:30 am', 'weekdays at 00:30 and 12:00', 'half past midnight'],
  ['weekdays at 9 and 11 am', 'weekdays at 9:00 and 11:00', 'one half of the day for both'],
  ['weekdays at 9 and 3pm', 'weekdays at 9:00 and 15:00', 'not for what comes later than it'],
  ['weekdays 10,12,3 pm', 'weekdays at 10:00, 12:00 and 15:00', 'in order'],
  ['weekdays at 03:00', 'weekdays at 03:00', 'a nought in front means the 24-hour clock'],
  ['１０：３０ weekdays', 'weekdays at 10:30', 'wide digits'],
]

const INTERVALS: readonly Row[] = [
  [
    'every 2 hours from 9 to 17 but not between 12 and 13, daily',
    'every day, every 2 hours from 9:00 to 17:00, except 12:00 to 13:00',
    'a gap',
  ],
  [
    'every 45 minutes from 8:30 to 12 and from 13 to 17:30, weekdays',
    'weekdays every 45 minutes from 8:30 to 12:00 and from 13:00 to 17:30',
    'two windows',
  ],
  [
    'every hour from 8am to noon and 1pm to 5pm, weekdays',
    'weekdays every hour from 8:00 to 12:00 and from 13:00 to 17:00',
    'the window ends at noon',
  ],
  [
    '25 past every hour between 9 and 17 on weekdays',
    'weekdays at 9:25, 10:25, 11:25, 12:25, 13:25, 14:25, 15:25 and 16:25',
    'not "25 past nine"',
  ],
  [
    'at :20 and :50 from 9 to 11 on weekdays',
    'weekdays at 9:20, 9:50, 10:20 and 10:50',
    'two minutes of the hour',
  ],
  ['every half hour 9-17 weekdays', 'weekdays every 30 minutes from 9:00 to 17:00', 'half'],
  ['every quarter of an hour 9-17 weekdays', 'weekdays every 15 minutes from 9:00 to 17:00', 'a quarter'],
  ['every 1.5 hours 9-17 weekdays', 'weekdays every 90 minutes from 9:00 to 17:00', 'a decimal'],
  ['every hour and a half 9-17 weekdays', 'weekdays every 90 minutes from 9:00 to 17:00', 'a half more'],
  ['every 1h30 9-17 weekdays', 'weekdays every 90 minutes from 9:00 to 17:00', 'short'],
  ['every ninety minutes 9-17 weekdays', 'weekdays every 90 minutes from 9:00 to 17:00', 'in words'],
  ['once an hour 9-17 weekdays', 'weekdays every hour from 9:00 to 17:00', 'no count a day'],
  [
    'every 2h between 9h and 18h on weekdays, Paris',
    'weekdays every 2 hours from 9:00 to 18:00, Europe/Paris time',
    'as in France',
  ],
  [
    'every 30 minutes from 22:30 to 06:00 daily',
    'every day, every 30 minutes from 22:30 to 06:00 the next day',
    'a night',
  ],
  [
    'at :30 from 22:00 to 02:00 on fridays',
    'Fridays every hour from 22:30 to 02:00 the next day',
    'minutes of a night belong to its first day',
  ],
]

const AROUND: readonly Row[] = [
  ['remind us to stretch every weekday at 10:30 please', 'weekdays at 10:30', 'words that change nothing'],
  ['Could you ping the team every weekday at 11:15, please?', 'weekdays at 11:15', 'a question'],
  ["let's stretch weekdays: 10:30!!!", 'weekdays at 10:30', 'signs that change nothing'],
  ['weekdays 10:30, New York', 'weekdays at 10:30, America/New_York time', 'a city is enough'],
  ['Weekdays, 10:30 (Lisbon)', 'weekdays at 10:30, Europe/Lisbon time', 'in brackets'],
  ['daily at noon Tokyo time', 'every day at 12:00, Asia/Tokyo time', 'with "time"'],
  ['weekdays 10:30 UTC+5:30', 'weekdays at 10:30, UTC+05:30', 'an offset'],
]

describe('understood, and nothing assumed', () => {
  test.each([...DAYS, ...CLOCKS, ...INTERVALS, ...AROUND])('%s → %s: %s', (text, said) => {
    expect(saidBack(text)).toEqual([said])
  })
})

describe('understood, and what was assumed is said', () => {
  test.each([
    ['weekdays at 3:00', 'weekdays at 15:00', 'I took 3:00 as 15:00.'],
    ['weekdays at quarter to three', 'weekdays at 14:45', 'I took quarter to three as 14:45.'],
    ['weekdays at 2 and 4 pm', 'weekdays at 14:00 and 16:00', 'I took 2 as 14:00.'],
    ['fridays at midnight', 'Fridays at 00:00', 'I took midnight as 00:00, with which the day begins.'],
    ['mornings at 9', 'every day at 9:00', 'I took "mornings" as every day, weekends too.'],
    [
      'every 90 minutes between 9 and 5 on weekdays',
      'weekdays every 90 minutes from 9:00 to 17:00',
      'I took 9 to 5 as 9:00 to 17:00.',
    ],
    [
      'every 90 min 10 to 6 weekdays',
      'weekdays every 90 minutes from 10:00 to 18:00',
      'I took 10 to 6 as 10:00 to 18:00.',
    ],
    [
      'every hour from ten to three weekdays',
      'weekdays every hour from 10:00 to 15:00',
      'I took ten to three as 10:00 to 15:00.',
    ],
    [
      'every hour from 22:00 to 6:00 weekdays',
      'weekdays every hour from 22:00 to 06:00 the next day',
      'I took 22:00 to 6:00 as 22:00 to 06:00 the next day.',
    ],
    [
      'hourly between 9am and 5pm on weekdays, except lunch',
      'weekdays every hour from 9:00 to 17:00, except 12:00 to 13:00',
      'I took lunch as 12:00 to 13:00.',
    ],
    [
      'every 3 hours from 9am to 11am weekdays',
      'weekdays every 3 hours from 9:00 to 11:00',
      'From 9:00 to 11:00 is shorter than 3 hours: there it comes once, at 9:00.',
    ],
    [
      'every other friday 16:00',
      'every 2 weeks on Fridays at 16:00, starting 20 November 2026',
      'It starts on 20 November 2026, and I count the weeks from there.',
    ],
    [
      'every second friday at 16:00',
      'every 2 weeks on Fridays at 16:00, starting 20 November 2026',
      'It starts on 20 November 2026, and I count the weeks from there.',
    ],
    [
      'every 3 weeks on tuesday at 10',
      'every 3 weeks on Tuesdays at 10:00, starting 24 November 2026',
      'It starts on 24 November 2026, and I count the weeks from there.',
    ],
    [
      'weekdays at 10:30 starting 1 december',
      'weekdays at 10:30, starting 1 December 2026',
      'I took 1 december as 1 December 2026.',
    ],
    [
      'weekdays at 10:30 starting next monday',
      'weekdays at 10:30, starting 23 November 2026',
      'I took next monday as 23 November 2026.',
    ],
    [
      'weekdays at 10:30 for 4 weeks',
      'weekdays at 10:30, until 17 December 2026',
      'I took "for 4 weeks" as until 17 December 2026.',
    ],
    [
      'weekdays at 10 from november to february',
      'weekdays at 10:00, in January, February, November and December',
      'I took these months as those of every year.',
    ],
    [
      'first monday at 10',
      'the first Monday of the month at 10:00',
      'I took that as that weekday of every month.',
    ],
    ['on the 31st at 10', 'on the 31st of the month at 10:00', 'In months without a 31st it does not come.'],
    [
      'weekdays at 10 EST',
      'weekdays at 10:00, America/New_York time',
      'I took EST as America/New_York time.',
    ],
    [
      'weekdays at 10 until 1 march 2020',
      'weekdays at 10:00, until 1 March 2020',
      '1 March 2020 is over already, so it will not come.',
    ],
  ])('%s → %s. %s', (text, said, note) => {
    expect(saidBack(text)).toEqual([said, note])
  })

  test('weeks are counted from the first day on which it may come', () => {
    expect(saidBack('every other wednesday at 10 starting 4 december 2026')[0]).toBe(
      'every 2 weeks on Wednesdays at 10:00, starting 9 December 2026',
    )
  })
})

describe('asked back, because it may mean several things', () => {
  test.each([
    ['weekdays at half ten', ['weekdays at 9:30', 'weekdays at 10:30'], 'half an hour before ten, or after'],
    [
      'every third tuesday at 10',
      [
        'the third Tuesday of the month at 10:00',
        'every 3 weeks on Tuesdays at 10:00, starting 24 November 2026',
      ],
      'of the month, or every three weeks',
    ],
    [
      'second friday at 10',
      [
        'the second Friday of the month at 10:00',
        'every 2 weeks on Fridays at 10:00, starting 20 November 2026',
      ],
      'the same',
    ],
    [
      'biweekly on monday at 10',
      ['every 2 weeks on Mondays at 10:00, starting 23 November 2026', 'Mondays and Thursdays at 10:00'],
      'every two weeks, or twice a week',
    ],
    [
      'weekdays at 10 starting 03/04/2027',
      ['weekdays at 10:00, starting 3 April 2027', 'weekdays at 10:00, starting 4 March 2027'],
      'half the world begins with the month',
    ],
    [
      'weekdays at 10 until march',
      ['weekdays at 10:00, until 1 March 2027', 'weekdays at 10:00, until 31 March 2027'],
      'its first day, or its last',
    ],
    [
      'weekdays at 10 in Portland',
      ['weekdays at 10:00, America/Los_Angeles time', 'weekdays at 10:00, America/New_York time'],
      'in Oregon, or in Maine',
    ],
    [
      'weekdays at 3 and 17:00',
      ['weekdays at 03:00 and 17:00', 'weekdays at 15:00 and 17:00'],
      'the 24-hour clock beside a bare hour',
    ],
    [
      'weekdays at 9pm and 10',
      ['weekdays at 10:00 and 21:00', 'weekdays at 21:00 and 22:00'],
      'in the evening as well, or in the morning',
    ],
    [
      'every hour from 6 to 2 on weekdays',
      ['weekdays every hour from 06:00 to 14:00', 'weekdays every hour from 18:00 to 02:00 the next day'],
      'an early shift, or a late one',
    ],
    [
      'every hour from 13 to 5 on weekdays',
      ['weekdays every hour from 13:00 to 17:00', 'weekdays every hour from 13:00 to 05:00 the next day'],
      'the afternoon, or until the next morning',
    ],
  ])('%s → %j: %s', (text, meanings) => {
    const reading = read(text)
    const suggestions = 'suggestions' in reading ? reading.suggestions : []
    expect([reading.kind, suggestions.map((phrase) => phrase.replace(', Europe/Berlin time', ''))]).toEqual([
      'ambiguous',
      meanings,
    ])
  })

  test('next friday is clear on a Friday, and is not on a Tuesday', () => {
    expect(read('weekdays at 10 starting next friday', '2026-11-20').kind).toBe('cadence')
    expect(read('weekdays at 10 starting next friday', '2026-11-17').kind).toBe('ambiguous')
  })
})

describe('asked for what is missing, with phrases that can be taken as they stand', () => {
  test.each([
    ['', 'When should the break come?'],
    ['remind us to stretch', 'When should the break come?'],
    ['every weekday', 'At what time?'],
    ['every morning', 'At what time?'],
    ['twice a day', 'At which 2 times of the day?'],
    ['10:30 and 15:00', 'On which days?'],
    ['every 2 hours from 9 to 5', 'On which days?'],
    ['every 90 minutes', 'Between which hours should it come every 90 minutes, and on which days?'],
    ['every 90 minutes on weekdays from 9', 'It begins from 9: until when?'],
    ['weekdays from 9 to 5', 'How often should it come in these hours?'],
    ['weekday mornings every hour', 'Between which hours should it come every hour?'],
    ['weekly at 10', 'On which day of the week?'],
    ['twice a month at 10', 'On which day of the month?'],
    ['twice a week at 10', 'On which days of the week?'],
    ['monthly on monday at 10', 'On which day of the month?'],
  ])('%s → %s', (text, question) => {
    const reading = read(text)
    expect(reading).toMatchObject({ kind: 'missing', question })
    const { suggestions } = reading as Extract<CadenceReading, { readonly kind: 'missing' }>
    expect(suggestions.length).toBeGreaterThanOrEqual(2)
    expect(suggestions.length).toBeLessThanOrEqual(4)
    expect(suggestions.map((phrase) => read(phrase).kind)).toEqual(suggestions.map(() => 'cadence'))
  })

  test('a zone, where none is known at all', () => {
    expect(readCadence('weekdays at 10:30', { today: TODAY })).toMatchObject({
      kind: 'missing',
      question: 'In which time zone? A city will do.',
      suggestions: [
        'weekdays at 10:30, UTC time',
        'weekdays at 10:30, Europe/Berlin time',
        'weekdays at 10:30, America/New_York time',
      ],
    })
  })
})

/** The words that a refusal names. */
function refusedWords(text: string): readonly string[] | CadenceReading {
  const reading = read(text)
  return reading.kind === 'refused' ? reading.problems.map(({ words }) => words) : reading
}

describe('never silently something else', () => {
  test.each([
    ['every third day at 16:00', 'refused', 'no 3rd of the month'],
    ['every 2nd day at 16:00', 'refused', 'no 2nd of the month'],
    ['every second 10:30', 'refused', 'no 2nd of the month either'],
    ['weekdays at 1½', 'refused', 'no 1:00 and 2:00'],
    ['weekdays at ½ past 10', 'refused', 'no 10:02'],
    ['mon tue not wed thu fri 10:00', 'refused', 'Wednesday was never one of them'],
    ['every 1½ hours from 9 to 17 on weekdays', 'cadence', 'half an hour more'],
    ['weekdays at 10:30, not on weekends', 'cadence', 'the same said twice'],
    ['every third day of the month at 16:00', 'cadence', 'the 3rd, said in full'],
    ['every 15th at 10:30', 'cadence', 'in figures it is a day of the month'],
  ])('%s → %s: %s', (text, kind) => {
    expect(read(text).kind).toBe(kind)
  })

  test('twelve at night is the night before, and that is said', () => {
    expect(read('mondays at 12 at night')).toMatchObject({
      notes: ['I took 12 at night as 00:00, with which the day begins.'],
    })
  })
})

describe('refused by name, since a part of it would be lost', () => {
  test.each([
    ['weekdays at 10 except during full moon', ['except', 'full', 'moon'], 'the calendar has no moon'],
    ['every 90 minutes or so', ['or', 'so'], 'not exact'],
    ['weekdays at 10ish', ['ish'], 'not exact'],
    ['weekdays at 10 unless it rains', ['unless', 'it', 'rains'], 'every unknown word at once'],
    ['weekdays after the standup', ['standup'], 'depends on something else'],
    ['monday 10:30 or 11', ['or'], 'one of two'],
    ['30 times a day', ['30 times a day'], 'more than there can be'],
    ['feb 30', ['feb 30'], 'no such day'],
    ['weekdays at 10 until feb 30', ['until feb 30'], 'no such day'],
    ['weekdays 25:00', ['25:00'], 'no such time'],
    ['weekdays 9:75', ['9:75'], 'no such time'],
    ['weekdays at 13am', ['at 13am'], 'two clocks in one'],
    ['weekdays 15:00 in the morning', ['15:00 in the morning'], 'not in the morning'],
    ['mon to thu 14:00, fri 11:00', ['fri', '11:00'], 'two breaks'],
    ['weekdays at 10:30 and 15:00 on fridays', ['on fridays'], 'two breaks, and "and" in between'],
    ['every day at 10 and on fridays', ['and'], 'something is to be added'],
    ['every day at 10 except friday at 15', ['at 15'], 'another time on one day'],
    ['weekdays 10:30 Berlin, 15:00 Paris', ['15:00', 'Paris'], 'two zones'],
    ['monday at 10 et 15', ['15'], 'a French "and" is no zone'],
    ['weekdays at 10:30 +2', ['+', '2'], 'an offset, or a list'],
    [
      'weekdays at 10:30 except the first of the month',
      ['except'],
      'only weekdays can be left out of weekdays',
    ],
    ['weekdays at 10 except holidays', ['except', 'holidays'], 'days off are set elsewhere'],
    ["don't remind us on weekdays at 10", ["don't"], 'a denial is no filler'],
    ['do not post on weekdays at 10', ['not'], 'a denial in front denies all'],
    ['stop the breaks on fridays', ['stop'], 'a wish to stop is no wish for breaks'],
    ['weekdays at 10 never', ['never'], 'a denial behind as well'],
    ['you may post weekdays at 10', ['may'], 'no month'],
    ['mondays 2026', ['2026'], 'a year, and not 20:26'],
    ['tomorrow at 10', ['tomorrow'], 'once is no break that repeats'],
    ['every other day at 10', ['every other day'], 'weeks are counted, days are not'],
    ['every other weekday at 10', ['every other weekday'], 'the same'],
    [
      'first weekday of the month at 10',
      ['first weekday of the month'],
      'working days of a month are not counted',
    ],
    ['on the last working day of the month at 4', ['on the last working day of the month'], 'the same'],
    ['mon,tue,!wed at 10', ['!'], 'a sign that denies'],
    ['mon-wed-fri at 10', ['-', 'fri'], 'a dash between days ends nothing'],
    ['mon to mon at 10', ['mon', 'to'], 'one day, or all of them'],
    ['every afternoon at 11', ['11'], 'not in the afternoon'],
    ['this friday at 10', ['this'], 'once is no break that repeats'],
    ['30th in february at 10', ['in february'], 'no such day'],
    ['every 3 minutes from 9 to 5 weekdays', ['every 3 minutes'], 'too often'],
    ['every 13 hours from 9 to 5 weekdays', ['every 13 hours'], 'too seldom'],
    ['every 2 hours at 9:30 on weekdays', ['every 2 hours'], 'an interval or a time'],
    ['every hour from 9 to 12 and 11 to 17 on weekdays', ['from 9 to 12 and 11 to 17'], 'overlapping'],
    ['three times a day at 10 and 15', ['three times a day'], 'the count does not agree'],
    ['weekdays at 10 for 5 minutes', ['for 5 minutes'], 'how long it takes is another matter'],
    ['weekdays at 10 until christmas', ['christmas'], 'a feast, and not Christmas Island'],
    ['weekdays except mon-fri at 10', ['weekdays'], 'nothing remains'],
    ['weekdays at 10 until 1 december starting 20 december', ['until 1 december'], 'ends before it starts'],
  ])('%s → %j: %s', (text, words) => {
    const named = refusedWords(text)
    expect(named).toEqual(words)
  })

  test('with examples, all of which are understood, and with the word that was perhaps meant', () => {
    const reading = read('weekdys at dusk')
    expect(reading).toEqual({
      kind: 'refused',
      problems: [
        { words: 'weekdys', why: 'I do not know this word. Did you mean "weekdays"?' },
        { words: 'dusk', why: 'I do not know when the sun rises.' },
      ],
      examples: [
        'weekdays at 10:30 and 15:00',
        'every 90 minutes between 9 and 5 on weekdays',
        'first Monday of the month at 14:00',
      ],
    })
    const examples = reading.kind === 'refused' ? reading.examples : []
    expect(examples.map((example) => read(example).kind)).toEqual(['cadence', 'cadence', 'cadence'])
  })

  test.each([
    ['weekdys at 10:30', 'weekdays at 10:30, Europe/Berlin time'],
    ['evry day 4 pm exept sunday', 'every day except Sunday at 16:00, Europe/Berlin time'],
  ])('%s: where nothing but slips is wrong, what was meant is asked', (text, meant) => {
    const reading = read(text)
    expect(reading).toMatchObject({ kind: 'ambiguous', suggestions: [meant] })
  })

  test.each([
    ['tuesdays at 9:50, right', 'a number is never guessed: "right" is near "eight"'],
    ['weekdays at 10 mercury retrograde', 'words that are near nothing'],
  ])('%s is refused: %s', (text) => {
    expect(read(text).kind).toBe('refused')
  })

  test('a text of any length', () => {
    expect(read('weekdays '.repeat(100_000))).toMatchObject({ kind: 'refused' })
    expect(read(`weekdays at 10:30${' '.repeat(LONGEST_PHRASE)}`).kind).toBe('refused')
  })
})

const UNDERSTOOD = [...DAYS, ...CLOCKS, ...INTERVALS, ...AROUND].map(([text]) => text)
const junk = fc
  .array(fc.constantFrom(...'bcdfghjkqvwxz'), { minLength: 5, maxLength: 9 })
  .map((letters) => letters.join(''))

describe('never read in part', () => {
  test('one word of junk anywhere is refused by name', () => {
    fc.assert(
      fc.property(fc.constantFrom(...UNDERSTOOD), junk, fc.nat(), (text, word, at) => {
        const words = text.split(' ')
        const place = at % (words.length + 1)
        const reading = read([...words.slice(0, place), word, ...words.slice(place)].join(' '))
        // Junk that looks like a slip is asked back, by name as well.
        if (reading.kind === 'ambiguous') expect(reading.words).toContain(`"${word}"`)
        else if (reading.kind !== 'refused') expect(reading).toBe('refused')
        else expect(reading.problems.map((problem) => problem.words)).toContain(word)
      }),
      { numRuns: 1000 },
    )
  })

  test('of a sentence of junk each word is named', () => {
    fc.assert(
      fc.property(fc.uniqueArray(junk, { minLength: 1, maxLength: 30 }), (words) => {
        expect(refusedWords(words.join(' '))).toEqual(words)
      }),
    )
  })

  const soup = fc.constantFrom(
    ...new Set(UNDERSTOOD.flatMap((text) => text.split(/\b/)).filter((piece) => piece.trim() !== '')),
    ...[
      'to',
      'past',
      'half',
      'next',
      'until',
      'except',
      'not',
      '24:00',
      '12',
      '31st',
      '02/30/2026',
      'feb',
      ' ',
      '\u{1f64f}',
      '\ud800',
    ],
  )

  test('no soup of words throws, and what it is understood as reads back to itself', () => {
    fc.assert(
      fc.property(fc.array(soup, { maxLength: 14 }), fc.constantFrom('', ' '), (pieces, joint) => {
        const reading = read(pieces.join(joint))
        const phrases =
          reading.kind === 'cadence'
            ? [sayCadence(reading.cadence)]
            : 'suggestions' in reading
              ? reading.suggestions
              : []
        expect(phrases.filter((phrase) => read(phrase).kind !== 'cadence')).toEqual([])
        if (reading.kind === 'cadence')
          expect(read(sayCadence(reading.cadence))).toMatchObject({ cadence: reading.cadence })
        if (reading.kind === 'missing' || reading.kind === 'ambiguous')
          expect(phrases.length).toBeGreaterThan(0)
        if (reading.kind === 'refused') expect(reading.problems.length).toBeGreaterThan(0)
      }),
      { numRuns: 4000 },
    )
  })

  test('nor does any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(read(text).kind).toMatch(/cadence|missing|ambiguous|refused/)
      }),
    )
  })

  test('words that change nothing change nothing', () => {
    fc.assert(
      fc.property(
        anyCadence,
        fc.constantFrom('please ', 'remind us to stretch ', 'hey Limber, '),
        (cadence, filler) => {
          expect(read(filler + sayCadence(cadence))).toMatchObject({ cadence })
        },
      ),
      { numRuns: 200 },
    )
  })
})
