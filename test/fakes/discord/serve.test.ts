import { describe, expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { until } from '../../adapters/discord/town.ts'
import { manualClock } from '../../adapters/manual-clock.ts'
import { always } from '../troubles.ts'
import { DEADLINES, type Asked } from './interactions.ts'
import { CHANNEL, type Json } from './objects.ts'
import { serveDiscord, type DiscordWish } from './serve.ts'

async function served(wish: DiscordWish = {}) {
  const clock = manualClock(Date.UTC(2026, 10, 23))
  const discord = await serveDiscord({ clock, ...wish })
  onTestFinished(() => discord.close())
  const guild = discord.guild('Team')
  const channel = discord.channel(guild, 'general')
  const ada = discord.person('Ada')
  discord.join(ada, guild)
  const ask = async (method: string, path: string, body?: unknown, token = discord.token) => {
    const response = await fetch(`${discord.apiUrl}/v10${path}`, {
      method,
      headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      headers: response.headers,
      body: text === '' ? undefined : (JSON.parse(text) as Json & { id: string }),
    }
  }
  const say = (content: string, more: Json = {}) =>
    ask('POST', `/channels/${channel.id}/messages`, { content, ...more })
  const answer = (asked: Asked, type = 4, data: Json = { content: 'x' }) =>
    ask('POST', `/interactions/${asked.id}/${asked.token}/callback`, {
      type,
      ...(type === 6 ? {} : { data }),
    })
  const after = (asked: Asked, data: Json = { content: 'y' }) =>
    ask('POST', `/webhooks/${discord.bot.id}/${asked.token}`, data)
  const edit = (asked: Asked, data: Json = { content: 'y' }) =>
    ask('PATCH', `/webhooks/${discord.bot.id}/${asked.token}/messages/@original`, data)
  return { discord, clock, channel, guild, ada, ask, say, answer, after, edit }
}

describe('messages', () => {
  test('of anybody without the token are refused', async () => {
    const { ask } = await served()
    expect(await ask('GET', '/users/@me', undefined, 'wrong')).toMatchObject({
      status: 401,
      body: { code: 0 },
    })
  })

  test('are posted, shown, edited and known again by their nonce', async () => {
    const { discord, channel, ask, say } = await served({ knowsAgainFor: 60_000 })
    const first = await say('one', { nonce: 'n', enforce_nonce: true })
    expect((await say('one', { nonce: 'n', enforce_nonce: true })).body?.id).toBe(first.body?.id)
    await say('two')
    await ask('PATCH', `/channels/${channel.id}/messages/${first.body?.id}`, { content: 'three' })
    const shown = await ask('GET', `/channels/${channel.id}/messages?limit=100`)
    expect((shown.body as unknown as readonly Json[]).map(({ content }) => content)).toEqual(['two', 'three'])
    expect(discord.seen().map(({ text, edits }) => [text, edits.map((one) => one.text)])).toEqual([
      ['one', ['three']],
      ['two', []],
    ])
    expect(discord.violations()).toEqual([])
  })

  test.each([
    ['a channel that is not there', 'Unknown Channel', 10003],
    ['a channel that Limber may not see', 'Missing Access', 50001],
    ['a channel where it may not write', 'Missing Permissions', 50013],
    ['somebody who takes none', 'Cannot send messages to this user', 50007],
  ])('to %s are refused', async (where, message, code) => {
    const { discord, channel, ada, ask } = await served()
    if (code === 50001) discord.change(discord.bot, channel, { deny: ['view'] })
    if (code === 50013) discord.change(discord.bot, channel, { deny: ['send'] })
    if (code === 50007) discord.shut(ada)
    const to = code === 10003 ? '1' : code === 50007 ? discord.direct(ada).id : channel.id
    const reply = await ask('POST', `/channels/${to}/messages`, { content: where })
    expect(reply).toMatchObject({ body: { code, message } })
    expect(discord.violations()).toEqual([])
  })

  test.each(['category', 'directory', 'forum', 'media'] as const)('to a %s are refused', async (type) => {
    const { discord, guild, ask } = await served()
    const { id } = discord.channel(guild, type, { type: CHANNEL[type] })
    const reply = await ask('POST', `/channels/${id}/messages`, { content: 'x' })
    expect(reply).toMatchObject({ status: 400, body: { code: 50008 } })
  })

  test('that answer one are refused where Limber may not read it', async () => {
    const { discord, channel, ada, say } = await served()
    const asked = discord.people.say(ada, channel, 'one')
    discord.change(discord.bot, channel, { deny: ['readHistory'] })
    const reply = await say('two', { message_reference: { message_id: asked.id } })
    expect(reply).toMatchObject({ status: 400, body: { code: 160002 } })
  })

  test.each([
    ['text', 201, 11],
    ['announcement', 201, 10],
    ['voice', 400, undefined],
  ] as const)('in a channel of %s begin threads, or do not', async (kind, status, type) => {
    const { discord, guild, ada, ask } = await served()
    const channel = discord.channel(guild, kind, { type: CHANNEL[kind] })
    const asked = discord.people.say(ada, channel, 'one')
    const made = await ask('POST', `/channels/${channel.id}/messages/${asked.id}/threads`, { name: 'x' })
    expect([made.status, made.body?.type]).toEqual([status, type])
  })

  test.each(['thread', 'privateThread', 'announcementThread'] as const)(
    'in a %s need the right that its channel gives',
    async (type) => {
      const { discord, guild, channel, ask } = await served()
      const { id } = discord.channel(guild, 'x', { type: CHANNEL[type], parent: channel.id })
      expect((await ask('POST', `/channels/${id}/messages`, { content: 'x' })).status).toBe(200)
      discord.change(discord.bot, channel, { deny: ['sendInThreads'] })
      expect((await ask('POST', `/channels/${id}/messages`, { content: 'x' })).body?.code).toBe(50013)
    },
  )

  test.each([
    ['was closed', { archived: true, locked: false }, 200, undefined],
    ['is locked', { archived: false, locked: true }, 400, 160005],
    ['was closed and is locked', { archived: true, locked: true }, 400, 50083],
  ])('in a thread that %s open it again, or are refused', async (_, state, status, code) => {
    const { discord, guild, channel, ask } = await served()
    const thread = discord.channel(guild, 'x', { type: CHANNEL.thread, parent: channel.id })
    discord.update(thread, { thread_metadata: { ...(thread.thread_metadata as Json), ...state } })
    const isShown = () => discord.threads().some(({ id }) => id === thread.id)
    expect(isShown()).toBe(!state.archived)
    const reply = await ask('POST', `/channels/${thread.id}/messages`, { content: 'x' })
    expect([reply.status, reply.body?.code]).toEqual([status, code])
    expect(isShown()).toBe(!(state.archived && state.locked))
  })

  test.each(['voice', 'stage'] as const)('in a %s channel need the right to come in', async (type) => {
    const { discord, guild, ask } = await served()
    const channel = discord.channel(guild, 'x', { type: CHANNEL[type] })
    const post = () => ask('POST', `/channels/${channel.id}/messages`, { content: 'x' })
    expect((await post()).status).toBe(200)
    discord.change(discord.bot, channel, { deny: ['connect'] })
    expect((await post()).body?.code).toBe(50013)
  })

  test('are not shown to whoever may not read them, without a word', async () => {
    const { discord, channel, ask, say } = await served()
    await say('one')
    discord.change(discord.bot, channel, { deny: ['readHistory'] })
    expect(await ask('GET', `/channels/${channel.id}/messages`)).toMatchObject({ status: 200, body: [] })
  })

  test('that are wrong are refused as Discord does, and remembered', async () => {
    const { discord, say } = await served()
    expect(await say('x'.repeat(2_001))).toMatchObject({
      status: 400,
      body: { code: 50035, message: 'Invalid Form Body' },
    })
    expect(discord.violations().length).toBeGreaterThan(0)
    expect(discord.seen()).toEqual([])
  })

  test.each([
    ['channel', { scope: 'user', global: null, isGlobal: false }],
    ['account', { scope: 'global', global: 'true', isGlobal: true }],
  ] as const)('too many for the %s are told so', async (extent, expected) => {
    const { say } = await served({ limits: { [extent]: { most: 0, within: 1_500 } } })
    const { status, headers, body } = await say('x')
    expect([
      status,
      headers.get('retry-after'),
      headers.get('x-ratelimit-scope'),
      headers.get('x-ratelimit-global'),
    ]).toEqual([429, '2', expected.scope, expected.global])
    expect(body).toEqual({
      message: 'You are being rate limited.',
      retry_after: 1.5,
      global: expected.isGlobal,
    })
  })

  test('say how many more there may be', async () => {
    const { discord, channel, ask, say } = await served()
    const bucketOf = ({ headers }: Awaited<ReturnType<typeof ask>>) => headers.get('x-ratelimit-bucket')
    const first = await say('x')
    expect(Number(first.headers.get('x-ratelimit-remaining'))).toBeGreaterThan(0)
    const other = discord.channel(discord.guild('Others'), 'general')
    const second = await ask('POST', `/channels/${other.id}/messages`, { content: 'x' })
    expect(bucketOf(second)).toBe(bucketOf(first))
    expect(bucketOf(await ask('GET', `/channels/${channel.id}/messages`))).not.toBe(bucketOf(first))
  })

  test('that are held stand there, and are answered when they are let go', async () => {
    const { discord, say } = await served()
    const gate = Promise.withResolvers<void>()
    discord.hold({ method: 'POST', path: /messages$/, until: gate.promise })
    const held = say('held')
    await until('the message', () => discord.seen().length === 1)
    expect((await say('free')).status).toBe(200)
    gate.resolve()
    expect((await held).status).toBe(200)
  })

  test('whose answer is lost stand there', async () => {
    const { discord, say } = await served({ troubles: always('lost after') })
    await expect(say('x')).rejects.toThrow()
    expect(discord.seen()).toHaveLength(1)
  })
})

describe('a command', () => {
  test('is answered once, in 3 s', async () => {
    const { discord, clock, channel, ada, answer } = await served()
    const where = { who: ada, in: channel }
    const first = discord.people.slash(where, 'stretch')
    expect(await answer(first)).toMatchObject({ status: 204, type: null })
    expect(await answer(first)).toMatchObject({ status: 400, body: { code: 40060 } })
    expect(discord.violations()).toEqual(['an interaction is answered twice'])
    const late = discord.people.slash(where, 'stretch')
    await clock.advance(DEADLINES.first + 1)
    expect(await answer(late)).toMatchObject({ status: 404, body: { code: 10062 } })
  })

  test('is answered further for 15 minutes, and not before', async () => {
    const { discord, clock, channel, ada, answer, after, edit } = await served()
    const asked = discord.people.slash({ who: ada, in: channel }, 'stretch')
    expect(await after(asked)).toMatchObject({ status: 404, body: { code: 10015 } })
    await answer(asked, 5, { flags: 64 })
    expect(asked.answer?.flags).toBe(64 | 128)
    expect((await edit(asked)).status).toBe(200)
    expect(asked.answer).toMatchObject({ content: 'y', flags: 64 })
    expect((await after(asked)).status).toBe(200)
    await clock.advance(DEADLINES.more + 1)
    expect(await edit(asked)).toMatchObject({ status: 401, body: { code: 50027 } })
    expect(discord.violations()).toEqual([])
  })

  test('of somebody who has Limber for themselves is answered five times more', async () => {
    const { discord, channel, ada, answer, after } = await served()
    const asked = discord.people.slash({ who: ada, in: channel, isOwnInstall: true }, 'stretch')
    await answer(asked)
    const statuses: number[] = []
    for (let at = 0; at < 6; at++) statuses.push((await after(asked)).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 400])
  })

  const FORM = {
    custom_id: 'x',
    title: 'x',
    components: [{ type: 18, label: 'x', component: { type: 4, style: 1, custom_id: 'y' } }],
  }

  test('and a button are answered with a form, which no form is', async () => {
    const { discord, channel, ada, answer } = await served()
    const where = { who: ada, in: channel }
    const asked = discord.people.slash(where, 'stretch')
    expect((await answer(asked, 9, FORM)).status).toBe(204)
    const shown = discord.people.say(ada, channel, 'x')
    expect((await answer(discord.people.press(where, shown, '1'), 9, FORM)).status).toBe(204)
    expect(discord.violations()).toEqual([])
    const sent = discord.people.submit(where, asked.modal ?? {}, { y: 'z' })
    expect((await answer(sent, 9, FORM)).status).toBe(400)
    expect(discord.violations()).toEqual(['what is of kind 5 is answered with one of kind 9'])
  })

  test.each([
    ['suggestions', 8, { choices: [] }],
    ['a deferral that says more', 5, { flags: 64 | (1 << 15) }],
    ['an update of no message', 7, { content: 'x' }],
    ['a kind that there is not', 99, {}],
  ])('is not answered with %s', async (_, type, data) => {
    const { discord, channel, ada, answer } = await served()
    const asked = discord.people.slash({ who: ada, in: channel }, 'stretch')
    expect((await answer(asked, type, data)).status).toBe(400)
    expect(discord.violations().length).toBeGreaterThan(0)
  })
})

describe('the gateway', () => {
  async function shard(discord: Awaited<ReturnType<typeof served>>['discord']) {
    const socket = new WebSocket(discord.apiUrl.replace('http', 'ws').replace('/api', ''))
    const heard: {
      readonly op: number
      readonly t: string | null
      readonly s: number | null
      readonly d: Json
    }[] = []
    const closed = new Promise<number>((resolve) => socket.on('close', resolve))
    socket.on('message', (raw) => heard.push(JSON.parse(String(raw))))
    await new Promise((resolve) => socket.on('open', resolve))
    const send = (op: number, d: unknown) => socket.send(JSON.stringify({ op, d }))
    const heardOf = async (event: string) => {
      for (let left = 500; left > 0; left--) {
        const found = heard.find(({ t, op }) => t === event || String(op) === event)
        if (found !== undefined) return found
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      throw new Error(`There was no ${event}.`)
    }
    onTestFinished(() => socket.close())
    return { send, heardOf, closed, heard }
  }

  test('says hello, lets in, answers signs of life and tells of servers', async () => {
    const { discord } = await served()
    const { send, heardOf } = await shard(discord)
    expect((await heardOf('10')).d).toEqual({ heartbeat_interval: 45_000 })
    send(2, { token: discord.token, intents: 1 })
    expect((await heardOf('READY')).d).toMatchObject({ v: 10, session_id: 'session-1' })
    await heardOf('GUILD_CREATE')
    send(1, null)
    await heardOf('11')
  })

  test.each([
    ['a wrong token', { token: 'wrong', intents: 1 }, 4004],
    ['intents that are not switched on', { token: 'good.token', intents: 1 << 15 }, 4014],
  ])('closes on %s', async (_, identify, code) => {
    const { discord } = await served({ refusedIntents: 1 << 15 })
    const { send, closed } = await shard(discord)
    send(2, identify)
    expect(await closed).toBe(code)
  })

  test('tells whoever resumes what they missed, and nobody of another session', async () => {
    const { discord, channel, ada } = await served()
    const first = await shard(discord)
    first.send(2, { token: discord.token, intents: 1 })
    const { s } = await first.heardOf('GUILD_CREATE')
    discord.gateway.drop()
    discord.people.say(ada, channel, 'missed')
    const second = await shard(discord)
    second.send(6, { token: discord.token, session_id: 'session-1', seq: s })
    await second.heardOf('MESSAGE_CREATE')
    await second.heardOf('RESUMED')
    const third = await shard(discord)
    third.send(6, { token: discord.token, session_id: 'another', seq: s })
    expect((await third.heardOf('9')).d).toBe(false)
  })

  test('shows nothing of what people say to each other', async () => {
    const { discord, channel, ada } = await served()
    const { send, heardOf } = await shard(discord)
    send(2, { token: discord.token, intents: 1 })
    await heardOf('READY')
    discord.people.say(ada, channel, 'a secret')
    expect((await heardOf('MESSAGE_CREATE')).d).toMatchObject({ content: '', mentions: [] })
  })
})
