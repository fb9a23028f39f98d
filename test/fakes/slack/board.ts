import type { Seen } from '../channels.ts'
import { SLACK_LIMITS } from './limits.ts'
import type { Thing } from './check-words.ts'

/** What a message says, besides that it stands there. */
export type Content = {
  readonly text: string
  readonly blocks: readonly Thing[]
  readonly thread?: string
  readonly metadata?: Thing
  readonly isUnfurled: boolean
}

/** A message that everybody in a channel sees. */
export type SlackMessage = Content & { readonly channel: string; readonly ts: string; readonly edits: number }

/** A message that one person sees. */
export type Ephemeral = Content & {
  readonly channel: string
  readonly user: string
  readonly ts: string
  readonly edits: number
}

/** Where the answer to something pressed or typed can be sent for a while. */
export type ResponseUrl = {
  readonly user: string
  readonly channel: string
  /** The message that was pressed; nothing for what was typed. */
  readonly on?: { readonly ts: string; readonly isEphemeral: boolean }
  readonly at: number
  used: number
}

/** Why a response_url takes nothing any more. */
export function whyClosed({ at, used }: ResponseUrl, now: number): string | undefined {
  if (now - at > SLACK_LIMITS.responseAge) return 'expired_url'
  return used >= SLACK_LIMITS.responses ? 'used_url' : undefined
}

/** The id that Slack gives a message: seconds, and a number that no other has. */
export function tsOf({ message, at }: Pick<Seen, 'message' | 'at'>): string {
  return `${Math.floor(at / 1_000)}.${message.slice(1).padStart(6, '0')}`
}

/** The id that the model gave it. */
export function messageOf(ts: string): string {
  return `M${Number(ts.split('.')[1] ?? 0)}`
}

/** What a message that was asked for is to say. */
export function contentOf({ text, blocks, thread_ts, metadata, unfurl_links }: Thing): Content {
  return {
    text: String(text ?? ''),
    blocks: Array.isArray(blocks) ? (blocks as readonly Thing[]) : [],
    ...(typeof thread_ts === 'string' ? { thread: thread_ts } : {}),
    ...(typeof metadata === 'object' && metadata !== null ? { metadata: metadata as Thing } : {}),
    isUnfurled: unfurl_links !== false && unfurl_links !== 'false',
  }
}
