import type { Knowledge } from '../../src/knowledge/model.ts'
import { loadKnowledge, UnsoundKnowledge } from '../disk/knowledge.ts'
import { printable, type Console } from '../terminal/console.ts'
import { readConfig, type Config } from '../config.ts'
import { FAILED, WRONG_USAGE } from './command.ts'
import { sayProblems } from './problems.ts'

/** Runs something with the shipped knowledge; says so and fails where the pages or a setting have problems. */
export async function withKnowledge(
  console: Console,
  use: (knowledge: Knowledge, config: Config) => Promise<number>,
): Promise<number> {
  const reading = readConfig(console.env, console.zone)
  if ('problems' in reading) {
    console.errors.write(`${reading.problems.map(printable).join('\n')}\n`)
    return WRONG_USAGE
  }
  let knowledge: Knowledge
  try {
    knowledge = await loadKnowledge()
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
  return use(knowledge, reading.config)
}

function isMissingFolder(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
