import { writeSync } from 'node:fs'
import process from 'node:process'
import { LOG_FORMS } from './forms.ts'
import { createLog } from './log.ts'
import { secretsOf } from './secrets.ts'

const STANDARD_ERROR = 2

/** Writes down what nobody dealt with, at once, and ends the process with 1. */
export function crash(error: unknown): never {
  const { LIMBER_LOG: set } = process.env
  const usual = process.stderr.isTTY === true ? 'text' : 'json'
  const form = LOG_FORMS.find((one) => one === set?.trim().toLowerCase()) ?? usual
  try {
    if (form !== 'json') {
      writeSync(
        STANDARD_ERROR,
        'Limber has stopped because of a mistake in the program. What follows tells where, and nothing that anybody wrote: please report it.\n',
      )
    }
    createLog({
      write: (line) => writeSync(STANDARD_ERROR, line),
      secrets: secretsOf(process.env),
      // Whoever wants no log still has to know why there is no Limber any more.
      form: form === 'off' ? 'text' : form,
      now: Date.now,
    }).failed(error)
  } catch {
    // Nobody is there to hear it.
  }
  process.exit(1)
}
