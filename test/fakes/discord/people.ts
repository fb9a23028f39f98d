import { KIND, type Asked, type Interactions } from './interactions.ts'
import type { Messages } from './messages.ts'
import { CHANNEL, buttonsOf, type Channel, type Json, type Message, type User } from './objects.ts'
import type { DiscordWorld } from './world.ts'

/** Where somebody does something, and how they have Limber. */
export type Where = {
  readonly who: User
  readonly in: Channel
  /** They installed Limber for themselves, and it is not in this server. */
  readonly isOwnInstall?: boolean
  /** A private conversation between people, in which Limber has no part. */
  readonly isAmongPeople?: boolean
  readonly locale?: string
}

/** What people do in a fake Discord. */
export type People = {
  /** Writes; whoever is mentioned is. Content reaches Limber only as it would without the intent for it. */
  say(who: User, channel: Channel, content: string, more?: { readonly answers?: Message }): Message
  /** Passes a message on, without a word of their own. */
  forward(who: User, channel: Channel, message: Message): Message
  /** Writes something else in the place of what they wrote. */
  edit(message: Message, content: string): Message
  /** A link in a message is shown as what it leads to: its words stay as they are. */
  unfurl(message: Message): void
  /** Delivers the same event once more. */
  again(): void
  /** Types a command: `slash({who, in}, 'breaks add', { when: 'daily at 9' })`. */
  slash(where: Where, command: string, options?: Readonly<Record<string, string>>): Asked
  /** Is still typing an option of it. */
  type(where: Where, command: string, option: string, typed: string): Asked
  /** Presses a button by its label, or by its custom id. */
  press(where: Where, message: Message, button: string): Asked
  /** Picks a command from the menu of a message. */
  shortcut(where: Where, command: string, message: Message): Asked
  /** Sends a form, which the button of a message may have opened. */
  submit(where: Where, form: Json, values: Readonly<Record<string, string>>, opened?: Message): Asked
}

export function createPeople(wish: {
  readonly world: DiscordWorld
  readonly messages: Messages
  readonly interactions: Interactions
  readonly dispatch: (event: string, data: unknown) => void
}): People {
  const { world, messages, interactions, dispatch } = wish
  let last: (() => void) | undefined

  function tell(event: string, data: unknown): void {
    last = () => dispatch(event, data)
    last()
  }

  function interact(where: Where, kind: Asked['kind'], data: Json, source?: Message): Asked {
    const { who, in: channel, isOwnInstall = false, isAmongPeople = false, locale = 'en-US' } = where
    const asked = interactions.begin({
      kind,
      channel,
      isOfUser: isOwnInstall || isAmongPeople,
      ...(source && { source }),
    })
    const guild = world.guilds().find(({ id }) => id === channel.guild_id)
    const inGuild = channel.guild_id !== undefined
    const member =
      guild === undefined
        ? { user: who, roles: [], joined_at: '2024-01-01T00:00:00.000Z', deaf: false, mute: false, flags: 0 }
        : world.member(who)
    tell('INTERACTION_CREATE', {
      id: asked.id,
      application_id: world.bot.id,
      type: kind,
      data,
      token: asked.token,
      version: 1,
      channel_id: channel.id,
      channel: isAmongPeople
        ? { id: channel.id, type: 3, recipients: [], flags: 0 }
        : { ...shownChannel(channel), permissions: String(world.may(who, channel)) },
      ...(inGuild
        ? {
            guild_id: channel.guild_id,
            guild: { id: channel.guild_id, locale: 'en-US', features: [] },
            guild_locale: 'en-US',
            member: { ...member, permissions: String(isOwnInstall ? 0n : world.may(who, channel)) },
          }
        : { user: who }),
      ...(source && { message: source }),
      app_permissions: String(isOwnInstall ? 0n : world.may(world.bot, channel)),
      locale,
      entitlements: [],
      authorizing_integration_owners:
        isOwnInstall || isAmongPeople ? { 1: who.id } : { 0: channel.guild_id ?? '0' },
      context: inGuild ? 0 : isAmongPeople ? 2 : 1,
      attachment_size_limit: 10_485_760,
    })
    return asked
  }

  /** A channel as an interaction tells of it, as it is now: nothing of who may do what in it. */
  function shownChannel(channel: Channel): Json {
    const { permission_overwrites: _, ...shown } = world.find(channel.id) ?? channel
    return shown
  }

  /** What is said in a thread that was closed opens it again, also for those who did not know it. */
  function reopen({ id }: Channel): void {
    const channel = world.find(id)
    if (channel?.thread_metadata?.archived !== true) return
    const thread_metadata = { ...channel.thread_metadata, archived: false }
    dispatch('THREAD_UPDATE', world.update(channel, { thread_metadata }))
  }

  /** Who is mentioned by what is written, and by what it answers. */
  function mentionsIn(content: string, channel: Channel, answers?: Message) {
    const isMentioned = content.includes(`<@${world.bot.id}>`) || answers?.author.id === world.bot.id
    const role = world.guilds().find(({ id }) => id === channel.guild_id)?.role
    const isRole = role !== undefined && content.includes(`<@&${role}>`)
    return { mentions: isMentioned ? [world.bot] : [], mention_roles: isRole ? [role] : [] }
  }

  /** A message as Limber is told of it: without its words, unless they are for it. */
  function shownOf(message: Message, channel: Channel): Json {
    const isShown = (message.mentions as readonly User[]).length > 0 || channel.type === CHANNEL.direct
    const inGuild = world.guilds().some(({ id }) => id === channel.guild_id)
    const { user: _, ...member } = inGuild ? world.member(message.author) : { user: message.author }
    return {
      ...message,
      channel_type: channel.type,
      ...(isShown ? {} : { content: '' }),
      ...(channel.guild_id === undefined ? {} : { guild_id: channel.guild_id, member }),
    }
  }

  function channelOf({ channel_id: id }: Message): Channel {
    const channel = world.find(id)
    if (channel === undefined) throw new Error('There is no such channel.')
    return channel
  }

  /** "breaks add" is a command with a part of it. */
  function command(name: string, options: readonly Json[]): Json {
    const [first, part] = name.split(' ')
    return {
      id: world.id(),
      name: first,
      type: 1,
      options: part === undefined ? options : [{ name: part, type: 1, options }],
    }
  }

  return {
    say(who, channel, content, { answers } = {}) {
      reopen(channel)
      const message = messages.say(who, channel, content, {
        ...mentionsIn(content, channel, answers),
        ...(answers && { message_reference: { message_id: answers.id } }),
      })
      tell('MESSAGE_CREATE', shownOf(message, channel))
      return message
    },
    forward(who, channel, passedOn) {
      const message = messages.say(who, channel, '')
      const { content, embeds, attachments, timestamp, edited_timestamp, flags, components, mentions } =
        passedOn
      const snapshot = {
        type: 0,
        content,
        embeds,
        attachments,
        timestamp,
        edited_timestamp,
        flags,
        components,
        mentions,
      }
      tell('MESSAGE_CREATE', {
        ...shownOf(message, channel),
        message_reference: { type: 1, channel_id: passedOn.channel_id, message_id: passedOn.id },
        message_snapshots: [{ message: { ...snapshot, mention_roles: [] } }],
      })
      return message
    },
    edit(message, content) {
      const channel = channelOf(message)
      const now = messages.rewrite(message, content, mentionsIn(content, channel))
      tell('MESSAGE_UPDATE', shownOf(now, channel))
      return now
    },
    unfurl(message) {
      tell('MESSAGE_UPDATE', { ...shownOf(message, channelOf(message)), embeds: [{ type: 'link' }] })
    },
    again() {
      last?.()
    },
    slash: (where, name, options = {}) =>
      interact(
        where,
        KIND.command,
        command(
          name,
          Object.entries(options).map(([option, value]) => ({ name: option, type: 3, value })),
        ),
      ),
    type: (where, name, option, value) =>
      interact(where, KIND.autocomplete, command(name, [{ name: option, type: 3, value, focused: true }])),
    press(where, message, button) {
      const found = buttonsOf(message).find(
        ({ label, custom_id }) => label === button || custom_id === button,
      )
      const id = found?.custom_id ?? button
      return interact(
        where,
        KIND.component,
        { component_type: 2, custom_id: id, id: found?.id ?? 1 },
        message,
      )
    },
    shortcut: (where, name, message) =>
      interact(where, KIND.command, {
        id: world.id(),
        name,
        type: 3,
        target_id: message.id,
        resolved: { messages: { [message.id]: message } },
      }),
    submit: (where, form, values, opened) =>
      interact(
        where,
        KIND.modal,
        {
          custom_id: form.custom_id,
          components: ((form.components ?? []) as readonly Json[]).map((field, index) => {
            const { type, custom_id: id } = field.component as {
              readonly type: number
              readonly custom_id: string
            }
            const value = values[id] ?? ''
            const filled = type === 3 ? { values: value === '' ? [] : [value] } : { value }
            return {
              type: 18,
              id: index * 2 + 1,
              component: { type, id: index * 2 + 2, custom_id: id, ...filled },
            }
          }),
        },
        opened,
      ),
  }
}
