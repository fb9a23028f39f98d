import type { Invocation } from '../../src/document.ts'

/** What a button does, by the id that the button carries, and for whom the button was made. */
export type StoredChoice = {
  /** Made of what it does, so that the same is stored once for each person. */
  readonly id: string
  readonly run: Invocation
  /** With this person it is forgotten; empty where it is for nobody in particular. */
  readonly person: string
}

/** Keeps what buttons do that do not hold it themselves. */
export type StoredChoices = {
  /** Until an instant (ms since 1970), or longer where somebody was shown the same. */
  keep(choices: readonly StoredChoice[], until: number): Promise<void>
  /** Nothing where it is not known any more. */
  read(id: string): Promise<Invocation | undefined>
  /** How many are kept that were made for a person. */
  countOf(person: string): Promise<number>
}

/** What a button does is kept for so many days since it was shown last. */
export const CHOICE_KEPT_DAYS = 7
