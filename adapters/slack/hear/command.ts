import type { App } from '@slack/bolt'
import { refusal } from '../../../src/answer/breaks/problem.ts'
import { COMMANDS } from '../../../src/commands/index.ts'
import { tellAlone } from '../say/answers.ts'
import { isCommand } from '../../messenger/heard.ts'
import { signIn } from './asked.ts'
import type { Desk } from '../desk.ts'
import { readable } from '../show/escape.ts'
import { openForm } from './form.ts'
import { withInvitation } from '../say/invitation.ts'

/** Whoever types a command is answered alone. */
export function hearCommands(app: App, desk: Desk): void {
  app.command(/.*/, async ({ command: typed, ack }) => {
    await ack()
    const { user_id: user, channel_id: channel, response_url: url, trigger_id } = typed
    if (!desk.once.isNew(`trigger ${trigger_id}`)) return
    desk.channels.named(channel, typed.channel_name)
    const run = { command: typed.command.replace(/^\//, ''), text: readable(typed.text) }
    const where = { channel, user, url }
    // A trigger opens something for three seconds only.
    if (run.command === 'breaks' && /^add$/i.test(run.text))
      return openForm(desk, trigger_id, user, { channel })
    if (!isCommand(run.command)) {
      const sign = await signIn(desk, await desk.visitor(user, channel), typed)
      const said = sign?.document ?? unknownCommand(run.command)
      await tellAlone(desk, await desk.message(said, user), where, sign)
      return
    }
    const visitor = await desk.visitor(user, channel, { run })
    const reply = await desk.reception.answer({ visitor, isPrivate: true, run })
    if (reply === undefined) return
    const { document, share } = await withInvitation(desk, reply, visitor.place, run)
    await tellAlone(desk, await desk.message(document, user, share), where, reply)
  })
}

/** A command that somebody registered in Slack and that there is not. */
function unknownCommand(name: string) {
  const all = COMMANDS.filter(({ isTyped }) => isTyped === true).map((command) => `/${command.name}`)
  return refusal('I do not know that command', `"/${name}" is none of mine. There are ${all.join(', ')}.`)
}
