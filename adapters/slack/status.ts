import type { Desk } from './desk.ts'
import type { Where } from './say.ts'

/** What is answered sooner needs no status, which would only flicker, in ms. */
const SOON = 250

/**
 * Does something; where it takes its time in a thread with Limber alone, Slack shows there that it is at
 * it; nothing fails with that.
 */
export async function whileWorking<T>(
  desk: Desk,
  { channel, thread }: Where,
  work: () => Promise<T>,
): Promise<T> {
  if (thread === undefined) return work()
  const done = new AbortController()
  const status = desk.clock
    .wait(SOON, done.signal)
    .then(async () => {
      if (done.signal.aborted) return
      await desk.web.assistant.threads.setStatus({ channel_id: channel, thread_ts: thread, status: STATUS })
    })
    .catch(() => {})
  try {
    return await work()
  } finally {
    done.abort()
    // A status that comes after the answer would stay.
    await status
  }
}

const STATUS = 'is looking for what helps …'
