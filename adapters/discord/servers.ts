import { Events, type Client } from 'discord.js'
import { guildWorkspace } from './places.ts'
import type { DiscordWork } from './work.ts'

/** Tells when Limber is removed from a server, and when it is there again; one that cannot be reached is neither. */
export function hearServers(
  client: Client,
  { workspaces, clock }: Pick<DiscordWork, 'workspaces' | 'clock'>,
  failed: (during: string, mistake: unknown) => void,
): void {
  const back = (guild: string) =>
    workspaces.back(guildWorkspace(guild)).catch((mistake: unknown) => failed('joining', mistake))
  client.on(Events.ClientReady, async ({ guilds }) => {
    // One after the other: there may be thousands.
    for (const guild of guilds.cache.keys()) await back(guild)
  })
  client.on(Events.GuildCreate, ({ id }) => void back(id))
  client.on(Events.GuildDelete, ({ id }) => {
    workspaces.left(guildWorkspace(id), clock.now()).catch((mistake: unknown) => failed('leaving', mistake))
  })
}
