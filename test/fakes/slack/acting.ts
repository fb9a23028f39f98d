import type { Ephemeral, SlackMessage } from './board.ts'
import type { Thing } from './check-words.ts'
import { createPayloads } from './payloads.ts'
import { sendSigned, type Listener } from './signed.ts'
import type { Acked, Sockets } from './sockets.ts'
import type { SlackView, State } from './state.ts'
import { noteThread, threadAt } from './threads.ts'
import { answerSubmitted, closeView, viewAsTold } from './views.ts'
import { directId, TEAM } from './workspace.ts'

/** What people do in Slack; each resolves when Limber said that it arrived, with what it said. */
export type Acting = {
  /** Sends what follows as signed requests to a listener, or over the socket again. */
  sendTo(listener: Listener | undefined): void
  /** Writes a text that mentions Limber; gives the `ts` of the message. */
  mention(user: string, channel: string, text: string, more?: Thing): Promise<string>
  /** Writes to Limber directly; gives the `ts` of the message. */
  direct(user: string, text: string, more?: Thing): Promise<string>
  /** Somebody writes below a message of a channel, of which Slack tells Limber nothing. */
  writeBelow(channel: string, ts: string): void
  command(user: string, channel: string, written: string): Promise<Acked>
  /** Presses the button with a label. */
  press(user: string, message: SlackMessage | Ephemeral, label: string): Promise<Acked>
  /** Presses a button of a view, by its label; what is typed goes with it. */
  pressIn(user: string, view: SlackView, label: string, values?: Thing): Promise<Acked>
  /** Submits a modal, and shows what Limber answers to that; gives the view that is seen then. */
  submit(user: string, view: SlackView, values: Thing): Promise<SlackView | undefined>
  /** Closes a modal; gives the one that is seen then. */
  closeModal(view: SlackView): SlackView | undefined
  suggest(user: string, view: SlackView, action: string, typed: string): Promise<Acked>
  shortcut(user: string, channel: string, callback: string, text: string, more?: Thing): Promise<Acked>
  openHome(user: string, tab: 'home' | 'messages'): Promise<Acked>
  /** Any event, as it is, of this workspace or another. */
  event(event: Thing, team?: string): Promise<Acked>
  /** Delivers something once more, exactly as it was delivered last. */
  again(): Promise<Acked>
}

export function createActing(state: State, sockets: Sockets, url: () => string): Acting {
  const payloads = createPayloads(state, url)
  let listener: Listener | undefined
  let last: { readonly type: string; readonly payload: object } | undefined

  function send(type: string, payload: object): Promise<Acked> {
    last = { type, payload }
    if (listener !== undefined) return sendSigned(listener, type, payload)
    return sockets.deliver(type, payload)
  }
  const newTs = () => `${Math.floor(state.clock.now() / 1_000)}.8${String(state.next++).padStart(5, '0')}`

  async function write(user: string, message: Thing): Promise<string> {
    const ts = newTs()
    noteThread(state, String(message['channel']), message['thread_ts'])
    await send(
      'events_api',
      payloads.event({
        user,
        team: TEAM,
        ts,
        event_ts: ts,
        client_msg_id: `message-${ts}`,
        ...message,
      }),
    )
    return ts
  }

  return {
    sendTo: (wanted) => void (listener = wanted),
    mention: (user, channel, text, more = {}) => write(user, { type: 'app_mention', channel, text, ...more }),
    direct: (user, text, more = {}) =>
      write(user, { type: 'message', channel: directId(user), channel_type: 'im', text, ...more }),
    writeBelow: (channel, ts) => noteThread(state, channel, ts),
    command(user, channel, written) {
      const [command = '', ...rest] = written.split(' ')
      return send('slash_commands', payloads.command(user, channel, command, rest.join(' ')))
    },
    press(user, message, label) {
      const isEphemeral = 'user' in message
      const { channel, ts } = message
      const thread = threadAt(state, channel, ts, message.thread)
      const pressed = { channel, ts, isEphemeral, ...(thread === undefined ? {} : { thread }) }
      const whole = {
        text: message.text,
        blocks: message.blocks,
        ...(thread === undefined ? {} : { thread_ts: thread }),
      }
      return send('interactive', payloads.press(user, pressed, buttonIn(message.blocks, label), whole))
    },
    pressIn(user, view, label, values = view.typed) {
      const blocks = view.view['blocks'] as readonly Thing[]
      const told = viewAsTold(state, view)
      return send('interactive', payloads.viewPress(user, told, buttonIn(blocks, label), values))
    },
    async submit(user, view, values) {
      const told = viewAsTold(state, view)
      const { payload } = await send('interactive', payloads.submission(user, told, values))
      return answerSubmitted(state, view.id, payload, values)
    },
    closeModal: ({ id }) => closeView(state, id),
    suggest: (user, view, action, typed) =>
      send('interactive', payloads.suggestion(user, viewAsTold(state, view), action, typed)),
    shortcut(user, channel, callback, text, more = {}) {
      noteThread(state, channel, more['thread_ts'])
      const ts = String(more['ts'] ?? newTs())
      const thread = threadAt(state, channel, ts, more['thread_ts'] as string | undefined)
      const whole = {
        text,
        user: 'UBOB',
        ...more,
        ts,
        ...(thread === undefined ? {} : { thread_ts: thread }),
      }
      return send('interactive', payloads.shortcut(user, channel, callback, whole))
    },
    openHome: (user, tab) =>
      send(
        'events_api',
        payloads.event({ type: 'app_home_opened', user, channel: directId(user), tab, event_ts: newTs() }),
      ),
    event: (event, team) => send('events_api', payloads.event(event, team)),
    again: () =>
      last === undefined ? Promise.reject(new Error('nothing was sent')) : send(last.type, last.payload),
  }
}

/** The button with a label, as Slack says which was pressed. */
function buttonIn(blocks: readonly Thing[], label: string): Thing {
  for (const { block_id, elements, accessory } of blocks) {
    for (const element of [
      ...((elements as readonly Thing[] | undefined) ?? []),
      ...(accessory ? [accessory as Thing] : []),
    ]) {
      const text = (element['text'] as Thing | undefined)?.['text']
      if (element['type'] === 'button' && text === label) {
        return {
          action_id: element['action_id'],
          block_id: block_id ?? 'b',
          value: element['value'],
          type: 'button',
        }
      }
    }
  }
  throw new Error(`There is no button "${label}".`)
}
