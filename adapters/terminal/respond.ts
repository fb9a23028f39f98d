import type { Bot } from '../../src/bot.ts'
import type { Answer } from '../../src/commands/command.ts'
import { COMMANDS } from '../../src/commands/index.ts'
import { readTyped } from '../../src/commands/typed.ts'
import type { Turn } from '../../src/match/recall.ts'
import { printable } from './console.ts'

/** The answer to what was typed: a command after "/", or a question. A text says why there is none. */
export function respond(bot: Bot, written: string, earlier: readonly Turn[] = []): Answer | string {
  const typed = readTyped(written)
  if (typed === undefined) return bot.ask({ text: written, earlier })
  const answer = bot.run(typed)
  if (answer !== undefined) return answer
  // A slip in the command must not hide a warning sign behind it.
  const asked = bot.ask({ text: written })
  if (asked.understanding.kind === 'safety') return asked
  const names = COMMANDS.map(({ name }) => `/${name}`).join(', ')
  return `There is no command "/${printable(typed.command)}". There are ${names}.`
}
