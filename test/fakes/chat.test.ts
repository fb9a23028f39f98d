import { describe, expect, onTestFinished, test } from 'vitest'
import { realClock } from '../../adapters/clock/clock.ts'
import type { Chat, Outgoing } from '../../src/deliver/chat.ts'
import type { Document } from '../../src/document.ts'
import { manualClock } from '../adapters/manual-clock.ts'
import { createHttpChat, type HttpChatWish } from './chat.ts'
import type { PlatformWish } from './platform.ts'
import { servePlatform } from './server.ts'
import { always, type Trouble } from './troubles.ts'

const PLACE = { platform: 'slack', workspace: 'T 1', channel: 'C/1', isDirect: false }
const DOCUMENT: Document = [{ type: 'title', text: 'Time for a stretch' }]
const MESSAGE: Outgoing = { delivery: 'd1', place: PLACE, dueAt: 0, document: DOCUMENT }
/** Longer than any test takes, in ms. */
const LONG = 60_000

/** A chat with a platform of this machine behind it, whose own clock stands still where a test says so. */
async function chatWith(wish: Partial<PlatformWish> = {}, more: Partial<HttpChatWish> = {}) {
  const kind = wish.kind ?? 'slack'
  const platform = await servePlatform({ kind, seed: 1, clock: realClock(), limits: {}, ...wish })
  onTestFinished(() => platform.close())
  const pace = { perSecond: 50, atOnce: 4, perPlace: 0 }
  return { platform, chat: createHttpChat({ kind, url: platform.url, pace, ...more }) }
}

describe('a request to post', () => {
  test.each<readonly [string, Partial<PlatformWish>, Awaited<ReturnType<Chat['send']>>, number]>([
    ['is posted', {}, { is: 'posted', message: 'M1' }, 1],
    [
      'is too much for a platform',
      { limits: { account: { most: 0, within: 500 } }, clock: manualClock(0) },
      { is: 'busy', wait: 500, scope: 'platform' },
      0,
    ],
    [
      'is too much for a workspace',
      { limits: { workspace: { most: 0, within: 500 } }, clock: manualClock(0) },
      { is: 'busy', wait: 500, scope: 'workspace' },
      0,
    ],
    [
      'is too much for a channel',
      { limits: { channel: { most: 0, within: 500 } }, clock: manualClock(0) },
      { is: 'busy', wait: 500, scope: 'place' },
      0,
    ],
    [
      'goes to a channel that is archived',
      { refusing: new Map([['C/1', 'is_archived']]) },
      { is: 'refused', why: 'the channel is archived' },
      0,
    ],
    [
      'goes to a channel without Limber',
      { refusing: new Map([['C/1', 'not_in_channel']]) },
      { is: 'refused', why: 'I was removed from the channel' },
      0,
    ],
    [
      'goes to a channel that is unknown',
      { kind: 'discord', refusing: new Map([['C/1', '10003']]) },
      { is: 'refused', why: 'the channel is gone' },
      0,
    ],
    [
      'goes where Limber may not go',
      { kind: 'discord', refusing: new Map([['C/1', '50001']]) },
      { is: 'refused', why: 'I was removed from the channel' },
      0,
    ],
    [
      'is refused for another reason',
      { refusing: new Map([['C/1', 'msg_too_long']]) },
      { is: 'rejected', why: 'msg_too_long' },
      0,
    ],
  ])('%s', async (_, wish, expected, seen) => {
    const { platform, chat } = await chatWith(wish)
    expect(await chat.send(MESSAGE, LONG)).toEqual(expected)
    expect(platform.seen()).toHaveLength(seen)
  })

  test.each<readonly [Trouble, string, number]>([
    ['error before', 'an answer with status 500', 0],
    ['error after', 'an answer with status 502', 1],
    ['lost before', 'the connection was lost', 0],
    ['lost after', 'the connection was lost', 1],
  ])('may have been posted: %s', async (trouble, why, seen) => {
    const { platform, chat } = await chatWith({ troubles: always(trouble) })
    expect(await chat.send(MESSAGE, LONG)).toEqual({ is: 'unknown', why })
    expect(platform.seen()).toHaveLength(seen)
  })

  test.each<readonly [Trouble, string, number]>([
    ['slow', 'stands there before anybody gives it up', 1],
    ['late', 'comes to stand there after it was given up', 0],
  ])('may have been posted: %s, it %s', async (trouble, _, seenBefore) => {
    const clock = manualClock(0)
    const givingUp = new AbortController()
    const { platform, chat } = await chatWith(
      { clock, troubles: always(trouble, { slowFor: [900, 900], lateFor: [900, 900] }) },
      { over: () => givingUp.signal },
    )
    const sending = chat.send(MESSAGE, LONG)
    while (platform.counts()[trouble] === 0 || platform.seen().length < seenBefore) await clock.advance(0)
    givingUp.abort()
    expect(await sending).toEqual({ is: 'unknown', why: 'no answer in time' })
    expect(platform.seen()).toHaveLength(seenBefore)
    await clock.advance(900)
    await platform.quiet()
    expect(platform.seen()).toHaveLength(1)
  })

  test('has no time at all, and does not reject', async () => {
    const { chat } = await chatWith({ clock: manualClock(0), latency: () => LONG })
    expect(await chat.send(MESSAGE, -1)).toEqual({ is: 'unknown', why: 'no answer in time' })
  })

  test('stays where it is when its process stood still since it was decided', async () => {
    let passed = 0
    const { platform, chat } = await chatWith({}, { passed: () => passed })
    const sending = chat.send(MESSAGE, LONG)
    passed = LONG + 1
    expect(await sending).toEqual({ is: 'unknown', why: 'no answer in time' })
    await platform.quiet()
    expect(platform.counts().post).toBe(0)
  })

  test('finds nobody there, and does not reject', async () => {
    const { platform, chat } = await chatWith()
    await platform.close()
    expect(await chat.send(MESSAGE, LONG)).toEqual({ is: 'unknown', why: 'the connection was lost' })
    expect(await chat.find('d1', PLACE, LONG, LONG)).toEqual({
      is: 'unknown',
      why: 'the connection was lost',
    })
    expect(await chat.edit('M1', PLACE, DOCUMENT, LONG)).toEqual({
      is: 'unknown',
      why: 'the connection was lost',
    })
  })
})

test('members see the words of a message, its delivery and its place', async () => {
  const { platform, chat } = await chatWith()
  await chat.send(MESSAGE, LONG)
  await chat.send({ ...MESSAGE, place: { ...PLACE, isDirect: true } }, LONG)
  expect(platform.seen()).toMatchObject([
    { channel: 'T 1/C/1', delivery: 'd1', text: 'Time for a stretch' },
    { channel: 'T 1/@C/1', delivery: 'd1', text: 'Time for a stretch' },
  ])
})

test.each([
  ['Discord knows a delivery again', 'discord', 1],
  ['Slack does not', 'slack', 2],
] as const)('%s', async (_, kind, expected) => {
  const { platform, chat } = await chatWith({ kind, knowsAgainFor: LONG, clock: manualClock(0) })
  const place = { ...PLACE, platform: kind }
  const delivery = '0198c1f4-7a3e-7000-8000-000000000001'
  const first = await chat.send({ ...MESSAGE, delivery, place }, LONG)
  const second = await chat.send({ ...MESSAGE, delivery, place }, LONG)
  expect([first.is, second.is]).toEqual(['posted', 'posted'])
  expect(platform.seen()).toHaveLength(expected)
})

describe('a look', () => {
  const refusing = new Map([['C/1', 'channel_not_found']])
  test.each<readonly [string, Partial<PlatformWish>, string, Awaited<ReturnType<Chat['find']>>]>([
    ['finds the message', {}, 'd1', { is: 'there', message: 'M1' }],
    ['finds none', {}, 'd2', { is: 'absent' }],
    ['is not allowed', { history: 'unreadable' }, 'd1', { is: 'unreadable', why: 'missing_scope' }],
    ['finds no channel', { refusing }, 'd1', { is: 'unreadable', why: 'channel_not_found' }],
    [
      'is one request too many',
      { limits: { account: { most: 1, within: 500 } }, clock: manualClock(0) },
      'd1',
      { is: 'busy', wait: 500, scope: 'platform' },
    ],
  ])('%s', async (_, wish, delivery, expected) => {
    const { chat } = await chatWith(wish)
    await chat.send(MESSAGE, LONG)
    expect(await chat.find(delivery, PLACE, LONG, LONG)).toEqual(expected)
  })

  test.each<readonly [Trouble, string]>([
    ['error before', 'an answer with status 500'],
    ['lost after', 'the connection was lost'],
  ])('shows nothing: %s', async (trouble, why) => {
    const { chat } = await chatWith({ troubles: always(trouble) })
    expect(await chat.find('d1', PLACE, LONG, LONG)).toEqual({ is: 'unknown', why })
  })
})

describe('an edit', () => {
  test('is seen', async () => {
    const { platform, chat } = await chatWith()
    await chat.send(MESSAGE, LONG)
    expect(await chat.edit('M1', PLACE, [{ type: 'title', text: 'Closed' }], LONG)).toEqual({ is: 'edited' })
    expect(platform.seen()[0]?.edits).toMatchObject([{ text: 'Closed' }])
  })

  test('of what is gone is refused', async () => {
    const { chat } = await chatWith()
    expect(await chat.edit('M1', PLACE, DOCUMENT, LONG)).toEqual({ is: 'refused', why: 'message_not_found' })
  })

  test('may have been done', async () => {
    const { chat } = await chatWith({ troubles: always('error after') })
    expect(await chat.edit('M1', PLACE, DOCUMENT, LONG)).toEqual({
      is: 'unknown',
      why: 'an answer with status 502',
    })
  })

  test('is one request too many', async () => {
    const { chat } = await chatWith({ limits: { account: { most: 0, within: 70 } }, clock: manualClock(0) })
    expect(await chat.edit('M1', PLACE, DOCUMENT, LONG)).toEqual({ is: 'busy', wait: 70, scope: 'platform' })
  })
})
