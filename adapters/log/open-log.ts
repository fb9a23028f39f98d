import type { Config } from '../config.ts'
import type { Console } from '../terminal/console.ts'
import { createLog, type Log } from './log.ts'
import { secretsOf } from './secrets.ts'

/** The log of a process on its standard error, as the settings say: for people on a terminal, else for programs. */
export function openLog(
  { log: form }: Pick<Config, 'log'>,
  { errors, env, clock }: Pick<Console, 'errors' | 'env' | 'clock'>,
): Log {
  return createLog({
    write: (line) => errors.write(line),
    secrets: secretsOf(env),
    form: form ?? (errors.isTTY === true ? 'text' : 'json'),
    now: () => clock.now(),
  })
}
