import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { makePrivate } from '../folder.ts'

/** What SQLite may leave beside a database. */
export const BESIDE = ['-wal', '-shm', '-journal'] as const

/**
 * Makes a file that is there as a whole, on the disk, or not at all: it is written under another name beside its place
 * first. Only its owner may read it. Throws the error with the code EEXIST where something is in its place.
 */
export async function makeWhole<Result>(
  path: string,
  fill: (part: string) => Promise<Result>,
): Promise<Result> {
  const part = `${path}.${randomUUID().slice(0, 8)}.part`
  try {
    makePrivate(part)
    const result = await fill(part)
    putOnDisk(part, 'r+')
    putInPlace(part, path)
    putFolderOnDisk(dirname(path))
    return result
  } finally {
    for (const end of ['', ...BESIDE]) rmSync(`${part}${end}`, { force: true })
  }
}

/** A second name never takes the place of another file, which renaming would; some file systems know no second names. */
function putInPlace(part: string, path: string): void {
  try {
    linkSync(part, path)
  } catch (error) {
    const isThere = statSync(path, { throwIfNoEntry: false }) !== undefined
    if (isThere || !NO_SECOND_NAMES.includes(codeOf(error))) throw error
    renameSync(part, path)
  }
}

const NO_SECOND_NAMES: readonly unknown[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']

/** A system that opens no folders sees to that itself. */
function putFolderOnDisk(folder: string): void {
  try {
    putOnDisk(folder, 'r')
  } catch (error) {
    if (!NO_FOLDERS_OPENED.includes(codeOf(error))) throw error
  }
}

const NO_FOLDERS_OPENED: readonly unknown[] = ['EISDIR', 'EPERM', 'EACCES', 'EINVAL']

function putOnDisk(path: string, flags: 'r' | 'r+'): void {
  const opened = openSync(path, flags)
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

function codeOf(error: unknown): unknown {
  return (error as NodeJS.ErrnoException).code
}
