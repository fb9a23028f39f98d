import { describe, expect, test } from 'vitest'
import type { Happening } from '../fakes/memory-chat.ts'
import { TEAM } from '../adapters/database/drafts.ts'
import { standstillAt, type Point } from './standstill.ts'
import { createWorld, MINUTE, SECOND } from './world.ts'

type Row = readonly [phase: string, point: Point, happens: (before: number) => Happening]

const posted = (): Happening => 'posted'
const lostFirst = (happening: Happening) => (before: number) => (before === 0 ? happening : 'posted')

/** Every phase of an attempt in which a process may stand still, but the moment between its last check and the request. */
const PHASES: readonly Row[] = [
  ['when it was about to claim', 'before claim', posted],
  ['claimed', 'after claim', posted],
  ['about to be written down as begun', 'before begin', posted],
  ['begun, before the request leaves', 'after begin', posted],
  ['answered, before the answer is read', 'after send', posted],
  ['the answer was lost, and that is not heard yet', 'after send', lostFirst('answer lost')],
  ['the request was lost, and that is not heard yet', 'after send', lostFirst('request lost')],
  [
    'about to be given back, of which nobody knows whether it stands there',
    'before postpone',
    lostFirst('answer lost'),
  ],
  ['given back, of which nobody knows whether it stands there', 'after postpone', lostFirst('answer lost')],
  ['about to look', 'before find', lostFirst('answer lost')],
  ['looked, and it is there', 'after find', lostFirst('answer lost')],
  ['looked, and it is not there', 'after find', lostFirst('request lost')],
  ['refused for a while', 'before postpone', lostFirst({ is: 'busy', wait: SECOND, scope: 'place' })],
  ['answered, and not written down', 'before settle', posted],
  ['written down, of which it has not heard', 'after settle', posted],
]

describe.each([
  ['shorter than its lease', 10 * SECOND],
  ['longer than its lease', 5 * MINUTE],
])('a process that stands still for %s, while another goes on', (_, span) => {
  test.each(PHASES)('%s: it is posted once', async (_, point, happens) => {
    const world = await createWorld()
    await world.addBreak()
    const chat = world.chat({ happens: (_, before) => happens(before) })
    const standstill = standstillAt(point, { store: world.store, chat })
    const standing = world.process([standstill.chat], { owner: 'standing', store: standstill.store })
    const other = world.process([chat], { owner: 'other' })
    let stands = false
    void standstill.stands.then(() => (stands = true))
    for (let second = 0; second < 40 && !stands; second++) await world.pass(0, standing)
    expect(stands).toBe(true)
    await world.pass(span, other)
    standstill.goOn()
    await world.pass(2 * MINUTE, standing, other)
    expect([chat.seen().length, await world.states()]).toEqual([1, ['plan: posted']])
    expect(world.heard.filter(({ event }) => event === 'posted')).toHaveLength(1)
  })
})

describe('a process that stands still alone', () => {
  test.each(PHASES)('%s: it is posted once, by itself', async (_, point, happens) => {
    const world = await createWorld()
    await world.addBreak()
    const chat = world.chat({ happens: (_, before) => happens(before) })
    const standstill = standstillAt(point, { store: world.store, chat })
    const standing = world.process([standstill.chat], { store: standstill.store })
    let stands = false
    void standstill.stands.then(() => (stands = true))
    for (let second = 0; second < 40 && !stands; second++) await world.pass(0, standing)
    await world.pass(5 * MINUTE)
    standstill.goOn()
    await world.pass(2 * MINUTE, standing)
    expect([chat.seen().length, await world.states()]).toEqual([1, ['plan: posted']])
  })
})

describe('where a message is to be edited', () => {
  test.each<readonly [string, Point]>([
    ['claimed', 'after claimEdits'],
    ['before it is', 'before edit'],
    ['when it is', 'after edit'],
    ['before that is written down', 'before edited'],
  ])('%s: what was said since is seen in the end', async (_, point) => {
    const world = await createWorld()
    await world.addBreak()
    const chat = world.chat()
    const other = world.process([chat], { owner: 'other' })
    await world.pass(SECOND, other)
    const prompt = await world.store.lastPrompt(TEAM)
    const say = (person: string) =>
      world.store.answer(prompt?.id ?? '', person, 'done', world.now(), world.now() + 2 * SECOND)
    await say('ada')
    const standstill = standstillAt(point, { store: world.store, chat })
    const standing = world.process([standstill.chat], { owner: 'standing', store: standstill.store })
    await world.pass(2 * SECOND)
    await world.pass(0, standing)
    await standstill.stands
    await say('bob')
    await world.pass(5 * MINUTE, other)
    standstill.goOn()
    await say('eve')
    await world.pass(MINUTE, standing, other)
    expect(chat.seen().map(({ document }) => document)).toEqual([[{ type: 'title', text: '3 so far' }]])
    await world.pass(25 * MINUTE, standing, other)
    expect(chat.seen().map(({ document }) => document)).toEqual([[{ type: 'title', text: 'over' }]])
  })
})
