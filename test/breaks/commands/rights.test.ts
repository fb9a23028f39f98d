import { describe, expect, test } from 'vitest'
import { ADA, ADA_ALONE, BOB, BOSS, createTeam, first, GUEST, listed } from '../team.ts'

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
