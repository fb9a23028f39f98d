import type { webApi } from '@slack/bolt'
import { QUIET } from '../chat.ts'
import { NotTaken } from '../api/failure.ts'
import type { Lanes } from './lanes.ts'
import type { Message } from '../show/render.ts'
import { LONGEST_CALL } from '../api/web.ts'

/** Where something was said that is answered. */
export type Where = { readonly channel: string; readonly thread?: string | undefined }

/** An address that Slack gave for what is said to somebody. */
export type Address = { readonly url: string; readonly user: string; readonly thread?: string | undefined }

/** How Limber speaks in Slack; everything rejects where it does not arrive. */
export type Say = {
  /** To everybody in a channel or thread, or in direct messages where the channel is a person; gives the `ts`. */
  post(where: Where, message: Message): Promise<string>
  /** To one person in a channel or thread, which nobody else sees. */
  whisper(where: Where, user: string, message: Message): Promise<void>
  /** Changes a message that everybody sees. */
  edit(channel: string, ts: string, message: Message): Promise<void>
  /** To whoever pressed or typed something, instead of what they pressed or besides it. */
  respond(to: Address, message: Message, how: 'instead' | 'besides'): Promise<void>
}

/** No page of another site stands below what Limber says. */
const NO_PREVIEWS = { unfurl_links: false, unfurl_media: false }

export function createSay(web: webApi.WebClient, lanes: Pick<Lanes, 'run'>): Say {
  const inThread = (thread: string | undefined) => (thread === undefined ? {} : { thread_ts: thread })
  return {
    async post({ channel, thread }, message) {
      const { ts = '' } = await lanes.run(`post ${channel}`, () =>
        web.chat.postMessage({ channel, ...inThread(thread), ...message, ...QUIET, ...NO_PREVIEWS }),
      )
      return ts
    },
    async whisper({ channel, thread }, user, message) {
      await lanes.run(`whisper ${user}`, () =>
        web.chat.postEphemeral({ channel, user, ...inThread(thread), ...message, ...QUIET }),
      )
    },
    async edit(channel, ts, message) {
      await lanes.run(`edit ${channel}`, () => web.chat.update({ channel, ts, ...message, ...QUIET }))
    },
    async respond({ url, user, thread }, message, how) {
      const body = {
        ...message,
        ...QUIET,
        ...NO_PREVIEWS,
        ...inThread(thread),
        response_type: 'ephemeral',
        replace_original: how === 'instead',
      }
      await lanes.run(`respond ${user}`, async () => {
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
          redirect: 'error',
          signal: AbortSignal.timeout(LONGEST_CALL),
        })
        // What was answered is read to its end, so that the connection can be used again.
        await response.text()
        if (!response.ok) throw new NotTaken(response.status, response.headers.get('retry-after'))
      })
    },
  }
}
