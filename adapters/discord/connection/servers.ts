import {
  Events,
  GatewayDispatchEvents,
  ShardClientUtil,
  type Client,
  type GatewayReadyDispatchData,
  type Guild,
} from 'discord.js'
import { guildIdOf, guildWorkspace } from '../places.ts'
import type { DiscordWork } from '../work.ts'

/** Tells when Limber is removed from a server, and when it is there again; one that cannot be reached is neither. */
export function hearServers(
  client: Client,
  { workspaces, clock }: Pick<DiscordWork, 'workspaces' | 'clock'>,
  failed: (during: string, mistake: unknown) => void,
): void {
  const back = (guild: string) =>
    workspaces.back(guildWorkspace(guild)).catch((mistake: unknown) => failed('joining', mistake))
  const left = (guild: string, at: number) =>
    workspaces.left(guildWorkspace(guild), at).catch((mistake: unknown) => failed('leaving', mistake))

  /** One after the other: there may be thousands, and what is heard of one last is what counts. */
  let turn = Promise.resolve()
  const inTurn = (tell: () => Promise<void>) => void (turn = turn.then(tell))

  /** Nobody tells from where Limber was removed while it was away. */
  async function leftMeanwhile(isGone: (guild: string) => boolean, at: number): Promise<void> {
    const channels = await workspaces.channelsOf(guildWorkspace(''))
    const kept = new Set(channels.map((channel) => guildIdOf({ channel })))
    for (const guild of kept) if (isGone(guild)) await left(guild, at)
  }

  // Whenever a session begins, and not only the first: all servers of its shard are named then.
  client.ws.on(GatewayDispatchEvents.Ready, ({ guilds, shard = [0, 1] }: GatewayReadyDispatchData) => {
    const [own, count] = shard
    const there = new Set(guilds.map(({ id }) => id))
    const isGone = (guild: string) =>
      !there.has(guild) && ShardClientUtil.shardIdForGuildId(guild, count) === own
    const at = clock.now()
    for (const guild of client.guilds.cache.values()) {
      if (!isGone(guild.id)) continue
      forget(client, guild)
      inTurn(() => left(guild.id, at))
    }
    for (const guild of there) inTurn(() => back(guild))
    inTurn(() => leftMeanwhile(isGone, at).catch((mistake: unknown) => failed('leaving', mistake)))
  })
  client.on(Events.GuildCreate, ({ id }) => inTurn(() => back(id)))
  client.on(Events.GuildDelete, ({ id }) => {
    const at = clock.now()
    inTurn(() => left(id, at))
  })
}

/** The library tells only of servers that it does not know that Limber is there, and it keeps those of the last session. */
function forget(client: Client, guild: Guild): void {
  for (const channel of guild.channels.cache.keys()) client.channels.cache.delete(channel)
  client.guilds.cache.delete(guild.id)
}
