import type { Document } from '../../../src/document.ts'
import { ANSWERED_PRIVATELY } from '../../messenger/sentences.ts'
import type { Way } from '../../messenger/telling.ts'
import type { Reply } from '../../messenger/reception.ts'
import { failureOf } from '../api/failure.ts'
import type { Desk } from '../desk.ts'
import type { Message } from '../show/render.ts'
import type { Say, Where } from './say.ts'

/** Somebody who asked, and where they are answered so that nobody else sees it. */
export type Alone = Where & {
  readonly user: string
  /** An address that Slack gave for the answer. */
  readonly url?: string | undefined
}

/** What has to arrive, whatever else waits. */
type Urgency = Pick<Reply, 'isSign'>

const NO_SIGN: Urgency = { isSign: false }

/** Answers where others read along: what is not for them goes to whoever asked, and they read only that it did. */
export async function answerInThread(desk: Desk, reply: Reply, user: string, where: Where): Promise<void> {
  const message = await desk.message(reply.document, user)
  const { isSign } = reply
  if (reply.for === 'place' && !isSign) return answerForAll(desk, message, user, where)
  const say = sayOf(desk, reply)
  const lines = { told: await desk.message(TOLD, user), here: await desk.message(HERE, user) }
  let line: string | undefined
  let isInThread = false
  const isTold = await tell(
    desk,
    reply,
    [
      async () => {
        // Slack shows something to one person only in a thread in which something stands already.
        line ??= await say.post(where, lines.told)
        await say.whisper(where, user, message)
      },
      () => say.post({ channel: user }, message),
    ],
    // It says nothing of what they wrote.
    [async () => (await say.post(where, message), (isInThread = true))],
  )
  if (isInThread) return line === undefined ? undefined : changeLine(desk, where, line, lines.here)
  if (isTold && line !== undefined) return
  const said = isTold ? lines.told : await desk.message(NOT_TOLD, user)
  return changeLine(desk, where, line, said)
}

/** Where Slack lets nobody like Limber write, as among announcements, whoever asked is answered alone. */
async function answerForAll(desk: Desk, message: Message, user: string, where: Where): Promise<void> {
  try {
    await desk.say.post(where, message)
  } catch (mistake) {
    // What may have arrived is not said twice.
    if (failureOf(mistake).is !== 'refused') throw mistake
    desk.wrong('answering', mistake)
    // Not in the thread: Slack shows something to one person only in one in which something stands already.
    await tellAlone(desk, message, { channel: where.channel, user })
  }
}

/** The line in the thread says what became of the answer; nothing depends on it. */
async function changeLine(desk: Desk, where: Where, line: string | undefined, said: Message): Promise<void> {
  try {
    if (line === undefined) await desk.say.post(where, said)
    else await desk.say.edit(where.channel, line, said)
  } catch (mistake) {
    desk.wrong('changing a message', mistake)
  }
}

const TOLD: Document = [{ type: 'text', text: [ANSWERED_PRIVATELY] }]
const HERE: Document = [{ type: 'text', text: ['I could not answer you privately, so the answer is here.'] }]
const NOT_TOLD: Document = [
  {
    type: 'text',
    text: ['I could not answer you privately. Please write to me directly, or type "/stretch" here.'],
  },
]

/** Answers so that nobody else sees it, by whichever way is open; gives whether one was. */
export function tellAlone(
  desk: Desk,
  message: Message,
  alone: Alone,
  urgency: Urgency = NO_SIGN,
): Promise<boolean> {
  return tell(desk, urgency, waysTo(sayOf(desk, urgency), message, alone))
}

/** The same, where another way comes before all of them. */
export function tellFirst(
  desk: Desk,
  first: (say: Say) => Way,
  message: Message,
  alone: Alone,
  urgency: Urgency,
): Promise<boolean> {
  const say = sayOf(desk, urgency)
  return tell(desk, urgency, [first(say), ...waysTo(say, message, alone)])
}

/** Answers in direct messages; what is no sign is not said twice where it may have arrived. */
export async function answerDirectly(
  desk: Desk,
  message: Message,
  user: string,
  where: Where,
  urgency: Urgency,
): Promise<void> {
  const say = sayOf(desk, urgency)
  if (!urgency.isSign) return void (await say.post(where, message))
  await desk.telling.surely([() => say.post(where, message), () => say.post({ channel: user }, message)])
}

function waysTo(say: Say, message: Message, { url, user, ...where }: Alone): readonly Way[] {
  return [
    ...(url === undefined
      ? []
      : [() => say.respond({ url, user, thread: where.thread }, message, 'besides')]),
    () => say.whisper(where, user, message),
    () => say.post({ channel: user }, message),
  ]
}

/** Only a warning sign may come where others read it, rather than not at all. */
async function tell(
  { telling }: Desk,
  { isSign }: Urgency,
  ways: readonly Way[],
  publicWays: readonly Way[] = [],
): Promise<boolean> {
  const way = await (isSign ? telling.surely(ways, publicWays) : telling.byAnyWay(ways))
  return way !== undefined
}

function sayOf({ say, urgent }: Desk, { isSign }: Urgency): Say {
  return isSign ? urgent : say
}
