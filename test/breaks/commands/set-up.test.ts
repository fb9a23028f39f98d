import { describe, expect, test } from 'vitest'
import { createTeam, first, listed } from '../team.ts'

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
