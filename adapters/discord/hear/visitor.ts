import {
  ChannelType,
  PermissionFlagsBits,
  type BaseInteraction,
  type Channel,
  type Message,
  type OmitPartialGroupDMChannel,
  type PermissionsBitField,
} from 'discord.js'
import type { Visitor } from '../../messenger/reception.ts'
import { channelPlace, directPlaceOf, personOf } from '../places.ts'

/** Who may change the breaks of a channel, and set them up. */
const ADMINISTER = PermissionFlagsBits.ManageChannels | PermissionFlagsBits.ManageGuild

/** Whoever asks with a command, a button or a form. */
export function visitorOf(interaction: BaseInteraction): Visitor {
  return {
    person: personOf(interaction.user.id),
    ...whereOf(interaction),
    language: interaction.locale,
    isGuest: false,
    administers: mayAdminister(interaction.memberPermissions),
  }
}

/** Where somebody asks, and in which of its threads. */
type Where = Pick<Visitor, 'place' | 'thread'>

/**
 * A thread is a conversation of its own, with the breaks of its channel; a post of a forum stands for itself, since
 * nothing is said in the forum but in its posts.
 */
function whereIn(guild: string, id: string, channel: Channel | null): Where {
  const parent = channel?.isThread() === true && !isPost(channel) ? channel.parentId : null
  return parent === null
    ? { place: channelPlace(guild, id) }
    : { place: channelPlace(guild, parent), thread: id }
}

/** Whether it is a post of a forum, or of its like with media. */
export function isPost(channel: Channel | null): boolean {
  return channel?.isThread() === true && channel.parent?.isThreadOnly() === true
}

/**
 * The thread in which a message is answered: where Limber makes one, it has the id of the message. Nothing where there can
 * be none, or where Limber may not make it or write in it.
 */
export function ownThread(message: OmitPartialGroupDMChannel<Message>): string | undefined {
  const { id, channel, client, thread } = message
  if (!HAS_THREADS.includes(channel.type) || !('permissionsFor' in channel)) return undefined
  const { CreatePublicThreads, SendMessagesInThreads } = PermissionFlagsBits
  const needed = thread === null ? [CreatePublicThreads, SendMessagesInThreads] : [SendMessagesInThreads]
  return channel.permissionsFor(client.user)?.has(needed) === false ? undefined : id
}

const HAS_THREADS: readonly ChannelType[] = [ChannelType.GuildText, ChannelType.GuildAnnouncement]

/** What Limber may do where somebody asks. */
export function aroundOf({ channel, appPermissions }: BaseInteraction) {
  return { channel, permissions: appPermissions }
}

/** Whether whoever asks may write themselves where they ask; alone with Limber they may. */
export function mayWrite({ memberPermissions, channel }: BaseInteraction): boolean {
  const isInThread = channel?.isThread() === true
  const needed = isInThread ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages
  return memberPermissions?.has(needed) !== false
}

/** Where somebody asks. Where Limber is not, whoever asks is alone with it: as in their direct messages. */
function whereOf(interaction: BaseInteraction): Where {
  const { guildId, channelId, channel, user, authorizingIntegrationOwners } = interaction
  const isThere = authorizingIntegrationOwners.guildId !== null
  if (guildId === null || channelId === null || !isThere) return { place: directPlaceOf(user.id) }
  return whereIn(guildId, channelId, channel)
}

/** Whoever writes in a channel, or to Limber alone; Discord tells nothing of their language here. */
export function writerOf(message: OmitPartialGroupDMChannel<Message>): Visitor {
  const { author, channel, guildId, channelId, member } = message
  const common = { person: personOf(author.id), isGuest: false }
  if (guildId === null || channel.type === ChannelType.DM) {
    return { ...common, place: directPlaceOf(author.id), administers: false }
  }
  const thread = ownThread(message)
  const permissions = member === null ? null : channel.permissionsFor(member)
  return {
    ...common,
    ...(thread !== undefined && { thread }),
    ...whereIn(guildId, channelId, channel),
    administers: mayAdminister(permissions),
  }
}

function mayAdminister(permissions: Readonly<PermissionsBitField> | null): boolean {
  return permissions?.any(ADMINISTER) === true
}
