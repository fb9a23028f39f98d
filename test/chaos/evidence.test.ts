import { onTestFinished, expect, test } from 'vitest'
import { openInMemory, type Data } from '../../adapters/database/open.ts'
import { draftOf, messagesWith, TEAM } from '../adapters/database/drafts.ts'
import { breaksIn, dueIn, keptIn, leftIn } from './evidence.ts'
import type { Kept } from './judge.ts'

const NOON = Date.UTC(2026, 10, 18, 12)
const SHOWN = { exercise: 'cat-cow', opening: 0, at: NOON }

const TURN = {
  exercise: 'cat-cow',
  aim: 'arch',
  why: 'Today we arch the back.',
  easier: false,
  opening: 0,
} as const

/** Posts what waits, with a window that is over at an instant. */
async function post({ store }: Data, closesAt: number): Promise<void> {
  const [claim] = await store.claim({ platform: 'slack', owner: 'w', now: NOON, most: 1, lease: 1 })
  await store.begin(claim?.id ?? '', 'w', { at: NOON, lease: 1, turn: TURN })
  await store.settle(claim?.id ?? '', { state: 'posted', message: 'M1', shown: SHOWN, closesAt }, 'w')
}

/** A store in memory in which one break is due at noon, and another one later. */
async function storeAtNoon() {
  const data = await openInMemory()
  onTestFinished(() => data.close())
  const kept = await data.store.add(draftOf({ nextDue: NOON }))
  const other = await data.store.add(draftOf({ nextDue: NOON + 1, place: messagesWith('ada') }))
  const move = () => data.store.moveDue(NOON, 9, ({ nextDue = 0 }) => [{ dueAt: nextDue, isMissed: false }])
  return { data, kept, other, move }
}

test('what is left goes from a break to its delivery and to the message that is to be closed', async () => {
  const { data, move } = await storeAtNoon()
  const both = async (now: number) => [await dueIn(data, now), await leftIn(data, now)]
  expect(await both(NOON - 1)).toEqual([0, 0])
  expect(await both(NOON)).toEqual([1, 1])
  expect(await both(NOON + 1)).toEqual([2, 2])
  await move()
  expect(await both(NOON)).toEqual([1, 1])
  await post(data, NOON + 60_000)
  expect(await both(NOON)).toEqual([0, 0])
  expect(await both(NOON + 1)).toEqual([1, 2])
})

test('what is kept of a delivery is what the judge asks for', async () => {
  const { data, kept, move } = await storeAtNoon()
  await move()
  const [waiting] = await data.store.waiting(9)
  const due: Kept = {
    delivery: waiting?.id ?? '',
    breakId: kept.id,
    kind: 'plan',
    state: 'due',
    channel: 'slack T1/C1',
    isRefused: false,
    dueAt: NOON,
    isOpen: false,
  }
  expect(await keptIn(data, NOON, () => false)).toEqual([due])
  expect(await keptIn(data, NOON, ({ channel }) => channel === TEAM.channel)).toEqual([
    { ...due, isRefused: true },
  ])
  await post(data, NOON)
  expect(await keptIn(data, NOON, () => false)).toEqual([
    { ...due, state: 'posted', message: 'M1', isOpen: true },
  ])
})

test('a break that has stopped is among those, and its owner is told in direct messages', async () => {
  const { data, kept, other } = await storeAtNoon()
  expect(await breaksIn(data)).toEqual({ all: expect.arrayContaining([kept.id, other.id]), stopped: [] })
  await data.store.stop(kept.id, 'the channel is gone', NOON)
  expect((await breaksIn(data)).stopped).toEqual([kept.id])
  expect((await keptIn(data, NOON, () => false)).map(({ kind, channel }) => [kind, channel])).toEqual([
    ['stopped', 'slack T1/@ada'],
  ])
})
