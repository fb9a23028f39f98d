import { describe, expect, test } from 'vitest'
import { REASON_LABELS, SWAP_REASONS } from '../../../src/breaks/swap.ts'
import { createTeam, first } from '../team.ts'

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
    await team.say('[Swap]')
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
