import type { Clock } from '../../../adapters/clock/clock.ts'
import type { Answer } from '../platform.ts'
import { choicesFaults, messageFaults, modalFaults } from './limits.ts'
import { messageOf, type Messages, type Payload } from './messages.ts'
import { FLAG, type Channel, type Json, type Message } from './objects.ts'
import { refusal, type Refusal } from './refusal.ts'
import type { DiscordWorld } from './world.ts'
import { snowflake } from './snowflake.ts'

/** How long whoever is asked has to answer at all, and to go on answering, in ms. */
export const DEADLINES = { first: 3_000, more: 15 * 60_000 } as const
/** Answers to a command of somebody who installed Limber for themselves. */
const USER_INSTALL_MORE = 5

/** The kinds of callback, and what comes later under the kind that it would have been. */
export const CALLBACK = {
  message: 4,
  deferred: 5,
  deferredUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const

/** What somebody did. */
export const KIND = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const
type Kind = (typeof KIND)[keyof typeof KIND]

/** Something asked with a command, a button or a form, and what became of it. */
export type Asked = {
  readonly id: string
  readonly kind: Kind
  readonly token: string
  readonly channel: Channel
  readonly at: number
  /** The message of the button that was pressed, also where it opened the form that was sent. */
  readonly source?: Message
  readonly isOfUser: boolean
  /** Answers in order: the kinds of callback, then what was said later. */
  readonly said: readonly { readonly type: number; readonly data: Json }[]
  /** The answer as its asker sees it now. */
  readonly answer: Message | undefined
  /** What was said after it. */
  readonly more: readonly Message[]
  readonly choices: readonly { readonly name: string; readonly value: string }[] | undefined
  readonly modal: Json | undefined
}

type Kept = { -readonly [Key in keyof Asked]: Asked[Key] } & { saidMore: number }

/** Where commands, buttons and forms are answered. */
export type Interactions = {
  begin(what: Pick<Asked, 'kind' | 'channel' | 'source' | 'isOfUser'>): Asked
  callback(token: string, body: Json, withResponse: boolean): Promise<Answered>
  followUp(token: string, body: Json): Promise<Answered>
  editOriginal(token: string, body: Json): Promise<Answered>
  original(token: string): Answered
  deleteOriginal(token: string): Answered
  /** A message that only its asker sees, or that answers a command. */
  find(id: string): Message | undefined
}

/** A body to answer with, nothing at all, or a refusal; `undefined` breaks the connection. */
export type Answered =
  | { readonly status: number; readonly body?: unknown }
  | { readonly refused: Refusal }
  | { readonly platform: Answer }
  | undefined

export function createInteractions(wish: {
  readonly world: DiscordWorld
  readonly clock: Clock
  readonly messages: Messages
  readonly violation: (what: string) => void
}): Interactions {
  const { world, clock, messages, violation } = wish
  const asked = new Map<string, Kept>()
  const answers = new Map<string, Message>()
  let made = 0

  const findOpen = (token: string): Kept | Refusal => {
    const one = asked.get(token)
    if (one === undefined || clock.now() - one.at > DEADLINES.more) return refusal('token expired')
    return one.said.length === 0 ? refusal('unknown webhook') : one
  }

  /** Whether it is a thread that was closed, and that Limber may not open again. */
  function isShut({ id }: Channel): boolean {
    const { archived = false, locked = false } = world.find(id)?.thread_metadata ?? {}
    return archived && locked
  }

  function shownMessage(one: Kept, payload: Payload, isPrivate: boolean, flags = 0): Message {
    const message = messageOf({
      id: snowflake(clock.now(), 3 * 2 ** 20 + ++made),
      channel: one.channel,
      author: world.bot,
      payload: { ...payload, flags: (payload.flags ?? 0) | flags | (isPrivate ? FLAG.ephemeral : 0) },
      at: clock.now(),
      more: { type: 20, application_id: world.bot.id, webhook_id: world.bot.id },
    })
    answers.set(message.id, message)
    return message
  }

  function changed(message: Message, payload: Payload): Message {
    const flags = (message.flags & ~FLAG.loading) | ((payload.flags ?? 0) & FLAG.componentsV2)
    const channel = world.find(message.channel_id) ?? ({ id: message.channel_id, type: 0 } as Channel)
    const now = messageOf({
      id: message.id,
      channel,
      author: world.bot,
      payload: { content: message.content, components: message.components, ...payload, flags },
      at: Date.parse(String(message.timestamp)),
      editedAt: clock.now(),
      more: {
        type: message.type,
        ...(message.application_id ? { application_id: message.application_id } : {}),
      },
    })
    answers.set(message.id, now)
    return now
  }

  /** Edits the message of the button that was pressed: privately, or where everybody sees it. */
  async function editSource(one: Kept, payload: Payload): Promise<Message | Answered> {
    const { source } = one
    if (source === undefined) return { refused: refusal('unknown message') }
    if (answers.has(source.id)) return changed(answers.get(source.id) ?? source, payload)
    const edited = await messages.edit(one.channel, source.id, payload)
    if (edited === undefined) return undefined
    return 'message' in edited ? edited.message : { platform: edited }
  }

  const isMessage = (value: Message | Answered): value is Message =>
    value !== undefined && 'channel_id' in value

  return {
    begin({ kind, channel, source, isOfUser }) {
      const id = world.id()
      const one: Kept = {
        id,
        kind,
        token: `token-${id}`,
        channel,
        at: clock.now(),
        ...(source && { source }),
        isOfUser,
        said: [],
        answer: undefined,
        more: [],
        choices: undefined,
        modal: undefined,
        saidMore: 0,
      }
      asked.set(one.token, one)
      return one
    },

    async callback(token, body, withResponse) {
      const one = asked.get(token)
      if (one === undefined || clock.now() - one.at > DEADLINES.first)
        return { refused: refusal('unknown interaction') }
      if (one.said.length > 0) {
        violation('an interaction is answered twice')
        return { refused: refusal('already acknowledged') }
      }
      const { type, data = {} } = body as { readonly type: number; readonly data?: Json }
      if (isShut(one.channel) && ADDS.includes(type)) return { refused: refusal('thread is archived') }
      const faults = callbackFaults(type, data, one)
      if (faults.length > 0) return { refused: refusal('invalid form', faults) }
      const payload = data as Payload
      const isPrivate = ((payload.flags ?? 0) & FLAG.ephemeral) !== 0
      let message: Message | undefined
      if (type === CALLBACK.message) message = shownMessage(one, payload, isPrivate)
      if (type === CALLBACK.deferred) message = shownMessage(one, {}, isPrivate, FLAG.loading)
      if (type === CALLBACK.update) {
        const edited = await editSource(one, payload)
        if (!isMessage(edited)) return edited
        message = edited
      }
      if (type === CALLBACK.deferredUpdate) message = one.source
      one.said = [...one.said, { type, data }]
      one.answer = message
      if (type === CALLBACK.choices) one.choices = (data.choices ?? []) as NonNullable<Asked['choices']>
      if (type === CALLBACK.modal) one.modal = data
      if (!withResponse) return { status: 204 }
      const isLoading = type === CALLBACK.deferred
      return {
        status: 200,
        body: {
          interaction: {
            id: one.id,
            type: 2,
            response_message_id: message?.id,
            response_message_loading: isLoading,
            response_message_ephemeral: isPrivate,
            channel_id: one.channel.id,
          },
          ...(message && { resource: { type, message } }),
        },
      }
    },

    async followUp(token, body) {
      const one = findOpen(token)
      if ('code' in one) return { refused: one }
      const isV2 = false
      const faults = messageFaults(body, { isV2, as: 'answer' })
      if (faults.length > 0) return { refused: refusal('invalid form', faults) }
      if (one.isOfUser && ++one.saidMore > USER_INSTALL_MORE)
        return { refused: refusal('too many follow-ups') }
      const payload = body as Payload
      const isPrivate = ((payload.flags ?? 0) & FLAG.ephemeral) !== 0
      const isFirst = one.said.at(-1)?.type === CALLBACK.deferred && one.answer !== undefined
      // The first that follows a deferral takes its place, and is as private as that was.
      const message =
        isFirst && one.answer !== undefined
          ? changed(one.answer, payload)
          : shownMessage(one, payload, isPrivate)
      if (isFirst) one.answer = message
      else one.more = [...one.more, message]
      one.said = [...one.said, { type: CALLBACK.message, data: body }]
      return { status: 200, body: message }
    },

    async editOriginal(token, body) {
      const one = findOpen(token)
      if ('code' in one) return { refused: one }
      if (one.answer === undefined) return { refused: refusal('unknown message') }
      const isV2 = (one.answer.flags & FLAG.componentsV2) !== 0
      const faults = messageFaults(body, { isEdit: true, isV2, as: 'answer' })
      if (faults.length > 0) return { refused: refusal('invalid form', faults) }
      const isOfSource = one.source?.id === one.answer.id
      const edited = isOfSource
        ? await editSource(one, body as Payload)
        : changed(one.answer, body as Payload)
      if (!isMessage(edited)) return edited
      one.answer = edited
      one.said = [...one.said, { type: CALLBACK.update, data: body }]
      return { status: 200, body: edited }
    },

    original(token) {
      const one = findOpen(token)
      if ('code' in one) return { refused: one }
      return one.answer === undefined
        ? { refused: refusal('unknown message') }
        : { status: 200, body: one.answer }
    },

    deleteOriginal(token) {
      const one = findOpen(token)
      if ('code' in one) return { refused: one }
      if (one.answer !== undefined) answers.delete(one.answer.id)
      one.answer = undefined
      return { status: 204 }
    },

    find: (id) => answers.get(id),
  }
}

/** The kinds that say something new. https://github.com/discord/discord-api-docs/issues/5517 */
const ADDS: readonly number[] = [CALLBACK.message, CALLBACK.deferred]

/** The kinds of callback that each kind of interaction can be answered with. */
const CAN_BE_ANSWERED_WITH: Readonly<Record<Kind, readonly number[]>> = {
  [KIND.command]: [CALLBACK.message, CALLBACK.deferred, CALLBACK.modal],
  [KIND.component]: [
    CALLBACK.message,
    CALLBACK.deferred,
    CALLBACK.deferredUpdate,
    CALLBACK.update,
    CALLBACK.modal,
  ],
  [KIND.autocomplete]: [CALLBACK.choices],
  // No form can answer a form.
  [KIND.modal]: [CALLBACK.message, CALLBACK.deferred, CALLBACK.deferredUpdate, CALLBACK.update],
}

function callbackFaults(type: number, data: Json, one: Kept): readonly string[] {
  if (!CAN_BE_ANSWERED_WITH[one.kind].includes(type))
    return [`what is of kind ${one.kind} is answered with one of kind ${type}`]
  switch (type) {
    case CALLBACK.message:
      return messageFaults(data, { as: 'answer' })
    case CALLBACK.deferred:
      return (((data.flags as number | undefined) ?? 0) & ~FLAG.ephemeral) === 0
        ? []
        : ['a deferred answer says more than that it is private']
    case CALLBACK.deferredUpdate:
      return one.source === undefined ? ['there is no message to update'] : []
    case CALLBACK.update:
      return one.source === undefined
        ? ['there is no message to update']
        : messageFaults(data, {
            isEdit: true,
            as: 'answer',
            isV2: (one.source.flags & FLAG.componentsV2) !== 0,
          })
    case CALLBACK.choices:
      return choicesFaults(data)
    case CALLBACK.modal:
      return modalFaults(data)
    default:
      return [`there is no answer of type ${type}`]
  }
}
