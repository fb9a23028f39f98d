import type { App } from '@slack/bolt'
import { answerDirectly } from '../say/answers.ts'
import { asked, quotedIn, signIn, type Words } from './asked.ts'
import type { Desk } from '../desk.ts'
import { threadOf } from '../place.ts'
import { whileWorking } from '../say/status.ts'

/** What a message of somebody tells, whatever else Slack calls a message. */
type Written = Words & {
  readonly ts: string
  readonly thread_ts?: string
  readonly user?: string
  readonly bot_id?: string
  readonly subtype?: string
  /** When its author wrote it anew; what Slack adds to it later is no edit. */
  readonly edited?: { readonly ts?: string }
}

/** A message, or that one was changed. */
type Heard = Written & {
  readonly channel: string
  readonly channel_type?: string
  readonly message?: Written
  readonly previous_message?: Written
}

/** Whoever writes to Limber alone is answered there. */
export function hearDirect(app: App, desk: Desk): void {
  app.event('message', async ({ event }) => {
    const heard = event as Heard
    if (heard.channel_type !== 'im') return
    if (heard.subtype === 'message_changed') await answerEdit(desk, heard)
    else await answerMessage(desk, heard)
  })
}

async function answerMessage(desk: Desk, written: Heard): Promise<void> {
  const { channel, ts, thread_ts, user } = written
  if (!isSomebodys(written) || user === undefined) return
  if (!desk.once.isNew(`message ${channel} ${ts}`)) return
  const where = { channel, thread: threadOf(ts, thread_ts) }
  const reply = await whileWorking(desk, { channel, thread: thread_ts ?? ts }, async () => {
    const visitor = await desk.visitor(user, channel)
    return desk.reception.answer({ visitor, isPrivate: true, ...asked(desk, visitor, written) })
  })
  if (reply === undefined) return
  await answerDirectly(desk, await desk.message(reply.document, user), user, where, reply)
}

/** What was answered is not answered again, but a warning sign may come in a second thought. */
async function answerEdit(desk: Desk, { channel, message, previous_message }: Heard): Promise<void> {
  const edited = message?.edited?.ts
  if (message?.user === undefined || edited === undefined || message.bot_id !== undefined) return
  const { ts, thread_ts, user } = message
  const text = quotedIn(message)
  if (previous_message !== undefined && quotedIn(previous_message) === text) return
  if (!desk.once.isNew(`message ${channel} ${ts} ${edited}`)) return
  const reply = await signIn(desk, await desk.visitor(user, channel), message)
  if (reply === undefined) return
  const where = { channel, thread: threadOf(ts, thread_ts) }
  await answerDirectly(desk, await desk.message(reply.document, user), user, where, reply)
}

/** Slack tells of other bots and of who came and went in the same way. */
function isSomebodys({ bot_id, subtype }: Written): boolean {
  return bot_id === undefined && (subtype === undefined || OF_SOMEBODY.has(subtype))
}

/** What somebody writes is also called so: with a file, shown in the channel besides its thread, or with "/me". */
const OF_SOMEBODY: ReadonlySet<string> = new Set(['file_share', 'thread_broadcast', 'me_message'])
