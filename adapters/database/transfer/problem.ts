import { DataProblem } from '../data-problem.ts'

/** Where to get what can be imported. */
const AGAIN = 'copy the file again, or export anew'

/** An export that cannot be taken in; its message says where, what and why, and what to do, and tells nothing that is in it. */
export class ImportProblem extends DataProblem {
  override readonly name = 'ImportProblem'
  override readonly trouble = 'import'
  /** Counts from 1; nothing where it is about no line. */
  readonly line: number | undefined

  constructor(line: number | undefined, sentence: string, cause?: unknown) {
    super(`${sentence} Nothing is stored.`, cause)
    this.line = line
  }
}

/** The input ends in the middle of a line, or before its last line. */
export function notWhole(line: number): ImportProblem {
  return new ImportProblem(line, `The export ends in the middle, at line ${line}: ${AGAIN}.`)
}

/** A line without an end. */
export function tooLong(line: number): ImportProblem {
  return new ImportProblem(
    line,
    `Line ${line} does not end, so that this is no export of Limber: name the file that "limber export" made.`,
  )
}

/** There is no line at all. */
export function nothing(): ImportProblem {
  return new ImportProblem(undefined, 'There is nothing to import: name the file that "limber export" made.')
}

/** A line that is not what Limber writes, with why. */
export function damaged(line: number, why: string): ImportProblem {
  return new ImportProblem(line, `Line ${line} of the export is damaged, because ${why}: ${AGAIN}.`)
}

/** A row that contradicts those before it. */
export function contradicts(line: number, table: string, why: string, cause?: unknown): ImportProblem {
  return new ImportProblem(
    line,
    `Line ${line} of the export, of the table "${table}", does not fit those before it, because ${why}: ${AGAIN}.`,
    cause,
  )
}

/** The first line is not that of an export. */
export function noExport(line: string): ImportProblem {
  const isOfNpm = /^\s*$|^> /.test(line)
  const why = isOfNpm
    ? 'npm wrote something above it: make it with "npm run --silent export > file"'
    : 'name the file that "limber export" made'
  return new ImportProblem(1, `This is no export of Limber, as its first line shows: ${why}.`)
}

/** An export of another version of the format. */
export function unknownVersion(version: number): ImportProblem {
  return new ImportProblem(
    1,
    `The export has the version ${version} of the format, which this Limber does not know: import it with the Limber that made it.`,
  )
}

/** The exported database had other steps behind it than those known here. */
export function otherStep(is: 'older' | 'newer'): ImportProblem {
  return new ImportProblem(
    1,
    is === 'older'
      ? 'The export was made by an older Limber, which kept other things: import it with that one, then start this one on it, which brings it up to date.'
      : 'The export was made by a newer Limber, which keeps other things: import it with that one.',
  )
}

/** What the last line says of those before it is not so. */
export function notTheSum(line: number): ImportProblem {
  return new ImportProblem(
    line,
    `The export is damaged: its last line (${line}) does not belong to those before it, in which something was changed or is missing: ${AGAIN}.`,
  )
}

/** There is more than an export. */
export function goesOn(line: number): ImportProblem {
  return new ImportProblem(line, `The export goes on after its last line, at line ${line}: ${AGAIN}.`)
}

/** The database holds something, so that what is imported would mix with it. */
export function notEmpty(rows: number): ImportProblem {
  const many = rows === 1 ? 'a row' : `${rows.toLocaleString('en')} rows`
  return new ImportProblem(
    undefined,
    `The database holds data already (${many}), and an import is never mixed with anything: name an empty database, or another folder in LIMBER_DATA.`,
  )
}

/** A bot runs on the database. */
export function inUse(): ImportProblem {
  return new ImportProblem(
    undefined,
    'A bot runs on the database that DATABASE_URL names: stop it first, wait half a minute, and import then.',
  )
}

/** The input cannot be read. */
export function unreadable(reason: string, cause: unknown): ImportProblem {
  return new ImportProblem(
    undefined,
    `The export cannot be read, because ${reason}: put that right, and import again.`,
    cause,
  )
}
