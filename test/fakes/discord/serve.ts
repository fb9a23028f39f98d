import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { realClock } from '../../../adapters/clock/clock.ts'
import { createPlatform, type PlatformWish } from '../platform.ts'
import type { ServedPlatform } from '../server.ts'
import { createGateway, type Gateway } from './gateway.ts'
import { createInteractions } from './interactions.ts'
import { createMessages } from './messages.ts'
import { isThread, type Channel, type Json, type May, type Message, type User } from './objects.ts'
import { discordOpenApi } from './openapi.ts'
import { createPeople, type People } from './people.ts'
import { bodyOf, refusal } from './refusal.ts'
import { rateHeaders, sayOfPlatform } from './rates.ts'
import { createRest } from './rest.ts'
import { createDiscordWorld, type Guild } from './world.ts'

/** What a fake Discord is to be like; what is not said is as kind as can be. */
export type DiscordWish = Partial<Omit<PlatformWish, 'kind'>> & {
  readonly token?: string
  /** The delivery behind a nonce, as whoever judges knows it. */
  readonly deliveryOf?: (nonce: string) => string
  /** Makes up a channel for every id that nobody made: in which server it is. */
  readonly guildOf?: (channel: string) => string
  /** Intents that are not switched on for Limber, by their bits. */
  readonly refusedIntents?: number
  /** What its answers say what time it is, in ms since 1970; the machine's own time without it. */
  readonly date?: () => number
  /** Ms between two signs of life of a shard. */
  readonly heartbeat?: number
}

/** Something that was asked of it, and with which status it was answered. */
export type Request = {
  readonly method: string
  readonly path: string
  readonly body: unknown
  readonly status: number
}

/** What is answered instead, so many times. */
export type Fault = {
  readonly method: string
  readonly path: RegExp
  readonly times?: number
  /** What was asked is done all the same. */
  readonly isDone?: boolean
  readonly status: number
  /** Words are said as they are, as by something that stands before Discord. */
  readonly body?: Json | string
  readonly headers?: Readonly<Record<string, string>>
}

/** What is done at once, and answered only when something is so: whoever asked waits, or has given up. */
export type Held = {
  readonly method: string
  readonly path: RegExp
  readonly times?: number
  readonly until: Promise<unknown>
}

/** A fake Discord at a port of this machine. */
export type ServedDiscord = ServedPlatform & {
  /** What `apiUrl` has to be. */
  readonly apiUrl: string
  readonly token: string
  readonly bot: User
  readonly people: People
  readonly gateway: Gateway
  person(name: string, id?: string): User
  guild(name: string, id?: string): Guild
  channel(
    guild: Guild,
    name: string,
    more?: { readonly id?: string; readonly type?: Channel['type']; readonly parent?: string },
  ): Channel
  join(who: User, guild: Guild): void
  direct(who: User): Channel
  /** What somebody may do in a channel from now on. */
  change(
    who: User,
    channel: Channel,
    what: { readonly allow?: readonly May[]; readonly deny?: readonly May[] },
  ): Channel
  /** Something else of a channel or thread is otherwise from now on: `rate_limit_per_user`, `thread_metadata`. */
  update(channel: Channel, what: Json): Channel
  /** Limber is removed from a server, or the server is only not reachable. */
  leave(guild: Guild, isUnavailable?: boolean): void
  /** Limber is added to a server while it runs. */
  enter(guild: Guild): void
  /** A channel is deleted. */
  deleteChannel(channel: Channel): void
  /** Lets nobody write to somebody. */
  shut(who: User): void
  threads(): readonly Channel[]
  messagesIn(channel: Channel | string): readonly Message[]
  removeMessage(message: Message): void
  fail(fault: Fault): void
  hold(held: Held): void
  requests(): readonly Request[]
  /** What was sent that Discord does not take: none, at the end of every test. */
  violations(): readonly string[]
  clearViolations(): void
}

const LAG = 0

export async function serveDiscord(wish: DiscordWish = {}): Promise<ServedDiscord> {
  const clock = wish.clock ?? realClock()
  const {
    token = 'good.token',
    heartbeat = 45_000,
    refusedIntents = 0,
    deliveryOf = (nonce: string) => nonce,
  } = wish
  const history = wish.history ?? { lag: LAG }
  const platform = createPlatform({ seed: 1, limits: {}, ...wish, clock, history, kind: 'discord' })
  const world = createDiscordWorld(() => clock.now())
  const violations: string[] = []
  const violation = (what: string) => void violations.push(what)
  const openApi = discordOpenApi()
  const closed = new Set<string>()
  const requests: Request[] = []
  let held: readonly (Held & { readonly times: number })[] = []
  let faults: readonly (Fault & { readonly times: number })[] = []
  const underWay = new Set<Promise<void>>()

  const messages = createMessages({
    platform,
    world,
    clock,
    lag: history === 'unreadable' ? 0 : history.lag,
    deliveryOf,
  })
  const interactions = createInteractions({ world, clock, messages, violation })

  const server = createServer({ keepAliveTimeout: 60_000 }, (incoming, outgoing) => {
    const work: Promise<void> = answer(incoming, outgoing)
      .catch((mistake: unknown) => {
        // Whoever asked may be killed in the middle of asking; everything else is a mistake of the fake.
        if (!incoming.socket.destroyed && !incoming.aborted)
          violation(`the fake fell over: ${String((mistake as Error).stack)}`)
        incoming.socket.destroy()
      })
      .finally(() => underWay.delete(work))
    underWay.add(work)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const socketUrl = `ws://127.0.0.1:${port}`

  const gateway = createGateway({
    server,
    url: () => socketUrl,
    heartbeat,
    objects: (said) => {
      if (said.token !== token) return 4004
      return (said.intents & refusedIntents) === 0 ? undefined : 4014
    },
    ready: () => ({
      v: 10,
      user: world.bot,
      guilds: world.guilds().map(({ id }) => ({ id, unavailable: true })),
      application: { id: world.bot.id, flags: 0 },
    }),
    welcome: () => world.guilds().map((guild) => ['GUILD_CREATE', world.told(guild)] as const),
    violation,
  })
  const dispatch = gateway.dispatch

  const rest = createRest({
    world,
    messages,
    interactions,
    gatewayUrl: () => socketUrl,
    dispatch,
    closed,
    history,
    unknown(id) {
      if (wish.guildOf === undefined) return undefined
      const guildId = wish.guildOf(id)
      const guild = world.guilds().find((one) => one.id === guildId) ?? world.guild(guildId, guildId)
      return world.channel(guild, id, { id })
    },
  })

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', 'http://localhost')
    const path = decodeURIComponent(url.pathname.replace(/^\/api\/v10/, ''))
    const method = incoming.method ?? 'GET'
    const body = await readJson(incoming)
    const say = (status: number, said?: unknown, headers: Readonly<Record<string, string>> = {}) => {
      requests.push({ method, path, body, status })
      const date = wish.date === undefined ? {} : { date: new Date(wish.date()).toUTCString() }
      const rate = status < 400 ? rateHeaders(method, path) : {}
      if (status === 204) return void outgoing.writeHead(204, { ...date, ...rate, ...headers }).end()
      const isDescribed = status < 500 && status !== 429
      const strange = isDescribed ? openApi?.response(method, path, status, said) : undefined
      for (const fault of strange ?? []) violation(`answered: ${fault}`)
      outgoing
        .writeHead(status, { ...date, ...rate, 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(said))
    }

    if (!url.pathname.startsWith('/api/v10/')) return say(404, bodyOf(refusal('not found')))
    const isOpen = path.startsWith('/interactions/') || path.startsWith('/webhooks/')
    if (!isOpen && incoming.headers.authorization !== `Bot ${token}`)
      return say(401, bodyOf(refusal('unauthorized')))
    const fault = faults.find((one) => one.method === method && one.path.test(path) && one.times > 0)
    if (fault !== undefined) {
      faults = faults.map((one) => (one === fault ? { ...one, times: one.times - 1 } : one))
      if (fault.isDone === true) await rest({ method, path, query: url.searchParams, body })
      const type = typeof fault.body === 'string' ? 'text/html' : 'application/json'
      outgoing.writeHead(fault.status, { 'content-type': type, ...fault.headers })
      outgoing.end(typeof fault.body === 'string' ? fault.body : JSON.stringify(fault.body ?? {}))
      requests.push({ method, path, body, status: fault.status })
      return
    }
    const wrong = body === undefined ? [] : (openApi?.request(method, path, body) ?? [])
    if (wrong.length > 0) {
      for (const one of wrong) violation(one)
      return say(400, bodyOf(refusal('invalid form', wrong)))
    }
    const answered = await rest({ method, path, query: url.searchParams, body })
    const holding = held.find((one) => one.method === method && one.path.test(path) && one.times > 0)
    held = held.map((one) => (one === holding ? { ...one, times: one.times - 1 } : one))
    await holding?.until
    if (answered === undefined) return void incoming.socket.destroy()
    if ('refused' in answered) {
      if (answered.refused.faults.length > 0) violations.push(...answered.refused.faults)
      return say(answered.refused.status, bodyOf(answered.refused))
    }
    if ('platform' in answered) return sayOfPlatform(answered.platform, say)
    say(answered.status, answered.body)
  }

  return {
    ...platform,
    url: `http://127.0.0.1:${port}`,
    apiUrl: `http://127.0.0.1:${port}/api`,
    token,
    bot: world.bot,
    seen: messages.seen,
    people: createPeople({ world, messages, interactions, dispatch }),
    gateway,
    person: world.person,
    guild: world.guild,
    channel(guild, name, more) {
      const made = world.channel(guild, name, more)
      dispatch(isThread(made) ? 'THREAD_CREATE' : 'CHANNEL_CREATE', made)
      return made
    },
    join: (who, guild) => void guild.members.add(who.id),
    direct: ({ id }) => world.direct(id),
    change(who, channel, what) {
      const changed = world.change(who, channel, what)
      dispatch('CHANNEL_UPDATE', changed)
      return changed
    },
    update(channel, what) {
      const changed = world.update(channel, what)
      dispatch(isThread(changed) ? 'THREAD_UPDATE' : 'CHANNEL_UPDATE', changed)
      return changed
    },
    leave(guild, isUnavailable = false) {
      if (!isUnavailable) {
        guild.members.delete(world.bot.id)
        world.remove(guild)
      }
      dispatch('GUILD_DELETE', isUnavailable ? { id: guild.id, unavailable: true } : { id: guild.id })
    },
    enter(guild) {
      dispatch('GUILD_CREATE', world.told(guild))
    },
    deleteChannel(channel) {
      world.remove(channel)
      dispatch('CHANNEL_DELETE', channel)
    },
    shut: ({ id }) => void closed.add(id),
    threads: () => world.guilds().flatMap((guild) => (world.told(guild).threads as readonly Channel[]) ?? []),
    messagesIn: (channel) => messages.in(typeof channel === 'string' ? channel : channel.id),
    removeMessage: ({ id }) => messages.remove(id),
    hold({ times = 1, ...what }) {
      held = [...held, { ...what, times }]
    },
    fail({ times = 1, ...fault }) {
      faults = [...faults, { ...fault, times }]
    },
    requests: () => [...requests],
    violations: () => [...violations],
    clearViolations() {
      violations.length = 0
    },
    async quiet() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
    close: () =>
      new Promise((resolve) => {
        gateway.stop()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function readJson(incoming: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  return text === '' ? undefined : JSON.parse(text)
}
