import { describe, expect, test } from 'vitest'
import { KNOWLEDGE } from '../../knowledge.ts'
import {
  ADA,
  ADA_ALONE,
  BOB,
  BOB_ALONE,
  createTeam,
  EVE,
  first,
  lastOf,
  standing,
  type Team,
} from '../team.ts'

/** A team whose prompt of 10:30 was just posted, and the name of its exercise. */
async function withPrompt(when = 'weekdays at 10:30; at a desk') {
  const team = await createTeam({ at: '2026-11-23T09:00' })
  await team.say(`/breaks confirm add ${when}`)
  const [posted = ''] = await team.wait('2026-11-23T10:30')
  const later = team.button('Later')
  return { team, name: posted.split(': ').at(-1) ?? '', later, done: team.button('Done') }
}

/** What comes, second by second of these minutes, as "10:40 to bob". */
async function coming(team: Team, ...clocks: readonly string[]): Promise<readonly string[]> {
  const come: string[] = []
  for (const clock of clocks) {
    for (const line of await team.wait(`2026-11-23T${clock}`)) come.push(`${clock} ${line.split(':')[0]}`)
  }
  return come
}

describe('later', () => {
  test.each([
    ['In 10 minutes', '10:40'],
    ['In 30 minutes', '11:00'],
  ])('"%s": the same comes at %s, to who pressed alone', async (label, clock) => {
    const { team, name, later } = await withPrompt()
    expect(await team.press(later, BOB)).toBe(
      'When should it come again?\n\nIt comes in your direct messages, to you alone.',
    )
    expect(team.buttons()).toEqual(['In 10 minutes', 'In 30 minutes'])
    expect(await team.say(`[${label}]`, BOB)).toBe(
      `It comes again at ${clock}\n\nThat is Europe/Berlin time. It comes in your direct messages, to you alone. If you put it off once more, the last time counts.`,
    )
    const before = Temporal.PlainTime.from(clock).subtract({ seconds: 1 })
    expect(await team.wait(`2026-11-23T${before}`)).toEqual([])
    const come = await team.wait(`2026-11-23T${clock}`)
    expect(come.map((line) => [line.split(':')[0], line.split(': ').at(-1)])).toEqual([['to bob', name]])
    expect(team.buttons()).toEqual(['Done', 'Swap', 'Later', 'Not today', 'More about it'])
    expect(standing(team)).toHaveLength(1)
  })

  test('has a window of its own, without a number of people', async () => {
    const { team, later, done } = await withPrompt()
    for (const who of [ADA, BOB, EVE]) await team.press(done, who)
    await team.press({ ...later, text: `${later.text} 10` }, BOB)
    await team.wait('2026-11-23T10:40')
    expect(lastOf(team, BOB_ALONE.place).split('\n\n')).toContain('Any time until 11:05 (Europe/Berlin).')
    await team.wait('2026-11-23T11:05')
    expect(lastOf(team, BOB_ALONE.place)).toMatch(/^Over for now: [^\n]+\n\nThe next one comes [^\n]+$/)
  })

  test.each<[string, readonly string[], readonly string[]]>([
    ['pressed twice, it comes once', ['10', '10'], ['10:40 to bob']],
    ['another time takes the place of the first', ['10', '30'], ['11:00 to bob']],
    ['also where it is sooner', ['30', '10'], ['10:40 to bob']],
  ])('%s', async (_, minutes, come) => {
    const { team, later } = await withPrompt()
    for (const one of minutes) await team.press({ ...later, text: `${later.text} ${one}` }, BOB)
    expect(await coming(team, '10:40', '10:41', '11:00', '11:01')).toEqual(come)
  })

  test('everybody has their own', async () => {
    const { team, later } = await withPrompt()
    await team.press({ ...later, text: `${later.text} 10` }, BOB)
    await team.press({ ...later, text: `${later.text} 30` }, EVE)
    expect(await coming(team, '10:40', '11:00')).toEqual(['10:40 to bob', '11:00 to eve'])
  })

  test('its Done counts for the team, once', async () => {
    const { team, later, done } = await withPrompt()
    for (const who of [ADA, EVE, BOB]) await team.press(done, who)
    await team.press({ ...later, text: `${later.text} 10` }, BOB)
    await team.press({ ...later, text: `${later.text} 10` }, { person: 'dan' })
    await team.wait('2026-11-23T10:40')
    // To Bob, who did it before, and to Dan, who does it now.
    const messages = team.chat.seen().filter(({ place }) => place.isDirect)
    for (const { place } of messages) {
      const who = { person: place.channel, place }
      expect(first(await team.say('/breaks done', who))).toBe('Well done')
    }
    await team.wait('2026-11-23T10:41')
    expect(lastOf(team)).toContain('4 stretched so far.')
    for (const { place } of messages) expect(first(lastOf(team, place))).toMatch(/^Done: /)
  })

  test('from there it can be put off again, and still counts for the team', async () => {
    const { team, name, later, done } = await withPrompt()
    for (const who of [ADA, EVE]) await team.press(done, who)
    await team.press({ ...later, text: `${later.text} 10` }, BOB)
    await team.wait('2026-11-23T10:40')
    await team.say('[Later]', BOB_ALONE)
    await team.say('[In 10 minutes]', BOB_ALONE)
    const [again = ''] = await team.wait('2026-11-23T10:50')
    expect(again).toMatch(/^to bob: /)
    expect(again.split(': ').at(-1)).toBe(name)
    await team.say('[Done]', BOB_ALONE)
    await team.wait('2026-11-23T10:51')
    expect(lastOf(team)).toContain('3 stretched so far.')
  })

  test('is given up by "not today", for who says so', async () => {
    const { team, later } = await withPrompt()
    for (const who of [BOB, EVE]) await team.press({ ...later, text: `${later.text} 10` }, who)
    await team.press({ ...later, text: later.text.replace('later', 'not-today') }, BOB)
    expect(await coming(team, '10:40', '11:00')).toEqual(['10:40 to eve'])
  })

  test.each([
    ['11:10', ['11:10 to bob'], 'half an hour late it still comes'],
    ['11:11', [], 'later than that it does not'],
  ])('after an outage until %s: %j, since %s', async (clock, come) => {
    const { team, later } = await withPrompt()
    await team.press({ ...later, text: `${later.text} 10` }, BOB)
    expect(await coming(team, clock)).toEqual(come)
    expect(await coming(team, '11:30')).toEqual([])
  })

  test('comes after a restart as well', async () => {
    const { team, later } = await withPrompt()
    await team.press({ ...later, text: `${later.text} 10` }, BOB)
    expect(await coming(team.another(), '10:40')).toEqual(['10:40 to bob'])
  })

  test('shows what the prompt shows by then', async () => {
    const { team, later } = await withPrompt('every day at 10:30; anything')
    const id = later.text.split(' ')[1]
    await team.say(`/breaks swap ${id} for all: cobra`)
    await team.press({ ...later, text: `${later.text} 10` }, BOB)
    const [come = ''] = await team.wait('2026-11-23T10:40')
    expect(come.split(': ').at(-1)).toBe(KNOWLEDGE.exercises.find((page) => page.id === 'cobra')?.name)
  })

  test('heeds what was told since', async () => {
    const { team, later } = await withPrompt('every day at 10:30; anything')
    const id = later.text.split(' ')[1]
    await team.say(`/breaks swap ${id} for all: cobra`)
    await team.press({ ...later, text: `${later.text} 10` }, BOB)
    await team.say('I am pregnant', BOB_ALONE)
    const [come = ''] = await team.wait('2026-11-23T10:40')
    const page = KNOWLEDGE.exercises.find(({ name }) => name === come.split(': ').at(-1))
    expect(
      page?.care.filter(({ level, condition }) => level === 'avoid' && condition === 'pregnancy'),
    ).toEqual([])
  })

  test.each([
    ['15', 'A stretch can wait 10 or 30 minutes'],
    ['0', 'A stretch can wait 10 or 30 minutes'],
    ['-10', 'A stretch can wait 10 or 30 minutes'],
    ['1000000000000', 'A stretch can wait 10 or 30 minutes'],
    ['10 30', 'A stretch can wait 10 or 30 minutes'],
    ['<@eve> 10', 'I did not understand "eve 10"'],
    ['until friday', 'I did not understand "until friday"'],
  ])('"%s" is not: %s', async (rest, says) => {
    const { team, later } = await withPrompt()
    const text = await team.press({ ...later, text: `${later.text} ${rest}` }, BOB)
    expect(first(text)).toBe('When?')
    expect(text).toContain(says)
    expect(await team.store.waiting(9)).toEqual([])
  })

  test('of somebody else’s own prompt is refused', async () => {
    const team = await createTeam({ at: '2026-11-23T09:00' })
    await team.say('/breaks confirm add weekdays at 10:30', ADA_ALONE)
    await team.wait('2026-11-23T10:30')
    const later = team.button('Later')
    for (const who of [BOB, BOB_ALONE, { person: 'bob', place: ADA_ALONE.place }]) {
      const text = await team.press({ ...later, text: `${later.text} 10` }, who as typeof BOB)
      expect(first(text)).toBe('I do not know that one any more')
    }
    expect(await team.wait('2026-11-23T10:40')).toEqual([])
  })
})

describe('in other words', () => {
  test.each([
    ['snooze 10 minutes', '10:40'],
    ['snooze for 30 mins', '11:00'],
    ['snooze 30', '11:00'],
    ['snooze the break for half an hour', '11:00'],
    ['10 more minutes', '10:40'],
    ['10 more min', '10:40'],
    ['in 10 minutes', '10:40'],
    ['in 30 minutes', '11:00'],
    ['remind me in 10 minutes', '10:40'],
    ['remind me in 30 minutes', '11:00'],
    ['remind me in 30 min please', '11:00'],
    ['remind me again in 10 min', '10:40'],
    ['please remind me again in half an hour', '11:00'],
    ['postpone the break by 30 minutes', '11:00'],
    ['/breaks later 10', '10:40'],
    ['/breaks later in 30 minutes', '11:00'],
  ])('"%s": it comes at %s', async (written, clock) => {
    const { team, name } = await withPrompt()
    expect(first(await team.say(written, BOB))).toBe(`It comes again at ${clock}`)
    const [come = ''] = await team.wait(`2026-11-23T${clock}`)
    expect([come.split(':')[0], come.split(': ').at(-1)]).toEqual(['to bob', name])
  })

  test.each([
    'snooze',
    'later',
    'not now',
    'give me a few',
    'remind me later',
    'remind me again',
    'remind me in an hour',
    'snooze 15 minutes',
    'snooze 110 minutes',
    'snooze until tomorrow',
    '/breaks later',
  ])('"%s": it is asked when', async (written) => {
    const { team } = await withPrompt()
    expect(first(await team.say(written, BOB))).toBe('When should it come again?')
    expect(team.buttons()).toEqual(['In 10 minutes', 'In 30 minutes'])
  })

  test.each([
    'remind us every 30 minutes from 9 to 17 on weekdays',
    'remind me again on weekdays at 10',
    'remind us in an hour and then every day at 10:30',
  ])('"%s" is a wish for a break, and puts nothing off', async (written) => {
    const { team } = await withPrompt()
    expect(await team.say(written, BOB)).not.toContain('come again')
    expect(await team.store.waiting(9)).toEqual([])
  })

  test('where nothing came there is nothing to put off', async () => {
    const team = await createTeam()
    expect(first(await team.say('remind me in 10 minutes'))).toBe('No stretch came here lately')
  })
})
