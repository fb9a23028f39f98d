import type { Desk } from '../desk.ts'
import type { Where } from './say.ts'

/** What is answered sooner needs no status, which would only flicker, in ms. */
const SOON = 250

/**
 * Does something; where it takes its time in the messages with Limber alone, Slack shows below what was asked that it
 * is at it. Nothing waits for that or fails with it.
 */
export async function whileWorking<T>(
  desk: Desk,
  { channel, thread }: Where & { readonly thread: string },
  work: () => Promise<T>,
): Promise<T> {
  const { clock, web } = desk
  const done = new AbortController()
  const show = (status: string) =>
    web.assistant.threads.setStatus({ channel_id: channel, thread_ts: thread, status })
  const shown = clock
    .wait(SOON, done.signal)
    .then(async () => !done.signal.aborted && (await show(STATUS), true))
    .catch(() => false)
  try {
    return await work()
  } finally {
    done.abort()
    // An answer elsewhere than below what was asked does not end it, nor does one that was faster.
    void shown.then(async (isShown) => void (isShown && (await show('')))).catch(() => {})
  }
}

const STATUS = 'is looking for what helps …'
