import { contentOf, messageOf, tsOf } from './board.ts'
import type { Thing } from './check-words.ts'
import { history } from './history.ts'
import { namedIn, saidOf, whereOf, type Method } from './said.ts'
import { isBadMessage, type State } from './state.ts'
import { isShownTo } from './threads.ts'
import { SLACK_LIMITS } from './limits.ts'
import { VIEW_METHODS } from './views.ts'
import { BOT, channelInfo, directId, isDirectId, personOf, TEAM, typeOf, userInfo } from './workspace.ts'

/** Why nothing can be posted to a channel. */
function whyNot(channel: string, state: State): string | undefined {
  const there = state.channels.get(channel)
  if (there === undefined) return undefined
  if (there.isMember !== false) return undefined
  return there.isPrivate === true ? 'channel_not_found' : 'not_in_channel'
}

const post: Method = async (args, state) => {
  const channel = String(args['channel'])
  if (isBadMessage(state, 'chat.postMessage', args)) return { error: 'invalid_blocks' }
  const why = whyNot(channel, state)
  if (why !== undefined) return { error: why }
  const content = contentOf(args)
  const payload = content.metadata?.['event_payload'] as Thing | undefined
  const delivery = String(payload?.['delivery'] ?? `answer ${state.next++}`)
  state.contents.set(delivery, content)
  const askedAt = state.clock.now()
  const answer = await state.platform.handle({
    ...whereOf(channel, state),
    do: 'post',
    delivery,
    text: content.text,
    askedAt,
  })
  return saidOf(answer, ({ message = '' }) => {
    const seen = state.platform.seen().find((one) => one.message === message)
    const ts = seen === undefined ? '' : tsOf(seen)
    return { channel: namedIn(channel), ts, message: { type: 'message', ts, text: content.text } }
  })
}

const update: Method = async (args, state) => {
  const channel = String(args['channel'])
  if (isBadMessage(state, 'chat.update', args)) return { error: 'invalid_blocks' }
  const ts = String(args['ts'])
  const message = messageOf(ts)
  const before = state.platform.seen().find((one) => one.message === message)
  const old = before && (state.edited.get(message) ?? state.contents.get(before.delivery))
  const answer = await state.platform.handle({
    ...whereOf(channel, state),
    do: 'edit',
    message,
    text: String(args['text']),
  })
  const after = state.platform.seen().find((one) => one.message === message)
  if ((after?.edits.length ?? 0) > (before?.edits.length ?? 0)) {
    // What an edit says nothing of stays as it was.
    const { thread, metadata } = old ?? {}
    const kept = {
      ...(thread === undefined ? {} : { thread }),
      ...(metadata === undefined ? {} : { metadata }),
    }
    state.edited.set(message, { ...contentOf(args), ...kept })
  }
  return saidOf(answer, () => ({ channel, ts, text: args['text'] }))
}

const whisper: Method = (args, state) => {
  const channel = String(args['channel'])
  const user = String(args['user'])
  if (isBadMessage(state, 'chat.postEphemeral', args)) return { error: 'invalid_blocks' }
  const why = whyNot(channel, state)
  if (why !== undefined) return { error: why }
  const members = state.channels.get(channel)?.members
  if (members !== undefined && !members.includes(user)) return { error: 'user_not_in_channel' }
  const ts = `${Math.floor(state.clock.now() / 1_000)}.9${String(state.next++).padStart(5, '0')}`
  const content = contentOf(args)
  if (isShownTo(state, channel, content.thread))
    state.ephemerals.set(ts, { ...content, channel: namedIn(channel), user, ts, edits: 0 })
  return { message_ts: ts }
}

/** Every method that Limber may call. */
export const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': () => ({
    url: 'https://team.slack.com/',
    team: 'Team',
    team_id: TEAM,
    user: BOT.name,
    user_id: BOT.user,
    bot_id: BOT.bot,
  }),
  'chat.postMessage': post,
  'chat.update': update,
  'chat.postEphemeral': whisper,
  'conversations.history': history,
  'conversations.open': (args, state) => {
    const user = String(args['users'])
    return state.people.has(user) || state.people.size === 0 || user.startsWith('U')
      ? { channel: { id: directId(user) } }
      : { error: 'user_not_found' }
  },
  'conversations.info': (args, state) => {
    const id = String(args['channel'])
    if (isDirectId(id)) return { channel: { id, is_im: true, user: personOf(id) } }
    const channel = state.channels.get(id)
    const isHidden = channel?.isPrivate === true && channel.isMember === false
    if (channel?.isGroup === true && !isHidden && !state.scopes.has('mpim:read'))
      return { error: 'missing_scope' }
    return channel === undefined || isHidden
      ? { error: 'channel_not_found' }
      : { channel: channelInfo(id, channel) }
  },
  'conversations.members': (args, state) => {
    const channel = state.channels.get(String(args['channel']))
    if (channel === undefined) return { error: 'channel_not_found' }
    return { members: [...(channel.members ?? []), BOT.user], response_metadata: { next_cursor: '' } }
  },
  'users.info': (args, state) => {
    const id = String(args['user'])
    const person = state.people.get(id)
    if (person === undefined) return { error: 'user_not_found' }
    return { user: userInfo(id, person, String(args['include_locale']) === 'true') }
  },
  'users.conversations': (args, state) => {
    const user = String(args['user'] ?? BOT.user)
    const asked = String(args['types'] ?? 'public_channel').split(',')
    const channels = [...state.channels].filter(([, channel]) => {
      const { members = [], isMember = true, isPrivate = false } = channel
      if (!asked.includes(typeOf(channel))) return false
      return user === BOT.user ? isMember : members.includes(user) && (isMember || !isPrivate)
    })
    return { channels: channels.map(([id]) => ({ id })), response_metadata: { next_cursor: '' } }
  },
  ...VIEW_METHODS,
  'assistant.threads.setStatus': ({ channel_id, thread_ts, status }) =>
    channel_id === undefined || thread_ts === undefined || status === undefined
      ? { error: 'invalid_arguments' }
      : {},
  'assistant.threads.setSuggestedPrompts': ({ channel_id, prompts }) => {
    const isList = Array.isArray(prompts) && prompts.length > 0 && prompts.length <= SLACK_LIMITS.prompts
    return channel_id === undefined || !isList ? { error: 'invalid_arguments' } : {}
  },
}
