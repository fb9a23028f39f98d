import { describe, expect, test } from 'vitest'
import { KNOWLEDGE } from '../../knowledge.ts'
import { ADA, ADA_ALONE, createTeam, first } from '../team.ts'

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
