import type { Writable } from 'node:stream'
import type { Config } from '../config.ts'
import { DataProblem } from '../database/data-problem.ts'
import { openKept } from '../database/open-kept.ts'
import { isInDoubt, reasonOf, storeTrouble } from '../database/problem.ts'
import { exportAll } from '../database/transfer/export.ts'
import type { Counts } from '../database/transfer/format.ts'
import { importAll } from '../database/transfer/import.ts'
import { unreadable } from '../database/transfer/problem.ts'
import { printable, type Console } from '../terminal/console.ts'
import { createReceiver, NotTaken } from '../terminal/receiver.ts'
import { DONE, FAILED } from './command.ts'
import { sayCount, saySize } from './sizes.ts'

/** Whoever is at the other end may be slow, and a server waits for them: so long, in ms. */
const PATIENCE = 24 * 60 * 60_000

/** So often it is said how far it is, in rows. */
const SAY_EVERY = 100_000

/** Writes an export, says on standard error what is in it or why there is none, and gives the exit code. */
export async function writeExport(config: Config, { output, errors, clock }: Console): Promise<number> {
  const receiver = createReceiver(output)
  try {
    const data = await openKept(config, 'reader', PATIENCE)
    const counts = await exportAll(data.db, data.engine.name, {
      at: clock.now(),
      write: (lines) => receiver.write(lines),
      progress: progressOn(errors, 'exported'),
    }).finally(() => data.close())
    errors.write(`Exported ${sayCounts(counts)} (${saySize(receiver.end())}).\n`)
    return DONE
  } catch (error) {
    errors.write(`${printable(whyNotExported(error))}\n`)
    return FAILED
  } finally {
    receiver.leave()
  }
}

function whyNotExported(error: unknown): string {
  if (error instanceof DataProblem) return error.message
  if (!(error instanceof NotTaken)) return `The export has stopped: ${storeTrouble(error)}`
  const why =
    error.code === 'EPIPE' ? 'whoever read it went away' : (reasonOf(error) ?? 'not all of it has arrived')
  return `The export was not written to its end, because ${why}: do not use what is there of it.`
}

/** Takes in an export, says on standard error what was in it or why it cannot be, and gives the exit code. */
export async function readImport(config: Config, { input, errors }: Console): Promise<number> {
  try {
    const data = await openKept(config, 'bot', PATIENCE)
    const counts = await importAll(data.db, data.engine, input, progressOn(errors, 'read')).finally(() =>
      data.close(),
    )
    errors.write(`Imported ${sayCounts(counts)}. The bot can be started on them.\n`)
    return DONE
  } catch (error) {
    errors.write(`${printable(whyNotImported(error))}\n`)
    return FAILED
  }
}

function whyNotImported(error: unknown): string {
  if (isInDoubt(error))
    return 'The connection to the database was lost in the very last moment, so that nobody knows whether all was stored or nothing: import again, and it is refused if all was.'
  if (error instanceof DataProblem) return error.message
  const { syscall } = error as NodeJS.ErrnoException
  const reason = syscall === 'read' ? reasonOf(error) : undefined
  if (reason !== undefined) return unreadable(reason, error).message
  return `The import has stopped: ${storeTrouble(error)} Nothing is stored.`
}

function progressOn(errors: Writable, done: string): (rows: number) => void {
  let said = 0
  return (rows) => {
    const hundreds = Math.floor(rows / SAY_EVERY) * SAY_EVERY
    if (hundreds === said) return
    said = hundreds
    errors.write(`${sayCount(hundreds, 'row')} ${done} …\n`)
  }
}

/** Everything that was set up is a break; the rest is what happened since. */
function sayCounts(counts: Counts): string {
  const rows = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return `${sayCount(counts.get('break') ?? 0, 'break')}, ${sayCount(rows, 'row')} in all`
}
