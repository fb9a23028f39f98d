import { DataProblem } from '../database/data-problem.ts'
import { printable, type Console } from '../terminal/console.ts'
import { FAILED } from './command.ts'

/** Runs what works on data; where they cannot be used it says why, and fails. */
export async function explaining(
  { errors }: Pick<Console, 'errors'>,
  run: () => Promise<number>,
): Promise<number> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof DataProblem)) throw error
    errors.write(`${printable(error.message)}\n`)
    return FAILED
  }
}
