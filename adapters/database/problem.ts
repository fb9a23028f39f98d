import { DataProblem } from './data-problem.ts'
import { PostgresProblem } from './postgres/problem.ts'

/** Why a data folder cannot be used. */
export type DataFolderTrouble =
  /** It, or a file in it, cannot be made, read or written. */
  | 'no access'
  /** Another bot runs on it. */
  | 'taken'
  /** No bot ever ran on it, so that there is nothing to read. */
  | 'empty'
  /** The file is no database, or the database of another program. */
  | 'foreign'
  | 'corrupt'
  | 'newer'
  /** For readers, who change nothing: it has to be brought up to date first. */
  | 'older'

/** A data folder that cannot be used; its message says in one sentence what happened, why and what to do. */
export class DataFolderProblem extends DataProblem {
  override readonly name = 'DataFolderProblem'
  override readonly trouble: DataFolderTrouble
  readonly folder: string

  constructor(trouble: DataFolderTrouble, folder: string, sentence: string, cause?: unknown) {
    super(sentence, cause)
    this.trouble = trouble
    this.folder = folder
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
  EDQUOT: "the user's share of the disk is full",
  EEXIST: 'a file of that name is in the way',
  ENOTDIR: 'a part of the path is a file',
  ENOENT: 'a part of the path does not exist',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'the path is too long',
  EISDIR: 'a folder is in the place of a file',
  ERR_INVALID_ARG_VALUE: 'a path cannot hold such characters',
}

/** SQLite's result codes (https://sqlite.org/rescode.html), as far as they say something about the folder. */
const SQLITE_REASONS: Readonly<Record<number, string>> = {
  3: 'permission is denied',
  5: 'another program keeps it locked',
  8: 'it can only be read',
  10: 'the disk reports an error',
  13: 'the disk is full',
  14: 'SQLite cannot open it',
}

/** Every reason that is given for what goes wrong with a folder. */
export const FOLDER_REASONS: readonly string[] = [
  ...new Set([...Object.values(REASONS), ...Object.values(SQLITE_REASONS)]),
]

const SQLITE_CORRUPT = 11
const SQLITE_NOT_A_DATABASE = 26

/** SQLite's kind of an error; the rest of its code is a finer distinction. */
function kindOf(error: unknown): number | undefined {
  const { errcode } = error as { readonly errcode?: number }
  return errcode === undefined ? undefined : errcode & 0xff
}

/** Why a file or folder could not be used, in words to go after "because"; nothing where the error is about neither. */
export function reasonOf(error: unknown): string | undefined {
  const kind = kindOf(error)
  return kind === undefined ? REASONS[(error as { readonly code?: string }).code ?? ''] : SQLITE_REASONS[kind]
}

/** What went wrong with a file or folder, from the error that the system or SQLite gave. */
export function folderProblem(folder: string, path: string, error: unknown): unknown {
  if (error instanceof DataFolderProblem) return error
  const kind = kindOf(error)
  if (kind === SQLITE_NOT_A_DATABASE) return foreign(folder, path, error)
  if (kind === SQLITE_CORRUPT) return corrupt(folder, path, error)
  const reason = reasonOf(error)
  if (reason === undefined) return error
  return new DataFolderProblem(
    'no access',
    folder,
    `Limber cannot keep its data in "${path}", because ${reason}: put that right, or name another folder in LIMBER_DATA.`,
    error,
  )
}

/** Another bot holds the folder. */
export function taken(folder: string): DataFolderProblem {
  return new DataFolderProblem(
    'taken',
    folder,
    `Another Limber already runs on the data folder "${folder}": stop that one first, or name another folder in LIMBER_DATA.`,
  )
}

/** There is nothing to read in it yet. */
export function empty(folder: string): DataFolderProblem {
  return new DataFolderProblem(
    'empty',
    folder,
    `Nothing is stored yet in the data folder "${folder}", because no bot has run on it: start one first, or name its folder in LIMBER_DATA.`,
  )
}

/** The file is not one of Limber's. */
export function foreign(folder: string, path: string, cause?: unknown): DataFolderProblem {
  return new DataFolderProblem(
    'foreign',
    folder,
    `The file "${path}" was not made by Limber, which therefore leaves it alone: move it away, or name another folder in LIMBER_DATA.`,
    cause,
  )
}

/** The file is one of Limber's, and broken. */
export function corrupt(folder: string, path: string, cause?: unknown): DataFolderProblem {
  return new DataFolderProblem(
    'corrupt',
    folder,
    `The database "${path}" is damaged, and Limber leaves it as it is: put a backup in its place, or move it away to begin anew.`,
    cause,
  )
}

/** `step` is the name of the first change that is not known here. */
export function newer(folder: string, path: string, step: string): DataFolderProblem {
  return new DataFolderProblem(
    'newer',
    folder,
    `The database "${path}" was written by a newer Limber (this one does not know its step "${step}") and is left as it is: start the newer Limber, or name another folder in LIMBER_DATA.`,
  )
}

/** The file has to be brought up to date before it can be read. */
export function older(folder: string, path: string): DataFolderProblem {
  return new DataFolderProblem(
    'older',
    folder,
    `The database "${path}" was written by an older Limber and cannot be read as it is: start the bot once, which brings it up to date.`,
  )
}

/** What went wrong in the database while it was in use, in a sentence. Throws what is no trouble of the database. */
export function storeTrouble(error: unknown): string {
  if (error instanceof PostgresProblem) {
    const what = isInDoubt(error)
      ? 'nobody knows whether the data were written'
      : 'the data could not be read or written'
    return `${what}, because ${error.reason}.`
  }
  const { errcode } = error as { readonly errcode?: number }
  if (errcode === undefined) throw error
  const reason = SQLITE_REASONS[errcode & 0xff] ?? (error as Error).message
  return `the data could not be read or written, because ${reason}.`
}

/**
 * Whether what was asked for may have been done all the same: the answer to it was lost. SQLite leaves no such doubt.
 */
export function isInDoubt(error: unknown): boolean {
  return error instanceof PostgresProblem && error.outcome === 'unknown'
}

/** Whether others wrote the same at that moment, so that nothing was done and it may be tried again. */
export function isContended(error: unknown): boolean {
  return error instanceof PostgresProblem && error.trouble === 'contended'
}
