import { createBot, type Bot } from '../../src/bot.ts'
import { loadKnowledge, UnsoundKnowledge } from '../disk/knowledge.ts'
import { printable, type Console } from '../terminal/console.ts'
import { readConfig, type Config } from '../config.ts'
import { FAILED, WRONG_USAGE } from './command.ts'
import { sayProblems } from './problems.ts'

/** Runs something with a bot that knows the shipped pages; says so and fails where they or a setting have problems. */
export async function withBot(
  console: Console,
  use: (bot: Bot, config: Config) => Promise<number>,
): Promise<number> {
  const reading = readConfig(console.env, console.zone)
  if ('problems' in reading) {
    console.errors.write(`${reading.problems.map(printable).join('\n')}\n`)
    return WRONG_USAGE
  }
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
  return use(bot, reading.config)
}

function isMissingFolder(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
