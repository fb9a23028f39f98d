import {
  Client,
  DefaultRestOptions,
  GatewayIntentBits,
  Options,
  Partials,
  type Channel,
  type RateLimitData,
} from 'discord.js'
import { DISCORD_API, NO_MENTIONS } from '../chat.ts'
import { createBreaker, type Breaker } from './breaker.ts'
import { guarded, keepToken } from './guard.ts'

/**
 * What Discord tells Limber of: its servers, and messages there and to itself. Not what messages say, unless they are to
 * Limber or mention it.
 */
export const INTENTS = {
  Guilds: 'to know channels, threads, and where it may write',
  GuildMessages: 'to hear where it is mentioned',
  DirectMessages: 'to hear what people write to it',
} as const satisfies Partial<Record<keyof typeof GatewayIntentBits, string>>

/** So many of each are kept in memory for each server, or in all: what is heard says all that is needed. */
const KEPT = { members: 10, users: 500 } as const

/** What nobody needs is thrown away so often, in seconds. */
const SWEPT = 10 * 60

/** A server that Discord cannot reach keeps nobody else waiting for longer, in ms. */
const WAIT_FOR_SERVERS = 5_000

/** No answer waits longer than this for a rate limit, in ms: it would come when nobody waits for it any more. */
const LONGEST_LIMIT = 10_000

/** What is asked to be let in, and told of commands, may wait however long. */
const isTooLong = ({ retryAfter, route }: RateLimitData) =>
  retryAfter > LONGEST_LIMIT && !/^\/(?:gateway|applications)\b/.test(route)

/** A connection that nobody made yet, which asks no more than the breaker lets through. */
export function createClient(apiUrl: string = DISCORD_API, breaker: Breaker = createBreaker()): Client {
  const isNotMe = (one: { readonly id: string; readonly client: Client }) => one.id !== one.client.user?.id
  const client = new Client({
    intents: (Object.keys(INTENTS) as readonly (keyof typeof INTENTS)[]).map(
      (name) => GatewayIntentBits[name],
    ),
    // The channel of direct messages is only known by what is written there, and what is edited is not remembered.
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { ...NO_MENTIONS, repliedUser: false },
    enforceNonce: true,
    failIfNotExists: false,
    // As many connections as Discord asks for.
    shards: 'auto',
    waitGuildTimeout: WAIT_FOR_SERVERS,
    rest: {
      api: apiUrl,
      version: '10',
      rejectOnRateLimit: isTooLong,
      makeRequest: guarded(DefaultRestOptions.makeRequest, breaker, LONGEST_LIMIT),
    },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      ApplicationCommandManager: 0,
      ApplicationEmojiManager: 0,
      AutoModerationRuleManager: 0,
      BaseGuildEmojiManager: 0,
      DMMessageManager: 0,
      EntitlementManager: 0,
      GuildBanManager: 0,
      GuildEmojiManager: 0,
      GuildInviteManager: 0,
      GuildMemberManager: { maxSize: KEPT.members, keepOverLimit: (member) => !isNotMe(member) },
      GuildMessageManager: 0,
      GuildScheduledEventManager: 0,
      GuildStickerManager: 0,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      StageInstanceManager: 0,
      ThreadMemberManager: 0,
      UserManager: { maxSize: KEPT.users, keepOverLimit: (user) => !isNotMe(user) },
      VoiceStateManager: 0,
    }),
    sweepers: {
      ...Options.DefaultSweeperSettings,
      guildMembers: { interval: SWEPT, filter: () => isNotMe },
      users: { interval: SWEPT, filter: () => isNotMe },
    },
  })
  keepToken(client.rest, () => client.token)
  return client
}

/** Whether Limber may read what was said in a channel; nothing where it does not know the channel. */
export function mayRead(client: Client, channel: string): boolean | undefined {
  const found: Channel | undefined = client.channels.cache.get(channel)
  if (found === undefined || found.isDMBased()) return undefined
  const me = found.guild.members.me
  return me === null ? undefined : found.permissionsFor(me).has('ReadMessageHistory')
}
