import type { Console } from '../terminal/console.ts'

/** One command of Limber's command line. */
export type CliCommand = {
  readonly name: string
  /** What comes after the name. */
  readonly usage: string
  readonly summary: string
  /** Does it and gives the exit code: 0 done, 1 could not, 2 wrong usage. */
  run(args: readonly string[], console: Console): Promise<number>
}

export const DONE = 0
export const FAILED = 1
export const WRONG_USAGE = 2

/** Says how the command is used, after what was wrong. */
export function refuse({ name, usage }: CliCommand, why: string, { errors }: Console): number {
  errors.write(`${why}\n${`Usage: limber ${name} ${usage}`.trimEnd()}\n`)
  return WRONG_USAGE
}
