import {
  ChannelType,
  MessageType,
  ThreadAutoArchiveDuration,
  type Message,
  type MessageCreateOptions,
  type OmitPartialGroupDMChannel,
  type SendableChannels,
} from 'discord.js'
import { plainText } from '../../src/plain.ts'
import type { Reply } from '../messenger/reception.ts'
import { ANSWERED_PRIVATELY } from '../messenger/sentences.ts'
import type { Answering } from './answering.ts'
import { nonceOf } from './mark.ts'
import { codeOf, isNotAllowed } from './mistakes.ts'
import { saidIn } from './said.ts'
import { writerOf } from './visitor.ts'
import type { Words } from './words.ts'

/** A message in a channel where Limber may be. */
export type Written = OmitPartialGroupDMChannel<Message>

/** What stands in a thread instead of an answer that nobody lets Limber give privately. */
const CANNOT_PRIVATELY =
  'I would rather answer that to you alone, and you do not take direct messages from this server. Please ask me with a slash command such as `/breaks`.'

/** What a thread is called whose answer nobody else is to read. */
const NEUTRAL_NAME = 'Limber'

/** Whether somebody wrote to Limber alone. */
export function isDirect({ channel }: Written): boolean {
  return channel.type === ChannelType.DM
}

/** Whether somebody wrote this to Limber: people do, and other bots, systems and Limber itself do not. */
export function isForMe(message: Written): boolean {
  const { author, client, type, webhookId, mentions } = message
  if (author.bot || author.system || webhookId !== null) return false
  if (type !== MessageType.Default && type !== MessageType.Reply) return false
  return isDirect(message) || mentions.users.has(client.user.id)
}

/** What was written, without whom it is for. */
function textOf({ content, client }: Written): string {
  return content.replaceAll(new RegExp(`<@!?${client.user.id}>`, 'g'), ' ').trim()
}

/** Answers in direct messages, where nobody else is. */
export async function answerDirect(message: Written, { reception, wording }: Answering): Promise<void> {
  const visitor = writerOf(message)
  const reply = await reception.answer({ visitor, isPrivate: true, ...saidIn(textOf(message)) })
  if (reply === undefined) return
  const words = await wording.of(reply, { person: visitor.person })
  await message.channel.send({ ...words, ...onceFor(message, 'answer') })
}

/** Answers a mention in a thread; what is for whoever asked alone goes to their direct messages. */
export async function answerMention(message: Written, { reception, wording }: Answering): Promise<void> {
  const visitor = writerOf(message)
  const reply = await reception.answer({ visitor, isPrivate: false, ...saidIn(textOf(message)) })
  if (reply === undefined) return
  if (reply.for === 'place') return sayInThread(message, await wording.of(reply, {}), titleOf(reply))
  const words = await wording.of(reply, { person: visitor.person })
  const isTold = await sentAlone(message, words)
  if (isTold) return sayInThread(message, { content: ANSWERED_PRIVATELY }, NEUTRAL_NAME)
  // A warning must arrive. It never repeats what somebody wrote.
  return sayInThread(message, reply.isSign ? words : { content: CANNOT_PRIVATELY }, NEUTRAL_NAME)
}

/** Whether somebody was told something in direct messages; where that is in doubt, they were not. */
async function sentAlone(message: Written, words: Words): Promise<boolean> {
  try {
    await message.author.send({ ...words, ...onceFor(message, 'alone') })
    return true
  } catch {
    return false
  }
}

function titleOf({ document }: Reply): string {
  const [title = NEUTRAL_NAME] = document.flatMap((block) =>
    block.type === 'title' ? [plainText([block])] : [],
  )
  return title
}

/** The same message is answered once, however often it is heard, and by however many processes. */
function onceFor({ id }: Written, what: string) {
  return { nonce: nonceOf(`${what} ${id}`), enforceNonce: true }
}

/** Says something in the thread of a message, or where there can be none in the channel itself. */
async function sayInThread(message: Written, said: MessageCreateOptions, name: string): Promise<void> {
  const words = { ...said, ...onceFor(message, 'answer') }
  const thread = await threadOf(message, name)
  if (thread !== undefined) {
    try {
      await thread.send(words)
      return
    } catch (mistake) {
      if (!isNotAllowed(mistake)) throw mistake
    }
  }
  await message.reply(words)
}

async function threadOf(message: Written, name: string): Promise<SendableChannels | undefined> {
  const { channel, thread } = message
  if (thread !== null) return thread
  if (channel.type !== ChannelType.GuildText && channel.type !== ChannelType.GuildAnnouncement)
    return undefined
  try {
    return await message.startThread({ name, autoArchiveDuration: ThreadAutoArchiveDuration.OneDay })
  } catch (mistake) {
    if (codeOf(mistake) === THREAD_IS_THERE) return (await channel.threads.fetch(message.id)) ?? undefined
    if (!isNotAllowed(mistake)) throw mistake
    return undefined
  }
}

/** Somebody began a thread with the message already: it has the id of the message. */
const THREAD_IS_THERE = 160004
