import type { Place } from '../../src/place.ts'

/** Discord as a platform; direct messages belong to no server, so all of its places share one workspace. */
export const PLATFORM = 'discord'
const WORKSPACE = 'discord'

/** The id that nobody else has, on whatever platform. */
export function personOf(user: string): string {
  return `${PLATFORM}/${user}`
}

/** The user behind a person. */
export function userOf(person: string): string {
  return person.slice(PLATFORM.length + 1)
}

/** A channel of a server; its threads are the same place. */
export function channelPlace(guild: string, channel: string): Place {
  return { platform: PLATFORM, workspace: WORKSPACE, channel: `${guild}/${channel}`, isDirect: false }
}

/** The direct messages with somebody. */
export function directPlaceOf(user: string): Place {
  return { platform: PLATFORM, workspace: WORKSPACE, channel: personOf(user), isDirect: true }
}

/** The id of a channel that is no direct messages. */
export function channelIdOf({ channel }: Pick<Place, 'channel'>): string {
  return channel.slice(channel.indexOf('/') + 1)
}

/** The id of the server that a channel is in. */
export function guildIdOf({ channel }: Pick<Place, 'channel'>): string {
  return channel.slice(0, channel.indexOf('/'))
}

/** A server, as somebody can add Limber to it and remove it again. */
export function guildWorkspace(guild: string) {
  return { platform: PLATFORM, workspace: WORKSPACE, channels: `${guild}/` } as const
}
