import {
  ChannelType,
  PermissionFlagsBits,
  type BaseInteraction,
  type Message,
  type OmitPartialGroupDMChannel,
  type PermissionsBitField,
} from 'discord.js'
import type { Place } from '../../src/place.ts'
import type { Visitor } from '../messenger/reception.ts'
import { channelPlace, directPlaceOf, personOf } from './places.ts'

/** Who may change the breaks of a channel, and set them up. */
const ADMINISTER = PermissionFlagsBits.ManageChannels | PermissionFlagsBits.ManageGuild

/** Whoever asks with a command, a button or a form. */
export function visitorOf(interaction: BaseInteraction): Visitor {
  return {
    person: personOf(interaction.user.id),
    place: placeOf(interaction),
    language: interaction.locale,
    isGuest: false,
    administers: mayAdminister(interaction.memberPermissions),
  }
}

/** Where somebody asks. Where Limber is not, whoever asks is alone with it: as in their direct messages. */
export function placeOf({
  guildId,
  channelId,
  channel,
  user,
  authorizingIntegrationOwners,
}: BaseInteraction): Place {
  const isThere = authorizingIntegrationOwners.guildId !== null
  if (guildId === null || channelId === null || !isThere) return directPlaceOf(user.id)
  const parent = channel?.isThread() === true ? channel.parentId : null
  return channelPlace(guildId, parent ?? channelId)
}

/** Whoever writes in a channel, or to Limber alone; Discord tells nothing of their language here. */
export function writerOf({
  author,
  channel,
  guildId,
  channelId,
  member,
}: OmitPartialGroupDMChannel<Message>): Visitor {
  const common = { person: personOf(author.id), isGuest: false }
  if (guildId === null || channel.type === ChannelType.DM) {
    return { ...common, place: directPlaceOf(author.id), administers: false }
  }
  const parent = channel.isThread() ? channel.parentId : null
  const permissions = member === null ? null : channel.permissionsFor(member)
  return {
    ...common,
    place: channelPlace(guildId, parent ?? channelId),
    administers: mayAdminister(permissions),
  }
}

function mayAdminister(permissions: Readonly<PermissionsBitField> | null): boolean {
  return permissions?.any(ADMINISTER) === true
}
