import type { Document } from '../../src/document.ts'
import { ANSWERED_PRIVATELY } from '../messenger/sentences.ts'
import type { Reply } from '../messenger/reception.ts'
import type { Desk } from './desk.ts'
import type { Message } from './render.ts'
import type { Where } from './say.ts'

/** Somebody who asked, and where they are answered so that nobody else sees it. */
export type Alone = Where & {
  readonly user: string
  /** An address that Slack gave for the answer. */
  readonly url?: string | undefined
}

/** Answers where others read along: what is not for them goes to whoever asked, and they read only that it did. */
export async function answerInThread(desk: Desk, reply: Reply, user: string, where: Where): Promise<void> {
  const message = await desk.message(reply.document, user)
  if (reply.for === 'place') return desk.say.post(where, message)
  const isTold = await tellAlone(desk, message, { ...where, user })
  // Nobody is left alone with a warning sign; it says nothing of what they wrote.
  if (!isTold && reply.isSign) return postSurely(desk, where, message)
  await desk.say.post(where, await desk.message(isTold ? TOLD : NOT_TOLD, user))
}

const TOLD: Document = [{ type: 'text', text: [ANSWERED_PRIVATELY] }]
const NOT_TOLD: Document = [
  {
    type: 'text',
    text: ['I could not answer you privately. Please write to me directly, or type "/stretch" here.'],
  },
]

/** Answers so that nobody else sees it, by whichever way is open; gives whether one was. */
export async function tellAlone(
  desk: Desk,
  message: Message,
  { url, user, ...where }: Alone,
): Promise<boolean> {
  const { say, wrong } = desk
  const ways = [
    ...(url === undefined ? [] : [() => say.respond(url, message, 'besides', where.thread)]),
    () => say.whisper(where, user, message),
    () => say.post({ channel: user }, message),
  ]
  for (const way of ways) {
    try {
      await way()
      return true
    } catch (mistake) {
      wrong('answering privately', mistake)
    }
  }
  return false
}

/** Says a warning sign again where it may not have arrived: twice is better than never. */
export async function postSurely(desk: Desk, where: Where, message: Message): Promise<void> {
  try {
    await desk.say.post(where, message)
  } catch (mistake) {
    desk.wrong('telling of a warning sign', mistake)
    await desk.say.post(where, message)
  }
}
