import { describe, expect, test } from 'vitest'
import { ADA_ALONE, createTeam, first } from '../team.ts'

describe('a prompt', () => {
  test('comes at its time, and nothing comes twice before everything came', async () => {
    const team = await createTeam({ at: '2026-11-23T09:00' })
    await team.say('/breaks confirm add every day at 10:30; at a desk')
    const days = ['23', '24', '25', '26', '27', '28', '29', '30']
    const posted = []
    for (const day of days) {
      posted.push(...(await team.wait(`2026-11-${day}T10:30`)))
      await team.say('[Done]')
    }
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
    await team.say('[Swap]')
    let text = await team.say('[Did it already]')
    while (text.startsWith('Instead')) {
      seen.push(first(text)?.split(': ')[1])
      await team.say('[Another one]')
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
