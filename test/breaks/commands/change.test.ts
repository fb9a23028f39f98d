import { describe, expect, test } from 'vitest'
import { createTeam, first, listed, type Team } from '../team.ts'

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
