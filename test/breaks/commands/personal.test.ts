import { describe, expect, test } from 'vitest'
import { BREAK_PARTS } from '../../../src/commands/breaks/index.ts'
import { directPlace } from '../../../src/place.ts'
import { HERE } from '../../places.ts'
import {
  ADA_ALONE,
  BOB,
  BOB_ALONE,
  BOSS,
  createTeam,
  first,
  GUEST,
  type Somebody,
  type Team,
} from '../team.ts'

const ADAS = directPlace(HERE, 'ada')

/** What Ada has and gets alone, by half past ten of the next day. */
async function adasShare(team: Team) {
  const breaks = [...(await team.store.breaksOf('ada')), ...(await team.store.breaksIn(ADAS))]
  const posted = [...(await team.wait('2026-11-23T10:30')), ...(await team.wait('2026-11-24T10:30'))]
  return { breaks, posted: posted.filter((line) => line.startsWith('to ada')) }
}

const NOTHING = { breaks: [], posted: [] }

describe('nobody is subscribed to breaks of their own but by themselves', () => {
  test.each([
    '/breaks add every day at 10:30; for ada',
    '/breaks confirm add every day at 10:30; for ada',
    '/breaks confirm add every day at 10:30 for @ada',
    '/breaks confirm add every day at 10:30 for <@ada>',
    '/breaks confirm add every day at 10:30; to ada',
    '/breaks confirm add ada every day at 10:30',
    'remind ada to stretch every day at 10:30',
    'remind @ada every day at 10:30',
    'remind me and ada to stretch every day at 10:30',
    'set up a break for ada every day at 10:30',
    'send ada a stretch every day at 10:30',
  ])('"%s"', async (written) => {
    for (const who of [BOB, GUEST, BOSS, BOB_ALONE]) {
      const team = await createTeam({ at: '2026-11-23T09:00', rights: 'everyone' })
      await team.say(written, who)
      if (team.buttons().includes('Yes, set it up')) await team.say('[Yes, set it up]', who)
      expect(await adasShare(team)).toEqual(NOTHING)
    }
  })

  test.each<[string, Somebody]>([
    ['a member', BOB],
    ['a guest', GUEST],
    ['who administers the place', BOSS],
  ])('not from a place that passes for their direct messages, by %s', async (_, who) => {
    const team = await createTeam({ at: '2026-11-23T09:00', rights: 'everyone' })
    const there = { ...who, place: ADAS }
    const text = await team.say('/breaks confirm add every day at 10:30', there)
    expect(text).toBe('Not set up\n\nNobody sets up breaks for somebody else.')
    // "For me" is for who says so, wherever that is.
    expect(first(await team.say('/breaks confirm add every day at 10:30; for me', there))).toBe(
      'Your break 1 is set up',
    )
    expect(await adasShare(team)).toEqual(NOTHING)
    expect(await team.store.breaksIn(directPlace(HERE, who.person))).toHaveLength(1)
  })

  test('nor to what a team put off', async () => {
    const team = await createTeam({ at: '2026-11-23T09:00' })
    await team.say('/breaks confirm add every day at 10:30; at a desk', BOB)
    await team.wait('2026-11-23T10:30')
    const { command, text } = team.button('Later')
    for (const rest of ['10', '10 ada', '10 for ada', 'ada 10']) {
      await team.press({ command, text: `${text} ${rest}` }, BOB)
    }
    expect((await team.wait('2026-11-23T11:30')).filter((line) => !line.startsWith('to bob'))).toEqual([])
  })
})

describe('somebody’s own break is nobody else’s', () => {
  const PLACES: readonly (readonly [string, Somebody])[] = [
    ['from the channel', BOB],
    ['from their own direct messages', BOB_ALONE],
    ['from a place that passes for Ada’s', { ...BOB, place: ADAS }],
    ['by who administers it all', { ...BOSS, place: ADAS }],
  ]

  async function withOwn() {
    const team = await createTeam({ at: '2026-11-23T09:00', rights: 'everyone' })
    await team.say('/breaks confirm add every day at 10:30; at a desk; with care for vertigo', ADA_ALONE)
    await team.wait('2026-11-23T10:30')
    const [kept] = await team.store.breaksOf('ada')
    const id = team.button('Done').text.split(' ')[1] ?? ''
    return { team, kept, id }
  }

  test.each(PLACES)('no command shows or changes it %s', async (_, who) => {
    const { team, kept } = await withOwn()
    const rests = ['', '1', 'my 1', '1 on', 'my 1 weekdays at 11:00', kept?.id ?? '']
    for (const name of [...BREAK_PARTS.map((part) => part.name), 'confirm remove', 'confirm']) {
      for (const rest of rests) {
        const text = await team.say(`/breaks ${name} ${rest}`.trimEnd(), who)
        expect([name, rest, text]).toEqual([name, rest, expect.not.stringMatching(/vertigo|ada\b/)])
      }
    }
    expect(await team.store.breaksOf('ada')).toEqual([kept])
    expect(await team.wait('2026-11-24T10:30')).toEqual(
      expect.arrayContaining([expect.stringMatching(/^to ada/)]),
    )
  })

  test.each(PLACES)('no button below its prompt does anything %s', async (_, who) => {
    const { team, kept, id } = await withOwn()
    for (const text of [
      `done ${id}`,
      `later ${id} 10`,
      `not-today ${id}`,
      `swap ${id}`,
      `swap ${id} camera on`,
      `swap ${id} for all: cobra`,
    ]) {
      const title = first(await team.press({ command: 'breaks', text }, who))
      expect([text, title]).toEqual([text, 'I do not know that one any more'])
    }
    for (const typed of ['done', 'later 10', 'not-today']) {
      expect([typed, first(await team.say(`/breaks ${typed}`, who))]).toEqual([
        typed,
        'No stretch came here lately',
      ])
    }
    expect(await team.store.answersOf(who.person)).toBe(0)
    expect(await team.store.waiting(9)).toEqual([])
    expect(await team.store.breaksOf('ada')).toEqual([kept])
  })
})
