import type { App } from '@slack/bolt'
import { tellAlone } from '../say/answers.ts'
import { quotedIn } from './asked.ts'
import type { Desk } from '../desk.ts'
import { threadOf } from '../place.ts'
import { SUGGEST_STRETCH } from '../surface.ts'

/** What helps with what a message says, for whoever asks for it alone. */
export function hearShortcuts(app: App, desk: Desk): void {
  app.shortcut(/.*/, async ({ shortcut, ack }) => {
    await ack()
    if (shortcut.type !== 'message_action' || shortcut.callback_id !== SUGGEST_STRETCH.id) return
    if (!desk.once.isNew(`trigger ${shortcut.trigger_id}`)) return
    const { channel, user, message, response_url: url } = shortcut
    const visitor = await desk.visitor(user.id, channel.id)
    const reply = await desk.reception.answer({
      visitor,
      isPrivate: true,
      // Somebody else wrote it, or they did some time ago.
      quoted: quotedIn(message),
    })
    if (reply === undefined) return
    const thread = threadOf(message.ts, message['thread_ts'] as string | undefined)
    const said = await desk.message(reply.document, user.id, reply.share)
    await tellAlone(desk, said, { channel: channel.id, user: user.id, url, thread }, reply)
  })
}
