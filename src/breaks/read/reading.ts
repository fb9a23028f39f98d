import type { Cadence } from '../cadence.ts'
import type { Draft } from './draft.ts'
import type { Problem } from './recognise.ts'

/** What a text says about when a break comes. Suggestions and examples are whole phrases that read as cadences. */
export type CadenceReading =
  /** Notes say what was assumed, one sentence each. */
  | { readonly kind: 'cadence'; readonly cadence: Cadence; readonly notes: readonly string[] }
  | { readonly kind: 'missing'; readonly question: string; readonly suggestions: readonly string[] }
  | {
      readonly kind: 'ambiguous'
      readonly words: string
      readonly question: string
      readonly suggestions: readonly string[]
    }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[]; readonly examples: readonly string[] }

/** What a step of completing a draft came to, where it was not what it was after. */
export type Stop =
  | { readonly kind: 'stop'; readonly problems: readonly Problem[] }
  /** One draft for each meaning. */
  | {
      readonly kind: 'several'
      readonly words: string
      readonly question: string
      readonly drafts: readonly Draft[]
    }
  /** Drafts that have what is missing. */
  | { readonly kind: 'lacks'; readonly question: string; readonly drafts: readonly Draft[] }

/** A step's value, with what it assumed. */
export type Step<T> = { readonly kind: 'value'; readonly value: T; readonly notes: readonly string[] } | Stop

/** A step that came to what it was after. */
export function value<T>(of: T, notes: readonly string[] = []): Step<T> {
  return { kind: 'value', value: of, notes }
}

/** A step that refuses some words, and why. */
export function stop(words: string, why: string): Stop {
  return { kind: 'stop', problems: [{ words, why }] }
}
