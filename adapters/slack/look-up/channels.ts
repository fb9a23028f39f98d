import type { webApi } from '@slack/bolt'
import type { Clock } from '../../clock/clock.ts'
import { failureOf } from '../api/failure.ts'
import { createLookup, type Lookup } from './lookup.ts'

/** What Slack tells of a channel. */
export type Channel = {
  readonly creator?: string
  readonly isPrivate: boolean
  /** Whether Slack does not show it to Limber: only who is in it can look at it, and of them Slack says nothing. */
  readonly isHidden: boolean
  /** Whether Limber is in it, without which nothing can be posted there. */
  readonly isMember: boolean
}

/** Who made a channel stays; whether Limber is in it is asked anew where it matters, in ms. */
const FRESH = 5 * 60_000

/** A channel that Limber may not see is one that it is not in. */
const HIDDEN: Channel = { isPrivate: true, isHidden: true, isMember: false }
/** Direct messages among several, of which Limber has no right to know more, and which it was written to in. */
const AMONG_SEVERAL: Channel = { isPrivate: true, isHidden: true, isMember: true }

/** Channels by their ids. */
export function createChannels(
  web: webApi.WebClient,
  clock: Pick<Clock, 'passed' | 'wait'>,
): Lookup<Channel> {
  return createLookup({
    clock,
    fresh: FRESH,
    async ask(id) {
      try {
        const { channel = {} } = await web.conversations.info({ channel: id })
        const { creator, is_private, is_member } = channel
        return {
          ...(creator === undefined ? {} : { creator }),
          isPrivate: is_private === true,
          isHidden: false,
          isMember: is_member === true,
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
}
