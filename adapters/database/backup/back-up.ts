import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { backup } from 'node:sqlite'
import { DATABASE, holdsDatabase } from '../folder.ts'
import { inspect } from '../inspect.ts'
import { openReader } from '../node-sqlite.ts'
import { corrupt, DataFolderProblem, empty, folderProblem } from '../problem.ts'
import { countBreaks, inOneFile } from './contents.ts'
import { makeWhole } from './new-file.ts'
import { alreadyThere, notWritten } from './problem.ts'

/** What stands in a backup. */
export type BackedUp = { readonly breaks: number; readonly bytes: number }

/** So many pages are copied before it is looked whether to stop: some 4 MB. */
const PAGES_AT_ONCE = 1_000

/** Whether to stop is asked between the steps. */
type Stop = Pick<AbortSignal, 'throwIfAborted'>

/**
 * Copies the database of a data folder to a new file, beside a running bot, and checks the copy. Throws a
 * `DataFolderProblem` or a `BackupProblem`, and leaves nothing behind, where that cannot be; so it does when the signal
 * is aborted.
 */
export async function backUp(folder: string, file: string, signal?: Stop): Promise<BackedUp> {
  const home = resolve(folder)
  const path = join(home, DATABASE)
  look(home, path)
  const target = resolve(file)
  try {
    if (statSync(target, { throwIfNoEntry: false }) !== undefined) throw alreadyThere(file)
    return await makeWhole(target, async (part) => {
      await copy(path, part, signal)
      inOneFile(part)
      inspect(home, part, true)
      return { breaks: countBreaks(part), bytes: statSync(part).size }
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw alreadyThere(file, error)
    throw notWritten(file, spoiled(home, path, error))
  }
}

function look(home: string, path: string): void {
  try {
    if (!holdsDatabase(home) || inspect(home, path, false) === 'nothing') throw empty(home)
  } catch (error) {
    throw folderProblem(home, path, error)
  }
}

/**
 * One state of the database, however much is written meanwhile: without a transaction that holds on to it, the copy
 * would begin anew after every commit of the bot, and never end beside a busy one.
 */
async function copy(from: string, to: string, signal: Stop | undefined): Promise<void> {
  const source = openReader(from)
  try {
    source.exec('begin')
    source.prepare('select count(*) from sqlite_schema').get()
    signal?.throwIfAborted()
    await backup(source, to, { rate: PAGES_AT_ONCE, progress: () => signal?.throwIfAborted() })
  } finally {
    source.close()
  }
}

/** Where the copy is damaged, so is the original. */
function spoiled(home: string, path: string, error: unknown): unknown {
  const found = folderProblem(home, path, error)
  return found instanceof DataFolderProblem && found.trouble === 'corrupt'
    ? corrupt(home, path, error)
    : error
}
