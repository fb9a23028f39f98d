import { webApi } from '@slack/bolt'
import { LONGEST_TIMER } from '../../clock/clock.ts'
import { TooLate } from '../../http/too-late.ts'
import { NO_ANSWER_OF_SLACK } from '../told.ts'

/** Why a request to Slack was not answered as hoped. */
export type Failure =
  /** Too many requests: not done, and not to be asked again within so many ms. */
  | { readonly is: 'busy'; readonly wait: number }
  /** Not done, for a reason with a name. */
  | { readonly is: 'refused'; readonly code: string }
  /** It may have been done. */
  | { readonly is: 'unknown'; readonly why: string }

/** Where Slack does not say for how long, in ms. */
const USUAL_WAIT = 30_000
/** Slack says whole seconds, also none. */
const SHORTEST_WAIT = 1_000

/** With these Slack says that it does not know itself what became of it. */
const UNSURE: ReadonlySet<string> = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
])
const TOO_MANY: ReadonlySet<string> = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded'])

/** What an address said that is none of the Web API. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken'
  readonly status: number
  /** After how many ms it may be asked again, where it says so. */
  readonly wait: number | undefined
  constructor(status: number, retryAfter: string | null) {
    super(`an answer with status ${status}`)
    this.status = status
    this.wait = retryAfter === null ? undefined : Number(retryAfter) * 1_000
  }
}

/** What a rejection of the client means. */
export function failureOf(mistake: unknown): Failure {
  if (mistake instanceof TooLate) return { is: 'unknown', why: mistake.message }
  if (mistake instanceof webApi.WebAPIRateLimitedError) return busy(mistake.retryAfter * 1_000)
  if (mistake instanceof webApi.WebAPIHTTPError) {
    const { statusCode } = mistake
    return statusCode === 429
      ? busy(USUAL_WAIT)
      : { is: 'unknown', why: `an answer with status ${statusCode}` }
  }
  if (mistake instanceof NotTaken) return notTaken(mistake)
  if (mistake instanceof webApi.WebAPIPlatformError) return coded(mistake.data.error)
  if (mistake instanceof webApi.WebAPIRequestError && mistake.original instanceof TooLate) {
    return { is: 'unknown', why: mistake.original.message }
  }
  return { is: 'unknown', why: 'the connection was lost' }
}

function notTaken({ status, wait, message }: NotTaken): Failure {
  if (status === 429) return busy(wait ?? USUAL_WAIT)
  // An address is good for half an hour, and for five answers.
  if (status >= 400 && status < 500) return { is: 'refused', code: 'expired_url' }
  return { is: 'unknown', why: message }
}

function coded(code: string): Failure {
  if (TOO_MANY.has(code)) return busy(USUAL_WAIT)
  // Where something else than Slack answers, its page takes the place of the code.
  if (!/^[a-z_]{1,60}$/.test(code)) return { is: 'unknown', why: NO_ANSWER_OF_SLACK }
  return UNSURE.has(code) ? { is: 'unknown', why: `an answer with ${code}` } : { is: 'refused', code }
}

function busy(wait: number): Failure {
  const sound = Number.isFinite(wait) ? wait : USUAL_WAIT
  return { is: 'busy', wait: Math.min(Math.max(sound, SHORTEST_WAIT), LONGEST_TIMER) }
}
