import { describe, expect, test } from 'vitest'
import { REASON_LABELS, SWAP_REASONS } from '../../src/breaks/swap.ts'
import { KNOWLEDGE } from '../knowledge.ts'
import { ADA, ADA_ALONE, BOB, BOSS, createTeam, GUEST, type Somebody, type Team } from './team.ts'

const first = (text: string) => text.split('\n')[0]

/** What is listed, a line for each break. */
async function listed(team: Team, who: Somebody = ADA): Promise<readonly string[]> {
  const text = await team.say('/breaks list', who)
  return text.split('\n').filter((line) => line.startsWith('- '))
}

describe('setting up a break', () => {
  test('is said back with its next three times, and stored once that was confirmed', async () => {
    const team = await createTeam()
    expect(await team.say('/breaks add weekdays at 10:30 and 15:00')).toBe(
      [
        'Set up this break?',
        'Weekdays at 10:30 and 15:00, Europe/Berlin time',
        'Stretches: on an office chair or standing.',
        [
          'The next 3 times (Europe/Berlin):',
          '- Fri 20 Nov 2026, 10:30',
          '- Fri 20 Nov 2026, 15:00',
          '- Mon 23 Nov 2026, 10:30',
        ].join('\n'),
        'It comes here, for everybody in this place.',
      ].join('\n\n'),
    )
    expect(await team.store.breaksOf('ada')).toEqual([])
    expect(first(await team.say('[Yes, set it up]'))).toBe('Break 1 is set up')
    expect(await listed(team)).toEqual([
      '- Break 1: weekdays at 10:30 and 15:00, Europe/Berlin time; on an office chair or standing. Next: Fri 20 Nov 2026, 10:30.',
    ])
  })

  test.each([
    ['remind us to stretch on weekdays at 10:30', 'in here: ', 'what is said of a team is for the place'],
    [
      'remind me every 90 minutes between 9 and 5 on weekdays',
      'to ada: ',
      'what is said of oneself comes by direct message',
    ],
    ['/breaks add weekdays at 10:30; for me', 'to ada: ', 'the same as a command'],
    ['/breaks weekdays at 10:30', 'in here: ', 'a time behind the command alone is a wish for one'],
  ])('%s → %s…: %s', async (wish, where) => {
    const team = await createTeam()
    await team.say(wish)
    await team.say('[Yes, set it up]')
    const [posted] = await team.wait('2026-11-20T10:30')
    expect(posted?.slice(0, where.length)).toBe(where)
  })

  test('what is missing is asked for, and the next message completes it', async () => {
    const team = await createTeam()
    expect(first(await team.say('remind us to stretch every weekday'))).toBe('One more thing')
    expect(first(await team.say('at 10:30'))).toBe('Set up this break?')
    await team.say('[Yes, set it up]')
    expect((await listed(team))[0]).toContain('weekdays at 10:30')
  })

  test('something else in between is answered as ever', async () => {
    const team = await createTeam()
    await team.say('remind us to stretch every weekday')
    expect(first(await team.say('cat cow'))).toBe('Cat-cow')
    expect(first(await team.say('thanks'))).toBe('Limber, for stiff upper backs')
  })

  test('words that say nothing of when are left out, and that is said', async () => {
    const team = await createTeam()
    const text = await team.say('could you remind us to loosen our necks on weekdays at 10:30')
    expect(first(text)).toBe('Set up this break?')
    expect(text).toContain('I left out "to loosen our necks".')
  })

  test('a condition is never left out: then nothing is set up', async () => {
    const team = await createTeam()
    const text = await team.say('remind us to stretch on weekdays at 10:30 unless it rains')
    expect(first(text)).toBe('I did not understand all of that')
    expect(team.buttons()).not.toContain('Yes, set it up')
  })

  test.each([
    ['every 30 min from 8:30 to 12:00 on mondays', 'a time alone is a wish, where nothing else is asked'],
    ['remind us on weekdays at 10:30, 11:30 and 13:30, skip lunch', 'to skip lunch is to skip no break'],
  ])('%s: %s', async (wish) => {
    const team = await createTeam()
    expect(first(await team.say(wish))).toBe('Set up this break?')
  })

  test('slips of the finger are asked back, and never just taken', async () => {
    const team = await createTeam()
    expect(await team.say('/breaks add wekdays at 11 adn 15:00')).toContain(
      'I do not know "wekdays" and "adn". Did you mean this?',
    )
    expect(first(await team.say('[The first one]'))).toBe('Set up this break?')
  })

  test('more breaks than a place can have are refused', async () => {
    const team = await createTeam()
    for (let hour = 8; hour < 18; hour++) await team.say(`/breaks confirm add weekdays at ${hour}:00`)
    expect(await team.say('/breaks confirm add weekdays at 18:00')).toContain('as many as a place can have')
    expect(await listed(team)).toHaveLength(10)
  })

  test('a list that is longer than a message has pages, and loses nothing', async () => {
    const team = await createTeam()
    const times = Array.from({ length: 24 }, (_, index) => `${String(index).padStart(2, '0')}:10`).join(', ')
    for (let day = 1; day <= 10; day++)
      await team.say(
        `/breaks confirm add on the ${day}${['st', 'nd', 'rd'][day - 1] ?? 'th'} of the month at ${times}`,
      )
    const seen = await listed(team)
    while (team.buttons().includes('More of them')) {
      const page = await team.say('[More of them]')
      ;(seen as string[]).push(...page.split('\n').filter((line) => line.startsWith('- ')))
    }
    expect(seen.map((line) => /^- Break (\d+):/.exec(line)?.[1])).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
      '10',
    ])
  })
})

describe('public holidays', () => {
  test('are left out, and the preview says why', async () => {
    const team = await createTeam({ at: '2026-12-23T09:00' })
    await team.say('/breaks add weekdays at 10:30; holidays Germany')
    const text = await team.say('[Preview with stretches]')
    expect(text).toContain('Fri 25 Dec 2026: left out, public holiday (Christmas Day)')
    expect(text).toContain('Thu 24 Dec 2026, 10:30: ')
  })

  test('of a name that means two places are asked back', async () => {
    const team = await createTeam()
    await team.say('/breaks add weekdays at 10:30; holidays Georgia')
    expect(team.buttons()).toEqual(['Georgia (GE)', 'Georgia (US) (US-GA)'])
    expect(await team.say('[Georgia (GE)]')).toContain('not on public holidays of Georgia')
  })

  test('without a country are asked for', async () => {
    const team = await createTeam()
    expect(await team.say('/breaks add weekdays at 10:30, not on holidays')).toContain(
      'Name the country or region whose public holidays are meant',
    )
  })
})

describe('a break that is there', () => {
  async function withBreak(): Promise<Team> {
    const team = await createTeam()
    await team.say('/breaks confirm add weekdays at 10:30')
    return team
  }

  test.each([
    ['/breaks pause until monday', 'Break 1 is paused', '- Mon 23 Nov 2026, 10:30'],
    ['/breaks pause 1 for 2 weeks', 'Break 1 is paused', '- Fri 4 Dec 2026, 10:30'],
    ['pause the breaks until 1 december', 'Break 1 is paused', '- Tue 1 Dec 2026, 10:30'],
    ['/breaks skip', 'Left out: Fri 20 Nov 2026, 10:30', '- Mon 23 Nov 2026, 10:30'],
    ['skip the next break', 'Left out: Fri 20 Nov 2026, 10:30', '- Mon 23 Nov 2026, 10:30'],
    ['/breaks skip 24 november', 'Tue 24 Nov 2026 is a day off', '- Fri 20 Nov 2026, 10:30'],
    ['/breaks change weekdays at 11', 'Break 1 is changed', '- Fri 20 Nov 2026, 11:00'],
    ['/breaks change 1 mondays at 9:30', 'Break 1 is changed', '- Mon 23 Nov 2026, 9:30'],
    [
      '/breaks change 1 at a desk; without chair twist',
      'Break 1 is changed',
      'on an office chair; without Chair twist',
    ],
    ['/breaks change 1 with care for osteoporosis', 'Break 1 is changed', 'with care for osteoporosis'],
    ['/breaks change 1 holidays Germany', 'Break 1 is changed', 'not on public holidays of Germany'],
    ['/breaks test', undefined, 'Stop if'],
    ['/breaks preview', 'Preview of break 1', 'Mon 23 Nov 2026, 10:30'],
  ])('%s → %s, %s', async (typed, title, holds) => {
    const team = await withBreak()
    const text = await team.say(typed)
    if (title !== undefined) expect(first(text)).toBe(title)
    expect(text).toContain(holds)
  })

  test('that is paused without an end comes no more, until it is resumed', async () => {
    const team = await withBreak()
    await team.say('/breaks pause')
    expect(await team.wait('2026-11-30T12:00')).toEqual([])
    await team.say('/breaks resume')
    expect(await team.wait('2026-12-01T10:31')).toHaveLength(1)
  })

  test('is removed only when that is confirmed, and can be set up again', async () => {
    const team = await withBreak()
    await team.say('stop the breaks')
    expect(await listed(team)).toHaveLength(1)
    await team.say('/breaks remove 1')
    await team.say('[Yes, remove it]')
    expect(await team.say('/breaks list')).toContain('There are no breaks here yet')
    await team.say('/breaks confirm add weekdays at 9:00')
    expect((await listed(team))[0]).toContain('- Break 2: ')
  })

  test.each([
    [
      '/breaks pause until the cows come home',
      '"until the cows come home": I did not understand all of that',
    ],
    ['/breaks skip friday', '"friday": That day may be 20 November 2026 or 27 November 2026'],
    ['/breaks skip 03/04/2027', 'That day may be 3 April 2027 or 4 March 2027'],
    ['/breaks skip frogday', 'I did not understand "frogday"'],
    ['/breaks skip 2020-01-01', 'lies in the past'],
    ['/breaks pause until 2020-01-01', 'lies in the past'],
    ['/breaks change 1 without flying', '"flying": I know no such exercise.'],
    ['/breaks change 1 with care for boredom', '"boredom": I know no such condition.'],
    ['/breaks change 1', 'What should change?'],
    ['/breaks remove 7', 'There is no 7'],
    ['/breaks remvoe 1', 'Did you mean "/breaks remove"?'],
    ['/breaks swap', 'Choose a reason'],
    ['/breaks swap camera on', 'has not shown anything so far'],
  ])('%s changes nothing, and says what to do: %s', async (typed, says) => {
    const team = await withBreak()
    const before = await team.store.breaksOf('ada')
    expect(await team.say(typed)).toContain(says)
    expect(await team.store.breaksOf('ada')).toEqual(before)
  })

  test('with two, it is asked which', async () => {
    const team = await withBreak()
    await team.say('/breaks confirm add weekdays at 15:00')
    await team.say('/breaks pause until monday')
    expect(team.buttons().slice(0, 2)).toEqual(['Break 1', 'Break 2'])
    expect(first(await team.say('[Break 2]'))).toBe('Break 2 is paused')
  })
})

describe('a wish in somebody’s own words', () => {
  test.each([
    [
      'remind us to loosen our necks on weekdays at 10:30 Berlin time, at a desk, not on holidays in Germany',
      'Set up this break?',
      'on an office chair; not on public holidays of Germany',
    ],
    [
      'remind us to loosen our necks on weekdays at 10:30 except friday',
      'Set up this break?',
      'Mondays, Tuesdays, Wednesdays and Thursdays at 10:30',
    ],
    [
      'remind me to stretch weekdays at 10:30, I have osteoporosis',
      'Set up this break?',
      'with care for osteoporosis',
    ],
    ['remind us to stretch weekdays at 10:30, no cobra', 'Set up this break?', 'without Cobra'],
    [
      '/breaks add remind me every 90 minutes between 9 and 5 on weekdays',
      'Set up this break?',
      'to you alone',
    ],
    ['remind me and bob to stretch weekdays at 10:30', 'I did not understand all of that', '"bob"'],
    ['pause the breaks until monday, please', 'Break 1 is paused', 'until Mon 23 Nov 2026'],
    ['pause the breaks next week', 'Break 1 is paused', 'from Mon 23 Nov 2026 until Mon 30 Nov 2026'],
    ['pause the breaks over christmas', 'Not paused', '"over christmas"'],
    ["don't pause the breaks", 'Nothing was changed', 'what is not to be done'],
    ["please don't skip tomorrow", 'Nothing was changed', 'what is not to be done'],
    ['hold the breaks for 3 days', 'Break 1 is paused', 'until Mon 23 Nov 2026'],
    ['stop the breaks for today', 'Break 1 is paused', 'until Sat 21 Nov 2026'],
    ['cancel the break tomorrow', 'Sat 21 Nov 2026 is a day off', 'Fri 20 Nov 2026, 10:30'],
    ['skip the 15:00 break', 'Which day?', '"15:00"'],
    ['skip christmas', 'Which day?', '"christmas"'],
    ['skip monday and tuesday', 'Which day?', '"monday and tuesday"'],
    ['skip the next two breaks', 'Which day?', '"next two"'],
    ['change the break to 11:00', 'Break 1 is changed', 'Weekdays at 11:00'],
    ['move the break to 11', 'Break 1 is changed', 'Weekdays at 11:00'],
    ['change the break to mondays', 'Break 1 is changed', 'Mondays at 10:30'],
    ['change break 1 to weekdays at 11', 'Break 1 is changed', 'Weekdays at 11:00'],
    ['stop the breaks', 'Remove break 1?', 'Weekdays at 10:30'],
    ['end the pause', 'Break 1 was not paused', 'Weekdays at 10:30'],
    ['pause december', 'Break 1 is paused', 'from Tue 1 Dec 2026 until Fri 1 Jan 2027'],
    ['pause next month', 'Break 1 is paused', 'from Tue 1 Dec 2026 until Fri 1 Jan 2027'],
    ['pause from 24 december to 2 january', 'Break 1 is paused', 'from Thu 24 Dec 2026 until Sun 3 Jan 2027'],
    ['skip next week', 'Which day?', '"next week"'],
    ['skip december', 'Which day?', '"december"'],
    ['pause my break', 'Which break?', 'Break 1'],
    ['stop reminding me', 'Which break?', 'Break 1'],
    [
      'remind us at 10 on weekdays because of our osteoporosis',
      'I did not understand all of that',
      '"osteoporosis"',
    ],
    [
      'remind us to stretch excepting fridays weekdays at 10',
      'I did not understand all of that',
      'excepting',
    ],
    ['remind us so we stretch fortnightly on fridays at 10', 'I did not understand all of that', 'so'],
    ['remind us to stretch fridays weekdays at 10', 'I did not understand all of that', 'fridays'],
    [
      'remind us to stretch on weekdays at 10:30, standing only',
      'I did not understand all of that',
      'standing only',
    ],
    [
      'remind us to stretch on weekdays at 10:30; without cobre',
      'I did not understand all of that',
      'Did you mean "cobra"?',
    ],
    ['can i pause the breaks?', 'Stretch breaks', '/breaks pause until monday'],
    ['breaks', 'Stretch breaks', 'Break 1'],
    ['how do i set up a stretch break', 'Stretch breaks', '/breaks pause until monday'],
    ['which breaks do we have', 'Stretch breaks', 'Break 1'],
    ['forget me', 'What I remember', 'Stored, until you remove it'],
  ])('%s → %s: %s', async (wish, title, holds) => {
    const team = await createTeam()
    await team.say('/breaks confirm add weekdays at 10:30')
    const text = await team.say(wish)
    expect(first(text)).toBe(title)
    expect(text).toContain(holds)
  })

  test('"my reminders" are one’s own, where there are any', async () => {
    const team = await createTeam()
    await team.say('/breaks confirm add weekdays at 10:30')
    await team.say('/breaks confirm add weekdays at 11:30; for me')
    expect(first(await team.say('pause my reminders until monday'))).toBe('Your break 1 is paused')
    expect(first(await team.say('stop reminding me'))).toBe('Remove your break 1?')
  })

  test.each(['yes', 'Yes, please', 'ok', 'set it up'])(
    '"%s" confirms what was just said back',
    async (yes) => {
      const team = await createTeam()
      await team.say('remind us to stretch on weekdays at 10:30')
      expect(first(await team.say(yes))).toBe('Break 1 is set up')
    },
  )

  test('and confirms nothing once something else was said', async () => {
    const team = await createTeam()
    await team.say('remind us to stretch on weekdays at 10:30')
    await team.say('cat cow')
    expect(first(await team.say('yes'))).not.toBe('Break 1 is set up')
  })
})

describe('nothing that was said gets lost', () => {
  test('what a question leaves open, its buttons keep', async () => {
    const team = await createTeam()
    await team.say(
      '/breaks add every 2 hours; without cobra; with care for osteoporosis; discreet; not on 24 december',
    )
    const text = await team.say('[The first one]')
    expect(text).toContain('only what goes unnoticed; with care for osteoporosis; without Cobra')
    await team.say('[Yes, set it up]')
    expect((await listed(team))[0]).toContain('Left out: Thu 24 Dec 2026.')
  })

  test('a problem is said before anything is asked', async () => {
    const team = await createTeam()
    expect(await team.say('/breaks add weekdays, not on public holidays')).toContain('Name the country')
  })

  test('set up again, a break is the same', async () => {
    const team = await createTeam()
    await team.say(
      '/breaks confirm add weekdays at 10:30; at a desk; discreet; holidays Germany; without cobra; with care for vertigo',
    )
    const [before] = await team.store.breaksOf('ada')
    await team.say('/breaks remove')
    await team.say('[Yes, remove it]')
    await team.say('[Set it up again]')
    await team.say('[Yes, set it up]')
    const [after] = await team.store.breaksOf('ada')
    expect(after).toEqual({ ...before, id: after?.id, number: 2 })
  })

  test.each([
    ['remind me to stretch', 'weekdays at 12', 'to you alone'],
    ['remind me to stretch, I have osteoporosis', 'weekdays at 12', 'with care for osteoporosis'],
    ['remind me every weekday, I have osteoporosis', 'at 12', 'with care for osteoporosis'],
    ['remind us every weekday, no cobra', 'at 12', 'without Cobra'],
    ['remind us to stretch, London time', 'weekdays at 12', 'Europe/London time'],
    [
      'remind us to stretch discreetly at our desks',
      'weekdays at 12',
      'on an office chair; only what goes unnoticed',
    ],
    [
      'remind us to stretch, not on fridays',
      'weekdays at 12',
      'I left out "remind us to stretch, not on fridays"',
    ],
  ])('of a wish in two messages: %s … %s → %s', async (one, two, holds) => {
    const team = await createTeam()
    await team.say(one)
    const text = await team.say(two)
    expect(first(text)).toBe('Set up this break?')
    expect(text).toContain(holds)
  })

  test.each([
    ['at a desk', 'on an office chair'],
    ['no cobra', 'without Cobra'],
    ['holidays Germany', 'not on public holidays of Germany'],
    ['for me', 'to you alone'],
  ])('of what is added in between: %s', async (added, holds) => {
    const team = await createTeam()
    await team.say('remind us to stretch every weekday')
    expect(first(await team.say(added))).toBe('One more thing')
    expect(await team.say('at 10:30')).toContain(holds)
  })

  test('a short pause leaves a planned one alone', async () => {
    const team = await createTeam()
    await team.say('/breaks confirm add weekdays at 10:30')
    await team.say('/breaks pause from 24 december to 2 january')
    await team.say('/breaks pause for 1 hour')
    expect((await listed(team))[0]).toContain('from Thu 24 Dec 2026 until Sun 3 Jan 2027')
  })

  test('to resume on a day is to pause until it', async () => {
    const team = await createTeam()
    await team.say('/breaks confirm add weekdays at 10:30')
    await team.say('/breaks pause')
    expect(await team.say('resume the breaks on monday')).toContain('until Mon 23 Nov 2026')
  })

  test('a single date is said back before anything is stored', async () => {
    const team = await createTeam()
    expect(await team.say('/breaks add weekdays at 10:30; not on 24 december')).toContain(
      'Left out: Thu 24 Dec 2026.',
    )
  })

  test('weeks are counted from a day on which it can still come', async () => {
    const team = await createTeam({ at: '2026-11-20T17:00' })
    expect(await team.say('/breaks add every other friday 16:00')).toContain('- Fri 27 Nov 2026, 16:00')
  })

  test.each(['no', 'cancel', 'never mind'])('"%s" leaves it as it is', async (no) => {
    const team = await createTeam()
    await team.say('/breaks confirm add weekdays at 10:30')
    await team.say('/breaks remove')
    expect(first(await team.say(no))).toBe('Nothing was done')
    await team.say('yes')
    expect(await listed(team)).toHaveLength(1)
  })

  test.each(['cancel', 'stop', 'no'])(
    '"%s" to a question ends it, and removes no other break',
    async (no) => {
      const team = await createTeam()
      await team.say('/breaks confirm add weekdays at 10:30')
      await team.say('remind us to stretch every weekday')
      expect(first(await team.say(no))).toBe('Nothing was done')
      expect(first(await team.say('at 11:30'))).not.toBe('Set up this break?')
    },
  )

  test.each(['make it 11:00', 'change it to 11:00'])(
    '"%s" behind a draft changes no other break',
    async (said) => {
      const team = await createTeam()
      await team.say('/breaks confirm add weekdays at 15:00')
      await team.say('/breaks add mondays at 10:30')
      await team.say(said)
      expect((await listed(team))[0]).toContain('weekdays at 15:00')
    },
  )

  test('a prompt in between takes "do it" away from a removal', async () => {
    const team = await createTeam({ at: '2026-11-20T09:00' })
    await team.say('/breaks confirm add every day at 9:05', ADA_ALONE)
    await team.say('/breaks remove', ADA_ALONE)
    await team.wait('2026-11-20T09:05')
    await team.say('do it', ADA_ALONE)
    expect(await team.store.breaksOf('ada')).toHaveLength(1)
  })

  test('all breaks, where there is one, are that one', async () => {
    const team = await createTeam()
    await team.say('/breaks confirm add weekdays at 10:30')
    expect(first(await team.say('pause all breaks until monday'))).toBe('Break 1 is paused')
  })

  test.each(['ok', 'ok?', 'right?'])('"%s" removes nothing', async (word) => {
    const team = await createTeam()
    await team.say('/breaks confirm add weekdays at 10:30')
    await team.say('/breaks remove')
    await team.say(word)
    expect(await listed(team)).toHaveLength(1)
  })

  test('a day off is seen and can be taken back', async () => {
    const team = await createTeam()
    await team.say('/breaks confirm add weekdays at 10:30')
    await team.say('/breaks skip 24 december')
    expect((await listed(team))[0]).toContain('Left out: Thu 24 Dec 2026.')
    await team.say('/breaks skip 24 december')
    expect(first(await team.say('[Take that back]'))).toBe('Break 1 comes on Thu 24 Dec 2026')
    expect((await listed(team))[0]).not.toContain('Left out')
  })

  test('the same break is not stored twice, and no more than a place can have, however many ask at once', async () => {
    const team = await createTeam()
    await team.say('/breaks confirm add weekdays at 10:30')
    await team.say('/breaks confirm add weekdays at 10:30')
    expect(await listed(team)).toHaveLength(1)
    const hours = Array.from({ length: 40 }, (_, index) => `/breaks confirm add weekdays at 12:${index + 10}`)
    await Promise.all(hours.map((typed) => team.say(typed)))
    expect(await team.store.breaksOf('ada')).toHaveLength(10)
  })
})

describe('every reason to swap, as its button says it', () => {
  test.each(SWAP_REASONS)('%s', async (reason) => {
    const team = await createTeam({ at: '2026-11-23T09:00' })
    await team.say('/breaks confirm add every day at 10:30; anything')
    await team.wait('2026-11-23T10:30')
    expect(first(await team.say(`/breaks swap ${reason}`))).toMatch(/^(?:Instead: |Nothing else fits)/)
    expect(first(await team.say(`/breaks swap ${REASON_LABELS[reason]}`))).toMatch(
      /^(?:Instead: |Nothing else fits)/,
    )
  })

  test('below an older prompt, it is that prompt’s exercise', async () => {
    const team = await createTeam({ at: '2026-11-23T09:00' })
    await team.say('/breaks confirm add every day at 10:30; at a desk')
    await team.say('/breaks confirm add every day at 11:30; at a desk')
    const [older = ''] = await team.wait('2026-11-23T10:30')
    const button = team.button('It hurts')
    await team.wait('2026-11-23T11:30')
    expect(first(await team.press(button))).not.toContain(older.split(': ').at(-1))
    expect(button.text).toContain('; not ')
  })

  test('whoever hurts is told to stop, also where nothing was shown yet', async () => {
    const team = await createTeam()
    await team.say('/breaks confirm add weekdays at 10:30')
    expect(first(await team.say('/breaks swap hurts'))).toBe('Stop for today')
    expect(team.buttons()).toEqual(['Warning signs'])
  })
})

describe('a prompt', () => {
  test('comes at its time, and nothing comes twice before everything came', async () => {
    const team = await createTeam({ at: '2026-11-23T09:00' })
    await team.say('/breaks confirm add every day at 10:30; at a desk')
    const days = ['23', '24', '25', '26', '27', '28', '29', '30']
    const posted = []
    for (const day of days) posted.push(...(await team.wait(`2026-11-${day}T10:30`)))
    const names = posted.map((line) => line.split(': ').at(-1))
    expect(names).toHaveLength(8)
    expect(new Set(names.slice(0, 4)).size).toBe(4)
    expect(names.slice(4)).toEqual(names.slice(0, 4))
  })

  test('can be swapped for another one, again and again, until nothing is left', async () => {
    const team = await createTeam({ at: '2026-11-23T09:00' })
    await team.say('/breaks confirm add every day at 10:30; at a desk')
    const [posted = ''] = await team.wait('2026-11-23T10:30')
    const seen = [posted.split(': ').at(-1)]
    let text = await team.say('[Did it already]')
    while (text.startsWith('Instead')) {
      seen.push(first(text)?.split(': ')[1])
      text = await team.say('[Did it already]')
    }
    expect(first(text)).toBe('Nothing else fits')
    expect(new Set(seen).size).toBe(4)
    expect(seen).toHaveLength(4)
  })

  test('that is late by more than half an hour does not come, and after an outage there is no burst', async () => {
    const team = await createTeam({ at: '2026-11-23T09:00' })
    await team.say('/breaks confirm add every 60 minutes from 9:00 to 17:00 on weekdays')
    expect(await team.wait('2026-11-25T12:10')).toHaveLength(1)
    expect(await team.wait('2026-11-25T13:45')).toHaveLength(0)
    expect(await team.wait('2026-11-25T14:00')).toHaveLength(1)
  })
})

describe('after a prompt of one’s own', () => {
  test.each([
    ['harder', 'the exercise that was shown'],
    ['it hurts', 'the same'],
  ])('"%s" is about %s', async (said) => {
    const team = await createTeam({ at: '2026-11-23T09:00' })
    await team.say('/breaks confirm add every day at 10:30; at a desk', ADA_ALONE)
    await team.wait('2026-11-23T10:30')
    expect(first(await team.say(said, ADA_ALONE))).not.toBe('I did not understand that')
  })
})

describe('who may', () => {
  test.each([
    ['members', ADA, 'yes', 'any full member sets up'],
    ['members', GUEST, 'no', 'a guest does not'],
    ['members', BOSS, 'yes', 'who administers does'],
    ['admins', ADA, 'no', 'where only admins may'],
    ['admins', BOSS, 'yes', 'where only admins may'],
    ['everyone', GUEST, 'yes', 'where everyone may'],
    ['admins', ADA_ALONE, 'yes', 'for themselves everybody may'],
  ] as const)('set up with "%s": %o → %s (%s)', async (rights, who, may, _) => {
    const team = await createTeam({ rights })
    const title = first(await team.say('/breaks confirm add weekdays at 10:30', who))
    if (may === 'yes') expect(title).toMatch(/^(?:Break|Your break) 1 is set up$/)
    else expect(title).toBe('Not set up')
  })

  test.each([
    ['members', ADA, 'yes', 'the owner'],
    ['members', BOB, 'no', 'another member'],
    ['members', BOSS, 'yes', 'who administers'],
    ['everyone', GUEST, 'yes', 'where everyone may'],
    ['admins', ADA, 'no', 'the owner where only admins may'],
  ] as const)('change with "%s": %o → %s (%s)', async (rights, who, may, _) => {
    const team = await createTeam({ rights })
    await team.store.add({
      ...(await draftOf()),
      owner: 'ada',
    })
    for (const typed of ['pause', 'resume', 'skip', 'change weekdays at 9', 'remove']) {
      expect([typed, first(await team.say(`/breaks ${typed}`, who)) === 'That break stays as it is']).toEqual(
        [typed, may === 'no'],
      )
    }
  })

  async function draftOf() {
    const other = await createTeam()
    await other.say('/breaks confirm add weekdays at 10:30')
    const [kept] = await other.store.breaksOf('ada')
    if (kept === undefined) throw new Error('Nothing was stored.')
    const { id: _, number: __, revision: ___, ...draft } = kept
    return draft
  }

  test("nobody sees or touches somebody else's own breaks", async () => {
    const team = await createTeam()
    await team.say('/breaks confirm add weekdays at 10:30; for me')
    expect(await team.say('/breaks list', BOB)).toContain('There are no breaks here yet')
    expect(await team.say('/breaks list', BOSS)).toContain('There are no breaks here yet')
    expect(await listed(team, ADA)).toHaveLength(1)
  })
})

describe('what is stored about somebody', () => {
  test('is shown, and forgotten at once', async () => {
    const team = await createTeam()
    await team.say('/breaks confirm add weekdays at 10:30')
    await team.say('/breaks confirm add weekdays at 11:30; for me')
    const mine = await team.say('/limber mydata')
    expect(mine).toContain('Your own: weekdays at 11:30')
    expect(mine).toContain('In here: weekdays at 10:30')
    await team.say('/limber forget')
    expect(first(await team.say('[Yes, forget me]'))).toBe('You are forgotten')
    expect(await team.say('/limber mydata')).toContain('Nothing is stored about you.')
    // The team keeps its break; who administers the place looks after it.
    expect(await listed(team, BOB)).toHaveLength(1)
    expect(first(await team.say('/breaks skip', ADA))).toBe('That break stays as it is')
    expect(first(await team.say('/breaks skip', BOSS))).toContain('Left out')
  })
})

describe('warning signs come before everything', () => {
  test.each([
    '/breaks add weekdays 10:30 I have chest pain and cannot breathe',
    'remind us at 10:30 I have crushing chest pain',
  ])('%s', async (written) => {
    const team = await createTeam()
    expect(first(await team.say(written))).toBe('Please get help now')
    expect(await team.store.breaksOf('ada')).toEqual([])
  })

  test('while one is not settled, nothing comes by direct message, and no other place shows a stretch', async () => {
    const team = await createTeam()
    await team.say('/breaks confirm add weekdays at 10:30; for me')
    await team.say('I have chest pain and my left arm is numb', ADA_ALONE)
    expect(await team.wait('2026-11-20T09:10')).toEqual([])
    expect(first(await team.say('/breaks test my 1'))).toBe('Please get help now')
    expect(first(await team.say('/stretch cat-cow'))).toBe('Please get help now')
    await team.say('start over')
    expect(first(await team.say('/breaks test my 1'))).not.toBe('Please get help now')
  })

  test.each([
    'start over on monday',
    'start over with weekdays at 11',
    'forget it',
    'start again',
    'reset the breaks',
  ])('is not settled by "%s"', async (written) => {
    const team = await createTeam()
    await team.say('/breaks confirm add weekdays at 10:30')
    await team.say('I have crushing chest pain')
    await team.say(written)
    expect(first(await team.say('/breaks test'))).toBe('Please get help now')
  })

  test('holds own prompts back for a day', async () => {
    const team = await createTeam({ at: '2026-11-20T09:00' })
    await team.say('/breaks confirm add every day at 12:00; for me')
    await team.say('I have crushing chest pain', ADA_ALONE)
    expect(await team.wait('2026-11-20T12:00')).toEqual([])
    expect(await team.wait('2026-11-21T12:00')).toHaveLength(1)
  })

  test('what was told after a break was set up is heeded when it comes', async () => {
    const team = await createTeam({ at: '2026-11-23T09:00' })
    await team.say('/breaks confirm add every day every 15 minutes from 9:15 to 17:00; anything', ADA_ALONE)
    const avoided = KNOWLEDGE.exercises
      .filter(({ care }) =>
        care.some(({ level, condition }) => level === 'avoid' && condition === 'pregnancy'),
      )
      .map(({ name }) => name)
    const shown: (string | undefined)[] = []
    for (let count = 1; count <= 28; count++) {
      const minutes = 9 * 60 + count * 15
      const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
      await team.say('I am pregnant', ADA_ALONE)
      shown.push(...(await team.wait(`2026-11-23T${clock}`)).map((line) => line.split(': ').at(-1)))
    }
    expect(shown.length).toBeGreaterThan(20)
    expect(shown.filter((name) => name !== undefined && avoided.includes(name))).toEqual([])
  })

  test('what was told in private is heeded by an own break that was set up elsewhere, and not shown there', async () => {
    const team = await createTeam()
    await team.say('I have vertigo, what can I do', ADA_ALONE)
    const text = await team.say('/breaks confirm add every day at 10:30; for me')
    expect(text).not.toContain('vertigo')
    expect((await team.store.breaksOf('ada'))[0]?.choosing.conditions).toEqual(['vertigo'])
  })

  test('what was told in a channel is heeded in private, and not the other way round', async () => {
    const team = await createTeam()
    await team.say('I have osteoporosis, what can I do')
    expect(await team.say('/breaks add every day at 9:21', ADA_ALONE)).toContain('with care for osteoporosis')
    const other = await createTeam()
    await other.say('I have osteoporosis, what can I do', ADA_ALONE)
    expect(await other.say('/breaks add every day at 9:21; for me')).not.toContain('osteoporosis')
  })

  test('a prompt that falls due meanwhile is held back', async () => {
    const team = await createTeam({ at: '2026-11-20T10:25' })
    await team.say('/breaks confirm add weekdays at 10:30; for me')
    await team.say('I have crushing chest pain', ADA_ALONE)
    expect(await team.wait('2026-11-20T10:30')).toEqual([])
  })

  test.each(['pause', 'skip', 'list', 'remove', 'resume'])(
    'what shows no stretch works meanwhile: /breaks %s',
    async (part) => {
      const team = await createTeam()
      await team.say('/breaks confirm add weekdays at 10:30')
      await team.say('I have crushing chest pain')
      expect(first(await team.say(`/breaks ${part}`))).not.toBe('Please get help now')
      expect(first(await team.say(`/breaks ${part} my chest hurts and I cannot breathe`))).toBe(
        'Please get help now',
      )
    },
  )

  test('to name a condition is no complaint', async () => {
    const team = await createTeam()
    await team.say('/breaks confirm add weekdays at 10:30')
    await team.say('my upper back is stiff')
    for (const { name } of KNOWLEDGE.words.conditions) {
      expect([name, first(await team.say(`/breaks change 1 with care for ${name}`))]).not.toEqual([
        name,
        'Please have this looked at first',
      ])
    }
  })

  test('what somebody told to take care of holds for their own breaks', async () => {
    const team = await createTeam()
    await team.say('I am pregnant, what can I do for my upper back', ADA)
    expect(await team.say('/breaks add weekdays at 10:30; for me')).toContain('with care for pregnancy')
    expect(await team.say('/breaks add weekdays at 10:30')).not.toContain('pregnancy')
  })

  test.each(['constructor', '__proto__', 'toString'])(
    'nothing breaks on /breaks confirm %s',
    async (name) => {
      const team = await createTeam()
      expect(first(await team.say(`/breaks confirm ${name} x`))).toBe('I did not understand all of that')
    },
  )

  test('while one is not settled, no stretch is shown by a command about breaks either', async () => {
    const team = await createTeam()
    await team.say('/breaks confirm add weekdays at 10:30')
    await team.say('I have crushing chest pain')
    expect(await team.say('/breaks test')).not.toContain('Stop if')
    expect(first(await team.say('/limber mydata'))).toBe('Everything I have about you')
  })
})
