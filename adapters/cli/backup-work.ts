import type { Config } from '../config.ts'
import { backUp } from '../database/backup/back-up.ts'
import { restore } from '../database/backup/restore.ts'
import { printable, type Console } from '../terminal/console.ts'
import { DONE, FAILED } from './command.ts'
import { explaining } from './explaining.ts'
import { interruptible } from './interruptible.ts'
import { sayCount, saySize } from './sizes.ts'

/** Makes a backup, says what it holds or why there is none, and gives the exit code. */
export async function makeBackup(file: string, config: Config, console: Console): Promise<number> {
  if (config.database !== undefined) {
    console.errors.write(
      'Limber keeps its data in PostgreSQL, as DATABASE_URL says, and makes backups of data folders only: use pg_dump, or "limber export" to a file.\n',
    )
    return FAILED
  }
  return explaining(console, () =>
    interruptible(console, async (signal) => {
      const { breaks, bytes } = await backUp(config.data, file, signal)
      console.output.write(
        `Backed up ${sayCount(breaks, 'break')} to "${printable(file)}" (${saySize(bytes)}). The copy was checked and is whole.\n`,
      )
      return DONE
    }),
  )
}

/** Puts a backup back, says what it holds or why that cannot be, and gives the exit code. */
export async function putBack(file: string, config: Config, console: Console): Promise<number> {
  if (config.database !== undefined) {
    console.errors.write(
      'Limber keeps its data in PostgreSQL, as DATABASE_URL says, and a backup goes into a data folder: use pg_restore for what pg_dump made, or "limber import" for an export.\n',
    )
    return FAILED
  }
  return explaining(console, () =>
    interruptible(console, async (signal) => {
      const { breaks, bytes } = await restore(config.data, file, signal)
      console.output.write(
        `Put ${sayCount(breaks, 'break')} (${saySize(bytes)}) back into the data folder "${printable(config.data)}". The bot can be started on it.\n`,
      )
      return DONE
    }),
  )
}
