import type { Clock } from '../../../adapters/clock/clock.ts'
import type { Seen } from '../channels.ts'
import type { Answer, Platform } from '../platform.ts'
import {
  CHANNEL,
  FLAG,
  partsOf,
  wordsOf,
  type Channel,
  type Component,
  type Json,
  type Message,
  type User,
} from './objects.ts'
import { numberOf, snowflake } from './snowflake.ts'
import type { DiscordWorld } from './world.ts'

/** What of a message was sent, whoever sent it. */
export type Payload = {
  readonly content?: string
  readonly components?: readonly Component[]
  readonly flags?: number
  readonly nonce?: string | number
  readonly message_reference?: { readonly message_id: string }
  readonly mentions?: readonly User[]
  readonly mention_roles?: readonly string[]
}

/** The messages of a fake Discord: those of Limber stand on the platform with its troubles, those of people beside it. */
export type Messages = {
  /** Limber posts; nothing where the connection breaks. */
  post(channel: Channel, payload: Payload): Promise<Answer | { readonly message: Message } | undefined>
  edit(
    channel: Channel,
    message: string,
    payload: Payload,
  ): Promise<Answer | { readonly message: Message } | undefined>
  /** What Limber is shown of a channel. */
  history(
    channel: Channel,
    asked: { readonly after?: string; readonly before?: string; readonly limit: number },
  ): Promise<Answer | { readonly messages: readonly Message[] } | undefined>
  /** Somebody writes. */
  say(who: User, channel: Channel, content: string, more?: Partial<Payload>): Message
  /** Somebody writes something else in the place of what they wrote. */
  rewrite(message: Message, content: string, more?: Partial<Payload>): Message
  find(channel: string, id: string): Message | undefined
  /** Everything in a channel as it stands now, the oldest first. */
  in(channel: string): readonly Message[]
  /** What stands there, by the names that deliveries know. */
  seen(): readonly Seen[]
  remove(id: string): void
}

type Wish = {
  readonly platform: Platform
  readonly world: DiscordWorld
  readonly clock: Clock
  /** What came to stand there shows only after so many ms. */
  readonly lag: number
  readonly deliveryOf: (nonce: string) => string
}

/** By what the platform knows a channel: the same as for the place it is. */
export function whereOf(channel: Channel): { readonly workspace: string; readonly channel: string } {
  const [to] = channel.recipients ?? []
  const name =
    channel.type === CHANNEL.direct && to !== undefined
      ? `@discord/${to.id}`
      : `${channel.guild_id}/${channel.id}`
  return { workspace: 'discord', channel: name }
}

export function createMessages({ platform, world, clock, lag, deliveryOf }: Wish): Messages {
  /** What was sent, by the token that stands for it on the platform. */
  const payloads = new Map<string, Payload>()
  let ofPeople: readonly Message[] = []
  const removed = new Set<string>()
  const idOf = ({ message, at }: Pick<Seen, 'message' | 'at'>) => snowflake(at, Number(message.slice(1)))
  const platformIdOf = (id: string) => `M${numberOf(id)}`

  function tokenFor(payload: Payload): string {
    const token = `#${payloads.size}`
    payloads.set(token, payload)
    return token
  }

  function shown(seen: Seen, channel: Channel, isWhole = true): Message {
    const posted = payloads.get(seen.text) ?? {}
    const last = seen.edits.at(-1)
    const edited = last && payloads.get(last.text)
    return messageOf({
      id: idOf(seen),
      channel,
      author: world.bot,
      payload: { ...posted, ...edited },
      at: seen.at,
      ...(last && { editedAt: last.at }),
      // What an answer answers shows nothing of what that answered.
      find: isWhole ? answeredBy : () => undefined,
    })
  }

  function answeredBy(channelId: string, id: string): Message | undefined {
    return all(channelId, false).find((message) => message.id === id)
  }

  const channelOf = (name: string) => {
    const last = name.split('/').at(-1) ?? ''
    return name.startsWith('discord/@') ? world.direct(last) : world.find(last)
  }
  const inChannel = (channel: Channel): readonly Seen[] => {
    const { workspace, channel: name } = whereOf(channel)
    return platform
      .seen()
      .filter((seen) => seen.channel === `${workspace}/${name}` && !removed.has(idOf(seen)))
  }

  function find(channelId: string, id: string): Message | undefined {
    return all(channelId).find((message) => message.id === id)
  }
  function all(channelId: string, isWhole = true): readonly Message[] {
    const channel = world.find(channelId)
    if (channel === undefined) return []
    const own = inChannel(channel).map((seen) => shown(seen, channel, isWhole))
    const others = ofPeople.filter((message) => message.channel_id === channelId && !removed.has(message.id))
    return [...own, ...others].toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1))
  }

  /** What the platform says of a message of Limber, as Discord would. */
  function said(
    answer: Answer | undefined,
    channel: Channel,
  ): Answer | { readonly message: Message } | undefined {
    const id = answer?.body.message
    const seen = id === undefined ? undefined : platform.seen().find((one) => one.message === id)
    return seen === undefined ? answer : { message: shown(seen, channel) }
  }

  return {
    async post(channel, payload) {
      const nonce = payload.nonce === undefined ? '' : String(payload.nonce)
      const isOnce = 'enforce_nonce' in payload && payload.enforce_nonce === true && nonce !== ''
      const answer = await platform.handle({
        do: 'post',
        ...whereOf(channel),
        delivery: deliveryOf(nonce),
        text: tokenFor(payload),
        ...(isOnce ? { nonce } : {}),
        askedAt: clock.now(),
      })
      return said(answer, channel)
    },
    async edit(channel, message, payload) {
      const answer = await platform.handle({
        do: 'edit',
        ...whereOf(channel),
        message: removed.has(message) ? 'M0' : platformIdOf(message),
        text: tokenFor(payload),
      })
      return said(answer, channel)
    },
    async history(channel, { after, before, limit }) {
      const answer = await platform.handle({ do: 'find', ...whereOf(channel), delivery: '', since: 0 })
      if (answer === undefined || answer.status !== 200) return answer
      const newest = snowflake(clock.now() - lag, 2 ** 22 - 1)
      const within = all(channel.id).filter(
        ({ id }) =>
          BigInt(id) <= BigInt(newest) &&
          (after === undefined || BigInt(id) > BigInt(after)) &&
          (before === undefined || BigInt(id) < BigInt(before)),
      )
      // Right behind `after`, and otherwise the newest; the newest first either way.
      const page = after === undefined ? within.slice(-limit) : within.slice(0, limit)
      return { messages: page.toReversed() }
    },
    say(who, channel, content, more = {}) {
      const message = messageOf({
        id: snowflake(clock.now(), 2 ** 20 + ofPeople.length),
        channel,
        author: who,
        payload: { content, ...more },
        at: clock.now(),
        find: answeredBy,
      })
      ofPeople = [...ofPeople, message]
      return message
    },
    rewrite(message, content, { mentions = [], mention_roles: roles = [] } = {}) {
      const edited_timestamp = new Date(clock.now()).toISOString()
      const now = {
        ...message,
        content,
        edited_timestamp,
        mentions: [...mentions],
        mention_roles: [...roles],
      }
      ofPeople = ofPeople.map((one) => (one.id === message.id ? now : one))
      return now
    },
    find,
    in: (channel) => all(channel),
    seen: () =>
      platform.seen().map((seen) => {
        const channel = channelOf(seen.channel)
        const text = (token: string) => wordsOf(payloads.get(token) ?? {})
        return {
          ...seen,
          message: channel === undefined ? seen.message : idOf(seen),
          text: text(seen.text),
          edits: seen.edits.map((edit) => ({ ...edit, text: text(edit.text) })),
        }
      }),
    remove(id) {
      removed.add(id)
    },
  }
}

type Made = {
  readonly id: string
  readonly channel: Channel
  readonly author: User
  readonly payload: Payload
  readonly at: number
  readonly editedAt?: number
  readonly find?: (channel: string, id: string) => Message | undefined
  readonly more?: Json
}

/** A message as Discord shows it, whoever wrote it. */
export function messageOf({ id, channel, author, payload, at, editedAt, find, more = {} }: Made): Message {
  const {
    content = '',
    components = [],
    flags = 0,
    nonce,
    message_reference: reference,
    mentions = [],
    mention_roles: roles = [],
  } = payload
  const answered = reference && find?.(channel.id, reference.message_id)
  return {
    id,
    type: reference === undefined ? 0 : 19,
    channel_id: channel.id,
    author,
    content,
    embeds: [],
    components: withIds(components),
    flags: flags & (FLAG.ephemeral | FLAG.loading | FLAG.componentsV2),
    attachments: [],
    mentions: [...mentions],
    mention_roles: [...roles],
    mention_everyone: false,
    pinned: false,
    tts: false,
    timestamp: new Date(at).toISOString(),
    edited_timestamp: editedAt === undefined ? null : new Date(editedAt).toISOString(),
    ...(nonce === undefined ? {} : { nonce }),
    ...(reference === undefined
      ? {}
      : {
          message_reference: { type: 0, channel_id: channel.id, message_id: reference.message_id },
          referenced_message: answered ?? null,
        }),
    ...more,
  }
}

/** Components say an id; those without one get the next that nobody has. */
function withIds(components: readonly Component[]): readonly Component[] {
  const taken = new Set(partsOf(components).flatMap(({ id }) => (id === undefined || id === 0 ? [] : [id])))
  let next = 0
  const nextId = () => {
    do next++
    while (taken.has(next))
    return next
  }
  const give = (one: Component): Component => ({
    ...one,
    id: one.id === undefined || one.id === 0 ? nextId() : one.id,
    ...(one.type === 17 ? { spoiler: false, accent_color: one.accent_color ?? null } : {}),
    ...(one.components === undefined ? {} : { components: one.components.map(give) }),
    ...(one.accessory === undefined ? {} : { accessory: give(one.accessory) }),
  })
  return components.map(give)
}
