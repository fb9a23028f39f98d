import type { App } from '@slack/bolt'
import { answerInThread } from '../say/answers.ts'
import { asked } from './asked.ts'
import type { Desk } from '../desk.ts'
import { withInvitation } from '../say/invitation.ts'
import { isDirectChannel } from '../place.ts'

/** Whoever mentions Limber is answered in a thread where they did. */
export function hearMentions(app: App, desk: Desk): void {
  app.event('app_mention', async ({ event }) => {
    const { user, channel, ts, thread_ts, edited } = event
    if (user === undefined || event.bot_id !== undefined || isDirectChannel(channel)) return
    // Whoever writes a message anew asks anew.
    if (!desk.once.isNew(['message', channel, ts, edited?.ts ?? ''].join(' '))) return
    const thread = thread_ts ?? ts
    const visitor = await desk.visitor(user, channel, { thread })
    const heard = asked(desk, visitor, event)
    const reply = await desk.reception.answer({ visitor, isPrivate: false, ...heard })
    if (reply === undefined) return
    const run = 'run' in heard ? heard.run : undefined
    const whole = await withInvitation(desk, reply, visitor.place, run)
    await answerInThread(desk, whole, user, { channel, thread })
  })
}
