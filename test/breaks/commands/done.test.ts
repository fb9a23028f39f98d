import { describe, expect, test } from 'vitest'
import { directPlace } from '../../../src/place.ts'
import { HERE, THERE } from '../../places.ts'
import {
  ADA,
  ADA_ALONE,
  BOB,
  BOB_ALONE,
  BOSS,
  createTeam,
  EVE,
  first,
  GUEST,
  lastOf,
  type Somebody,
  type Team,
} from '../team.ts'

/** A team whose prompt of 10:30 was just posted. */
async function withPrompt(when = 'weekdays at 10:30; at a desk'): Promise<Team> {
  const team = await createTeam({ at: '2026-11-23T09:00' })
  await team.say(`/breaks confirm add ${when}`)
  await team.wait('2026-11-23T10:30')
  return team
}

/** How many did each prompt of the break. */
async function counted(team: Team): Promise<readonly number[]> {
  const [kept] = await team.store.breaksIn(HERE)
  const counts = await team.store.counts(kept?.id ?? '', 0, Number.MAX_SAFE_INTEGER)
  return counts.map(({ done }) => done)
}

describe('done counts people', () => {
  test.each<[string, readonly Somebody[], number]>([
    ['nobody', [], 0],
    ['one', [ADA], 1],
    ['one who presses again and again', [ADA, ADA, ADA, ADA], 1],
    ['one who presses here and in private', [ADA, ADA_ALONE], 1],
    ['three, however often', [ADA, BOB, EVE, ADA, BOB, EVE, ADA], 3],
    ['guests as well', [GUEST, BOSS], 2],
  ])('%s', async (_, who, people) => {
    const team = await withPrompt()
    const done = team.button('Done')
    for (const one of who) await team.press(done, one)
    await team.wait('2026-11-23T10:31')
    expect(await counted(team)).toEqual([people])
    const said = people < 3 ? 'stretched' : `${people} stretched so far.`
    expect(lastOf(team).includes(said)).toBe(people >= 3)
  })

  test('all at once', async () => {
    const team = await withPrompt()
    const done = team.button('Done')
    await Promise.all(
      Array.from({ length: 30 }, (_, index) => team.press(done, { person: `p${index % 10}` })),
    )
    expect(await counted(team)).toEqual([10])
    await team.wait('2026-11-23T10:31')
    expect(lastOf(team)).toContain('10 stretched so far.')
  })

  test('whoever did it and then says "not today" did not', async () => {
    const team = await withPrompt()
    const [done, notToday] = [team.button('Done'), team.button('Not today')]
    for (const who of [ADA, BOB, EVE]) await team.press(done, who)
    await team.press(notToday, EVE)
    await team.wait('2026-11-23T10:31')
    expect(await counted(team)).toEqual([2])
    expect(lastOf(team)).not.toContain('stretched')
  })
})

describe('whoever did it is told, in words for that one alone', () => {
  const NOTE = 'Nobody is told that it was you. Others see how many took part, from 3 on.'

  test('once, twice, and in a rhythm', async () => {
    const team = await withPrompt()
    const said = [await team.say('[Done]', BOB), await team.say('/breaks done', BOB)]
    for (const day of [24, 25, 26]) {
      await team.wait(`2026-11-${day}T10:30`)
      // On Wednesday there is no time.
      if (day !== 25) said.push(await team.say('[Done]', BOB))
    }
    expect(said).toEqual([
      ['Well done', 'A good start: your rhythm begins here.', NOTE].join('\n\n'),
      ['Well done', 'I had noted this one already.', 'A good start: your rhythm begins here.', NOTE].join(
        '\n\n',
      ),
      ['Well done', 'You stretched on each of your last 2 working days.', NOTE].join('\n\n'),
      ['Well done', 'You stretched on 3 of your last 4 working days.', NOTE].join('\n\n'),
    ])
  })

  test('and nobody else: nothing of it stands in the channel', async () => {
    const team = await withPrompt()
    const before = lastOf(team)
    await team.say('[Done]', BOB)
    await team.wait('2026-11-23T10:31')
    expect(lastOf(team)).toBe(before)
    expect(team.chat.seen().map(({ edits }) => edits)).toEqual([0])
    expect(await team.say('/breaks me', EVE)).not.toContain('You stretched')
    expect(await team.say('/breaks me', BOB)).toContain('You stretched once this week.')
  })
})

describe('without a button', () => {
  test.each([
    ['/breaks done', HERE, '2026-11-23T10:40', 'Well done', 'it is the one that came last'],
    ['/breaks done', HERE, '2026-11-23T12:00', 'Well done', 'after its window as well'],
    ['/breaks done', HERE, '2026-11-24T10:00', 'That one is over', 'yesterday’s is over'],
    ['/breaks done', HERE, '2026-11-25T09:00', 'Well done', 'of two the newer one'],
    ['/breaks done', THERE, '2026-11-23T10:40', 'No stretch came here lately', 'another place has its own'],
    [
      '/breaks done',
      directPlace(HERE, 'bob'),
      '2026-11-23T10:40',
      'No stretch came here lately',
      'so has Bob',
    ],
    ['/breaks done 1', HERE, '2026-11-23T10:40', 'Not noted', 'which one that may be nobody knows'],
    ['/breaks done <@eve>', HERE, '2026-11-23T10:40', 'Not noted', 'nobody presses for somebody else'],
  ])('%s in %o at %s → "%s", since %s', async (typed, place, at, title, _) => {
    const team = await withPrompt('mondays and tuesdays at 10:30 and 21:00; at a desk')
    if (at.includes('25T')) await team.wait('2026-11-24T21:00')
    await team.wait(at)
    expect(first(await team.say(typed, { person: 'bob', place }))).toBe(title)
  })

  test('before any came', async () => {
    const team = await createTeam()
    expect(first(await team.say('/breaks done'))).toBe('No stretch came here lately')
    expect(team.buttons()).toEqual(['The breaks here', 'Something for now'])
  })
})

describe('nothing is noted', () => {
  const GONE = 'I do not know that one any more'

  test.each<[string, Somebody]>([
    ['another channel', { person: 'bob', place: THERE }],
    ['another workspace', { person: 'bob', place: { ...HERE, workspace: 'other' } }],
    ['another platform', { person: 'bob', place: { ...HERE, platform: 'other' } }],
    [
      'the direct messages of a workspace that is not theirs',
      { person: 'bob', place: directPlace({ ...HERE, workspace: 'other' }, 'bob') },
    ],
  ])('for whoever presses from %s', async (_, who) => {
    const team = await withPrompt()
    expect(first(await team.press(team.button('Done'), who))).toBe(GONE)
    expect(await counted(team)).toEqual([0])
  })

  test('on a prompt whose break was removed', async () => {
    const team = await withPrompt()
    const done = team.button('Done')
    await team.say('/breaks confirm remove 1')
    expect(first(await team.press(done, BOB))).toBe(GONE)
    expect(await team.store.answersOf('bob')).toBe(0)
  })

  test.each(['00000000-0000-4000-8000-000000000000', '019A9F3E-8C00-7000-8000-0123456789AB'])(
    'on one that never was: %s',
    async (id) => {
      const team = await withPrompt()
      expect(first(await team.say(`/breaks done ${id}`))).toBe(GONE)
    },
  )

  test('a prompt in capitals is the same one', async () => {
    const team = await withPrompt()
    const { command, text } = team.button('Done')
    expect(first(await team.press({ command, text: text.toUpperCase().replace('DONE', 'done') }))).toBe(
      'Well done',
    )
  })
})

describe('in own direct messages', () => {
  async function ownPrompt(): Promise<Team> {
    const team = await createTeam({ at: '2026-11-23T09:00' })
    await team.say('/breaks confirm add weekdays at 10:30; at a desk', ADA_ALONE)
    await team.wait('2026-11-23T10:30')
    return team
  }

  test('the message closes at once, and says nothing of numbers', async () => {
    const team = await ownPrompt()
    const [, name] = first(lastOf(team, ADA_ALONE.place))?.split(': ') ?? []
    expect(await team.say('[Done]', ADA_ALONE)).toBe('Well done\n\nA good start: your rhythm begins here.')
    await team.wait('2026-11-23T10:30:03')
    expect(lastOf(team, ADA_ALONE.place)).toBe(
      [`Done: ${name}`, 'The next one comes Tue 24 Nov 2026, 10:30 (Europe/Berlin).'].join('\n\n'),
    )
    // And stays so at the end of the window.
    await team.wait('2026-11-23T11:00')
    expect(team.chat.seen().map(({ edits }) => edits)).toEqual([1])
  })

  test('it closes at the end of the window where nothing is said', async () => {
    const team = await ownPrompt()
    await team.wait('2026-11-23T10:55')
    expect(first(lastOf(team, ADA_ALONE.place))).toMatch(/^Over for now: /)
  })

  test('it can be pressed from wherever it is seen, by that person', async () => {
    const team = await ownPrompt()
    const done = team.button('Done')
    expect(first(await team.press(done, BOB))).toBe('I do not know that one any more')
    expect(first(await team.press(done, BOB_ALONE))).toBe('I do not know that one any more')
    expect(first(await team.press(done, ADA))).toBe('Well done')
  })
})
