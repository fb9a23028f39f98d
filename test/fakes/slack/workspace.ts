/** Somebody in a workspace, as `users.info` tells of them. */
export type SlackPerson = {
  readonly zone?: string
  readonly locale?: string
  readonly isAdmin?: boolean
  /** A guest of one channel or of several. */
  readonly isRestricted?: boolean
  /** Where they are from, where that is another workspace. */
  readonly team?: string
}

/** A channel of a workspace. */
export type SlackChannel = {
  readonly creator?: string
  readonly isPrivate?: boolean
  /** Whether Limber is in it; it is where nothing is said. */
  readonly isMember?: boolean
  /** Direct messages among several, into which nobody can be let later. */
  readonly isGroup?: boolean
  /** Who is in it, besides Limber. */
  readonly members?: readonly string[]
}

export const TEAM = 'T1'
export const BOT = { user: 'ULIMBER', bot: 'BLIMBER', name: 'limber' } as const
export const TOKENS = { bot: 'xoxb-limber', app: 'xapp-limber' } as const

/** Who is there where a test says nothing else. */
export const PEOPLE: Readonly<Record<string, SlackPerson>> = {
  UADA: { zone: 'Europe/Berlin', locale: 'en-GB' },
  UBOB: { zone: 'America/New_York', locale: 'en-US' },
  UBOSS: { zone: 'Europe/Berlin', locale: 'en-US', isAdmin: true },
  UGUEST: { zone: 'Europe/Berlin', locale: 'en-US', isRestricted: true },
  USTRANGER: { zone: 'Europe/Berlin', locale: 'en-US', team: 'T2' },
}

export const CHANNELS: Readonly<Record<string, SlackChannel>> = {
  CTEAM: { creator: 'UBOB', members: ['UADA', 'UBOB', 'UBOSS', 'UGUEST'] },
  CELSE: { creator: 'UBOSS', isMember: false, members: ['UADA'] },
  // Made by people without Limber.
  CGROUP: { isGroup: true, isPrivate: true, isMember: false, members: ['UADA', 'UBOB'] },
  CSECRET: { creator: 'UBOSS', isPrivate: true, members: ['UBOSS', 'UBOB'] },
}

/** The direct messages with somebody have an id of their own. */
export const directId = (user: string) => `D${user}`
export const isDirectId = (channel: string) => channel.startsWith('D')
/** With whom the direct messages are that an id means; the id of a person means those with them. */
export function personOf(channel: string): string | undefined {
  if (isDirectId(channel)) return channel.slice(1)
  return channel.startsWith('U') ? channel : undefined
}

/** What `users.info` says of somebody. */
export function userInfo(id: string, person: SlackPerson, withLocale: boolean): object {
  const { zone, locale, isAdmin = false, isRestricted = false, team = TEAM } = person
  return {
    id,
    team_id: team,
    name: id.toLowerCase(),
    ...(zone === undefined ? {} : { tz: zone, tz_label: zone, tz_offset: 0 }),
    ...(withLocale && locale !== undefined ? { locale } : {}),
    is_admin: isAdmin,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: isRestricted,
    is_ultra_restricted: false,
    is_bot: false,
    ...(team === TEAM ? {} : { is_stranger: true }),
  }
}

/** What `users.conversations` calls its kind. */
export function typeOf({ isGroup = false, isPrivate = false }: SlackChannel): string {
  return isGroup ? 'mpim' : isPrivate ? 'private_channel' : 'public_channel'
}

/** What Slack calls where something happens, wherever that is. */
export function nameOf(id: string, channel: SlackChannel | undefined): string {
  if (isDirectId(id)) return 'directmessage'
  return channel?.isGroup === true
    ? `mpdm-${(channel.members ?? []).join('--').toLowerCase()}-1`
    : id.toLowerCase()
}

/** What `conversations.info` says of a channel. */
export function channelInfo(id: string, channel: SlackChannel): object {
  const { creator = 'UNOBODY', isPrivate = false, isMember = true, isGroup = false } = channel
  return {
    id,
    name: nameOf(id, channel),
    creator,
    is_channel: !isPrivate,
    is_private: isPrivate,
    is_im: false,
    is_mpim: isGroup,
    is_archived: false,
    is_member: isMember,
  }
}
