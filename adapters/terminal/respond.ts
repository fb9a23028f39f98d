import type { Bot } from '../../src/bot.ts'
import type { Answer } from '../../src/answer/answer.ts'
import { COMMANDS } from '../../src/commands/index.ts'
import { readTyped } from '../../src/commands/typed.ts'
import type { Asker } from '../../src/talk.ts'
import { nearest } from '../../src/words/distance.ts'
import { printable } from './console.ts'

/** The answer to what was typed: a command after "/", or a question. A text says why there is none. */
export async function respond(bot: Bot, written: string, asker: Asker = {}): Promise<Answer | string> {
  const typed = readTyped(written)
  if (typed === undefined) return bot.ask({ ...asker, text: written })
  const answer = await bot.run(typed, asker)
  if (answer !== undefined) return answer
  // A slip in the command must not hide a warning sign behind it.
  const asked = await bot.ask({ ...asker, text: written })
  if (asked.understanding.kind === 'safety') return asked
  const names = COMMANDS.map(({ name }) => name)
  const near = nearest(typed.command, names)
  const hint = near === undefined ? '' : ` Did you mean "/${near}"?`
  const all = names.map((name) => `/${name}`).join(', ')
  return `There is no command "/${printable(typed.command)}".${hint} There are ${all}.`
}
