import type { Chat, Edited, Found, Pace, Sent } from '../../src/deliver/chat.ts'
import type { Document } from '../../src/document.ts'
import type { Place } from '../../src/place.ts'
import { createPunctual, type PunctualWish } from '../http/punctual.ts'
import type { Buttons } from '../messenger/buttons.ts'
import { createBounded } from '../messenger/bounded.ts'
import { failureOf, type Failure } from './api/failure.ts'
import { SLACK, userOf } from './place.ts'
import { isOfTheAccount, refusalOf } from './api/refusals.ts'
import { renderForSlack } from './show/render.ts'
import { NO_MESSAGE, NO_MESSAGE_OF_SLACK, TOO_MANY_TO_LOOK_AT } from './told.ts'
import { createWeb } from './api/web.ts'
import { inviting } from './say/inviting.ts'

/** How breaks are brought to Slack. */
export type SlackChatWish = PunctualWish & {
  readonly token: string
  readonly apiUrl?: string | undefined
  readonly buttons: Pick<Buttons, 'idsFor'>
  readonly pace?: Pace
  /** What Limber is called in the workspace, as soon as that is known. */
  readonly name?: () => string | undefined
  /** What the date is, in ms since 1970. */
  readonly now?: () => number
}

/** A workspace takes a few hundred messages a minute, and a channel one a second. */
const SLACK_PACE: Pace = { perSecond: 4, atOnce: 8, perPlace: 1_050 }

/** So long nothing is posted at all where the token or a right is gone, in ms. */
const WITHOUT_RIGHTS = 60_000
/** A look goes so much further back, in ms: Slack's clock is not ours. */
const SKEW = 60_000
/** As many messages as one look shows. */
const MOST_LOOKED_AT = 999
/** So many people are remembered with their direct messages. */
const MOST_PEOPLE = 10_000

/** What our messages carry, so that they are found again. */
const EVENT_TYPE = 'limber_delivery'

/** Slack through the port that deliveries need; to be closed. */
export function createSlackChat({
  token,
  apiUrl,
  buttons,
  pace = SLACK_PACE,
  now = () => Date.now(),
  name = () => undefined,
  ...time
}: SlackChatWish): Chat & { close(): Promise<void> } {
  const punctual = createPunctual(time)
  const web = createWeb({ token, apiUrl, fetch: punctual.fetch })
  const directs = createBounded<string>(MOST_PEOPLE)

  async function messageOf(document: Document, place: Place) {
    return { ...renderForSlack(document, await buttons.idsFor(document, [], { place })), ...QUIET }
  }

  /** The channel that a place is in Slack, where that has to be known. */
  async function channelOf({ channel, isDirect }: Place): Promise<string> {
    if (!isDirect) return channel
    const known = directs.get(channel)
    if (known !== undefined) return known
    const opened = await web.conversations.open({ users: userOf(channel) })
    const id = opened.channel?.id
    if (id === undefined) throw new Error('Slack opens direct messages and does not say where.')
    directs.set(channel, id)
    return id
  }

  return {
    platform: SLACK,
    pace,
    knowsAgainFor: 0,
    lettingIn() {
      const known = name()
      return known === undefined ? undefined : inviting(known)
    },
    close: () => punctual.close(),

    async send({ delivery, place, document }, within): Promise<Sent> {
      try {
        return await punctual.within(within, async () => {
          const posted = await web.chat.postMessage({
            channel: place.isDirect ? userOf(place.channel) : place.channel,
            metadata: { event_type: EVENT_TYPE, event_payload: { delivery } },
            unfurl_links: false,
            unfurl_media: false,
            ...(await messageOf(document, place)),
          })
          const { channel, ts } = posted
          if (channel === undefined || ts === undefined) return { is: 'unknown', why: NO_MESSAGE }
          if (place.isDirect) directs.set(place.channel, channel)
          return { is: 'posted', message: `${channel}:${ts}` }
        })
      } catch (mistake) {
        const failure = failureOf(mistake)
        if (failure.is !== 'refused') return unfinished(failure)
        if (isOfTheAccount(failure.code)) return ACCOUNT
        const why = refusalOf(failure.code, place.isDirect)
        return why === undefined ? { is: 'rejected', why: failure.code } : { is: 'refused', why }
      }
    },

    async find(delivery, place, ago, within): Promise<Found> {
      try {
        return await punctual.within(within, async () => {
          const channel = await channelOf(place)
          const oldest = String(Math.floor((now() - ago - SKEW) / 1_000))
          const { messages = [], has_more } = await web.conversations.history({
            channel,
            oldest,
            limit: MOST_LOOKED_AT,
            include_all_metadata: true,
          })
          const found = messages.find(({ metadata }) => isOf(metadata, delivery))
          if (found?.ts !== undefined) return { is: 'there', message: `${channel}:${found.ts}` }
          return has_more === true ? { is: 'unknown', why: TOO_MANY_TO_LOOK_AT } : { is: 'absent' }
        })
      } catch (mistake) {
        const failure = failureOf(mistake)
        if (failure.is !== 'refused') return unfinished(failure)
        const { code } = failure
        // The right to look is one that may be left out.
        return isOfTheAccount(code) && code !== 'missing_scope' ? ACCOUNT : { is: 'unreadable', why: code }
      }
    },

    async edit(message, place, document, within): Promise<Edited> {
      const [, channel, ts] = /^(.+):([^:]+)$/.exec(message) ?? []
      if (channel === undefined || ts === undefined) return { is: 'refused', why: NO_MESSAGE_OF_SLACK }
      try {
        return await punctual.within(within, async () => {
          await web.chat.update({ channel, ts, ...(await messageOf(document, place)) })
          return { is: 'edited' }
        })
      } catch (mistake) {
        const failure = failureOf(mistake)
        if (failure.is !== 'refused') return unfinished(failure)
        return isOfTheAccount(failure.code) ? ACCOUNT : { is: 'refused', why: failure.code }
      }
    },
  }
}

/** Nothing in a message is looked through for names and addresses. */
export const QUIET = { parse: 'none', link_names: false } as const

/** Whoever connects again or gives the right back does so for all places. */
const ACCOUNT = { is: 'busy', wait: WITHOUT_RIGHTS, scope: 'platform' } as const

/** Slack does not say for how much it is: as each place keeps its own pace, it is the workspace. */
function unfinished(failure: Exclude<Failure, { readonly is: 'refused' }>) {
  return failure.is === 'busy' ? ({ ...failure, scope: 'workspace' } as const) : failure
}

function isOf(metadata: unknown, delivery: string): boolean {
  const { event_type, event_payload } = (metadata ?? {}) as {
    readonly event_type?: string
    readonly event_payload?: { readonly delivery?: unknown }
  }
  return event_type === EVENT_TYPE && event_payload?.delivery === delivery
}
