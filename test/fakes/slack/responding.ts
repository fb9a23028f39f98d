import { contentOf, messageOf, whyClosed } from './board.ts'
import type { Thing } from './check-words.ts'
import { whereOf } from './said.ts'
import { isBadMessage, type State } from './state.ts'
import { isShownTo } from './threads.ts'

type Responded = {
  readonly status: number
  readonly body: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Takes what is sent to a response_url; nothing where the connection is to break. */
export async function respond(id: string, body: Thing, state: State): Promise<Responded | undefined> {
  state.calls.push({ method: 'response_url', args: body, token: '', at: state.clock.now() })
  const index = state.faults.findIndex(({ method }) => method === 'response_url')
  const fault = index < 0 ? undefined : state.faults.splice(index, 1)[0]?.fault
  if (typeof fault === 'string') return undefined
  if (fault !== undefined && 'status' in fault) return { ...fault, body: 'fault' }
  const url = state.responses.get(id)
  const why = url === undefined ? 'no_such_url' : whyClosed(url, state.clock.now())
  if (url === undefined || why !== undefined) return { status: 404, body: why ?? '' }
  url.used++
  const isDeleting = body['delete_original'] === true
  if (!isDeleting && isBadMessage(state, 'response_url', body)) return { status: 400, body: 'invalid_blocks' }
  const { channel, user, on } = url
  if (body['replace_original'] === true && on !== undefined) {
    if (on.isEphemeral) {
      const old = state.ephemerals.get(on.ts)
      if (old !== undefined) state.ephemerals.set(on.ts, { ...old, ...contentOf(body), edits: old.edits + 1 })
    } else {
      const message = messageOf(on.ts)
      await state.platform.handle({
        ...whereOf(channel, state),
        do: 'edit',
        message,
        text: String(body['text']),
      })
      state.edited.set(message, contentOf(body))
    }
  } else if (body['response_type'] === 'in_channel') {
    const delivery = `answer ${state.next++}`
    state.contents.set(delivery, contentOf(body))
    const askedAt = state.clock.now()
    await state.platform.handle({
      ...whereOf(channel, state),
      do: 'post',
      delivery,
      text: String(body['text']),
      askedAt,
    })
  } else {
    const ts = `${Math.floor(state.clock.now() / 1_000)}.9${String(state.next++).padStart(5, '0')}`
    const content = contentOf(body)
    if (isShownTo(state, channel, content.thread))
      state.ephemerals.set(ts, { ...content, channel, user, ts, edits: 0 })
  }
  return { status: 200, body: 'ok' }
}
