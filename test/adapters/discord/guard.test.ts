import { Routes, type Client } from 'discord.js'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createBreaker, type Breaker } from '../../../adapters/discord/connection/breaker.ts'
import { createClient } from '../../../adapters/discord/connection/client.ts'
import { end } from '../../../adapters/discord/connection/connection.ts'
import { Held } from '../../../adapters/discord/connection/guard.ts'
import { serveDiscord, type Fault } from '../../fakes/discord/serve.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** A client that is let in, beside a Discord. */
async function letIn(breaker: Breaker) {
  const discord = await serveDiscord()
  const channel = discord.channel(discord.guild('Stretch Co'), 'general')
  const client = createClient(discord.apiUrl, breaker)
  client.token = discord.token
  onTestFinished(async () => {
    await end(client)
    await discord.close()
    expect(discord.violations()).toEqual([])
  })
  return { discord, client, channel: channel.id }
}

const post = ({ rest }: Client, channel: string) =>
  rest.post(Routes.channelMessages(channel), { body: { content: 'Hello' } })

describe('while Discord is to be asked no more', () => {
  test.each<
    readonly [what: string, how: 'held' | 'asked', ask: (client: Client, channel: string) => Promise<unknown>]
  >([
    ['a message is', 'held', post],
    [
      'direct messages with somebody are',
      'held',
      ({ rest }) => rest.post(Routes.userChannels(), { body: { recipient_id: '300' } }),
    ],
    [
      'what answers a command, and comes with a token of its own, is',
      'asked',
      ({ rest }) =>
        rest.post(Routes.interactionCallback('1', 'token'), { auth: false, body: { type: 5, data: {} } }),
    ],
    ['the way to the gateway is', 'asked', ({ rest }) => rest.get(Routes.gatewayBot())],
  ])('%s %s', async (_, how, ask) => {
    const breaker = createBreaker(() => 0, { most: 1, within: MINUTE })
    const { discord, client, channel } = await letIn(breaker)
    breaker.count({ status: 403 })
    const outcome = await ask(client, channel).catch((mistake: unknown) => mistake)
    expect(outcome instanceof Held ? outcome.wait : 0).toBe(how === 'held' ? MINUTE : 0)
    expect(discord.requests()).toHaveLength(how === 'held' ? 0 : 1)
  })

  test('a warning is asked for all the same, and only that', async () => {
    const breaker = createBreaker(() => 0, { most: 1, within: MINUTE })
    const { discord, client, channel } = await letIn(breaker)
    breaker.count({ status: 403 })
    await breaker.urgently(() => post(client, channel))
    await expect(post(client, channel)).rejects.toThrow(Held)
    expect(discord.messagesIn(channel)).toHaveLength(1)
  })

  test('nothing is asked again by itself', async () => {
    const breaker = createBreaker(() => 0, { most: 1, within: MINUTE })
    const { discord, client, channel } = await letIn(breaker)
    discord.fail({
      method: 'POST',
      path: /messages$/,
      status: 429,
      headers: { 'retry-after': '1', 'x-ratelimit-scope': 'user' },
      body: { message: 'You are being rate limited.', retry_after: 0.1, global: false },
    })
    await expect(post(client, channel)).rejects.toMatchObject({ name: 'Held' })
    expect(discord.requests()).toHaveLength(1)
  })

  test('nothing that waited in line before is asked any more', async () => {
    const { discord, client, channel } = await letIn(createBreaker(() => 0))
    discord.fail({ method: 'POST', path: /messages$/, status: 429, body: 'error code: 1015' })
    const posts = await Promise.allSettled(Array.from({ length: 5 }, () => post(client, channel)))
    expect(posts.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'rejected'))
    expect(discord.requests()).toHaveLength(1)
  })
})

describe('a limit that says not how far it goes', () => {
  const limited = (seconds: number): Fault => ({
    method: 'POST',
    path: /messages$/,
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: seconds, global: false },
  })

  test.each<readonly [string, Fault]>([
    ['in the words of Discord', limited(0.3)],
    [
      'where only the body says that it is for all',
      { ...limited(0.3), body: { retry_after: 0.3, global: true } },
    ],
    ['where it is over already', { ...limited(0), headers: { 'retry-after': '0' } }],
  ])('is waited for, by whatever else is asked as well, %s', async (_, fault) => {
    const { discord, client, channel } = await letIn(createBreaker())
    const other = discord.channel(discord.guild('Stretch Co'), 'other').id
    discord.fail(fault)
    await Promise.all([post(client, channel), post(client, other)])
    expect(discord.messagesIn(channel)).toHaveLength(1)
    expect(discord.messagesIn(other)).toHaveLength(1)
  })

  test('keeps nobody waiting for long', async () => {
    const { discord, client, channel } = await letIn(createBreaker())
    discord.fail(limited(60))
    await expect(post(client, channel)).rejects.toMatchObject({ name: 'Held', wait: 60_000 })
    expect(discord.messagesIn(channel)).toEqual([])
  })
})

test('what answering is refused counts', async () => {
  const breaker = createBreaker(() => 0, { most: 2, within: MINUTE })
  const { discord, client, channel } = await letIn(breaker)
  discord.fail({
    method: 'POST',
    path: /messages$/,
    times: 2,
    status: 403,
    body: { code: 50013, message: 'No' },
  })
  await post(client, channel).catch(() => {})
  expect(breaker.held()).toBe(0)
  await post(client, channel).catch(() => {})
  expect(breaker.held()).toBe(MINUTE)
})

describe('a token that Discord refuses', () => {
  const REFUSED = { status: 401, body: { code: 0, message: '401: Unauthorized' } }

  test('once is tried again at once', async () => {
    const { discord, client, channel } = await letIn(createBreaker(() => 0))
    discord.fail({ method: 'POST', path: /messages$/, ...REFUSED })
    await expect(post(client, channel)).rejects.toMatchObject({ status: 401 })
    await post(client, channel)
    expect(discord.messagesIn(channel)).toHaveLength(1)
  })

  test('again and again is tried ever more seldom, and counts as soon as it is taken', async () => {
    let passed = 0
    const breaker = createBreaker(() => passed)
    const { discord, client, channel } = await letIn(breaker)
    discord.fail({ method: 'POST', path: /messages$/, times: 9, ...REFUSED })
    const waits: number[] = []
    for (let at = 0; at < 9; at++) {
      await expect(post(client, channel)).rejects.toMatchObject({ status: 401 })
      waits.push(breaker.held())
      passed += breaker.held()
    }
    expect(waits).toEqual([0, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000])
    await post(client, channel)
    discord.fail({ method: 'POST', path: /messages$/, ...REFUSED })
    await expect(post(client, channel)).rejects.toMatchObject({ status: 401 })
    expect(breaker.held()).toBe(0)
  })

  test('for all that is under way together is refused once', () => {
    const breaker = createBreaker(() => 0)
    for (let at = 0; at < 5; at++) breaker.count({ status: 401, isSigned: true })
    expect(breaker.held()).toBe(1_000)
  })

  test('is not meant where what answers a command is refused', () => {
    const breaker = createBreaker(() => 0)
    for (let at = 0; at < 5; at++) breaker.count({ status: 401 })
    expect(breaker.held()).toBe(0)
  })
})

/** Limits that something before Discord has, and how long everything waits for them. */
const BEFORE_DISCORD: readonly (readonly [name: string, Omit<Fault, 'method' | 'path'>, wait: number])[] = [
  [
    'a page of Cloudflare',
    { status: 429, body: '<html>1015</html>', headers: { 'retry-after': '3600' } },
    HOUR,
  ],
  [
    'a code of Cloudflare',
    { status: 429, body: 'error code: 1015', headers: { 'retry-after': '1800' } },
    HOUR / 2,
  ],
  ['a page that does not say when it is over', { status: 429, body: '<html>1015</html>' }, MINUTE],
  [
    'a page that names a date',
    { status: 429, body: 'error code: 1015', headers: { 'retry-after': 'Sat, 28 Nov 2026 04:05:04 GMT' } },
    MINUTE,
  ],
  [
    'a page that says a month',
    { status: 429, body: 'error code: 1015', headers: { 'retry-after': '2592000' } },
    HOUR,
  ],
  [
    'a limit of Discord that does not say when it is over',
    { status: 429, body: {}, headers: { 'x-ratelimit-scope': 'user' } },
    MINUTE,
  ],
]

describe('a limit that stands before Discord holds everything', () => {
  test.each(BEFORE_DISCORD)('%s', async (_, fault, wait) => {
    const breaker = createBreaker(() => 0)
    const { discord, client, channel } = await letIn(breaker)
    discord.fail({ method: 'POST', path: /messages$/, times: 100, ...fault })
    await expect(post(client, channel)).rejects.toMatchObject({ name: 'Held', wait })
    await expect(client.users.fetch('300')).rejects.toMatchObject({ name: 'Held', wait })
    expect(discord.requests()).toHaveLength(1)
  })

  test('also where it stands before what answers a command, which is asked once', async () => {
    const { discord, client } = await letIn(createBreaker(() => 0))
    discord.fail({ method: 'POST', path: /callback$/, times: 100, status: 429, body: 'error code: 1015' })
    const answer = client.rest.post(Routes.interactionCallback('1', 'token'), {
      auth: false,
      body: { type: 5 },
    })
    await expect(answer).rejects.toMatchObject({ name: 'Held' })
    expect(discord.requests()).toHaveLength(1)
  })
})

test('a short limit of Discord is waited for exactly so long, and holds nothing else', async () => {
  const breaker = createBreaker(() => 0)
  const { discord, client, channel } = await letIn(breaker)
  discord.fail({
    method: 'POST',
    path: /messages$/,
    status: 429,
    headers: { 'retry-after': '11', 'x-ratelimit-scope': 'shared' },
    body: { message: 'You are being rate limited.', retry_after: 0.3, global: false },
  })
  await post(client, channel)
  expect(breaker.held()).toBe(0)
  expect(discord.messagesIn(channel)).toHaveLength(1)
})
