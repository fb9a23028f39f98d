import type { Break } from './break.ts'
import type { Place } from '../place.ts'

/** What a platform knows of somebody in the place where they ask. */
export type Member = {
  readonly person: string
  /** Neither a guest nor somebody of another workspace. */
  readonly isFullMember: boolean
  /** Whoever administers the workspace, the server or the channel. */
  readonly administers: boolean
  /** Nobody knows at the moment which of both they are. */
  readonly isUnknown?: boolean
  /** Who that is, in words, where the platform has any of its own. */
  readonly administrators?: string
  /** Why the place takes no breaks from anybody, in a sentence. */
  readonly noBreaks?: string
}

export const BREAK_RIGHTS = ['admins', 'members', 'everyone'] as const
/**
 * Who may set up and change the breaks of a place. `members`: any full member sets up, the owner and who administers the
 * place change. `admins`: only who administers it, both. `everyone`: guests too, both.
 */
export type BreakRights = (typeof BREAK_RIGHTS)[number]

/** Who administers a place, in words that stand in the midst of a sentence. */
function who({ administrators = 'whoever administers this place' }: Member): string {
  return administrators
}

/** Why somebody may not, in a sentence; nothing where they may. */
export type Refusal = string | undefined

/** Whether somebody may set up a break in a place. Direct messages belong to whom they are with, whatever is set. */
export function whyNotAdd(member: Member, place: Place, rights: BreakRights): Refusal {
  if (place.isDirect) return isOwn(member, place) ? undefined : 'Nobody sets up breaks for somebody else.'
  if (member.noBreaks !== undefined) return member.noBreaks
  if (rights === 'everyone' || member.administers) return undefined
  if (member.isUnknown === true) return NOT_KNOWN
  if (rights === 'admins') {
    return `Only ${who(member)} can set up breaks here. Please ask one of them, or set up one of your own: "/breaks add … for me".`
  }
  return member.isFullMember
    ? undefined
    : 'Guests cannot set up breaks for this place. Please ask a full member, or set up one of your own: "/breaks add … for me".'
}

/** Whether somebody may change, pause, skip or remove a break. One without an owner is changed by who administers. */
export function whyNotChange(
  member: Member,
  { place, owner }: Pick<Break, 'place' | 'owner'>,
  rights: BreakRights,
): Refusal {
  if (place.isDirect) return isOwn(member, place) ? undefined : 'That break belongs to somebody else.'
  if (rights === 'everyone' || member.administers) return undefined
  if (rights === 'members' && owner === member.person) return undefined
  if (member.isUnknown === true) return NOT_KNOWN
  return rights === 'members'
    ? `Only whoever set this break up, or ${who(member)}, can change it. Please ask one of them.`
    : `Only ${who(member)} can change the breaks of this place. Please ask one of them.`
}

const NOT_KNOWN =
  'I cannot find out at the moment who you are in this place. Please try again in a minute, or set up one of your own: "/breaks add … for me".'

function isOwn({ person }: Member, { channel }: Place): boolean {
  return person === channel
}
