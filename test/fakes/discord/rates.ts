import type { Answer } from '../platform.ts'
import { bodyOf, refusedWith } from './refusal.ts'

type Headers = Readonly<Record<string, string>>
type Say = (status: number, said?: unknown, headers?: Headers) => void

/** What Discord tells of a limit with every answer: here it is never near. */
const PLENTY = { limit: 1_000, remaining: 999, resetAfter: 1 } as const

/** The headers of an answer that say how much more may be asked. https://discord.com/developers/docs/topics/rate-limits */
export function rateHeaders(method: string, path: string): Headers {
  const kind = path.replace(/\d{5,}/g, ':id').replace(/token-[^/]+/, ':token')
  return {
    'x-ratelimit-limit': String(PLENTY.limit),
    'x-ratelimit-remaining': String(PLENTY.remaining),
    'x-ratelimit-reset-after': String(PLENTY.resetAfter),
    'x-ratelimit-reset': String(Date.now() / 1_000 + PLENTY.resetAfter),
    // The same for the same kind of request, wherever it goes.
    'x-ratelimit-bucket': Buffer.from(`${method} ${kind}`).toString('hex'),
  }
}

/** What the model platform answers, in Discord's words. */
export function sayOfPlatform({ status, body }: Answer, say: Say): void {
  const { wait, extent = 'account', code } = body
  if (status === 429 && wait !== undefined) {
    const isGlobal = extent === 'account'
    const seconds = Math.ceil(wait) / 1_000
    return say(
      429,
      { message: 'You are being rate limited.', retry_after: seconds, global: isGlobal },
      {
        'retry-after': String(Math.ceil(seconds)),
        'x-ratelimit-scope': isGlobal ? 'global' : 'user',
        ...(isGlobal ? { 'x-ratelimit-global': 'true' } : {}),
      },
    )
  }
  if (code !== undefined) {
    const refused = refusedWith(status, code)
    return say(refused.status, bodyOf(refused))
  }
  say(status, {})
}
