import { nearest } from '../words/distance.ts'

/** Something on a page that has to be put right before the page may reach anybody. */
export type Problem = {
  /** The page's path from the knowledge folder, with forward slashes. */
  readonly file: string
  /** Counted from 1. */
  readonly line: number
  readonly sentence: string
}

/** Where the reader stands on a page, and the way to say that something is wrong there. */
export type Where = {
  readonly file: string
  readonly line: number
  problem(sentence: string): void
}

/** A place on a page that adds what is wrong to `problems`. */
export function whereOf(file: string, line: number, problems: Problem[]): Where {
  return { file, line, problem: (sentence) => problems.push({ file, line, sentence }) }
}

/** "Did you mean "easy"? Permitted: easy, medium, hard." */
export function permittedSentence(written: string, permitted: readonly string[]): string {
  const near = nearest(written, permitted)
  return `${near === undefined ? '' : `Did you mean "${near}"? `}Permitted: ${permitted.join(', ')}.`
}

/** Problems in the order in which a reader goes through the pages, each said once. */
export function inReadingOrder(problems: readonly Problem[]): readonly Problem[] {
  const ordered = problems.toSorted(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.sentence.localeCompare(b.sentence),
  )
  return ordered.filter((problem, index) => !isSame(problem, ordered[index - 1]))
}

function isSame(a: Problem, b: Problem | undefined): boolean {
  return a.file === b?.file && a.line === b.line && a.sentence === b.sentence
}
