import { randomUUID } from 'node:crypto'
import type { Thing } from './check-words.ts'
import { SLACK_LIMITS } from './limits.ts'
import type { State } from './state.ts'
import { BOT, nameOf, TEAM } from './workspace.ts'

/** What Slack sends when somebody does something; each with a trigger and a response_url where Slack gives one. */
export type Payloads = ReturnType<typeof createPayloads>

export function createPayloads(state: State, url: () => string) {
  const common = { token: 'unused', api_app_id: 'A1' }
  const team = { id: TEAM, domain: 'team' }

  function trigger(user: string, view?: Thing): string {
    const id = `${state.clock.now()}.${state.next++}`
    const on = view === undefined || view['type'] === 'home' ? {} : { view: String(view['id']) }
    state.triggers.set(id, { user, until: state.clock.now() + SLACK_LIMITS.trigger, ...on })
    return id
  }

  function responseUrl(
    user: string,
    channel: string,
    on?: { readonly ts: string; readonly isEphemeral: boolean },
  ): string {
    const id = randomUUID()
    state.responses.set(id, { user, channel, at: state.clock.now(), used: 0, ...(on && { on }) })
    return `${url()}/response/${id}`
  }

  const byUser = (user: string) => ({
    user: { id: user, name: user.toLowerCase(), team_id: state.people.get(user)?.team ?? TEAM },
  })

  return {
    /** An event of the Events API. */
    event: (event: Thing, team_id: string = TEAM): Thing => ({
      ...common,
      team_id,
      type: 'event_callback',
      event_id: `Ev${state.next++}`,
      event_time: Math.floor(state.clock.now() / 1_000),
      authorizations: [
        { team_id: TEAM, user_id: BOT.user, is_bot: true, enterprise_id: null, is_enterprise_install: false },
      ],
      event,
    }),
    command: (user: string, channel: string, command: string, text: string): Thing => ({
      ...common,
      team_id: TEAM,
      team_domain: 'team',
      is_enterprise_install: 'false',
      command,
      text,
      user_id: user,
      user_name: user.toLowerCase(),
      channel_id: channel,
      channel_name: nameOf(channel, state.channels.get(channel)),
      trigger_id: trigger(user),
      response_url: responseUrl(user, channel),
    }),
    press: (
      user: string,
      { channel, ts, isEphemeral, thread }: Pressed,
      action: Thing,
      message: Thing = {},
    ): Thing => ({
      ...common,
      type: 'block_actions',
      team,
      ...byUser(user),
      trigger_id: trigger(user),
      container: {
        type: 'message',
        message_ts: ts,
        channel_id: channel,
        is_ephemeral: isEphemeral,
        ...(thread === undefined ? {} : { thread_ts: thread }),
      },
      channel: { id: channel, name: nameOf(channel, state.channels.get(channel)) },
      // Of a message that one person sees, Slack does not send what it says.
      ...(isEphemeral
        ? {}
        : { message: { type: 'message', ts, user: BOT.user, bot_id: BOT.bot, ...message } }),
      response_url: responseUrl(user, channel, { ts, isEphemeral }),
      state: { values: {} },
      actions: [{ type: 'button', action_ts: String(state.clock.now() / 1_000), ...action }],
    }),
    /** A button or select of a view. */
    viewPress: (user: string, view: Thing, action: Thing, values: Thing): Thing => ({
      ...common,
      type: 'block_actions',
      team,
      ...byUser(user),
      trigger_id: trigger(user, view),
      container: { type: 'view', view_id: view['id'] },
      view: { ...view, team_id: TEAM, state: { values } },
      actions: [{ type: 'button', action_ts: String(state.clock.now() / 1_000), ...action }],
    }),
    submission: (user: string, view: Thing, values: Thing): Thing => ({
      ...common,
      type: 'view_submission',
      team,
      ...byUser(user),
      trigger_id: trigger(user, view),
      view: { ...view, team_id: TEAM, state: { values } },
      response_urls: [],
    }),
    suggestion: (user: string, view: Thing, action_id: string, value: string): Thing => ({
      ...common,
      type: 'block_suggestion',
      team,
      ...byUser(user),
      container: { type: 'view', view_id: view['id'] },
      view,
      action_id,
      block_id: action_id,
      value,
    }),
    shortcut: (user: string, channel: string, callback: string, message: Thing): Thing => ({
      ...common,
      type: 'message_action',
      team,
      ...byUser(user),
      channel: { id: channel, name: nameOf(channel, state.channels.get(channel)) },
      callback_id: callback,
      trigger_id: trigger(user),
      message_ts: message['ts'],
      message: { type: 'message', ...message },
      response_url: responseUrl(user, channel),
    }),
  }
}

/** The message whose button is pressed. */
export type Pressed = {
  readonly channel: string
  readonly ts: string
  readonly isEphemeral: boolean
  readonly thread?: string
}
