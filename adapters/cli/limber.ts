import { createBot, type Bot } from '../../src/bot.ts'
import { loadKnowledge, UnsoundKnowledge } from '../disk/knowledge.ts'
import type { Console } from '../terminal/console.ts'
import { FAILED } from './command.ts'
import { sayProblems } from './problems.ts'

/** Runs something with a bot that knows the shipped pages; says so and fails where they have problems. */
export async function withBot(console: Console, use: (bot: Bot) => Promise<number>): Promise<number> {
  let bot: Bot
  try {
    bot = createBot(await loadKnowledge())
  } catch (error) {
    if (isMissingFolder(error)) {
      console.errors.write(
        `The knowledge pages are not there (${error.path}): put the folder back, and start again.\n`,
      )
      return FAILED
    }
    if (!(error instanceof UnsoundKnowledge)) throw error
    console.errors.write(
      `${sayProblems(error.problems)}\nLimber does not start with pages like these: please put them right first.\n`,
    )
    return FAILED
  }
  return use(bot)
}

function isMissingFolder(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
