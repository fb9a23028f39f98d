import { readConfig, type Config } from '../config.ts'
import { printable, type Console } from '../terminal/console.ts'
import { WRONG_USAGE } from './command.ts'

/** Runs something with the settings; says what is wrong with them and fails where they are not right. */
export async function withSettings(
  console: Console,
  use: (config: Config) => Promise<number>,
): Promise<number> {
  const reading = readConfig(console.env, console.zone)
  if ('config' in reading) return use(reading.config)
  console.errors.write(`${reading.problems.map(printable).join('\n')}\n`)
  return WRONG_USAGE
}
