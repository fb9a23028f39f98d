import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createBreaker } from '../../../adapters/discord/connection/breaker.ts'
import { manualClock } from '../manual-clock.ts'
import { createDiscordChat, type DiscordChatWork } from '../../../adapters/discord/chat.ts'
import { channelPlace, directPlaceOf } from '../../../adapters/discord/places.ts'
import { serveDiscord, type DiscordWish, type Fault } from '../../fakes/discord/serve.ts'
import type { Place } from '../../../src/place.ts'
import { chatContract, type TimeWish } from '../chat-contract.ts'
import { markOf, nonceOf } from '../../../adapters/discord/show/mark.ts'
import { DELIVERY, LONG, messageTo, OTHER } from '../chat-rows/common.ts'

/** Buttons whose ids say what they do. */
const BUTTONS: DiscordChatWork['buttons'] = {
  idsFor: async () => (run) => `1|${run.command}|${run.text}`,
}

const DELIVERIES = new Map(
  [
    DELIVERY,
    OTHER,
    'd-1',
    ...Array.from({ length: 1_000 }, (_, at) => DELIVERY.slice(0, -3) + String(at).padStart(3, '0')),
  ].map((delivery) => [nonceOf(delivery), delivery]),
)

export async function openDiscord(wish: DiscordWish = {}, more: TimeWish & Partial<DiscordChatWork> = {}) {
  const platform = await serveDiscord({
    guildOf: () => '100',
    deliveryOf: (nonce) => DELIVERIES.get(nonce) ?? nonce,
    ...wish,
  })
  const chat = createDiscordChat({
    token: platform.token,
    apiUrl: platform.apiUrl,
    buttons: BUTTONS,
    mayRead: () => true,
    ...more,
  })
  onTestFinished(async () => {
    await chat.close()
    await platform.close()
    expect(platform.violations()).toEqual([])
  })
  return { platform, chat }
}

chatContract({
  name: 'Discord',
  open: openDiscord,
  channel: { place: channelPlace('100', '200'), channel: '100/200' },
  direct: { place: directPlaceOf('300'), channel: '@discord/300' },
  // For a server as a whole Discord has no limit.
  scopes: { account: 'platform', workspace: 'place', channel: 'place' },
  refusals: [
    ['10003', 'channel', 'the channel is gone'],
    ['10004', 'channel', 'the channel is gone'],
    ['50001', 'channel', 'I was removed from the channel'],
    ['50013', 'channel', 'I may not write there'],
    ['50008', 'channel', 'I may not write there'],
    ['50009', 'channel', 'I may not write there'],
    ['50007', 'direct', 'direct messages are closed to me'],
    ['50278', 'direct', 'direct messages are closed to me'],
  ],
  rejections: ['50035', '200000'],
  accountTroubles: ['0', '20026', '40001', '40002', '40004', '40006', '40062', '40333', '130000'],
  gone: '4194305',
})

const HERE = channelPlace('100', '200')
const ADA = directPlaceOf('300')
const MINUTE = 60_000

describe('a look', () => {
  test('goes by the clock of Discord, however wrong that of the machine is', async () => {
    // What Discord calls an hour ago is now by the date of this machine.
    const behind = Date.now() - 60 * MINUTE
    const { chat } = await openDiscord({ clock: manualClock(behind), date: () => behind })
    await chat.send(messageTo(HERE), LONG)
    expect((await chat.find(DELIVERY, HERE, MINUTE, LONG)).is).toBe('there')
  })

  test('is none where Limber may not read, which Discord does not say', async () => {
    const { platform, chat } = await openDiscord({}, { mayRead: () => false })
    await chat.send(messageTo(HERE), LONG)
    expect(await chat.find(DELIVERY, HERE, LONG, LONG)).toEqual({
      is: 'unreadable',
      why: 'I may not read the history',
    })
    expect(platform.counts().find).toBe(0)
  })

  test.each<readonly [string, boolean | undefined, who: 'nobody' | 'somebody', place: Place, is: string]>([
    ['nothing was said in a channel that Limber may read', true, 'nobody', HERE, 'absent'],
    ['nothing is shown, and it is not known whether Limber may read', undefined, 'nobody', HERE, 'unknown'],
    ['something else is shown, which shows that Limber may read', undefined, 'somebody', HERE, 'absent'],
    ['nothing was said in direct messages, which everybody may read', undefined, 'nobody', ADA, 'absent'],
  ])('where %s', async (_, mayRead, who, place, is) => {
    const { platform, chat } = await openDiscord({}, { mayRead: () => mayRead })
    const channel = platform.channel(platform.guild('Team', '100'), 'general', { id: '200' })
    if (who === 'somebody') platform.people.say(platform.person('Ada'), channel, 'Good morning')
    expect((await chat.find(DELIVERY, place, LONG, LONG)).is).toBe(is)
  })

  test('knows what others say from what Limber posted', async () => {
    const { platform, chat } = await openDiscord()
    const guild = platform.guild('Team', '100')
    const channel = platform.channel(guild, 'general', { id: '200' })
    const somebody = platform.person('Ada')
    platform.people.say(somebody, channel, 'Time for a stretch')
    expect(await chat.find(DELIVERY, HERE, LONG, LONG)).toEqual({ is: 'absent' })
  })
})

test('a message carries a nonce, a mark in two ids, and mentions nobody', async () => {
  const { platform, chat } = await openDiscord()
  await chat.send(messageTo(HERE), LONG)
  const { container, first } = markOf(DELIVERY)
  expect(platform.requests().at(-1)?.body).toMatchObject({
    nonce: nonceOf(DELIVERY),
    enforce_nonce: true,
    allowed_mentions: { parse: [] },
    flags: 1 << 15,
    components: [{ type: 17, id: container, components: [{ type: 10, id: first }] }],
  })
})

test('marks are numbers that Discord takes, and no two alike', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (one, other) => {
      const { container, first } = markOf(one)
      for (const id of [container, first])
        expect(id >= 2 ** 30 && id < 2 ** 31 && Number.isInteger(id)).toBe(true)
      expect(container).not.toBe(first)
      expect(nonceOf(one)).toHaveLength(25)
      if (one !== other) expect(markOf(other)).not.toEqual(markOf(one))
    }),
  )
})

describe('direct messages', () => {
  test('are opened once', async () => {
    const { platform, chat } = await openDiscord()
    await chat.send(messageTo(ADA), LONG)
    await chat.send(messageTo(ADA, OTHER), LONG)
    const opened = platform.requests().filter(({ path }) => path === '/users/@me/channels')
    expect(opened).toHaveLength(1)
  })

  test('that cannot be opened now were not written, and are tried again soon', async () => {
    const { platform, chat } = await openDiscord()
    platform.fail({ method: 'POST', path: /@me.channels/, status: 502 })
    expect(await chat.send(messageTo(ADA), LONG)).toMatchObject({ is: 'busy', scope: 'place' })
    expect(platform.counts().post).toBe(0)
    expect((await chat.send(messageTo(ADA), LONG)).is).toBe('posted')
  })

  test('with somebody who is gone are refused', async () => {
    const { platform, chat } = await openDiscord()
    platform.fail({
      method: 'POST',
      path: /@me.channels/,
      status: 404,
      body: { code: 10013, message: 'Unknown User' },
    })
    expect(await chat.send(messageTo(ADA), LONG)).toEqual({
      is: 'refused',
      why: 'direct messages are closed to me',
    })
  })
})

test('too many edits of old messages are tried again later', async () => {
  const { platform, chat } = await openDiscord()
  const sent = await chat.send(messageTo(HERE), LONG)
  platform.fail({
    method: 'PATCH',
    path: /messages/,
    status: 400,
    body: { code: 30046, message: 'Too many' },
  })
  const message = sent.is === 'posted' ? sent.message : ''
  expect(await chat.edit(message, HERE, [{ type: 'title', text: 'x' }], LONG)).toEqual({
    is: 'busy',
    wait: MINUTE,
    scope: 'place',
  })
})

test.each<readonly [string, NonNullable<Fault['body']>]>([
  ['in its own words', '<html>Access denied</html>'],
  ['without a code', { title: 'Access denied' }],
  ['with the code for whatever it may be', { message: '403: Forbidden', code: 0 }],
  ['in the words of Discord', { message: 'internal network error', code: 40333 }],
])('what stands before Discord and says no %s holds everything back, and stops nothing', async (_, body) => {
  const { platform, chat } = await openDiscord()
  platform.fail({ method: 'POST', path: /messages/, status: 403, body })
  expect(await chat.send(messageTo(HERE), LONG)).toEqual({ is: 'busy', wait: MINUTE, scope: 'platform' })
})

test('a limit of something that stands before Discord holds every place', async () => {
  const { platform, chat } = await openDiscord({}, { breaker: createBreaker(() => 0) })
  platform.fail({
    method: 'POST',
    path: /messages/,
    times: 100,
    status: 429,
    headers: { 'retry-after': '3600' },
    body: '<html>1015</html>',
  })
  const busy = { is: 'busy', wait: 60 * MINUTE, scope: 'platform' }
  expect(await chat.send(messageTo(HERE), LONG)).toEqual(busy)
  expect(await chat.send(messageTo(channelPlace('100', '201'), OTHER), LONG)).toEqual(busy)
  expect(await chat.find(DELIVERY, HERE, LONG, LONG)).toEqual(busy)
  expect(platform.requests()).toHaveLength(1)
})

describe('before Discord shuts Limber out', () => {
  test('nothing is asked any more, until it forgot', async () => {
    let passed = 0
    const breaker = createBreaker(() => passed, { most: 3, within: 10 * MINUTE })
    const { platform, chat } = await openDiscord({ refusing: new Map([['100/200', '50013']]) }, { breaker })
    for (let at = 0; at < 3; at++) expect((await chat.send(messageTo(HERE), LONG)).is).toBe('refused')
    passed = MINUTE
    expect(await chat.send(messageTo(HERE), LONG)).toEqual({
      is: 'busy',
      wait: 9 * MINUTE,
      scope: 'platform',
    })
    expect(platform.counts().post).toBe(3)
    passed = 10 * MINUTE
    expect((await chat.send(messageTo(HERE), LONG)).is).toBe('refused')
  })

  test('what others used up is not counted', () => {
    const breaker = createBreaker(() => 0, { most: 1, within: MINUTE })
    breaker.count({ status: 200 })
    breaker.count({ status: 404 })
    breaker.count({ status: 429, scope: 'shared' })
    expect(breaker.held()).toBe(0)
    breaker.count({ status: 429, scope: 'user' })
    expect(breaker.held()).toBe(MINUTE)
  })
})

test('whoever leaves waits for what is under way', async () => {
  const { platform, chat } = await openDiscord({ latency: () => 50 })
  const sending = chat.send(messageTo(HERE), LONG)
  await chat.close()
  expect((await sending).is).toBe('posted')
  expect(platform.seen()).toHaveLength(1)
})
