import type { SignLevel } from '../../src/knowledge/sign-model.ts'
import type { Kind, Wish } from '../../src/match/understanding.ts'

/** What is asked, what must come, and why. */
export type Row = {
  readonly asks: string
  /** What the same person wrote before. */
  readonly after?: readonly string[]
  /** The kind of answer, or for a warning sign its level. */
  readonly gets: Exclude<Kind, 'safety'> | Exclude<SignLevel, 'note'>
  /** The exercise or cause that comes first is one of these. */
  readonly first?: readonly string[]
  /** None of these is offered. */
  readonly never?: readonly string[]
  /** What is wanted of the breaks. */
  readonly wish?: Wish
  /** The meaning hangs on where a sentence or a breath ends; `why` says how. */
  readonly needsPunctuation?: true
  readonly why: string
}
