import { describe, expect, test } from 'vitest'
import { plainText } from '../../../src/plain.ts'
import {
  ADA,
  ADA_ALONE,
  BOB,
  createTeam,
  EVE,
  first,
  lastOf,
  listed,
  standing,
  type Somebody,
  type Team,
} from '../team.ts'

async function withPrompt(
  when = 'weekdays at 10:30 and 15:00; at a desk',
  who: Somebody = ADA,
): Promise<Team> {
  const team = await createTeam({ at: '2026-11-23T09:00' })
  await team.say(`/breaks confirm add ${when}`, who)
  await team.wait('2026-11-23T10:30')
  return team
}

describe('not today, with a team', () => {
  test('concerns nobody else: the break goes on, and nothing shows', async () => {
    const team = await withPrompt()
    const before = lastOf(team)
    const [kept] = await team.store.breaksOf('ada')
    expect(await team.say('[Not today]', ADA)).toBe(
      'Not today, then\n\nNobody is told. The break goes on for the others; what you put off does not come any more.\n\nA day off never counts against you.',
    )
    await team.wait('2026-11-23T10:31')
    expect(standing(team).map((document) => plainText(document))).toEqual([before])
    expect(team.chat.seen().map(({ edits }) => edits)).toEqual([0])
    expect(await team.store.breaksOf('ada')).toEqual([kept])
    expect(await team.wait('2026-11-23T15:00')).toHaveLength(1)
  })

  test.each(['Not today', 'nothing'])(
    'the day counts as a day off and never against anyone: on Wednesday, %s',
    async (pressed) => {
      const team = await withPrompt('weekdays at 10:30; at a desk')
      await team.say('[Done]', BOB)
      await team.wait('2026-11-24T10:30')
      await team.say('[Done]', BOB)
      await team.wait('2026-11-25T10:30')
      if (pressed === 'Not today') await team.say('[Not today]', BOB)
      await team.wait('2026-11-26T10:30')
      expect(await team.say('[Done]', BOB)).toContain(
        pressed === 'Not today'
          ? 'You stretched on each of your last 3 working days.'
          : 'You stretched on 3 of your last 4 working days.',
      )
    },
  )

  test('whoever does a later one after all has done it', async () => {
    const team = await withPrompt()
    await team.say('[Done]', BOB)
    await team.wait('2026-11-24T10:30')
    await team.say('[Not today]', BOB)
    await team.wait('2026-11-24T15:00')
    expect(await team.say('[Done]', BOB)).toContain('You stretched on each of your last 2 working days.')
  })

  test.each(['not today', 'Not today, sorry', '/breaks not-today'])(
    'in other words: "%s"',
    async (written) => {
      const team = await withPrompt()
      expect(first(await team.say(written, ADA))).toBe('Not today, then')
      expect((await listed(team))[0]).not.toContain('Left out')
    },
  )

  test.each([
    ['/breaks not-today 1', 'Nothing was left out'],
    ['/breaks not-today bob', 'Nothing was left out'],
    ['/breaks not-today on friday', 'Nothing was left out'],
  ])('%s → %s: it is about today and whoever says it', async (typed, title) => {
    const team = await withPrompt()
    expect(first(await team.say(typed))).toBe(title)
    expect(await team.store.answersOf('ada')).toBe(0)
  })

  test('said by everybody, the channel still reads nothing of it', async () => {
    const team = await withPrompt()
    const button = team.button('Not today')
    for (const who of [ADA, BOB, EVE, { person: 'dan' }]) await team.press(button, who)
    await team.wait('2026-11-23T10:55')
    expect(lastOf(team)).toMatch(/^Over for now: [^\n]+\n\nThe next one comes Mon 23 Nov 2026, 15:00[^\n]+$/)
  })
})

describe('not today, alone', () => {
  const ownBreak = (when = 'every day at 10:30 and 15:00; at a desk') => withPrompt(when, ADA_ALONE)

  test('the rest of today is left out, and it comes tomorrow', async () => {
    const team = await ownBreak()
    expect(await team.say('[Not today]', ADA_ALONE)).toBe(
      'Not today, then\n\nYour break 1 does not come any more today, nor does what you put off. After today it comes as planned.\n\nA day off never counts against you.',
    )
    expect(await team.wait('2026-11-23T15:00')).toEqual([])
    expect(await team.wait('2026-11-24T10:30')).toHaveLength(1)
    expect(await team.wait('2026-11-24T15:00')).toHaveLength(1)
  })

  test('it can be taken back', async () => {
    const team = await ownBreak()
    await team.say('[Not today]', ADA_ALONE)
    expect(first(await team.say('[Take that back]', ADA_ALONE))).toBe('Your break 1 comes on Mon 23 Nov 2026')
    expect(await team.wait('2026-11-23T15:00')).toHaveLength(1)
  })

  test('it is today where the break is: in Auckland that is over sooner', async () => {
    const team = await createTeam({ at: '2026-11-23T09:00', zone: 'Pacific/Auckland' })
    await team.say('/breaks confirm add every day at 23:30 and 23:55; at a desk', ADA_ALONE)
    await team.wait('2026-11-23T23:30')
    await team.say('[Not today]', ADA_ALONE)
    expect(await team.wait('2026-11-23T23:55')).toEqual([])
    expect(await team.wait('2026-11-24T23:30')).toHaveLength(1)
  })

  test('pressed again it is the same', async () => {
    const team = await ownBreak()
    const button = team.button('Not today')
    const texts = [await team.press(button, ADA_ALONE), await team.press(button, ADA_ALONE)]
    expect(new Set(texts).size).toBe(1)
    const [kept] = await team.store.breaksOf('ada')
    expect(kept?.daysOff.dates).toEqual(['2026-11-23'])
  })

  test('another break of one’s own still comes', async () => {
    const team = await ownBreak()
    await team.say('/breaks confirm add every day at 16:00; at a desk', ADA_ALONE)
    await team.press({ command: 'breaks', text: 'not-today' }, ADA_ALONE)
    expect(await team.wait('2026-11-23T15:00')).toEqual([])
    expect(await team.wait('2026-11-23T16:00')).toHaveLength(1)
  })

  test('what was put off of it does not come either', async () => {
    const team = await ownBreak()
    const later = team.button('Later')
    const notToday = team.button('Not today')
    await team.press({ ...later, text: `${later.text} 10` }, ADA_ALONE)
    await team.press(notToday, ADA_ALONE)
    expect(await team.wait('2026-11-23T10:40')).toEqual([])
  })

  test('nobody else can say it', async () => {
    const team = await ownBreak()
    const button = team.button('Not today')
    expect(first(await team.press(button, BOB))).toBe('I do not know that one any more')
    expect(await team.wait('2026-11-23T15:00')).toHaveLength(1)
  })
})
