import { webApi } from '@slack/bolt'
import { SILENT } from '../silent.ts'

/** How the Web API is asked. */
export type WebWish = {
  readonly token: string
  /** Where it is, where that is not Slack itself. */
  readonly apiUrl?: string | undefined
  readonly fetch?: typeof fetch
}

/** Nobody waits longer for an answer of Slack, in ms. */
export const LONGEST_CALL = 5_000

/**
 * The Web API as it is: nothing is repeated by the library, which would post twice, and too many requests of one kind keep
 * no other waiting. There are no headers of its own, which the library would send to other workspaces with its token.
 */
export function webOptions({ apiUrl, fetch }: Omit<WebWish, 'token'>): webApi.WebClientOptions {
  return {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    ...(fetch === undefined ? { timeout: LONGEST_CALL } : { fetch: fetch as webApi.FetchFunction }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: SILENT,
  }
}

/** A client of the Web API with a token. */
export function createWeb({ token, ...wish }: WebWish): webApi.WebClient {
  return new webApi.WebClient(token, webOptions(wish))
}
