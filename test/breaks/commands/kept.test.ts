import { describe, expect, test } from 'vitest'
import { TABLES } from '../../../adapters/database/schema.ts'
import { KEPT_DAYS } from '../../../src/deliver/kept-days.ts'
import { directPlace } from '../../../src/place.ts'
import { HERE } from '../../places.ts'
import { ADA, createTeam, first, type Team } from '../team.ts'

/** Ids that nothing else is called. */
const ZOE = { person: 'U-zoe-1' }
const ZOE_ALONE = { ...ZOE, place: directPlace(HERE, ZOE.person) }
const YAN = { person: 'U-yan-2' }

const DAY = 24 * 60 * 60_000

/** The rows of each table in which somebody is named. */
async function namedIn(team: Team, { person }: typeof ZOE): Promise<Readonly<Record<string, number>>> {
  const all = await Promise.all(
    TABLES.map(async (table) => {
      const rows = await team.db.selectFrom(table).selectAll().execute()
      return [table, rows.filter((row) => JSON.stringify(row).includes(person)).length] as const
    }),
  )
  return Object.fromEntries(all.filter(([, count]) => count > 0))
}

/** What is listed as stored about somebody. */
async function storedOf(team: Team, who: typeof ZOE): Promise<readonly string[]> {
  const text = await team.say('/limber mydata', who)
  return (
    text
      .split('\n\n')
      .find((part) => part.startsWith('Stored with your id'))
      ?.split('\n- ')
      .slice(1) ?? []
  )
}

/** What the service does each night. */
function tidy(team: Team): Promise<number> {
  const now = team.ports.now()
  return team.store.prune({
    now,
    answers: now - KEPT_DAYS.answers * DAY,
    deliveries: now - KEPT_DAYS.deliveries * DAY,
  })
}

async function withBreak(): Promise<Team> {
  const team = await createTeam({ at: '2026-11-23T09:00' })
  await team.say('/breaks confirm add weekdays at 10:30 and 15:00; at a desk', ADA)
  await team.wait('2026-11-23T10:30')
  return team
}

describe('what is stored about somebody is told, all of it', () => {
  const ANSWER = 'One answer to a prompt, such as "Done" or "Not today", for 60 days. Nobody else sees them.'
  const ALONE =
    'One message to you alone: what you put off, or that a break of yours has stopped; for 60 days.'
  const SIGN =
    'For a day, that you told of a warning sign, without which one, so that no stretch is sent to you.'

  test.each<[string, readonly string[], readonly string[]]>([
    ['nothing', [], []],
    ['a question', ['what helps my upper back'], []],
    ['a look at the breaks', ['/breaks list', '/breaks week', '/breaks me'], []],
    ['a swap for oneself', ['/breaks swap camera on'], []],
    ['Done', ['/breaks done'], [ANSWER]],
    ['Done, again and again', ['/breaks done', '/breaks done'], [ANSWER]],
    ['Not today', ['/breaks not-today'], [ANSWER]],
    ['Later', ['/breaks later 10'], [ALONE]],
    ['Later, given up', ['/breaks later 10', '/breaks not-today'], [ANSWER]],
    ['a warning sign', ['I have crushing chest pain'], [SIGN]],
    ['a warning sign that was none', ['I have crushing chest pain', 'start over'], []],
    [
      'an own break that was removed',
      ['/breaks confirm add every day at 20:00; for me', '/breaks confirm remove my 1'],
      [],
    ],
    ['an own break', ['/breaks confirm add every day at 20:00; for me'], ['One break that you set up.']],
  ])('%s', async (_, written, stored) => {
    const team = await withBreak()
    for (const one of written) await team.say(one, ZOE)
    expect(await storedOf(team, ZOE)).toEqual(stored)
    // Nobody is named in anything that is not told.
    await tidy(team)
    expect(Object.keys(await namedIn(team, ZOE)).length > 0).toBe(stored.length > 0)
  })

  test('what was put off and came counts on', async () => {
    const team = await withBreak()
    await team.say('/breaks later 10', ZOE)
    await team.wait('2026-11-23T10:40')
    await team.say('[Done]', ZOE_ALONE)
    expect(await storedOf(team, ZOE)).toEqual([
      expect.stringMatching(/^2 answers to prompts/),
      expect.stringMatching(/^One message to you alone/),
    ])
    expect(await storedOf(team, YAN)).toEqual([])
  })
})

/** Everything that somebody can leave behind. */
async function everything(): Promise<Team> {
  const team = await withBreak()
  await team.say('/breaks done', ZOE)
  await team.say('/breaks later 10', ZOE)
  await team.wait('2026-11-23T10:40')
  await team.say('[Done]', ZOE_ALONE)
  await team.say('/breaks confirm add every day at 14:00; at a desk', ZOE_ALONE)
  await team.say('/breaks confirm add every day at 14:30; at a desk', ZOE)
  await team.wait('2026-11-23T14:00')
  await team.say('[Done]', ZOE_ALONE)
  await team.wait('2026-11-23T15:00')
  await team.say('/breaks later 30', ZOE)
  const own = (await team.store.breaksOf(ZOE.person)).find(({ place }) => !place.isDirect)
  await team.store.stop(own?.id ?? '', 'the channel is archived', team.ports.now())
  await team.wait('2026-11-23T15:01')
  await team.say('I have crushing chest pain', ZOE)
  await team.say('/breaks done', YAN)
  return team
}

describe('forgotten at once', () => {
  test('nothing names the person any more, and others keep what is theirs', async () => {
    const team = await everything()
    expect(Object.keys(await namedIn(team, ZOE)).toSorted()).toEqual([
      'answer',
      'break',
      'occurrence',
      'place',
      'spared',
    ])
    const yans = await namedIn(team, YAN)
    await team.say('/limber forget', ZOE)
    expect(first(await team.say('[Yes, forget me]', ZOE))).toBe('You are forgotten')
    expect(await namedIn(team, ZOE)).toEqual({})
    expect(await team.say('/limber mydata', ZOE)).toContain('Nothing is stored about you.')
    expect(await team.say('/breaks me', ZOE)).not.toContain('You stretched')
    expect(await namedIn(team, YAN)).toEqual(yans)
    // Nothing of it comes any more.
    expect((await team.wait('2026-11-23T15:30')).filter((line) => line.includes(ZOE.person))).toEqual([])
    expect((await team.wait('2026-11-24T14:00')).filter((line) => line.includes(ZOE.person))).toEqual([])
  })
})

describe('removed in time', () => {
  test('of a colleague who did, put off and told of something, nothing is left after their days', async () => {
    const team = await withBreak()
    await team.say('/breaks done', ZOE)
    await team.say('/breaks later 10', ZOE)
    await team.wait('2026-11-23T10:40')
    await team.say('[Done]', ZOE_ALONE)
    await team.say('I have crushing chest pain', ZOE)
    const left = async (until: string) => {
      await team.wait(until)
      await tidy(team)
      return namedIn(team, ZOE)
    }
    expect(await left('2026-11-24T10:00')).toEqual({ answer: 2, occurrence: 1, place: 1, spared: 1 })
    // The night after the day that it counts for.
    expect(await left('2026-11-25T03:00')).toEqual({ answer: 2, occurrence: 1, place: 1 })
    expect(await left('2027-01-22T10:00')).toEqual({ answer: 2, occurrence: 1, place: 1 })
    expect(await left('2027-01-23T03:00')).toEqual({})
    expect(await storedOf(team, ZOE)).toEqual([])
  })

  test('the prompt itself stays, without a number of people', async () => {
    const team = await withBreak()
    for (const who of [ADA, ZOE, YAN]) await team.say('/breaks done', who)
    const [kept] = await team.store.breaksIn(HERE)
    await team.wait('2027-01-23T03:00')
    await tidy(team)
    const counts = await team.store.counts(kept?.id ?? '', 0, team.ports.now())
    expect(counts.at(-1)).toMatchObject({ done: 0, answered: 0 })
  })
})
