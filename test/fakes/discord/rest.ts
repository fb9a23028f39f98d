import type { PlatformWish } from '../platform.ts'
import { commandsFaults } from './command-limits.ts'
import type { Answered, Interactions } from './interactions.ts'
import { messageFaults, threadFaults } from './limits.ts'
import type { Messages, Payload } from './messages.ts'
import { CHANNEL, isThread, isWordless, type Channel, type Json } from './objects.ts'
import { refusal, type Refusal } from './refusal.ts'
import { has, threadParts, type DiscordWorld } from './world.ts'

/** Something asked of the API. */
export type Call = {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: unknown
}

export type RestWish = {
  readonly world: DiscordWorld
  readonly messages: Messages
  readonly interactions: Interactions
  readonly gatewayUrl: () => string
  readonly dispatch: (event: string, data: unknown) => void
  /** People who let nobody write to them. */
  readonly closed: ReadonlySet<string>
  /** Who may come in at once, for the gateway. */
  readonly history: PlatformWish['history']
  /** The channel for an id that is not known: chaos runs know theirs by themselves. */
  readonly unknown: (id: string) => Channel | undefined
}

type Found = Readonly<Record<string, string>>
type Handler = (found: Found, call: Call) => Answered | Promise<Answered>

/** Of what type the thread of a message is, by that of its channel. */
const THREAD_IN: ReadonlyMap<number, Channel['type']> = new Map([
  [CHANNEL.text, CHANNEL.thread],
  [CHANNEL.announcement, CHANNEL.announcementThread],
])

const refused = (...why: Parameters<typeof refusal>): Answered => ({ refused: refusal(...why) })
const ok = (body: unknown, status = 200): Answered => ({ status, body })

/** Every route of the API that Limber may use. */
export function createRest(wish: RestWish): (call: Call) => Promise<Answered> {
  const { world, messages, interactions, dispatch, closed } = wish
  let commands: readonly Json[] = []

  const channelOf = (id: string) => world.find(id) ?? wish.unknown(id)

  /** Why Limber may not do something in a channel. */
  function objection(channel: Channel | undefined, ...may: Parameters<typeof has>[1][]): Refusal | undefined {
    if (channel === undefined) return refusal('unknown channel')
    const [to] = channel.recipients ?? []
    if (to !== undefined) return closed.has(to.id) ? refusal('direct messages closed') : undefined
    const permissions = world.may(world.bot, channel)
    if (!has(permissions, 'view')) return refusal('missing access')
    return has(permissions, ...may) ? undefined : refusal('missing permissions')
  }

  const sendIn = (channel: Channel | undefined) =>
    channel !== undefined && isThread(channel) ? 'sendInThreads' : 'send'

  async function post({ channel: id = '' }: Found, { body }: Call): Promise<Answered> {
    const faults = messageFaults(body as Json)
    if (faults.length > 0) return refused('invalid form', faults)
    const channel = channelOf(id)
    const why = objection(channel, sendIn(channel))
    if (why !== undefined || channel === undefined) return { refused: why ?? refusal('unknown channel') }
    if (isWordless(channel)) return refused('no text there')
    const { archived = false, locked = false } = channel.thread_metadata ?? {}
    if (locked) return refused(archived ? 'thread is archived' : 'thread is locked')
    const isReply = (body as Payload).message_reference !== undefined
    const mayReply = channel.recipients !== undefined || has(world.may(world.bot, channel), 'readHistory')
    if (isReply && !mayReply) return refused('no reply without history')
    const said = await messages.post(channel, body as Payload)
    if (said === undefined) return undefined
    if (!('message' in said)) return { platform: said }
    if (archived) reopen(channel)
    dispatch('MESSAGE_CREATE', {
      channel_type: channel.type,
      ...said.message,
      ...(channel.guild_id && { guild_id: channel.guild_id }),
    })
    return ok(said.message)
  }

  /** What is said in a thread that was closed opens it again. */
  function reopen(channel: Channel): void {
    const thread_metadata = { ...channel.thread_metadata, archived: false }
    dispatch('THREAD_UPDATE', world.update(channel, { thread_metadata }))
  }

  async function edit({ channel: id = '', message = '' }: Found, { body }: Call): Promise<Answered> {
    const channel = channelOf(id)
    const old = messages.find(id, message)
    const faults = messageFaults(body as Json, {
      isEdit: true,
      isV2: old !== undefined && (old.flags & (1 << 15)) !== 0,
    })
    if (faults.length > 0) return refused('invalid form', faults)
    const why = objection(channel)
    if (why !== undefined || channel === undefined) return { refused: why ?? refusal('unknown channel') }
    const said = await messages.edit(channel, message, body as Payload)
    if (said === undefined) return undefined
    return 'message' in said ? ok(said.message) : { platform: said }
  }

  async function history({ channel: id = '' }: Found, { query }: Call): Promise<Answered> {
    const channel = channelOf(id)
    const why = objection(channel)
    if (why !== undefined || channel === undefined) return { refused: why ?? refusal('unknown channel') }
    const [after, before] = [query.get('after'), query.get('before')]
    const limit = Number(query.get('limit') ?? 50)
    if (!(limit >= 1 && limit <= 100)) return refused('invalid form', ['limit is from 1 to 100'])
    const said = await messages.history(channel, {
      limit,
      ...(after && { after }),
      ...(before && { before }),
    })
    if (said === undefined) return undefined
    if (!('messages' in said)) return { platform: said }
    // Who may not read what was said is shown nothing, without a word.
    const mayRead = channel.recipients !== undefined || has(world.may(world.bot, channel), 'readHistory')
    return ok(mayRead ? said.messages : [])
  }

  function one({ channel: id = '', message = '' }: Found): Answered {
    const why = objection(channelOf(id), 'readHistory')
    if (why !== undefined) return { refused: why }
    const found = messages.find(id, message)
    return found === undefined ? refused('unknown message') : ok(found)
  }

  function startThread({ channel: id = '', message = '' }: Found, { body }: Call): Answered {
    const faults = threadFaults(body as Json)
    if (faults.length > 0) return refused('invalid form', faults)
    const channel = channelOf(id)
    const why = objection(channel, 'createThreads')
    if (why !== undefined || channel === undefined) return { refused: why ?? refusal('unknown channel') }
    const type = THREAD_IN.get(channel.type)
    if (type === undefined) return refused('wrong kind of channel')
    if (messages.find(id, message) === undefined) return refused('unknown message')
    if (world.find(message) !== undefined) return refused('thread is there')
    const guild = world.guilds().find((one) => one.id === channel.guild_id)
    if (guild === undefined) return refused('missing access')
    const { name } = body as { readonly name: string }
    const thread = world.channel(guild, name, { id: message, type, parent: id })
    dispatch('THREAD_CREATE', { ...thread, newly_created: true })
    return ok({ ...thread, ...threadParts(world.bot.id) }, 201)
  }

  function setCommands(_: Found, { body }: Call): Answered {
    const faults = commandsFaults(body as readonly Json[])
    if (faults.length > 0) return refused('invalid form', faults)
    commands = (body as readonly Json[]).map(storedCommand)
    return ok(commands)
  }

  const storedCommand = (command: Json): Json => {
    const permissions = command.default_member_permissions
    return {
      type: 1,
      nsfw: false,
      dm_permission: true,
      contexts: null,
      integration_types: [0],
      description: '',
      ...command,
      name_localizations: null,
      description_localizations: null,
      default_member_permissions:
        permissions === undefined || permissions === null ? null : String(permissions),
      id: world.id(),
      application_id: world.bot.id,
      version: world.id(),
    }
  }

  const routes: readonly (readonly [string, RegExp, Handler])[] = (
    [
      [
        'GET',
        '/gateway/bot',
        () =>
          ok({
            url: wish.gatewayUrl(),
            shards: 1,
            session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
          }),
      ],
      ['GET', '/users/@me', () => ok(world.bot)],
      [
        'POST',
        '/users/@me/channels',
        (_, { body }) => openDirect(body as { readonly recipient_id?: string }),
      ],
      ['GET', '/applications/:application/commands', () => ok(commands)],
      ['PUT', '/applications/:application/commands', setCommands],
      [
        'GET',
        '/channels/:channel',
        ({ channel = '' }) => {
          const found = channelOf(channel)
          return found === undefined ? refused('unknown channel') : ok(found)
        },
      ],
      ['GET', '/channels/:channel/messages', history],
      ['GET', '/channels/:channel/messages/:message', one],
      ['POST', '/channels/:channel/messages', post],
      ['PATCH', '/channels/:channel/messages/:message', edit],
      ['POST', '/channels/:channel/messages/:message/threads', startThread],
      ['POST', '/channels/:channel/typing', () => ({ status: 204 })],
      [
        'POST',
        '/interactions/:id/:token/callback',
        ({ token = '' }, { body, query }) =>
          interactions.callback(token, body as Json, query.get('with_response') === 'true'),
      ],
      [
        'POST',
        '/webhooks/:application/:token',
        ({ token = '' }, { body }) => interactions.followUp(token, body as Json),
      ],
      [
        'GET',
        '/webhooks/:application/:token/messages/@original',
        ({ token = '' }) => interactions.original(token),
      ],
      [
        'PATCH',
        '/webhooks/:application/:token/messages/@original',
        ({ token = '' }, { body }) => interactions.editOriginal(token, body as Json),
      ],
      [
        'DELETE',
        '/webhooks/:application/:token/messages/@original',
        ({ token = '' }) => interactions.deleteOriginal(token),
      ],
    ] as readonly (readonly [string, string, Handler])[]
  ).map(([method, path, handler]) => [
    method,
    new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`),
    handler,
  ])

  function openDirect({ recipient_id: who = '' }: { readonly recipient_id?: string }): Answered {
    return /^\d+$/.test(who) ? ok(world.direct(who)) : refused('unknown user')
  }

  return async (call) => {
    for (const [method, pattern, handler] of routes) {
      const found = method === call.method ? pattern.exec(call.path) : null
      if (found !== null) return handler(found.groups ?? {}, call)
    }
    return refused('not found')
  }
}
