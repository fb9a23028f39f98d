import { ChannelType, MessageType, type Message, type OmitPartialGroupDMChannel } from 'discord.js'
import { saidIn, type Said } from './said.ts'

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

/** What somebody says with a message: what they only pass on is of somebody else, as far as anybody knows. */
export function saidWith(message: Written): Said {
  const text = textOf(message)
  const passedOn = passedOnIn(message)
  return text === '' && passedOn !== '' ? { quoted: passedOn } : saidIn(text)
}

/** The words of a message that was forwarded. */
export function passedOnIn({ messageSnapshots }: Pick<Message, 'messageSnapshots'>): string {
  return messageSnapshots.map(({ content = '' }) => content ?? '').join('\n')
}

/** What was written, without whom it is for. */
function textOf({ content, client }: Written): string {
  return content.replaceAll(new RegExp(`<@!?${client.user.id}>`, 'g'), ' ').trim()
}
