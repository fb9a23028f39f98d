import { ChannelType, MessageType, type Message, type OmitPartialGroupDMChannel } from 'discord.js'
import { saidWith } from '../../messenger/heard.ts'
import type { Reception, Said, Visitor } from '../../messenger/reception.ts'

/** A message in a channel where Limber may be. */
export type Written = OmitPartialGroupDMChannel<Message>

/** Whether somebody wrote to Limber alone. */
export function isDirect({ channel }: Written): boolean {
  return channel.type === ChannelType.DM
}

/** Whether somebody wrote this to Limber. */
export function isForMe(message: Written): boolean {
  return isOfPerson(message) && (isDirect(message) || isMentioned(message))
}

/** Whether somebody mentioned the role that Limber got when it was added, instead of Limber: what they wrote is not shown. */
export function isForMyRole(message: Written): boolean {
  const { client, mentions } = message
  const isMine = mentions.roles.some(({ tags }) => tags?.botId === client.user.id)
  return isMine && isOfPerson(message) && !isMentioned(message)
}

/** People ask; other bots, systems and Limber itself do not. */
function isOfPerson({ author, type, webhookId }: Written): boolean {
  if (author.bot || author.system || webhookId !== null) return false
  return type === MessageType.Default || type === MessageType.Reply
}

function isMentioned({ client, mentions }: Written): boolean {
  return mentions.users.has(client.user.id)
}

/** What somebody says with a message. */
export function saidIn(
  message: Written,
  visitor: Visitor,
  { reception }: { readonly reception: Pick<Reception, 'sign'> },
): Said {
  return saidWith({ text: textOf(message), passedOn: passedOnIn(message) }, visitor, reception)
}

/** The words of a message that was forwarded. */
export function passedOnIn({ messageSnapshots }: Pick<Message, 'messageSnapshots'>): string {
  return messageSnapshots.map(({ content = '' }) => content ?? '').join('\n')
}

/** What was written, without whom it is for. */
function textOf({ content, client }: Written): string {
  return content.replaceAll(new RegExp(`<@!?${client.user.id}>`, 'g'), ' ').trim()
}
