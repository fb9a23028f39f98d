import { chat as converse } from '../terminal/chat.ts'
import { DONE, refuse, type CliCommand } from './command.ts'
import { withBot } from './limber.ts'

/** A conversation at the terminal. */
export const chat: CliCommand = {
  name: 'chat',
  usage: '',
  summary: 'Have a conversation; choices can be typed as numbers, Ctrl-D leaves',
  async run(args, console) {
    if (args.length > 0) return refuse(this, 'A conversation takes no arguments.', console)
    return withBot(console, async (bot, { whereabouts }) => {
      await converse(bot, console, whereabouts)
      return DONE
    })
  },
}
