import { MessageFlags, REST, Routes, type APIMessage } from 'discord.js'
import type { Chat, Edited, Found, Pace, Sent } from '../../src/deliver/chat.ts'
import type { Document } from '../../src/document.ts'
import type { Place } from '../../src/place.ts'
import { createPunctual, type PunctualWish } from '../http/punctual.ts'
import type { Buttons } from '../messenger/buttons.ts'
import { createBreaker, type Breaker } from './connection/breaker.ts'
import { guarded, keepToken } from './connection/guard.ts'
import { isSameMark, markIn, markOf, nonceOf, type Mark } from './show/mark.ts'
import { readMistake, refusalOf } from './connection/mistakes.ts'
import { channelIdOf, PLATFORM, userOf } from './places.ts'
import { renderForDiscord } from './show/render.ts'

/** Where Discord is, unless something else is set. */
export const DISCORD_API = 'https://discord.com/api'

/** Of Discord's 50 requests a second, 10 are left for commands. */
const PACE: Pace = { perSecond: 40, atOnce: 5, perPlace: 1_000 }

/** Discord knows a nonce again for "the past few minutes"; in ms, with a minute to spare. */
const KNOWS_AGAIN = 2 * 60_000

/** Clocks may differ by so much, in ms. */
const CLOCKS = 60_000

/** So many messages are shown at once, and so often it is looked further back. */
const PAGE = 100
const PAGES = 10

/** So many people's direct messages are known by their channel. */
const MOST_DIRECT = 10_000

/** Mentions nobody, whatever a text says. */
export const NO_MENTIONS = { parse: [] } as const

/** What a chat with Discord needs. */
export type DiscordChatWork = PunctualWish & {
  readonly token: string
  readonly apiUrl?: string | undefined
  readonly buttons: Pick<Buttons, 'idsFor'>
  readonly breaker?: Breaker
  /** Whether Limber may read what was said in a channel of a server; nothing where that is not known. */
  readonly mayRead: (channel: string) => boolean | undefined
  readonly pace?: Pace
  readonly knowsAgainFor?: number
}

/** Discord through the port that deliveries need, over connections of its own. */
export type DiscordChat = Chat & { close(): Promise<void> }

export function createDiscordChat(work: DiscordChatWork): DiscordChat {
  const { token, apiUrl = DISCORD_API, buttons, mayRead } = work
  const { breaker = createBreaker(work.passed), pace = PACE, knowsAgainFor = KNOWS_AGAIN } = work
  const punctual = createPunctual(work)
  const rest = new REST({
    version: '10',
    api: apiUrl,
    retries: 0,
    rejectOnRateLimit: () => true,
    // The lanes keep to the pace, for all processes together.
    globalRequestsPerSecond: Infinity,
    offset: 0,
    makeRequest: guarded((url, init) => punctual.fetch(url, init as unknown as RequestInit), breaker),
  })
  keepToken(rest, () => token)
  const direct = new Map<string, string>()
  const underWay = new Set<Promise<unknown>>()

  /** The channel of a place; direct messages are opened for it. */
  async function channelOf(place: Place): Promise<string> {
    if (!place.isDirect) return channelIdOf(place)
    const user = userOf(place.channel)
    const known = direct.get(user)
    if (known !== undefined) return known
    const { id } = (await rest.post(Routes.userChannels(), { body: { recipient_id: user } })) as {
      id: string
    }
    direct.set(user, id)
    if (direct.size > MOST_DIRECT) direct.delete(direct.keys().next().value ?? '')
    return id
  }

  /** Does what needs Discord, within so many ms. */
  async function asking<T>(within: number, use: () => Promise<T>) {
    const asked = punctual.within(within, use)
    underWay.add(asked)
    try {
      return await asked
    } catch (mistake) {
      return readMistake(mistake)
    } finally {
      underWay.delete(asked)
    }
  }

  async function bodyOf(document: Document, place: Place, mark?: Mark) {
    const idOf = await buttons.idsFor(document, [], { place })
    return {
      components: [renderForDiscord(document, { idOf, ...(mark && { mark }) })],
      flags: MessageFlags.IsComponentsV2,
      allowed_mentions: NO_MENTIONS,
    }
  }

  async function look(place: Place, mark: Mark, ago: number): Promise<Found> {
    const channel = await channelOf(place)
    const isReadable = place.isDirect || mayRead(channel)
    if (isReadable === false) return { is: 'unreadable', why: 'I may not read the history' }
    let before: string | undefined
    let since: number | undefined
    for (let page = 0; page < PAGES; page++) {
      const response = await rest.queueRequest({
        method: 'GET' as Parameters<REST['queueRequest']>[0]['method'],
        fullRoute: Routes.channelMessages(channel),
        query: new URLSearchParams({ limit: String(PAGE), ...(before === undefined ? {} : { before }) }),
      })
      // By the clock of Discord, since that of this machine may be wrong.
      since ??= (Date.parse(response.headers.get('date') ?? '') || Date.now()) - ago - CLOCKS
      const messages = (await response.json()) as readonly APIMessage[]
      // Discord shows nothing, without a word, to whoever may not read what was said.
      if (isReadable === undefined && page === 0 && messages.length === 0)
        return { is: 'unknown', why: 'nothing is shown, and nobody knows whether I may read' }
      const young = messages.filter(({ timestamp }) => Date.parse(timestamp) >= (since ?? 0))
      const found = young.find(({ components }) => isSameMark(markIn(components), mark))
      if (found !== undefined) return { is: 'there', message: found.id }
      before = messages.at(-1)?.id
      if (young.length < PAGE || before === undefined) return { is: 'absent' }
    }
    return { is: 'unknown', why: 'more messages than can be looked through' }
  }

  return {
    platform: PLATFORM,
    pace,
    knowsAgainFor,

    async send({ delivery, place, document }, within): Promise<Sent> {
      let isAsked = false
      const outcome = await asking(within, async () => {
        const body = await bodyOf(document, place, markOf(delivery))
        const channel = await channelOf(place)
        isAsked = true
        const posted = await rest.post(Routes.channelMessages(channel), {
          body: { ...body, nonce: nonceOf(delivery), enforce_nonce: true },
        })
        const { id } = posted as Partial<APIMessage>
        return id === undefined
          ? ({ is: 'unknown', why: 'an answer without a message' } as const)
          : ({ is: 'posted', message: id } as const)
      })
      if (outcome.is === 'no') {
        const why = refusalOf(outcome.code)
        return why === undefined ? { is: 'rejected', why: String(outcome.code) } : { is: 'refused', why }
      }
      // What only asked for the channel posted nothing.
      const isUnasked = outcome.is === 'unknown' && !isAsked && place.isDirect
      return isUnasked ? { is: 'busy', wait: OPEN_AGAIN, scope: 'place' } : outcome
    },

    async find(delivery, place, ago, within): Promise<Found> {
      const outcome = await asking(within, () => look(place, markOf(delivery), ago))
      return outcome.is === 'no' ? { is: 'unreadable', why: String(outcome.code) } : outcome
    },

    async edit(message, place, document, within): Promise<Edited> {
      const outcome = await asking(within, async () => {
        const body = await bodyOf(document, place)
        await rest.patch(Routes.channelMessage(await channelOf(place), message), { body })
        return { is: 'edited' } as const
      })
      return outcome.is === 'no' ? { is: 'refused', why: String(outcome.code) } : outcome
    },

    async close() {
      await Promise.allSettled(underWay)
      rest.clearHashSweeper()
      rest.clearHandlerSweeper()
      await punctual.close()
    },
  }
}

/** Somebody's direct messages are tried to be opened again so much later, in ms. */
const OPEN_AGAIN = 2_000
