import { describe, expect, test } from 'vitest'
import { whatDoesNotFit } from '../../../src/fit.ts'
import {
  ADA,
  ADA_ALONE,
  BOB,
  BOSS,
  createTeam,
  EVE,
  first,
  GUEST,
  lastOf,
  standing,
  type Somebody,
  type Team,
} from '../team.ts'

const PEOPLE = [ADA, BOB, EVE, GUEST, BOSS]
const TITLE = 'Your week of stretching, '

/** A team with a break whose week is posted, on a Monday morning. */
async function withWeek(when = 'weekdays at 10:30', who: Somebody = ADA): Promise<Team> {
  const team = await createTeam({ at: '2026-11-23T09:00' })
  await team.say(`/breaks confirm add ${when}; at a desk`, who)
  await team.say('/breaks week on', who)
  return team
}

/** Waits for these times one after the other, and gives when a week was posted, with its title. */
async function weeks(team: Team, ...times: readonly string[]): Promise<readonly string[]> {
  const told: string[] = []
  for (const time of times) {
    for (const line of await team.wait(`2026-${time}`)) {
      const [, title] = line.split(': ')
      if (title?.startsWith(TITLE)) told.push(`${time} ${title.slice(TITLE.length)}`)
    }
  }
  return told
}

/** The prompts of half past ten of these days, and what closes them. */
const days = (...dates: readonly string[]) => dates.flatMap((date) => [`${date}T10:30`, `${date}T10:55`])
const WORKDAYS = days('11-23', '11-24', '11-25', '11-26', '11-27')
const NEXT_WORKDAYS = days('11-30', '12-01', '12-02', '12-03', '12-04')

/** Lets so many different people do the prompt that was just posted. */
async function doneBy(team: Team, count: number): Promise<void> {
  const done = team.button('Done')
  for (const who of PEOPLE.slice(0, count)) await team.press(done, who)
}

/** From Monday on, so many people each day. */
async function passWith(team: Team, numbers: readonly number[]): Promise<void> {
  for (const [index, count] of numbers.entries()) {
    await team.wait(`2026-11-${23 + index}T10:30`)
    await doneBy(team, count)
    await team.wait(`2026-11-${23 + index}T10:55`)
  }
}

describe('a week is told once, when the window of its last prompt is over', () => {
  test.each<[string, readonly string[], readonly string[], string]>([
    ['weekdays at 10:30', WORKDAYS, ['11-27T10:55 23 to 27 Nov 2026'], 'after that of Friday'],
    ['mondays at 10:30', WORKDAYS, ['11-23T10:55 23 to 27 Nov 2026'], 'after the only one'],
    [
      'every day at 10:30',
      [...WORKDAYS, ...days('11-28', '11-29', '11-30')],
      ['11-29T10:55 23 to 29 Nov 2026'],
      'after that of Sunday',
    ],
    [
      'fridays at 16:30, 16:45 and 17:00',
      [
        '11-27T16:30',
        '11-27T16:45',
        '11-27T16:55',
        '11-27T17:00',
        '11-27T17:10',
        '11-27T17:24',
        '11-27T17:25',
        '11-27T18:30',
      ],
      ['11-27T17:25 23 to 27 Nov 2026'],
      'of prompts close together, after the last',
    ],
    [
      'weekdays at 10:30 until 25 november 2026',
      WORKDAYS,
      ['11-25T10:55 23 to 27 Nov 2026'],
      'also where it comes no more after that',
    ],
    [
      'weekdays at 10:30; not on 27 november',
      WORKDAYS,
      ['11-26T10:55 23 to 27 Nov 2026'],
      'a day off is none of its days',
    ],
    [
      'weekdays at 10:30',
      [...WORKDAYS, ...NEXT_WORKDAYS],
      ['11-27T10:55 23 to 27 Nov 2026', '12-04T10:55 30 Nov to 4 Dec 2026'],
      'each week for itself',
    ],
  ])('%s: %j', async (when, times, told, _) => {
    const team = await withWeek(when)
    expect(await weeks(team, ...times)).toEqual(told)
  })

  test('with all of its prompts', async () => {
    const team = await withWeek('fridays at 16:30, 16:45 and 17:00')
    for (const clock of ['16:30', '16:45', '17:00']) {
      await team.wait(`2026-11-27T${clock}`)
      await doneBy(team, clock === '17:00' ? 5 : 3)
    }
    await team.wait('2026-11-27T17:25')
    expect(lastOf(team)).toContain('Break 1 came 3 times.')
    expect(lastOf(team)).toContain('Most on Friday: 5 in one break.')
  })

  test('by another bot as well, and never by both', async () => {
    const team = await withWeek()
    await weeks(team, ...WORKDAYS.slice(0, -1))
    const other = team.another()
    expect(await weeks(other, '11-27T10:55')).toHaveLength(1)
    expect(await weeks(team, '11-27T10:56', '11-27T12:00')).toEqual([])
    expect(await weeks(other, '11-27T12:01')).toEqual([])
  })

  test('and not again where it is paused, resumed, or switched off and on', async () => {
    const team = await withWeek()
    expect(await weeks(team, ...WORKDAYS.slice(0, 4), '11-25T10:30')).toEqual([])
    await team.say('/breaks pause')
    expect(await weeks(team, '11-25T10:55')).toEqual(['11-25T10:55 23 to 27 Nov 2026'])
    await team.say('/breaks resume')
    await team.say('/breaks week off')
    await team.say('/breaks week on')
    expect(await weeks(team, ...WORKDAYS.slice(6))).toEqual([])
  })

  test('also where the last one never came: when it cannot come any more', async () => {
    const team = await withWeek('fridays at 16:45 and 17:00')
    await team.wait('2026-11-27T16:45')
    // Nobody ran at five.
    expect(await weeks(team, '11-27T17:40', '11-27T18:19', '11-27T18:20')).toEqual([
      '11-27T18:20 23 to 27 Nov 2026',
    ])
    expect(lastOf(team)).toContain('Break 1 came once.')
  })

  test('also where its last day is left out on the evening before', async () => {
    const team = await withWeek()
    expect(await weeks(team, ...WORKDAYS.slice(0, 8))).toEqual([])
    await team.say('/breaks skip 27 november')
    expect(await weeks(team, '11-27T11:49', '11-27T11:50')).toEqual(['11-27T11:50 23 to 27 Nov 2026'])
  })

  test('also where nobody ran on its last day', async () => {
    const team = await withWeek()
    expect(await weeks(team, ...WORKDAYS.slice(0, 8))).toEqual([])
    expect(await weeks(team, '11-28T09:00', '11-28T09:30')).toEqual(['11-28T09:00 23 to 27 Nov 2026'])
  })

  test.each([
    ['11-30T10:31', 1, 'on Monday, beside the first prompt of the new week'],
    ['12-01T23:59', 1, 'on Tuesday'],
    ['12-02T00:01', 0, 'on Wednesday nobody wants to read it any more'],
  ])('after an outage until %s: %i, %s', async (until, count, _) => {
    const team = await withWeek()
    await weeks(team, ...WORKDAYS.slice(0, -1))
    expect(await weeks(team.another(), until)).toHaveLength(count)
  })

  test('a week is the same wherever the break is moved meanwhile', async () => {
    const team = await withWeek('fridays at 16:45 and 17:00')
    await team.wait('2026-11-27T16:45')
    await team.wait('2026-11-27T17:40')
    await team.say('/breaks change 1 fridays at 16:45 and 17:00 Los Angeles time')
    expect(await weeks(team, '11-27T18:35')).toEqual(['11-27T18:35 23 to 27 Nov 2026'])
  })
})

describe('nothing is told', () => {
  test('unless that is switched on', async () => {
    const team = await createTeam({ at: '2026-11-23T09:00' })
    await team.say('/breaks confirm add weekdays at 10:30; at a desk')
    expect(await weeks(team, ...WORKDAYS)).toEqual([])
  })

  test('once it is switched off, however late', async () => {
    const team = await withWeek('fridays at 16:45 and 17:00')
    await team.wait('2026-11-27T16:45')
    await team.wait('2026-11-27T17:40')
    await team.say('/breaks week off')
    expect(await weeks(team, '11-27T18:35', '11-27T19:00')).toEqual([])
  })

  test('of a week that was over when it was switched on', async () => {
    const team = await withWeek()
    await team.say('/breaks week off')
    await weeks(team, ...WORKDAYS)
    await team.say('/breaks week on')
    expect(await weeks(team, '11-27T18:00', '11-29T23:59', ...days('11-30'))).toEqual([])
  })

  test('of a week in which nothing came', async () => {
    const team = await withWeek()
    await team.say('/breaks pause until 7 december')
    expect(await weeks(team, ...WORKDAYS, ...NEXT_WORKDAYS)).toEqual([])
  })

  test('of a break that is gone', async () => {
    const team = await withWeek('fridays at 16:45 and 17:00')
    await team.wait('2026-11-27T16:45')
    await team.wait('2026-11-27T17:40')
    await team.say('/breaks confirm remove 1')
    expect(await weeks(team, '11-27T18:35')).toEqual([])
  })
})

describe('what a week tells', () => {
  test.each([
    [
      [1, 0, 2, 2, 1],
      'I tell numbers from 3 people on, so this week has none. Whoever took a moment to stretch did well.',
    ],
    [
      [0, 0, 0, 0, 0],
      'I tell numbers from 3 people on, so this week has none. Whoever took a moment to stretch did well.',
    ],
    [[3, 0, 5, 2, 1], 'Most on Wednesday: 5 in one break.'],
    [[3, 0, 0, 0, 3], 'Most on Monday and Friday: 3 in one break.'],
  ])('%j people: %s', async (numbers, sentence) => {
    const team = await withWeek()
    await passWith(team, numbers)
    for (const text of [lastOf(team), await team.say('/breaks week')]) {
      expect(text.split('\n\n')).toContain(sentence)
      // Its own number is all that is left of one and two.
      expect(text.replace('Break 1 came', '').replace('/breaks week 1', '')).not.toMatch(/\b[12]\b/)
      for (const { person } of PEOPLE) expect(text).not.toMatch(new RegExp(`\\b${person}\\b`))
    }
  })

  test('in words, and as a chart for those who see', async () => {
    const team = await withWeek()
    await passWith(team, [3, 0, 5, 2, 4])
    const [document = []] = standing(team).slice(-1)
    expect(document.map(({ type }) => type)).toEqual(['title', 'text', 'text', 'figure', 'text', 'note'])
    expect(document.find((block) => block.type === 'figure')).toEqual({
      type: 'figure',
      svg: expect.stringMatching(/^<svg /),
      alt: 'Most people in one break of each day: Mon 3, Tue fewer than 3, Wed 5, Thu fewer than 3, Fri 4.',
    })
    expect(whatDoesNotFit(document)).toEqual([])
    expect(lastOf(team)).toContain('Whoever may change this break can switch this off: "/breaks week 1 off".')
  })

  test('at any time to who asks, also what is still open', async () => {
    const team = await withWeek()
    expect(first(await team.say('/breaks week', BOB))).toBe('No stretch breaks so far this week')
    await team.wait('2026-11-23T10:30')
    await doneBy(team, 3)
    expect(await team.say('/breaks week', BOB)).toContain('Most on Monday: 3 in one break.')
  })

  test('alone, nothing of people', async () => {
    const team = await withWeek('weekdays at 10:30', ADA_ALONE)
    await weeks(team, ...WORKDAYS)
    const text = lastOf(team, ADA_ALONE.place)
    expect(first(text)).toBe('Your week of stretching, 23 to 27 Nov 2026')
    expect(text).toContain('Your break 1 came 5 times.')
    expect(text).not.toContain('people')
    expect(standing(team)).toEqual([])
  })
})

describe('who switches it', () => {
  test.each<['members' | 'admins' | 'everyone', Somebody, boolean, string]>([
    ['members', ADA, true, 'who set it up'],
    ['members', BOSS, true, 'who administers'],
    ['members', BOB, false, 'another member'],
    ['members', GUEST, false, 'a guest'],
    ['everyone', GUEST, true, 'a guest where everyone may'],
    ['admins', ADA, false, 'who set it up, where only admins may'],
    ['admins', BOSS, true, 'who administers, where only those may'],
  ])('with "%s", %o: %s, since it is %s', async (rights, who, may, _) => {
    const team = await createTeam({ at: '2026-11-23T09:00', rights })
    const admin = { ...ADA, administers: true }
    await team.say('/breaks confirm add weekdays at 10:30; at a desk', admin)
    for (const to of ['on', 'off'] as const) {
      await team.say(`/breaks week ${to === 'on' ? 'off' : 'on'}`, admin)
      const text = await team.say(`/breaks week 1 ${to}`, who)
      const [kept] = await team.store.breaksOf('ada')
      expect([first(text), kept?.hasWeek === true]).toEqual(
        may
          ? [`Break 1: its week is ${to === 'on' ? 'told' : 'not told'}`, to === 'on']
          : ['That break stays as it is', to === 'off'],
      )
    }
    // Everybody may read it.
    expect(first(await team.say('/breaks week', who))).toBe('No stretch breaks so far this week')
  })

  test("nobody reads or switches that of somebody else's own break", async () => {
    const team = await withWeek('weekdays at 10:30', ADA_ALONE)
    for (const who of [BOB, BOSS, { ...BOB, ...(ADA_ALONE.place && { place: ADA_ALONE.place }) }]) {
      for (const typed of ['week', 'week 1', 'week my 1 off', 'week off']) {
        expect(first(await team.say(`/breaks ${typed}`, who))).toMatch(/no breaks/)
      }
    }
    expect((await team.store.breaksOf('ada'))[0]?.hasWeek).toBe(true)
  })

  test.each([
    ['/breaks week on please', 'Which week?'],
    ['/breaks week last', 'Which week?'],
    ['/breaks week 7', 'There is no 7'],
  ])('%s → %s', async (typed, title) => {
    const team = await withWeek()
    expect(first(await team.say(typed))).toBe(title)
  })
})
