import { setTimeout as sleep } from 'node:timers/promises'
import { Routes, type REST, type RESTOptions } from 'discord.js'
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
type Answer = Awaited<ReturnType<Ask>>

/**
 * Asks what the breaker lets through, in the same way, and lets it count what came of it. Waits where that takes no more
 * than so many ms, and rejects with `Held` where it takes longer.
 */
export function guarded(ask: Ask, breaker: Breaker, patience = 0): Ask {
  return async (url, init) => {
    const isSigned = Object.hasOwn(init.headers ?? {}, 'Authorization')
    // What answers a command comes with a token of its own, and what lets Limber in is asked seldom.
    const isFree = !isSigned || url.endsWith(Routes.gatewayBot())
    for (let held = breaker.held(); !isFree && held > 0; held = breaker.held()) {
      if (held > patience) throw new Held(held)
      await sleep(Math.ceil(held), undefined, { signal: init.signal ?? undefined })
    }
    const response = await ask(url, init)
    breaker.count({
      status: response.status,
      scope: response.headers.get('x-ratelimit-scope'),
      isSigned,
    })
    return response.status === 429 ? limitIn(response, breaker, patience) : response
  }
}

/** Nothing is asked again sooner, in ms: what stands before Discord may forget to say when. */
export const LEAST_WAIT = 250
/** It is asked again so much later where nothing says when, in ms. */
const UNSAID_WAIT = 60_000
/** Whatever shuts out all of Limber may be wrong about when it is over: it is asked again after so many ms. */
const LONGEST_WAIT = 60 * 60_000

/**
 * A limit in Discord's words, with how long exactly it has to be waited. Discord says how far a limit goes, and
 * Cloudflare before it does not: it shuts out all of Limber.
 */
async function limitIn(answer: Answer, breaker: Breaker, patience: number): Promise<Response> {
  const { status, headers } = answer
  const said = await answer.text()
  const wait = waitIn(said, headers.get('retry-after'))
  const scope = headers.get('x-ratelimit-scope')
  if (scope === null || wait === undefined) {
    const held = Math.min(Math.max(LEAST_WAIT, wait ?? UNSAID_WAIT), LONGEST_WAIT)
    breaker.hold(held)
    if (wait === undefined || held > patience) throw new Held(held)
  }
  const more = new Headers([...headers])
  more.set('retry-after', String(Math.max(LEAST_WAIT, wait) / 1_000))
  if (scope === null || scope === 'global') more.set('x-ratelimit-global', 'true')
  return new Response(said, { status, headers: more })
}

/** In ms: the header is in whole seconds, and what the body says is exact. */
function waitIn(body: string, header: string | null): number | undefined {
  const said: unknown = parsed(body)
  const isSaid = typeof said === 'object' && said !== null && 'retry_after' in said
  const seconds = isSaid ? Number(said.retry_after) : Number(header ?? NaN)
  return Number.isFinite(seconds) ? seconds * 1_000 : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Keeps the token, as long as there is one: the library forgets one that was refused once, for whatever reason. */
export function keepToken(rest: REST, token: () => string | null): void {
  const ask = rest.queueRequest.bind(rest)
  rest.queueRequest = async (request) => {
    const known = token()
    if (known !== null) rest.setToken(known)
    return ask(request)
  }
}
