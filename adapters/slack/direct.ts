import type { App } from '@slack/bolt'
import { answerDirectly } from './answers.ts'
import { asked } from './asked.ts'
import type { Desk } from './desk.ts'
import { whileWorking } from './status.ts'

/** What a message of somebody tells, whatever else Slack calls a message. */
type Written = {
  readonly channel: string
  readonly channel_type?: string
  readonly ts: string
  readonly thread_ts?: string
  readonly user?: string
  readonly bot_id?: string
  readonly subtype?: string
  readonly text?: string
}

/** Whoever writes to Limber alone is answered there. */
export function hearDirect(app: App, desk: Desk): void {
  app.event('message', async ({ event }) => {
    const { channel, ts, thread_ts, user, text = '' } = event as Written
    if (!isSomebodys(event as Written) || user === undefined) return
    if (!desk.once.isNew(`message ${channel} ${ts}`)) return
    const where = { channel, thread: thread_ts }
    const reply = await whileWorking(desk, where, async () => {
      const visitor = await desk.visitor(user, channel)
      return desk.reception.answer({ visitor, isPrivate: true, ...asked(text) })
    })
    if (reply === undefined) return
    const message = await desk.message(reply.document, user)
    await answerDirectly(desk, message, user, where, reply)
  })
}

/** Slack tells of edits, of other bots and of who came and went in the same way. */
function isSomebodys({ channel_type, bot_id, subtype }: Written): boolean {
  return channel_type === 'im' && bot_id === undefined && (subtype === undefined || subtype === 'file_share')
}
