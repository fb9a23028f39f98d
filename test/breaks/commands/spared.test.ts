import { describe, expect, test } from 'vitest'
import { TABLES } from '../../../adapters/database/schema.ts'
import { createSpared } from '../../../src/spared.ts'
import { ADA, ADA_ALONE, BOB, BOB_ALONE, createTeam, first, type Somebody, type Team } from '../team.ts'

const SIGN = 'I have crushing chest pain and my left arm is numb'

/** Ada has a break of her own at half past ten every day, and so has the team. */
async function withBreaks(): Promise<Team> {
  const team = await createTeam({ at: '2026-11-23T09:00' })
  await team.say('/breaks confirm add every day at 10:30; at a desk', ADA_ALONE)
  await team.say('/breaks confirm add every day at 10:30; at a desk', BOB)
  return team
}

const whereOf = (posted: readonly string[]) => posted.map((line) => line.split(':')[0]).toSorted()
const BOTH = ['in here', 'to ada']
const TEAM_ONLY = ['in here']

describe('whoever tells of a warning sign is sent no stretch for a day', () => {
  test.each<[string, string, Somebody]>([
    ['in private', SIGN, ADA_ALONE],
    ['in a channel', SIGN, ADA],
    ['behind a command', '/breaks list my chest hurts and I cannot breathe', ADA],
    ['behind another', '/stretch I have crushing chest pain', ADA],
    ['in the midst of a break that is wanted', 'remind us at 10:30 I have crushing chest pain', ADA],
  ])('told %s: "%s"', async (_, written, who) => {
    const team = await withBreaks()
    expect(first(await team.say(written, who))).toBe('Please get help now')
    expect(whereOf(await team.wait('2026-11-23T10:30'))).toEqual(TEAM_ONLY)
    expect(whereOf(await team.wait('2026-11-24T10:30'))).toEqual(BOTH)
  })

  test.each([
    ['2026-11-24T08:59', '2026-11-24T09:30', TEAM_ONLY, 'told again it lasts a day from then'],
    ['2026-11-23T09:00', '2026-11-24T09:30', BOTH, 'told once it is over'],
  ])('last told at %s; at %s: %j, since %s', async (told, at, where) => {
    const team = await createTeam({ at: '2026-11-23T08:00' })
    for (const who of [ADA_ALONE, BOB])
      await team.say('/breaks confirm add every day at 9:30; at a desk', who)
    await team.wait('2026-11-23T09:00')
    await team.say(SIGN, ADA)
    await team.wait(told)
    await team.say(SIGN, ADA)
    expect(whereOf(await team.wait(at))).toEqual(where)
  })

  test.each([
    ['by the bot that heard it', (team: Team) => team],
    ['by another process, or after a restart', (team: Team) => team.another()],
  ])('%s', async (_, deliverer) => {
    const team = await withBreaks()
    await team.say(SIGN, ADA)
    const other = deliverer(team)
    expect(whereOf(await other.wait('2026-11-23T10:30'))).toEqual(TEAM_ONLY)
    expect(await other.wait('2026-11-23T10:59')).toEqual([])
    expect(whereOf(await other.wait('2026-11-24T10:30'))).toEqual(BOTH)
  })

  test('nor what was put off before', async () => {
    const team = await withBreaks()
    await team.wait('2026-11-23T10:30')
    for (const who of [ADA, BOB]) await team.say('/breaks later 10', who)
    await team.say(SIGN, ADA)
    expect(whereOf(await team.another().wait('2026-11-23T10:40'))).toEqual(['to bob'])
  })

  test('and nobody promises it one', async () => {
    const team = await withBreaks()
    await team.wait('2026-11-23T10:30')
    await team.say(SIGN, ADA)
    for (const asked of [team, team.another()]) {
      for (const written of ['/breaks later', '/breaks later 10', 'remind me in 30 minutes']) {
        const title = first(await asked.say(written, ADA))
        expect([written, title]).toEqual([
          written,
          expect.stringMatching(/^(?:I send you no stretch for now|Please get help now)$/),
        ])
      }
    }
    expect(await team.wait('2026-11-23T11:30')).toEqual([])
  })

  test('of others all comes', async () => {
    const team = await withBreaks()
    await team.say('/breaks confirm add every day at 10:30; at a desk', BOB_ALONE)
    await team.say(SIGN, ADA)
    expect(whereOf(await team.wait('2026-11-23T10:30'))).toEqual(['in here', 'to bob'])
  })
})

describe('once it is settled, stretches come again', () => {
  test.each<[string, (heard: Team) => Team, (heard: Team) => Team]>([
    ['said to and sent by the bot that heard it', (heard) => heard, (heard) => heard],
    ['said to and sent by another', (heard) => heard.another(), (heard) => heard.another()],
    ['said to another, sent by the one that heard it', (heard) => heard.another(), (heard) => heard],
    ['said to the one that heard it, sent by another', (heard) => heard, (heard) => heard.another()],
  ])('%s', async (_, toldTo, sentBy) => {
    const team = await withBreaks()
    await team.say(SIGN, ADA_ALONE)
    await toldTo(team).say('start over', ADA_ALONE)
    expect(whereOf(await sentBy(team).wait('2026-11-23T10:30'))).toEqual(BOTH)
  })

  test.each([
    'start over on monday',
    'start over with weekdays at 11',
    'forget it',
    'start again',
    'reset the breaks',
    'thanks',
    'ok',
    '/breaks done',
    '/limber privacy',
  ])('which "%s" does not do, said to whichever bot', async (written) => {
    const team = await withBreaks()
    await team.say(SIGN, ADA_ALONE)
    await team.say(written, ADA_ALONE)
    await team.another().say(written, ADA_ALONE)
    expect(whereOf(await team.another().wait('2026-11-23T10:30'))).toEqual(TEAM_ONLY)
  })

  test('nor does somebody else', async () => {
    const team = await withBreaks()
    await team.say(SIGN, ADA_ALONE)
    await team.say('start over', BOB)
    expect(whereOf(await team.wait('2026-11-23T10:30'))).toEqual(TEAM_ONLY)
  })

  test('told once more after that, none comes', async () => {
    const team = await withBreaks()
    for (const said of [SIGN, 'start over', SIGN]) await team.say(said, ADA_ALONE)
    expect(whereOf(await team.another().wait('2026-11-23T10:30'))).toEqual(TEAM_ONLY)
  })
})

test('nothing is stored of which sign it was', async () => {
  const team = await withBreaks()
  for (const sign of [SIGN, 'I lost control of my bladder', 'I fell off a ladder and my back is broken']) {
    expect(first(await team.say(sign, ADA_ALONE))).toMatch(/^Please/)
  }
  const tables = await Promise.all(
    TABLES.map(async (table) => [table, await team.db.selectFrom(table).selectAll().execute()] as const),
  )
  const stored = Object.fromEntries(tables)
  expect(stored.spared).toEqual([{ person: 'ada', until: team.ports.now() + 24 * 60 * 60_000 }])
  expect(JSON.stringify(stored)).not.toMatch(
    /\b(?:chest|numb|bladder|ladder|fell|broken|signs?|cauda|emergency)\b/i,
  )
})

describe('whatever happens to the store', () => {
  const failing = () => Promise.reject(new Error('down'))

  test('what cannot be written is known here until it is', async () => {
    let isDown = true
    const stored = new Map<string, number | undefined>()
    const spared = createSpared({
      async spare(person, until) {
        if (isDown) await failing()
        stored.set(person, until)
      },
    })
    const settle = () => new Promise((resolve) => setImmediate(resolve))
    spared.told('ada', 0)
    await settle()
    expect([spared.isUnwritten('ada'), spared.isUnwritten('bob'), stored.size]).toEqual([true, false, 0])
    isDown = false
    spared.told('ada', 1)
    await settle()
    expect([spared.isUnwritten('ada'), stored.get('ada')]).toEqual([false, 1 + 24 * 60 * 60_000])
  })

  test('what was said last counts, however long anything takes', async () => {
    const order: (number | undefined)[] = []
    const waiting: (() => void)[] = []
    const spared = createSpared({
      spare: (_, until) =>
        new Promise((resolve) => {
          waiting.push(() => {
            order.push(until)
            resolve()
          })
        }),
    })
    spared.told('ada', 0)
    spared.settled('ada')
    for (let round = 0; round < 9; round++) {
      await new Promise((resolve) => setImmediate(resolve))
      waiting.pop()?.()
    }
    expect(order).toEqual([24 * 60 * 60_000, undefined])
  })
})
