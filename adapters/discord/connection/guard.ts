import type { REST, RESTOptions } from 'discord.js'
import type { Breaker } from './breaker.ts'

/** Nothing was asked, and will not be within so many ms. */
export class Held extends Error {
  override readonly name = 'Held'
  readonly wait: number
  constructor(wait: number) {
    super('Discord refused so much that it is asked nothing for a while')
    this.wait = Math.ceil(wait)
  }
}

type Ask = RESTOptions['makeRequest']

/** Asks in the same way, and lets the breaker count what came of it. */
export function counted(ask: Ask, breaker: Breaker): Ask {
  return async (url, init) => {
    const response = await ask(url, init)
    breaker.count({
      status: response.status,
      scope: response.headers.get('x-ratelimit-scope'),
      isSigned: Object.hasOwn(init.headers ?? {}, 'Authorization'),
    })
    return response
  }
}

/** What stands before everything that a library asks. */
export type Guarding = {
  readonly breaker: Breaker
  /** The token of Limber, as long as there is one. */
  readonly token: () => string | null
}

/** Lets nothing leave that the breaker holds, which rejects with `Held`, and what leaves with the token. */
export function guard(rest: REST, { breaker, token }: Guarding): void {
  const ask = rest.queueRequest.bind(rest)
  rest.queueRequest = async (request) => {
    // What answers a command comes with a token of its own, and what lets Limber in is asked seldom.
    const isFree = request.auth === false || request.fullRoute.startsWith('/gateway')
    const held = isFree ? 0 : breaker.held()
    if (held > 0) throw new Held(held)
    // The library forgets a token that was refused once, for whatever reason.
    const known = token()
    if (known !== null) rest.setToken(known)
    return ask(request)
  }
}
