import type { Knowledge } from '../../src/knowledge/model.ts'
import { loadKnowledge, UnsoundKnowledge } from '../disk/knowledge.ts'
import type { Console } from '../terminal/console.ts'
import type { Config } from '../config.ts'
import { FAILED } from './command.ts'
import { sayProblems } from './problems.ts'
import { withSettings } from './settings.ts'

/** Runs something with the shipped knowledge; says so and fails where the pages or a setting have problems. */
export async function withKnowledge(
  console: Console,
  use: (knowledge: Knowledge, config: Config) => Promise<number>,
): Promise<number> {
  return withSettings(console, async (config) => {
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
    return use(knowledge, config)
  })
}

function isMissingFolder(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
