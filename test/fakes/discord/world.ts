import {
  bits,
  CHANNEL,
  isThread,
  isVoice,
  MAY,
  user,
  type Channel,
  type Json,
  type May,
  type Overwrite,
  type User,
} from './objects.ts'
import { createIds } from './snowflake.ts'

/** What everybody in a server may do unless something else is said. */
const EVERYBODY = bits(
  'view',
  'send',
  'readHistory',
  'connect',
  'useCommands',
  'createThreads',
  'sendInThreads',
)
const ALL = (1n << 53n) - 1n
const LONG_AGO = '2024-01-01T00:00:00.000Z'

export type Guild = {
  readonly id: string
  readonly name: string
  /** Who owns it, and may do everything. */
  readonly owner: User
  readonly members: Set<string>
  /** The role that Limber got when it was added. */
  readonly role: string
}

/** People, servers and channels. */
export type DiscordWorld = {
  readonly bot: User
  id(): string
  person(name: string, known?: string): User
  guild(name: string, known?: string): Guild
  /** A channel of a server; it is there from now on. */
  channel(
    guild: Guild,
    name: string,
    more?: { readonly id?: string; readonly type?: Channel['type']; readonly parent?: string },
  ): Channel
  /** The direct messages with somebody. */
  direct(person: string): Channel
  find(channel: string): Channel | undefined
  guilds(): readonly Guild[]
  remove(what: Channel | Guild): void
  /** What somebody may do in a channel beyond, or short of, what everybody may. */
  change(
    who: User,
    channel: Channel,
    what: { readonly allow?: readonly May[]; readonly deny?: readonly May[] },
  ): Channel
  /** Something of a channel is otherwise from now on. */
  update(channel: Channel, what: Json): Channel
  may(who: User, channel: Channel): bigint
  /** Members, roles and channels of a server, as a shard is told of it. */
  told(guild: Guild): Json
  member(who: User): Json
}

export function createDiscordWorld(now: () => number, botId?: string): DiscordWorld {
  const id = createIds(now)
  const people = new Map<string, User>()
  const guilds = new Map<string, Guild>()
  const channels = new Map<string, Channel>()
  const directs = new Map<string, Channel>()
  const bot = user(botId ?? id(), 'Limber', { bot: true, global_name: null })

  function person(name: string, known: string = id()): User {
    const old = people.get(known)
    if (old !== undefined) return old
    const made = user(known, name)
    people.set(known, made)
    return made
  }

  function may(who: User, channel: Channel): bigint {
    if (channel.guild_id === undefined) return ALL
    const guild = guilds.get(channel.guild_id)
    if (guild === undefined || !guild.members.has(who.id)) return 0n
    if (guild.owner.id === who.id) return ALL
    // As it is now, whatever a test still holds.
    const parent = channels.get(isThread(channel) ? (channel.parent_id ?? '') : channel.id)
    const own = parent?.permission_overwrites?.find((one) => one.id === who.id)
    const all = own === undefined ? EVERYBODY : (EVERYBODY & ~BigInt(own.deny)) | BigInt(own.allow)
    // Who may not come into a voice channel may do nothing else there either.
    return isVoice(channel) && !has(all, 'connect') ? all & MAY.view : all
  }

  const member = (who: User): Json => ({
    user: who,
    roles: [],
    joined_at: LONG_AGO,
    deaf: false,
    mute: false,
    flags: 0,
    nick: null,
    avatar: null,
    banner: null,
    communication_disabled_until: null,
    pending: false,
    premium_since: null,
  })

  return {
    bot,
    id,
    person,
    guild(name, known = id()) {
      const owner = person(`owner of ${name}`)
      const guild: Guild = { id: known, name, owner, members: new Set([bot.id]), role: id() }
      guild.members.add(guild.owner.id)
      guilds.set(guild.id, guild)
      return guild
    },
    channel(guild, name, { id: known = id(), type = CHANNEL.text, parent } = {}) {
      const channel: Channel = {
        id: known,
        type,
        name,
        guild_id: guild.id,
        position: 0,
        permission_overwrites: [],
        nsfw: false,
        parent_id: parent ?? null,
        flags: 0,
        last_message_id: null,
        ...(isThread({ type }) ? threadParts(bot.id) : {}),
        ...(isVoice({ type }) ? { bitrate: 64_000, user_limit: 0, rtc_region: null } : {}),
      }
      channels.set(channel.id, channel)
      return channel
    },
    direct(who) {
      const known = directs.get(who)
      if (known !== undefined) return known
      const with_ = person(`person ${who}`, who)
      const made: Channel = {
        id: id(),
        type: CHANNEL.direct,
        recipients: [with_],
        last_message_id: null,
        flags: 0,
      }
      directs.set(who, made)
      channels.set(made.id, made)
      return made
    },
    find: (channel) => channels.get(channel),
    guilds: () => [...guilds.values()],
    remove(what) {
      channels.delete(what.id)
      guilds.delete(what.id)
    },
    change(who, { id: known }, { allow = [], deny = [] }) {
      const channel = channels.get(known)
      if (channel === undefined) throw new Error('There is no such channel.')
      const others = (channel.permission_overwrites ?? []).filter((one) => one.id !== who.id)
      const own: Overwrite = {
        id: who.id,
        type: 1,
        allow: String(bits(...allow)),
        deny: String(bits(...deny)),
      }
      const changed = { ...channel, permission_overwrites: [...others, own] }
      channels.set(channel.id, changed)
      return changed
    },
    update({ id: known }, what) {
      const channel = channels.get(known)
      if (channel === undefined) throw new Error('There is no such channel.')
      const changed = { ...channel, ...what }
      channels.set(channel.id, changed)
      return changed
    },
    may,
    member,
    told: (guild) => ({
      id: guild.id,
      name: guild.name,
      owner_id: guild.owner.id,
      roles: [
        role({ id: guild.id, name: '@everyone', permissions: String(EVERYBODY) }),
        role({ id: guild.role, name: 'Limber', position: 1, managed: true, tags: { bot_id: bot.id } }),
      ],
      channels: [...channels.values()].filter((one) => one.guild_id === guild.id && !isThread(one)),
      threads: [...channels.values()].filter(
        (one) => one.guild_id === guild.id && isThread(one) && one.thread_metadata?.archived !== true,
      ),
      members: [{ ...member(bot), roles: [guild.role] }],
      emojis: [],
      stickers: [],
      features: [],
      presences: [],
      voice_states: [],
      stage_instances: [],
      guild_scheduled_events: [],
      member_count: guild.members.size,
      large: false,
      unavailable: false,
      joined_at: LONG_AGO,
      preferred_locale: 'en-US',
      afk_timeout: 300,
      mfa_level: 0,
      nsfw_level: 0,
      premium_tier: 0,
      system_channel_flags: 0,
      verification_level: 0,
      default_message_notifications: 0,
      explicit_content_filter: 0,
    }),
  }
}

const role = (own: Json): Json => ({
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  position: 0,
  permissions: '0',
  managed: false,
  mentionable: false,
  flags: 0,
  ...own,
})

/** What only a thread has. */
export function threadParts(owner: string): Json {
  return {
    owner_id: owner,
    thread_metadata: {
      archived: false,
      locked: false,
      auto_archive_duration: 1440,
      archive_timestamp: LONG_AGO,
    },
    message_count: 0,
    member_count: 1,
    total_message_sent: 0,
    rate_limit_per_user: 0,
  }
}

export const has = (permissions: bigint, ...may: readonly May[]): boolean =>
  may.every((one) => (permissions & MAY[one]) !== 0n)
