import {
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  HTTPError,
  RateLimitError,
  RESTJSONErrorCodes,
} from 'discord.js'
import { LONGEST_TIMER } from '../../clock/clock.ts'
import { TooLate } from '../../http/too-late.ts'
import { Held, LEAST_WAIT } from './guard.ts'
import type { Blocked } from '../../messenger/telling.ts'
import type { Busy, Refusal } from '../../../src/deliver/chat.ts'

/** What a request led to that was not answered as it should be. */
type Mistake =
  | Busy
  /** Discord says no, with a number for why. */
  | { readonly is: 'no'; readonly code: number }
  | { readonly is: 'unknown'; readonly why: string }

/** A token that does not count any more may count again when whoever runs Limber has seen to it; in ms. */
const ACCOUNT_WAIT = 60_000

/** What a mistake of the library means. */
export function readMistake(mistake: unknown): Mistake {
  if (mistake instanceof Held) return { is: 'busy', wait: mistake.wait, scope: 'platform' }
  if (mistake instanceof RateLimitError) {
    return { is: 'busy', wait: waitOf(mistake), scope: mistake.global ? 'platform' : 'place' }
  }
  if (mistake instanceof DiscordAPIError) {
    const code = Number(mistake.code)
    if (isForAll(mistake)) return { is: 'busy', wait: ACCOUNT_WAIT, scope: 'platform' }
    return TOO_MUCH.has(code) ? { is: 'busy', wait: ACCOUNT_WAIT, scope: 'place' } : { is: 'no', code }
  }
  if (mistake instanceof HTTPError) return { is: 'unknown', why: `an answer with status ${mistake.status}` }
  if (mistake instanceof TooLate) return { is: 'unknown', why: 'no answer in time' }
  return { is: 'unknown', why: 'the connection was lost' }
}

/**
 * Whether nobody may ask with this token, or something before Discord says no: that stops no break. The token of a
 * command is another one, and is good for a quarter of an hour.
 */
function isForAll({ status, code }: DiscordAPIError): boolean {
  if (Number(code) === RESTJSONErrorCodes.InvalidWebhookToken) return false
  if (status === 401 || code === undefined || !Number.isInteger(Number(code))) return true
  return FOR_ALL.has(Number(code)) || (status === 403 && Number(code) === 0)
}

/** Codes that mean neither the message nor its place, but all of Limber, or Discord itself. */
const FOR_ALL: ReadonlySet<number> = new Set([
  // Limber was taken for spam, is not let in, or has to be verified.
  20026, 40001, 40002,
  // Discord has switched off that messages are sent, or whatever was asked; or it is overloaded.
  40004, 40006, 40062, 130000,
  // Cloudflare shut Limber out, in Discord's words: https://github.com/discord/discord-api-docs/issues/6473
  40333,
])

/** Codes that say that something was too much for now, where they come without a time to wait. */
const TOO_MUCH: ReadonlySet<number> = new Set([
  // Slow mode, and what channels and servers take of writing.
  20016, 20028, 20029,
  // Edits of messages older than an hour.
  30046,
  // Direct messages that are opened.
  40003,
])

function waitOf({ retryAfter }: RateLimitError): number {
  return Number.isFinite(retryAfter)
    ? Math.min(Math.max(LEAST_WAIT, Math.ceil(retryAfter)), LONGEST_TIMER)
    : ACCOUNT_WAIT
}

/** Codes that mean the place itself, and not the message. https://discord.com/developers/docs/topics/opcodes-and-status-codes */
const REFUSED: ReadonlyMap<number, Refusal> = new Map([
  [10003, 'the channel is gone'],
  [10004, 'the channel is gone'],
  [50001, 'I was removed from the channel'],
  [50013, 'I may not write there'],
  // A thread, such as the post of a forum, that is locked or was closed.
  [50083, 'the channel is archived'],
  [160005, 'the channel is archived'],
  // A forum, or a voice channel without a chat.
  [50008, 'I may not write there'],
  [50009, 'I may not write there'],
  [10013, 'direct messages are closed to me'],
  [50007, 'direct messages are closed to me'],
  [50033, 'direct messages are closed to me'],
  // No server in common any more.
  [50278, 'direct messages are closed to me'],
])

/** Why a place takes nothing, where a code says that it never will. */
export function refusalOf(code: number): Refusal | undefined {
  return REFUSED.get(code)
}

/** A mistake of the library without what was sent, and without the secrets that stand in addresses. */
class DiscordSaidNo extends Error {
  override readonly name = 'DiscordSaidNo'
  readonly code: number
  constructor(code: number, status: number) {
    super(`an answer with status ${status}`)
    this.code = code
  }
}

/** What may be told of a mistake to whoever runs Limber. */
export function withoutWords(mistake: unknown): unknown {
  if (mistake instanceof DiscordAPIError) return new DiscordSaidNo(Number(mistake.code) || 0, mistake.status)
  if (mistake instanceof HTTPError) return new DiscordSaidNo(0, mistake.status)
  if (mistake instanceof RateLimitError) return new DiscordSaidNo(0, 429)
  return mistake
}

/** The number for why Discord says no; nothing where it is something else. */
export function codeOf(mistake: unknown): number | undefined {
  return mistake instanceof DiscordAPIError ? Number(mistake.code) : undefined
}

/** Whether something was answered before. */
export function isAnswered(mistake: unknown): boolean {
  if (mistake instanceof DiscordjsError) return mistake.code === DiscordjsErrorCodes.InteractionAlreadyReplied
  return codeOf(mistake) === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged
}

/** Whether Limber may not do something in a place, or the place is gone. */
export function isNotAllowed(mistake: unknown): boolean {
  return mistake instanceof DiscordAPIError && mistake.status !== 401 && NOT_ALLOWED.has(Number(mistake.code))
}

/** Besides what refuses a place for good: threads that are locked, archived, too many, or there already. */
const NOT_ALLOWED: ReadonlySet<number> = new Set([...REFUSED.keys(), 10008, 50024, 160004, 160006, 160007])

/** Whether a way on which something could not be said is open again later. */
export function blocked(mistake: unknown): Blocked {
  const read = readMistake(mistake)
  if (read.is === 'busy') return read
  return { is: read.is === 'no' ? 'refused' : 'unknown' }
}
