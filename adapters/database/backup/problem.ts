import { DataProblem } from '../data-problem.ts'
import { reasonOf, type DataFolderTrouble } from '../problem.ts'

/** A backup that could not be made or put back; its message says in one sentence what happened, why and what to do. */
export class BackupProblem extends DataProblem {
  override readonly name = 'BackupProblem'
  override readonly trouble = 'backup'
}

/** What kept a backup from being written; an error that says nothing of a file is passed on as it is. */
export function notWritten(file: string, error: unknown): unknown {
  const reason = error instanceof DataProblem ? undefined : reasonOf(error)
  if (reason === undefined) return error
  return new BackupProblem(
    `The backup "${file}" cannot be written, because ${reason}: put that right, or name another file.`,
    error,
  )
}

/** What kept a backup from being read; an error that says nothing of a file is passed on as it is. */
export function notRead(file: string, error: unknown): unknown {
  const reason = error instanceof DataProblem ? undefined : reasonOf(error)
  if (reason === undefined) return error
  return new BackupProblem(
    `The backup "${file}" cannot be read, because ${reason}: put that right, or name another file.`,
    error,
  )
}

/** A backup is never written over anything. */
export function alreadyThere(file: string, cause?: unknown): BackupProblem {
  return new BackupProblem(
    `"${file}" is there already, and a backup is never written over anything: name a new file, or move that one away.`,
    cause,
  )
}

/** A part of what was stored stands beside the file. */
export function stillInUse(file: string): BackupProblem {
  return new BackupProblem(
    `"${file}" is no backup but a database that was in use, and a part of what it holds stands in a file beside it: make a backup of it with "limber backup", and put that back.`,
  )
}

/** What is there is never replaced. */
export function notEmpty(folder: string): BackupProblem {
  return new BackupProblem(
    `The data folder "${folder}" holds data already, and a backup is never put over anything: move them away, or name another folder in LIMBER_DATA.`,
  )
}

/** What a look into a backup showed. */
export function unfit(file: string, trouble: DataFolderTrouble, cause?: unknown): BackupProblem {
  return new BackupProblem(sayUnfit(file, trouble), cause)
}

function sayUnfit(file: string, trouble: DataFolderTrouble): string {
  switch (trouble) {
    case 'foreign':
      return `"${file}" was not made by Limber, and nothing of it was put back: name a file that "limber backup" made.`
    case 'corrupt':
      return `The backup "${file}" is damaged or not whole, and nothing of it was put back: take another one.`
    case 'newer':
      return `The backup "${file}" was made by a newer Limber, and nothing of it was put back: use the newer Limber.`
    case 'empty':
      return `The backup "${file}" holds nothing: name another one.`
    default:
      return `The backup "${file}" cannot be checked, and nothing of it was put back: put the data folder right, or take another backup.`
  }
}
