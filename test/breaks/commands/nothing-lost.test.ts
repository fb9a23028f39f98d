import { describe, expect, test } from 'vitest'
import { ADA_ALONE, createTeam, first, listed } from '../team.ts'

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
