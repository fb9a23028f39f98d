import { Events, type Client } from 'discord.js'
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
  const left = (guild: string) =>
    workspaces
      .left(guildWorkspace(guild), clock.now())
      .catch((mistake: unknown) => failed('leaving', mistake))

  /** Nobody tells from where Limber was removed while it was away. */
  async function leftMeanwhile(isThere: (guild: string) => boolean): Promise<void> {
    const channels = await workspaces.channelsOf(guildWorkspace(''))
    const kept = new Set(channels.map((channel) => guildIdOf({ channel })))
    for (const guild of kept) if (!isThere(guild)) await left(guild)
  }

  client.on(Events.ClientReady, async ({ guilds }) => {
    // One after the other: there may be thousands.
    for (const guild of guilds.cache.keys()) await back(guild)
    await leftMeanwhile((guild) => guilds.cache.has(guild)).catch((mistake: unknown) =>
      failed('leaving', mistake),
    )
  })
  client.on(Events.GuildCreate, ({ id }) => void back(id))
  client.on(Events.GuildDelete, ({ id }) => void left(id))
}
