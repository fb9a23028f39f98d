import { DatabaseSync } from 'node:sqlite'
import { makePrivate } from './folder.ts'
import { taken } from './problem.ts'

const SQLITE_BUSY = 5

/** A lock that is held until it is released or the process ends, however it ends. */
export type Lock = { release(): void }

/**
 * Takes the lock on a file, or throws where another process (or this one) holds it. The operating system frees it with
 * the process, so that there is no file with a process id to go stale. Nothing in this process may open that file by
 * other means: closing it again would free the lock.
 */
export function takeLock(folder: string, path: string): Lock {
  makePrivate(path)
  const database = new DatabaseSync(path, { timeout: 0 })
  try {
    database.exec('pragma journal_mode = memory; begin exclusive')
  } catch (error) {
    database.close()
    throw isBusy(error) ? taken(folder) : error
  }
  return {
    release() {
      if (database.isOpen) database.close()
    },
  }
}

function isBusy(error: unknown): boolean {
  return (error as { readonly errcode?: number }).errcode === SQLITE_BUSY
}
