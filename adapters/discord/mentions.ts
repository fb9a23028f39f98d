import {
  ChannelType,
  MessageType,
  RateLimitError,
  Routes,
  ThreadAutoArchiveDuration,
  type APIThreadChannel,
  type Message,
  type OmitPartialGroupDMChannel,
} from 'discord.js'
import { plainText } from '../../src/plain.ts'
import type { Reply } from '../messenger/reception.ts'
import { ANSWERED_PRIVATELY } from '../messenger/sentences.ts'
import type { Answering } from './answering.ts'
import { withLettingIn, type Around } from './letting-in.ts'
import { codeOf, isNotAllowed } from './mistakes.ts'
import { postIn, postTo, type Posted } from './post.ts'
import { saidIn } from './said.ts'
import { canHaveThread, writerOf } from './visitor.ts'

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
export async function answerDirect(message: Written, work: Answering): Promise<void> {
  const { reception, wording, arrive } = work
  const visitor = writerOf(message)
  const reply = await reception.answer({ visitor, isPrivate: true, ...saidIn(textOf(message)) })
  if (reply === undefined) return
  const words = await wording.of(reply, { person: visitor.person })
  const answer = (signal?: AbortSignal) =>
    postIn(message.client, message.channelId, words, { ...onceFor(message, 'answer'), signal })
  if (reply.isSign) await arrive.by(answer)
  else await answer()
}

/** Answers a mention in a thread; what is for whoever asked alone goes to their direct messages. */
export async function answerMention(message: Written, work: Answering): Promise<void> {
  const { reception, wording } = work
  const visitor = writerOf(message)
  const said = saidIn(textOf(message))
  const answer = await reception.answer({ visitor, isPrivate: false, ...said })
  if (answer === undefined) return
  const run = 'run' in said ? said.run : undefined
  const reply = withLettingIn(answer, { place: visitor.place, run }, around(message))
  if (reply.isSign) return warn(message, await wording.of(reply, { person: visitor.person }), work)
  if (reply.for === 'place') return sayInThread(message, await wording.of(reply, {}), titleOf(reply))
  const isTold = await isSentAlone(message, await wording.of(reply, { person: visitor.person }))
  return sayInThread(message, { content: isTold ? ANSWERED_PRIVATELY : CANNOT_PRIVATELY }, NEUTRAL_NAME)
}

/** A warning arrives, whatever else does not: where it cannot privately, there. It never repeats what somebody wrote. */
async function warn(message: Written, words: Posted, { arrive }: Answering): Promise<void> {
  const { client, author, channel, channelId } = message
  const above = channel.isThread() ? channel.parentId : channelId
  const way = await arrive.by(
    (signal) => postTo(client, author.id, words, { ...onceFor(message, 'alone'), signal }),
    (signal) => postInThread(message, words, NEUTRAL_NAME, signal),
    (signal) => postIn(client, above ?? channelId, words, { ...onceFor(message, 'above'), signal }),
  )
  if (way === 0) await sayInThread(message, { content: ANSWERED_PRIVATELY }, NEUTRAL_NAME)
}

/** Whether somebody was told something in direct messages; where that is in doubt, they were not. */
async function isSentAlone(message: Written, words: Posted): Promise<boolean> {
  try {
    await postTo(message.client, message.author.id, words, onceFor(message, 'alone'))
    return true
  } catch {
    return false
  }
}

/** What Limber may do where it was mentioned. */
function around({ channel, client }: Written): Around {
  const permissions = channel.isDMBased() ? null : channel.permissionsFor(client.user)
  return { channel, permissions }
}

function titleOf({ document }: Reply): string {
  const [title = NEUTRAL_NAME] = document.flatMap((block) =>
    block.type === 'title' ? [plainText([block])] : [],
  )
  return title
}

/** The same message is answered once, however often it is heard, and by however many processes; each edit anew. */
function onceFor({ id, editedTimestamp }: Written, what: string) {
  return { once: `${what} ${id}${editedTimestamp === null ? '' : ` ${editedTimestamp}`}` }
}

/** Says something in the thread of a message, or where there can be none in the channel itself. */
async function sayInThread(message: Written, said: Posted, name: string): Promise<void> {
  try {
    await postInThread(message, said, name)
  } catch (mistake) {
    if (!isElsewhere(mistake)) throw mistake
    await replyTo(message, said)
  }
}

/** Whether the channel itself may take what its thread does not. */
function isElsewhere(mistake: unknown): boolean {
  return isNotAllowed(mistake) || mistake instanceof RateLimitError
}

function replyTo(message: Written, said: Posted, signal?: AbortSignal) {
  const { client, channelId, id } = message
  return postIn(client, channelId, said, { ...onceFor(message, 'answer'), answers: id, signal })
}

/** Rejects where no thread may be made, or nothing be said in it; what can have none has none. */
async function postInThread(message: Written, said: Posted, name: string, signal?: AbortSignal) {
  if (!canHaveThread(message.channel)) return replyTo(message, said, signal)
  const thread = await threadOf(message, name, signal)
  return postIn(message.client, thread, said, { ...onceFor(message, 'answer'), signal })
}

async function threadOf(message: Written, name: string, signal?: AbortSignal): Promise<string> {
  const { client, channelId, id, thread } = message
  if (thread !== null) return thread.id
  try {
    const made = await client.rest.post(Routes.threads(channelId, id), {
      body: { name, auto_archive_duration: ThreadAutoArchiveDuration.OneDay },
      ...(signal && { signal }),
    })
    return (made as APIThreadChannel).id
  } catch (mistake) {
    if (codeOf(mistake) === THREAD_IS_THERE) return id
    throw mistake
  }
}

/** Somebody began a thread with the message already: it has the id of the message. */
const THREAD_IS_THERE = 160004
