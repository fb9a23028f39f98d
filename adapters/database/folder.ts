import { chmodSync, closeSync, mkdirSync, openSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The files of a data folder. SQLite puts "-wal" and "-shm" beside the database, with the same rights. */
export const DATABASE = 'limber.db'
export const LOCK = 'bot.lock'

/** Makes the folder where there is none; only its owner may look into it, because it holds who set up what. */
export function makeFolder(folder: string): void {
  makeWithParents(folder)
  // A folder that holds other things too may be meant for others: there only the files are closed to them.
  if (readdirSync(folder).every(isOurs)) closeToOthers(folder, 0o700)
}

/** Step by step: Node's own way (`recursive`) never ends where the system lets nobody make a folder, as in /proc. */
function makeWithParents(folder: string): void {
  const make = () => mkdirSync(folder, { mode: 0o700 })
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
  try {
    make()
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error
    makeWithParents(dirname(folder))
    make()
  }
}

/** Makes the file where there is none; only its owner may read it. */
export function makePrivate(path: string): void {
  try {
    closeSync(openSync(path, 'ax', 0o600))
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
  closeToOthers(path, 0o600)
}

/** Whether anything was ever stored in the folder; throws where it cannot be looked into. */
export function holdsDatabase(folder: string): boolean {
  return (statSync(join(folder, DATABASE), { throwIfNoEntry: false })?.size ?? 0) > 0
}

function isOurs(name: string): boolean {
  return name.startsWith(DATABASE) || name.startsWith(LOCK)
}

/** Somebody else's folder cannot be closed, as where a container mounts one; what stands in it still can. */
function closeToOthers(path: string, mode: number): void {
  try {
    if ((statSync(path).mode & 0o777) !== mode) chmodSync(path, mode)
  } catch (error) {
    if (codeOf(error) !== 'EPERM') throw error
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code
}
