import type { Clock } from '../../adapters/clock/clock.ts'
import { randomFrom, type Random } from '../bench/random.ts'
import { createChannels, type Seen } from './channels.ts'
import { createLimiter, type Extent, type Limits } from './limits.ts'
import { drawFrom, drawTrouble, NO_TROUBLES, TROUBLES, type Trouble, type Troubles } from './troubles.ts'

/** How each kind of platform names what it refuses for good, and how long its messages may be, in characters. */
const KINDS = {
  slack: { longest: 40_000, tooLong: 'msg_too_long', noHistory: 'missing_scope', gone: 'message_not_found' },
  discord: { longest: 2_000, tooLong: '50035', noHistory: '50013', gone: '10008' },
} as const

export type Kind = keyof typeof KINDS

/** A nonce may have so many characters. */
export const LONGEST_NONCE = 25

/** What a fake platform is to be like. */
export type PlatformWish = {
  readonly kind: Kind
  readonly seed: number
  readonly clock: Clock
  readonly limits: Limits
  readonly troubles?: Troubles
  /** How long it takes to do what is asked, in ms. */
  readonly latency?: (random: Random) => number
  /** For so many ms a nonce is known again; only Discord knows any. */
  readonly knowsAgainFor?: number
  /** Channels that take nothing, with the platform's code for why. */
  readonly refusing?: ReadonlyMap<string, string>
  /** Nobody may read what stands in a channel, or what came shows only after so many ms. */
  readonly history?: 'unreadable' | { readonly lag: number }
}

type Where = { readonly workspace: string; readonly channel: string }

/** What can be asked of a platform. */
export type Request = Where &
  (
    | {
        readonly do: 'post'
        readonly delivery: string
        readonly text: string
        readonly nonce?: string
        /** When whoever asks decided to, in ms since 1970. */
        readonly askedAt: number
      }
    | { readonly do: 'find'; readonly delivery: string; readonly since: number }
    | { readonly do: 'edit'; readonly message: string; readonly text: string }
  )

/** What a platform answers: a status of HTTP with a body. */
export type Answer = { readonly status: number; readonly body: Body }
export type Body = {
  readonly message?: string
  readonly messages?: readonly string[]
  readonly code?: string
  /** Ms until it may be asked again, and how far that goes. */
  readonly wait?: number
  readonly extent?: Extent
}

const COUNTED = ['post', 'find', 'edit', 'taken', 'known again', 'busy', 'refused', ...TROUBLES] as const
/** How often each thing happened. */
export type Counts = Readonly<Record<(typeof COUNTED)[number], number>>

/** A chat platform without its network. */
export type Platform = {
  /** Does what is asked, and answers; nothing where the connection breaks. */
  handle(request: Request): Promise<Answer | undefined>
  /** Everything that stands in its channels, in the order in which it came. */
  seen(): readonly Seen[]
  counts(): Counts
}

export function createPlatform({
  kind,
  seed,
  clock,
  limits,
  troubles = NO_TROUBLES,
  latency = () => 0,
  knowsAgainFor = 0,
  refusing = new Map(),
  history = { lag: 0 },
}: PlatformWish): Platform {
  const random = randomFrom(seed)
  const channels = createChannels()
  const limiter = createLimiter(limits)
  const nonces = new Map<string, { readonly message: string; readonly at: number }>()
  const { longest, tooLong, noHistory, gone } = KINDS[kind]
  const counts = Object.fromEntries(COUNTED.map((name) => [name, 0])) as Record<keyof Counts, number>

  function busy(extent: Extent, wait: number): Answer {
    counts.busy++
    return { status: 429, body: { wait, extent } }
  }
  function refuse(status: number, code: string): Answer {
    counts.refused++
    return { status, body: { code } }
  }

  /** Why a request is not even looked at. */
  function objection(request: Request): Answer | undefined {
    const reached = limiter.take(countedFor(request), clock.now())
    if (reached !== undefined) return busy(reached.extent, reached.wait)
    const code = refusing.get(request.channel)
    if (code !== undefined) return refuse(403, code)
    if (request.do === 'find') return history === 'unreadable' ? refuse(403, noHistory) : undefined
    const isTooLong = request.text.length > longest
    const isBadNonce = request.do === 'post' && (request.nonce?.length ?? 0) > LONGEST_NONCE
    return isTooLong || isBadNonce ? refuse(400, tooLong) : undefined
  }

  function obey(request: Request, arrivedAt: number): Answer {
    const at = clock.now()
    const channel = nameOf(request)
    switch (request.do) {
      case 'post':
        return { status: 200, body: { message: post(request, at, arrivedAt) } }
      case 'find': {
        const lag = history === 'unreadable' ? 0 : history.lag
        const found = channels
          .of(request.delivery, channel)
          .filter((seen) => seen.at >= request.since && seen.at <= at - lag)
        return { status: 200, body: { messages: found.map(({ message }) => message) } }
      }
      case 'edit':
        return channels.edit(request.message, channel, at, request.text)
          ? { status: 200, body: { message: request.message } }
          : refuse(404, gone)
    }
  }

  function post(request: Extract<Request, { readonly do: 'post' }>, at: number, arrivedAt: number): string {
    const { delivery, text, nonce, askedAt } = request
    const channel = nameOf(request)
    const key = kind === 'discord' && nonce !== undefined ? `${channel} ${nonce}` : undefined
    const first = key === undefined ? undefined : nonces.get(key)
    if (first !== undefined && at - first.at < knowsAgainFor) {
      counts['known again']++
      return first.message
    }
    counts.taken++
    const { message } = channels.post({ channel, delivery, text, at, askedAt, arrivedAt })
    if (key !== undefined) nonces.set(key, { message, at })
    return message
  }

  async function befall(trouble: Trouble | undefined, request: Request): Promise<Answer | undefined> {
    const arrivedAt = clock.now()
    if (trouble !== undefined) counts[trouble]++
    switch (trouble) {
      case 'busy for no reason':
        return busy('channel', drawFrom(random, troubles.busyFor))
      case 'error before':
        return { status: 500, body: {} }
      case 'lost before':
        return undefined
      case 'late':
        await clock.wait(drawFrom(random, troubles.lateFor))
        return obey(request, arrivedAt)
    }
    await clock.wait(latency(random))
    const answer = obey(request, arrivedAt)
    if (trouble === 'slow') await clock.wait(drawFrom(random, troubles.slowFor))
    if (trouble === 'lost after') return undefined
    return trouble === 'error after' ? { status: 502, body: {} } : answer
  }

  return {
    async handle(request) {
      counts[request.do]++
      return objection(request) ?? befall(drawTrouble(random, troubles), request)
    },
    seen: () => channels.all(),
    counts: () => ({ ...counts }),
  }
}

/** Whatever is asked counts for the account, and messages for where they go. */
function countedFor({ do: what, ...where }: Request) {
  const account = 'the account'
  return what === 'post' ? { account, workspace: where.workspace, channel: nameOf(where) } : { account }
}

/** A channel by the name that it has in what was seen: no two of any workspaces share one. */
export function nameOf({ workspace, channel }: Where): string {
  return `${workspace}/${channel}`
}
