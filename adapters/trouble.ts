import { storeTrouble } from './database/problem.ts'

/** What went wrong, in a sentence; of a mistake in the program only its kind, since its words may hold anything. */
export function troubleOf(error: unknown): string {
  try {
    return storeTrouble(error)
  } catch {
    return `of a mistake in the program (${error instanceof Error ? error.name : typeof error}).`
  }
}
