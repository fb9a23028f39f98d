import { describe, expect, test } from 'vitest'
import { createTeam, first } from '../team.ts'

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
