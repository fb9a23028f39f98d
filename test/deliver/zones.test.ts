import { describe, expect, test } from 'vitest'
import type { BreakDraft } from '../../src/breaks/break.ts'
import { reckonAnew } from '../../src/breaks/keep.ts'
import { draftOf, messagesWith, TEAM } from '../adapters/database/drafts.ts'
import { at, WORKDAYS } from '../breaks/calendar.ts'
import { createTeam, listed } from '../breaks/team.ts'
import { createWorld, MINUTE, SECOND, START, type World } from './world.ts'

const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A break as another edition of the time-zone database reckoned it, which took Berlin to be elsewhere. */
function reckonedBefore(nextDue: number, times: string, what: Partial<BreakDraft> = {}): Partial<BreakDraft> {
  const cadence = { days: WORKDAYS, times: at(times), zone: 'Europe/Berlin' } as const
  return { cadence, nextDue, tzdata: 'another', createdAt: START - DAY, ...what }
}

/** When the breaks of the team come next, from START on, in minutes. */
async function nextOf({ store }: World): Promise<readonly (number | undefined)[]> {
  const all = await store.breaksIn(TEAM)
  return all.map(({ nextDue }) => nextDue && (nextDue - START) / MINUTE)
}

/** START is 11:30 in Berlin. */
describe('a start with another edition of the time-zone database', () => {
  test.each<
    readonly [
      what: string,
      times: string,
      before: number,
      after: number,
      seen: number,
      states: readonly string[],
    ]
  >([
    ['what comes later than it said comes then', '15:00', 2.5 * HOUR, 210, 0, []],
    ['what comes sooner than it said comes then', '12:00', 90 * MINUTE, 30, 0, []],
    ['what comes when it said stays', '15:00', 210 * MINUTE, 210, 0, []],
    [
      'what was due already is posted, and comes next by the new one',
      '15:00',
      -10 * MINUTE,
      210,
      1,
      ['plan: posted'],
    ],
    [
      'what was due long ago is recorded, and comes next by the new one',
      '15:00',
      -2 * HOUR,
      210,
      0,
      ['plan: missed'],
    ],
    [
      'what was due a short while ago by the new one alone is still posted',
      '11:20',
      50 * MINUTE,
      -10 + 24 * 60,
      1,
      ['plan: posted'],
    ],
    [
      'what was due long ago by the new one alone comes the next time',
      '10:30',
      50 * MINUTE,
      -60 + 24 * 60,
      0,
      [],
    ],
  ])('%s', async (_, times, before, after, seen, states) => {
    const world = await createWorld()
    await world.addBreak(reckonedBefore(START + before, times))
    await reckonAnew(world.breaks)
    const chat = world.chat()
    await world.pass(SECOND, world.process([chat]))
    expect([await nextOf(world), chat.seen().length, await world.states()]).toEqual([[after], seen, states])
  })

  test('counts those it reckons, once', async () => {
    const world = await createWorld()
    await world.addBreak(reckonedBefore(START + HOUR, '15:00'))
    await world.addBreak(reckonedBefore(START + HOUR, '16:00'))
    await world.addBreak(reckonedBefore(START + HOUR, '17:00', { tzdata: 'test' }))
    expect([await reckonAnew(world.breaks), await reckonAnew(world.breaks)]).toEqual([2, 0])
    const all = await world.store.breaksIn(TEAM)
    expect(all.map(({ tzdata, revision }) => [tzdata, revision])).toEqual([
      ['test', 2],
      ['test', 2],
      ['test', 1],
    ])
  })

  test('what was posted is not posted again', async () => {
    const world = await createWorld()
    await world.addBreak(reckonedBefore(START, '11:30'))
    const chat = world.chat()
    await world.pass(SECOND, world.process([chat], { owner: 'before' }))
    expect(chat.seen()).toHaveLength(1)
    const [kept] = await world.store.breaksIn(TEAM)
    // The next one is the day after, at another time than by the new edition.
    if (kept) await world.store.change({ ...kept, nextDue: START + 25 * HOUR })
    expect(await reckonAnew(world.breaks)).toBe(1)
    await world.pass(MINUTE, world.process([chat], { owner: 'after' }))
    expect([chat.seen().length, await nextOf(world)]).toEqual([1, [24 * 60]])
  })

  test('a break that was made a moment ago is not due for what was before', async () => {
    const world = await createWorld()
    await world.addBreak(reckonedBefore(START + 26 * HOUR, '11:20', { createdAt: START - MINUTE }))
    await reckonAnew(world.breaks)
    expect(await nextOf(world)).toEqual([-10 + 24 * 60])
  })

  test('processes that start together reckon the same, and nothing comes twice', async () => {
    const world = await createWorld()
    for (const times of ['11:20', '12:00', '15:00']) await world.addBreak(reckonedBefore(START + HOUR, times))
    await Promise.all([1, 2, 3].map(() => reckonAnew(world.breaks)))
    const chat = world.chat()
    const processes = ['one', 'two', 'three'].map((owner) => world.process([chat], { owner }))
    await world.passIn(10 * SECOND, 31 * MINUTE, ...processes)
    expect(chat.seen()).toHaveLength(2)
    expect(await nextOf(world)).toEqual([-10 + 24 * 60, 30 + 24 * 60, 210])
  })
})

describe('a zone that is not known any more', () => {
  const lost = (nextDue: number, what: Partial<BreakDraft> = {}): Partial<BreakDraft> => ({
    ...reckonedBefore(nextDue, '11:30', what),
    cadence: { days: WORKDAYS, times: at('11:30'), zone: 'Europe/Atlantis' },
  })

  test('keeps nobody from starting, and no other break from coming', async () => {
    const world = await createWorld()
    // More than are moved on at once, and the longest due.
    await world.store.addAll(
      Array.from({ length: 250 }, () => draftOf(lost(START - MINUTE, { place: messagesWith('many') }))),
    )
    await world.addBreak(reckonedBefore(START, '11:30'))
    expect(await reckonAnew(world.breaks)).toBe(0)
    const chat = world.chat()
    await world.pass(MINUTE, world.process([chat]))
    expect(chat.seen().filter(({ place }) => place.channel === TEAM.channel)).toHaveLength(1)
  })

  test('stops its break, says why, and tells its owner', async () => {
    const world = await createWorld()
    const kept = await world.addBreak(lost(START))
    const chat = world.chat()
    await world.pass(MINUTE, world.process([chat]))
    const why = 'its time zone is not known here any more'
    expect((await world.store.breaksIn(TEAM)).map(({ stopped }) => stopped)).toEqual([why])
    expect(chat.seen().map(({ place }) => place)).toEqual([messagesWith('ada')])
    expect(world.heard.filter(({ event }) => event === 'stopped')).toEqual([
      { event: 'stopped', breakId: kept.id, platform: 'slack', why },
    ])
  })

  test('can be changed for another one, and its break goes on', async () => {
    const team = await createTeam()
    await team.say('/breaks confirm add weekdays at 10:30')
    const [kept] = await team.store.breaksOf('ada')
    if (kept)
      await team.store.change({ ...kept, cadence: { ...kept.cadence, zone: 'Europe/Atlantis' }, nextDue: 0 })
    expect(await team.wait('2026-11-23T10:30')).toEqual(['to ada: Break 1 has stopped'])
    const said = 'weekdays at 10:30, Europe/Atlantis time'
    expect((await listed(team))[0]).toContain(said)
    expect(await team.say('/breaks preview')).toContain('Nothing comes')
    await team.say('/breaks change weekdays at 11:00 Berlin time')
    await team.say('/breaks resume')
    expect(await team.wait('2026-11-23T11:00')).toHaveLength(1)
  })
})
