import { createReadStream, createWriteStream, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { DATABASE, holdsDatabase, LOCK, makeFolder } from '../folder.ts'
import { inspect } from '../inspect.ts'
import { takeLock } from '../lock.ts'
import { DataFolderProblem, folderProblem } from '../problem.ts'
import { KEPT_TABLES } from '../transfer/tables.ts'
import type { BackedUp } from './back-up.ts'
import { countBreaks, countRows, inOneFile } from './contents.ts'
import { BESIDE, makeWhole } from './new-file.ts'
import { notEmpty, notRead, stillInUse, unfit } from './problem.ts'

/**
 * Puts a backup into a data folder that holds nothing yet and on which no bot runs. Throws a `DataFolderProblem` or a
 * `BackupProblem`, and changes nothing, where that cannot be; so it does when the signal is aborted.
 */
export async function restore(folder: string, file: string, signal?: AbortSignal): Promise<BackedUp> {
  const home = resolve(folder)
  const path = join(home, DATABASE)
  lookAt(file)
  try {
    makeFolder(home)
    const lock = takeLock(home, join(home, LOCK))
    try {
      refuseWhatHolds(home, path)
      return await makeWhole(path, async (part) => {
        await copy(file, part, signal)
        check(home, file, part)
        const restored = { breaks: countBreaks(part), bytes: statSync(part).size }
        for (const end of ['', ...BESIDE]) rmSync(`${path}${end}`, { force: true })
        return restored
      })
    } finally {
      lock.release()
    }
  } catch (error) {
    throw folderProblem(home, path, error)
  }
}

/** What a bot wrote last stands beside its database: without it that file is no backup. */
function lookAt(file: string): void {
  try {
    if (!statSync(file).isFile()) throw unfit(file, 'foreign')
    if (BESIDE.some((end) => sizeOf(`${file}${end}`) > 0)) throw stillInUse(file)
  } catch (error) {
    throw notRead(file, error)
  }
}

/** A bot that was started and never used left a database with nothing in it. */
function refuseWhatHolds(home: string, path: string): void {
  const isEmpty = holdsDatabase(home)
    ? inspect(home, path, false) === 'nothing' || countRows(path, [...KEPT_TABLES.keys()]) === 0
    : // SQLite would take what is left of another database for a part of this one.
      BESIDE.every((end) => sizeOf(`${path}${end}`) === 0)
  if (!isEmpty) throw notEmpty(home)
}

async function copy(file: string, part: string, signal: AbortSignal | undefined): Promise<void> {
  const options = signal === undefined ? {} : { signal }
  await pipeline(createReadStream(file), createWriteStream(part), options).catch((error: unknown) => {
    // Both ends give the same error; only what the system was asked to do tells them apart.
    const isOfSource = ['open', 'read'].includes((error as NodeJS.ErrnoException).syscall ?? '')
    throw isOfSource ? notRead(file, error) : error
  })
}

function check(home: string, file: string, part: string): void {
  try {
    inOneFile(part)
    if (inspect(home, part, true) === 'nothing') throw unfit(file, 'empty')
  } catch (error) {
    const found = folderProblem(home, part, error)
    throw found instanceof DataFolderProblem ? unfit(file, found.trouble, error) : found
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
