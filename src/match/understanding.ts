import type { Ask, Setting, Subject } from '../knowledge/model.ts'
import type { PageRef } from '../knowledge/text-model.ts'
import type { FoundSign } from './signs/find.ts'

/** Why a page came up: which words of the question, what they were taken for, and what they counted. */
export type Reason = { readonly words: string; readonly meaning: string; readonly points: number }

/** A page that fits, and why. */
export type Fit = { readonly id: string; readonly points: number; readonly reasons: readonly Reason[] }

/** What a person can do and must take care of, as far as the question says. */
export type Limits = {
  readonly settings: readonly Setting[]
  readonly discreet: boolean
  /** Conditions the person has. */
  readonly conditions: readonly string[]
  /** Positions, things, settings and purposes that are out of the question. */
  readonly without: readonly string[]
}

/** What a question says about the complaint and the wishes, in the order in which it says it. */
export type Topic = Limits & {
  readonly areas: readonly string[]
  readonly feelings: readonly string[]
  readonly purposes: readonly string[]
  readonly things: readonly string[]
  readonly causes: readonly string[]
}

/** A topic of which nothing was told. */
export const NOTHING_TOLD: Topic = {
  areas: [],
  feelings: [],
  purposes: [],
  things: [],
  causes: [],
  settings: [],
  discreet: false,
  conditions: [],
  without: [],
}

/**
 * An exercise that somebody asked about and should not do for now: it hurts, a condition speaks against it, or it cannot
 * be done where the person is.
 */
export type LeftOut = { readonly id: string; readonly why: 'hurts' | 'condition' | 'place' | 'not wanted' }

/** Why nothing was found. */
export type Unknown =
  | 'nothing written'
  | 'not understood'
  | 'another part of the body'
  | 'another subject'
  | 'medicine'
  | 'no such exercise'
  | 'too long'

/** What Limber makes of a question. */
export type Understanding =
  | {
      readonly kind: 'safety'
      readonly found: FoundSign
      /** Said before in this conversation, and not settled since. */
      readonly again?: boolean
      /** Conditions the person told of, for what may be offered later. */
      readonly conditions: readonly string[]
    }
  | {
      readonly kind: 'answer'
      /** What was said, and nothing that was not. */
      readonly said: Topic
      /** The same, filled up with what was said before or goes without saying. */
      readonly topic: Topic
      /** Exercises that the question names and that are better left out. */
      readonly leftOut: readonly LeftOut[]
      readonly exercises: readonly Fit[]
      readonly causes: readonly Fit[]
    }
  | {
      readonly kind: 'exercise'
      readonly exercise: Fit
      /** What was asked about it. */
      readonly ask: Extract<Ask, 'easier' | 'harder'> | 'how' | 'why' | 'who'
      /** Linked variations, then others whose description fits. */
      readonly others: readonly Fit[]
      readonly topic: Topic
    }
  | {
      readonly kind: 'cause'
      readonly topic: Topic
      readonly causes: readonly Fit[]
      readonly exercises: readonly Fit[]
    }
  | { readonly kind: 'prevention'; readonly topic: Topic; readonly causes: readonly Fit[] }
  | { readonly kind: 'dosage'; readonly exercise?: Fit; readonly conditions: readonly string[] }
  | {
      readonly kind: 'routine'
      readonly said: Topic
      readonly topic: Topic
      readonly minutes: number
      readonly routine: Routine
    }
  | {
      readonly kind: 'candidates'
      /** Several were named, or one was written so that it may be any of them. */
      readonly why: 'several' | 'unsure'
      readonly exercises: readonly Fit[]
    }
  | {
      readonly kind: 'schedule'
      readonly wish: Wish
      /** What the person wrote. */
      readonly text: string
      /** The person's own words for when. */
      readonly when: readonly string[]
    }
  | { readonly kind: 'check' }
  | {
      readonly kind: 'help'
      readonly why: 'asked' | 'greeting' | 'privacy' | 'thanks' | 'no help' | 'start over'
    }
  | {
      readonly kind: 'unknown'
      readonly why: Unknown
      readonly nearest: readonly Fit[]
      /** The area of ours that is nearest to what was meant. */
      readonly area?: string
    }
  | { readonly kind: 'page'; readonly page: PageRef; readonly answers?: Subject | undefined }

/** What somebody wants of stretch breaks. */
export const WISHES = ['set up', 'stop', 'pause', 'resume', 'snooze', 'skip', 'list', 'change'] as const
export type Wish = (typeof WISHES)[number]

/** Exercises in the order in which they are done. */
export type Routine = {
  readonly parts: readonly { readonly exercise: Fit; /** Seconds. */ readonly takes: number }[]
  /** How many times all of it is gone through. */
  readonly rounds: number
  /** Seconds that all of it takes, with the changes between. */
  readonly takes: number
}

export type Kind = Understanding['kind']

/** Every understanding but that of a warning sign, which comes before all others. */
export type WithoutSign = Exclude<Understanding, { readonly kind: 'safety' }>
