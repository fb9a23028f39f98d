import { createHmac } from 'node:crypto'
import type { Acked } from './sockets.ts'
import type { Thing } from './check-words.ts'

/** Where Limber listens, and the secret with which Slack signs what it sends there. */
export type Listener = { readonly url: string; readonly signingSecret: string }

/** Sends something as a signed request, as Slack does without Socket Mode; rejects where it is not taken. */
export async function sendSigned(
  { url, signingSecret }: Listener,
  type: string,
  payload: object,
  now = Date.now(),
): Promise<Acked> {
  const body = bodyOf(type, payload)
  const stamp = String(Math.floor(now / 1_000))
  const signature = createHmac('sha256', signingSecret).update(`v0:${stamp}:${body}`).digest('hex')
  const began = performance.now()
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': type === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  })
  const said = await answer.text()
  if (!answer.ok) throw new Error(`answered with status ${answer.status}`)
  return { payload: said === '' ? {} : JSON.parse(said), after: performance.now() - began }
}

function bodyOf(type: string, payload: object): string {
  if (type === 'events_api') return JSON.stringify(payload)
  if (type === 'slash_commands')
    return new URLSearchParams(payload as Thing as Record<string, string>).toString()
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
}
