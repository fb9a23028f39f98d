import { createHash } from 'node:crypto'
import { Agent, request as httpRequest } from 'node:http'
import { text as readAll } from 'node:stream/consumers'
import type { Busy, Chat, Pace, Refusal, Scope, Sent } from '../../src/deliver/chat.ts'
import type { Place } from '../../src/place.ts'
import { plainText } from '../../src/plain.ts'
import type { Extent } from './limits.ts'
import { LONGEST_NONCE, type Answer, type Body, type Kind } from './platform.ts'

/** How a fake platform is to be asked. */
export type HttpChatWish = {
  readonly kind: Kind
  readonly url: string
  readonly pace: Pace
  /** See `Chat`. */
  readonly knowsAgainFor?: number
  /** Says when so many ms are over. */
  readonly over?: (ms: number) => AbortSignal
  /** Ms since whenever, which only grow. */
  readonly passed?: () => number
}

/** What a request led to: an answer, or why there is none. */
type Outcome = Answer | { readonly none: string }

/** A fake platform through the port that deliveries need, over its network. */
export function createHttpChat({
  kind,
  url,
  pace,
  knowsAgainFor = 0,
  over = (ms) => AbortSignal.timeout(ms),
  passed = () => performance.now(),
}: HttpChatWish): Chat {
  const agent = new Agent({ keepAlive: true })

  function ask(method: string, path: string, within: number, body?: object): Promise<Outcome> {
    const until = passed() + within
    const signal = over(Math.max(0, within))
    const said = body === undefined ? undefined : JSON.stringify(body)
    return new Promise((resolve) => {
      const request = httpRequest(`${url}${path}`, { method, agent, signal }, (response) => {
        readAll(response)
          .then((text) => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as Body }))
          .catch(fail)
      })
      // A process may have stood still since it decided to ask: this is the last moment before the first byte leaves.
      const leave = () => (passed() > until ? request.destroy() : request.end(said))
      const fail = () => {
        const isLate = signal.aborted || passed() > until
        resolve({ none: isLate ? 'no answer in time' : 'the connection was lost' })
      }
      request.on('socket', (socket) => (socket.connecting ? socket.once('connect', leave) : leave()))
      request.on('error', fail)
    })
  }

  return {
    platform: kind,
    pace,
    knowsAgainFor,

    async send({ delivery, place, document }, within) {
      const text = plainText(document)
      const nonce = kind === 'discord' ? { nonce: nonceOf(delivery) } : {}
      const outcome = await ask('POST', pathOf(place), within, {
        delivery,
        text,
        ...nonce,
        askedAt: Date.now(),
      })
      if ('none' in outcome) return { is: 'unknown', why: outcome.none }
      const { status, body } = outcome
      if (status === 429) return busy(body)
      if (status >= 500 || body.message === undefined) return outcomeless(outcome)
      return { is: 'posted', message: body.message }
    },

    async find(delivery, place, ago, within) {
      const asked = new URLSearchParams({ delivery, since: String(Date.now() - ago) })
      const outcome = await ask('GET', `${pathOf(place)}?${asked}`, within)
      if ('none' in outcome) return { is: 'unknown', why: outcome.none }
      const { status, body } = outcome
      if (status === 429) return busy(body)
      if (isRefusal(status)) return { is: 'unreadable', why: codeOf(body) }
      if (body.messages === undefined) return { is: 'unknown', why: `an answer with status ${status}` }
      const [message] = body.messages
      return message === undefined ? { is: 'absent' } : { is: 'there', message }
    },

    async edit(message, place, document, within) {
      const path = `${pathOf(place)}/${encodeURIComponent(message)}`
      const outcome = await ask('PATCH', path, within, { text: plainText(document) })
      if ('none' in outcome) return { is: 'unknown', why: outcome.none }
      const { status, body } = outcome
      if (status === 429) return busy(body)
      if (isRefusal(status)) return { is: 'refused', why: codeOf(body) }
      return status === 200 ? { is: 'edited' } : { is: 'unknown', why: `an answer with status ${status}` }
    },
  }
}

/** What is neither a message nor too many requests. */
function outcomeless({ status, body }: Answer): Sent {
  if (!isRefusal(status)) return { is: 'unknown', why: `an answer with status ${status}` }
  const code = codeOf(body)
  const why = GONE.get(code)
  return why === undefined ? { is: 'rejected', why: code } : { is: 'refused', why }
}

/** Codes that mean the place itself, and not the message. */
const GONE: ReadonlyMap<string, Refusal> = new Map([
  ['is_archived', 'the channel is archived'],
  ['channel_not_found', 'the channel is gone'],
  ['10003', 'the channel is gone'],
  ['not_in_channel', 'I was removed from the channel'],
  ['50001', 'I was removed from the channel'],
  ['50013', 'I may not write there'],
  ['50007', 'direct messages are closed to me'],
])

const isRefusal = (status: number) => status >= 400 && status < 500
const codeOf = ({ code = 'without a code' }: Body) => code

const SCOPES: Readonly<Record<Extent, Scope>> = {
  account: 'platform',
  workspace: 'workspace',
  channel: 'place',
}

function busy({ wait = 1_000, extent = 'account' }: Body): Busy {
  return { is: 'busy', wait: Math.ceil(wait), scope: SCOPES[extent] }
}

/** Direct messages have a name of their own, since they go by the person. */
export function channelOf({ channel, isDirect }: Place): string {
  return isDirect ? `@${channel}` : channel
}

function pathOf(place: Place): string {
  return `/${encodeURIComponent(place.workspace)}/${encodeURIComponent(channelOf(place))}/messages`
}

/** The same for the same delivery, and as short as a nonce has to be. */
function nonceOf(delivery: string): string {
  return createHash('sha256').update(delivery).digest('base64url').slice(0, LONGEST_NONCE)
}
