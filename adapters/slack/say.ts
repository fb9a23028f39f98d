import type { webApi } from '@slack/bolt'
import { QUIET } from './chat.ts'
import type { Lanes } from './lanes.ts'
import type { Message } from './render.ts'
import { LONGEST_CALL } from './web.ts'

/** Where something was said that is answered. */
export type Where = { readonly channel: string; readonly thread?: string | undefined }

/** How Limber speaks in Slack; everything rejects where it does not arrive. */
export type Say = {
  /** To everybody in a channel or thread, or in direct messages where the channel is a person. */
  post(where: Where, message: Message): Promise<void>
  /** To one person in a channel or thread, which nobody else sees. */
  whisper(where: Where, user: string, message: Message): Promise<void>
  /** Changes a message that everybody sees. */
  edit(channel: string, ts: string, message: Message): Promise<void>
  /** To whoever pressed or typed something, instead of what they pressed or besides it. */
  respond(url: string, message: Message, how: 'instead' | 'besides', thread?: string): Promise<void>
}

/** No page of another site stands below what Limber says. */
const NO_PREVIEWS = { unfurl_links: false, unfurl_media: false }

/** What an address said that is none of the Web API. */
class NotTaken extends Error {
  override readonly name = 'NotTaken'
  constructor(status: number) {
    super(`an answer with status ${status}`)
  }
}

export function createSay(web: webApi.WebClient, lanes: Lanes): Say {
  const inThread = (thread: string | undefined) => (thread === undefined ? {} : { thread_ts: thread })
  return {
    async post({ channel, thread }, message) {
      await lanes.run(`post ${channel}`, () =>
        web.chat.postMessage({ channel, ...inThread(thread), ...message, ...QUIET, ...NO_PREVIEWS }),
      )
    },
    async whisper({ channel, thread }, user, message) {
      await lanes.run(`whisper ${channel}`, () =>
        web.chat.postEphemeral({ channel, user, ...inThread(thread), ...message, ...QUIET }),
      )
    },
    async edit(channel, ts, message) {
      await lanes.run(`edit ${channel}`, () => web.chat.update({ channel, ts, ...message, ...QUIET }))
    },
    async respond(url, message, how, thread) {
      const body = {
        ...message,
        ...QUIET,
        ...NO_PREVIEWS,
        ...inThread(thread),
        response_type: 'ephemeral',
        replace_original: how === 'instead',
      }
      await lanes.run(`respond ${url}`, async () => {
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
          redirect: 'error',
          signal: AbortSignal.timeout(LONGEST_CALL),
        })
        // What was answered is read to its end, so that the connection can be used again.
        await response.text()
        if (!response.ok) throw new NotTaken(response.status)
      })
    },
  }
}
