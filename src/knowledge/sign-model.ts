import type { Text } from './text-model.ts'

// What Limber knows of warning signs, and whom to call.

export const SIGN_LEVELS = ['crisis', 'emergency', 'urgent', 'soon', 'note'] as const
/** `note` adds a line to an ordinary answer; all others replace it. */
export type SignLevel = (typeof SIGN_LEVELS)[number]

/** Words that may stand in any order, all within `window` words of each other. */
export type NearPattern = {
  readonly window: number
  /**
   * One of each list. An entry is a word or a few words in a row; a trailing * takes any ending, `#55-90` any number
   * in that range, `@numb` any entry of that word group.
   */
  readonly lists: readonly (readonly string[])[]
  /** Any of these close by cancels the match. */
  readonly unless: readonly string[]
}

export const CONCEPT_MARKS = ['even if over', 'even if denied'] as const
/**
 * `even if over`: counts although it was long ago, as cancer does. `even if denied`: what somebody writes about dying
 * is answered as it is.
 */
export type ConceptMark = (typeof CONCEPT_MARKS)[number]

/** Something that a warning sign is made of, in the words people use for it. */
export type SignConcept = {
  readonly name: string
  readonly phrases: readonly string[]
  readonly near: readonly NearPattern[]
  /** Harmless phrases and patterns: what they cover does not count for this concept. */
  readonly exclude: readonly string[]
  readonly excludeNear: readonly NearPattern[]
  readonly marks: readonly ConceptMark[]
}

export type Sign = {
  readonly id: string
  readonly title: string
  readonly level: SignLevel
  /** Any of these combinations raises the sign; in each, all concepts must be there, `not` ones absent. */
  readonly when: readonly (readonly { readonly concept: string; readonly not: boolean }[])[]
  readonly sources: readonly string[]
}

export const LITTLE_WORDS = [
  'denies what follows',
  'denies what stands before',
  'may stand between',
  'joins a list',
  'ends a denial',
  'is there after all',
  'good to have',
  'is over',
  'is not over',
] as const
/** The little words that turn a meaning round: without them, nobody can tell "no fever" from "fever". */
export type LittleWords = Readonly<Record<(typeof LITTLE_WORDS)[number], readonly string[]>>

export const SAYINGS = ['crisis', 'emergency', 'urgent', 'soon', 'check'] as const
/** An answer of the warning signs: one for each level, and the card that asks for them. */
export type SayingName = (typeof SAYINGS)[number]

/** One of those answers. Its texts may hold the gaps `{emergency number}` and `{crisis line}`. */
export type Saying = {
  readonly title: string
  readonly paragraphs: readonly Text[]
  readonly items: readonly Text[]
}

export const GAPS = ['emergency number', 'crisis line'] as const
/** What stands in a gap where no number is known for sure. */
export type Gap = (typeof GAPS)[number]

/** What people write about warning signs in one language, and what is said to them in it. */
export type SignLanguage = {
  /** `en`, `de`, … */
  readonly language: string
  readonly sayings: Readonly<Partial<Record<SayingName, Saying>>>
  readonly gaps: Readonly<Partial<Record<Gap, string>>>
  /** The warning signs in one line, below the first answer of a conversation. */
  readonly checkLine: string
  /** Above an answer that comes again because nobody has settled it, and how to settle it. */
  readonly again: string
  /** Below every answer. */
  readonly smallPrint: string
  readonly littleWords: LittleWords
  readonly groups: Readonly<Record<string, readonly string[]>>
  readonly concepts: readonly SignConcept[]
  /** Every word of the patterns, with * those that are a beginning: a message with none of them needs no look. */
  readonly vocabulary: readonly string[]
  /** One line that is said to the person, by the sign's id. */
  readonly whys: Readonly<Record<string, string>>
}

export type Signs = {
  /** Most urgent first. */
  readonly signs: readonly Sign[]
  /** English first. */
  readonly languages: readonly SignLanguage[]
}

/** Whom to call in some countries. */
export type Numbers = {
  readonly name: string
  /** ISO 3166 codes such as `DE`. */
  readonly countries: readonly string[]
  readonly emergency: string
  readonly crisis?: string
  /** For whoever keeps the numbers. */
  readonly note?: string
  /** Whether both were checked; what was not is never shown. */
  readonly isChecked: boolean
}
