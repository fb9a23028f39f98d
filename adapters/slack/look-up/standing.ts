import type { Invocation } from '../../../src/document.ts'
import type { Clock } from '../../clock/clock.ts'
import type { Visitor } from '../../messenger/reception.ts'
import type { Channel } from './channels.ts'
import { PATIENCE, type Lookup } from './lookup.ts'
import type { Memberships } from './memberships.ts'
import type { Profile } from './people.ts'
import { isDirectChannel, personId, placeOf } from '../place.ts'

/** Whether somebody is in a channel that they can look at; also where Slack does not say. */
export type Presence = 'in' | 'out' | 'unknown'

/** Who asks, and how they stand to where they do. */
export type Standing = { readonly visitor: Visitor; readonly presence: Presence }

/** What is asked, as far as it decides what has to be known of who asks. */
export type Wish = {
  /** What is pressed or typed, which can be done in channels that somebody only looks at. */
  readonly run?: Invocation | undefined
  /** The thread that is answered in. */
  readonly thread?: string | undefined
  /** So long Slack has to say all of it, in ms. */
  readonly within?: number | undefined
}

export type StandingWork = {
  readonly team: string
  readonly people: Lookup<Profile>
  readonly channels: Lookup<Channel>
  readonly memberships: Lookup<Memberships>
  readonly clock: Pick<Clock, 'passed'>
}

/** How people stand to where they ask. */
export function createStandings(work: StandingWork) {
  const { team, people, channels, memberships, clock } = work

  async function presenceOf(user: string, channel: string, within: number): Promise<Presence> {
    const end = clock.passed() + within
    const known = memberships.known(user)
    const first = presenceIn(await memberships.of(user, within), channel)
    if (first !== 'out' || known === undefined) return first
    // Somebody who was told to join a channel has just done so.
    memberships.forget(user)
    return presenceIn(await memberships.of(user, end - clock.passed()), channel)
  }

  return async (user: string, channel: string, wish: Wish = {}): Promise<Standing> => {
    const { run, thread, within = PATIENCE } = wish
    const isDirect = isDirectChannel(channel)
    const [profile, facts, listed] = await Promise.all([
      people.of(user, within),
      isDirect ? undefined : channels.of(channel, within),
      isDirect || !isAboutBreaks(run) ? ('in' as const) : presenceOf(user, channel, within),
    ])
    // Nobody can look at a channel that is closed without being in it, also where Slack does not show it to Limber.
    const presence = facts?.isHidden === true ? 'in' : listed
    const { zone, language, isGuest = false, isAdmin = false } = profile ?? {}
    const isOutside = isGuest || presence === 'out'
    const isCreator = facts?.creator === user && !isOutside
    const isUnsaid = profile === undefined || (!isDirect && facts === undefined) || presence === 'unknown'
    const visitor = {
      person: personId(team, user),
      place: placeOf(team, channel, user),
      ...(thread && !isDirect && { thread }),
      ...(zone && { zone }),
      ...(language && { language }),
      isGuest: isOutside,
      administers: isAdmin || isCreator,
      ...(facts?.isGroup === true && { noBreaks: AMONG_SEVERAL }),
      ...(isUnsaid && !isAdmin && !isOutside && { isUnknown: true }),
    }
    return { visitor, presence }
  }
}

const AMONG_SEVERAL =
  'I cannot post in direct messages among several, and nobody can add me to them. Please set it up in a channel, or set up one of your own: "/breaks add … for me".'

function presenceIn(said: Memberships | undefined, channel: string): Presence {
  if (said === undefined) return 'unknown'
  if (said.channels.has(channel)) return 'in'
  return said.isWhole ? 'out' : 'unknown'
}

/** What many press at once below a prompt, or what only shows something, changes no break. */
const CHANGES_NONE = /^(?:done|later|swap(?!.*for all:)|not-today|list|me|week|preview)?(?:\s|$)/is

/** Whether it may set up or change a break of a channel, which is for those who are in it. */
function isAboutBreaks(run: Invocation | undefined): boolean {
  return run?.command === 'breaks' && !CHANGES_NONE.test(run.text)
}
