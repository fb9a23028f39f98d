import type { webApi } from '@slack/bolt'
import type { Clock } from '../../clock/clock.ts'
import { failureOf } from '../api/failure.ts'
import { createBounded } from '../../messenger/bounded.ts'
import { createLookup, type Lookup } from './lookup.ts'

/** What Slack tells of a channel. */
export type Channel = {
  readonly creator?: string
  readonly isPrivate: boolean
  /** Whether Slack does not show it to Limber: only who is in it can look at it, and of them Slack says nothing. */
  readonly isHidden: boolean
  /** Whether Limber is in it, without which nothing can be posted there. */
  readonly isMember: boolean
  /** Whether it is direct messages among several, into which nobody can be let later. */
  readonly isGroup: boolean
}

/** Channels by their ids. */
export type Channels = Lookup<Channel> & {
  /** Slack says what a channel is called where somebody does something: what is no channel has a name that tells it. */
  named(id: string, name: string | undefined): void
}

/** Who made a channel stays; whether Limber is in it is asked anew where it matters, in ms. */
const FRESH = 5 * 60_000

/** A channel that Limber may not see is one that it is not in. */
const HIDDEN: Channel = { isPrivate: true, isHidden: true, isMember: false, isGroup: false }
/** Direct messages among several, of which Limber has no right to know more. */
const AMONG_SEVERAL: Channel = { ...HIDDEN, isGroup: true }
/** With this the names of those begin, and of no channel. */
const GROUP_NAME = /^mpdm-/
/** So many of those are remembered. */
const MOST_GROUPS = 1_000

/** Channels of a workspace. */
export function createChannels(web: webApi.WebClient, clock: Pick<Clock, 'passed' | 'wait'>): Channels {
  const groups = createBounded<true>(MOST_GROUPS)
  const lookup = createLookup<Channel>({
    clock,
    fresh: FRESH,
    async ask(id) {
      if (groups.get(id) === true) return AMONG_SEVERAL
      try {
        const { channel = {} } = await web.conversations.info({ channel: id })
        const { creator, is_private, is_member, is_mpim } = channel
        return {
          ...(creator === undefined ? {} : { creator }),
          isPrivate: is_private === true,
          isHidden: false,
          isMember: is_member === true,
          isGroup: is_mpim === true,
        }
      } catch (mistake) {
        const failure = failureOf(mistake)
        const code = failure.is === 'refused' ? failure.code : undefined
        if (code === 'channel_not_found') return HIDDEN
        if (code === 'missing_scope') return AMONG_SEVERAL
        throw mistake
      }
    },
  })
  return {
    ...lookup,
    named(id, name) {
      if (name === undefined || !GROUP_NAME.test(name) || groups.get(id) === true) return
      groups.set(id, true)
      lookup.forget(id)
    },
  }
}
