import { RateLimitError, Routes, ThreadAutoArchiveDuration, type APIThreadChannel } from 'discord.js'
import { plainText } from '../../../src/plain.ts'
import type { Reply } from '../../messenger/reception.ts'
import { ANSWERED_PRIVATELY, MENTION_ME } from '../../messenger/sentences.ts'
import type { Answering } from './answering.ts'
import { withLettingIn, type Around } from './letting-in.ts'
import { codeOf, isNotAllowed, refusalOf } from '../connection/mistakes.ts'
import { postIn, postTo, type Posted } from '../say/post.ts'
import { ownThread, writerOf } from './visitor.ts'
import { isDirect, saidIn, type Written } from './written.ts'

/** What stands in a thread instead of an answer that could not be given privately. */
const NOT_PRIVATELY = {
  closed: 'I would rather answer that to you alone, and you do not take direct messages from this server.',
  failed: 'I would rather answer that to you alone, and could not reach you in direct messages just now.',
} as const
const ASK_ALONE =
  'Please ask me with a slash command, whose answer only you see: `/limber mydata` shows what I keep about you, `/breaks list` your breaks.'

/** What a thread is called whose answer nobody else is to read. */
const NEUTRAL_NAME = 'Limber'

/** Answers in direct messages, where nobody else is. */
export async function answerDirect(message: Written, work: Answering): Promise<void> {
  const { reception, wording, telling } = work
  const visitor = writerOf(message)
  const reply = await reception.answer({ visitor, isPrivate: true, ...saidIn(message, visitor, work) })
  if (reply === undefined) return
  const words = await wording.of(reply, visitor)
  const answer = (signal?: AbortSignal) =>
    postIn(message.client, message.channelId, words, { ...onceFor(message, 'answer'), signal })
  if (reply.isSign) await telling.surely([answer])
  else await answer()
}

/** Answers a mention in a thread; what is for whoever asked alone goes to their direct messages. */
export async function answerMention(message: Written, work: Answering): Promise<void> {
  const { reception, wording } = work
  const visitor = writerOf(message)
  const said = saidIn(message, visitor, work)
  const answer = await reception.answer({ visitor, isPrivate: false, ...said })
  if (answer === undefined) return
  const run = 'run' in said ? said.run : undefined
  const reply = withLettingIn(answer, { place: visitor.place, run }, around(message))
  if (reply.isSign) return warn(message, await wording.of(reply, visitor), work)
  if (reply.for === 'place') return sayInThread(message, await wording.of(reply, visitor), titleOf(reply))
  const went = await sendAlone(message, await wording.of(reply, visitor))
  const content = went === 'arrived' ? ANSWERED_PRIVATELY : `${NOT_PRIVATELY[went]} ${ASK_ALONE}`
  return sayInThread(message, { content }, NEUTRAL_NAME)
}

/** Answers what was changed into something that holds a warning sign; of other changes nothing is said. */
export async function answerEdited(message: Written, work: Answering): Promise<void> {
  const isPrivate = isDirect(message)
  const visitor = writerOf(message)
  const sign = work.reception.sign({ visitor, isPrivate, ...saidIn(message, visitor, work) })
  if (sign !== undefined) await (isPrivate ? answerDirect : answerMention)(message, work)
}

/** Says to whoever mentions the role of Limber how Limber is asked. */
export async function answerRole(message: Written): Promise<void> {
  await replyTo(message, { content: MENTION_ME })
}

/** A warning arrives, whatever else does not: where it cannot privately, there. It never repeats what somebody wrote. */
async function warn(message: Written, words: Posted, { telling }: Answering): Promise<void> {
  const { client, author, channel, channelId } = message
  const above = channel.isThread() ? channel.parentId : channelId
  const way = await telling.surely(
    [(signal) => postTo(client, author.id, words, { ...onceFor(message, 'alone'), signal })],
    [
      (signal) => postInThread(message, words, NEUTRAL_NAME, signal),
      (signal) => postIn(client, above ?? channelId, words, { ...onceFor(message, 'above'), signal }),
    ],
  )
  if (way === 0) await sayInThread(message, { content: ANSWERED_PRIVATELY }, NEUTRAL_NAME)
}

/** How it went to tell somebody something in direct messages; where that is in doubt, it failed. */
async function sendAlone(message: Written, words: Posted): Promise<'arrived' | keyof typeof NOT_PRIVATELY> {
  try {
    await postTo(message.client, message.author.id, words, onceFor(message, 'alone'))
    return 'arrived'
  } catch (mistake) {
    return refusalOf(codeOf(mistake) ?? 0) === 'direct messages are closed to me' ? 'closed' : 'failed'
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

/** Rejects where no thread can be made, or nothing be said in it; where none may be, it is said where it was asked. */
async function postInThread(message: Written, said: Posted, name: string, signal?: AbortSignal) {
  if (ownThread(message) === undefined) return replyTo(message, said, signal)
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
