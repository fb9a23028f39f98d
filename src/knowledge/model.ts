import type { Numbers, Signs } from './sign-model.ts'
import type { PageKind, Text } from './text-model.ts'

// What Limber knows, as plain read-only values: what the page readers make and everything else uses.
// It holds no functions, so that it can be kept as JSON. The warning signs have a file of their own.

export const PURPOSES = ['stretch', 'strengthen', 'mobilise', 'relax'] as const
export type Purpose = (typeof PURPOSES)[number]

export const AIMS = [
  'open the chest',
  'turn',
  'arch',
  'round',
  'lean to the side',
  'shoulder blades',
  'neck',
  'strength',
] as const
/** What an exercise does in the turn of stretch breaks; `round` is every bend forwards. */
export type Aim = (typeof AIMS)[number]

export const POSITIONS = [
  'sitting',
  'standing',
  'lying on the back',
  'lying on the front',
  'lying on the side',
  'hands and knees',
  'kneeling',
] as const
export type Position = (typeof POSITIONS)[number]

export const SETTINGS = ['desk', 'standing', 'floor', 'bed'] as const
export type Setting = (typeof SETTINGS)[number]

export const LEVELS = ['easy', 'medium', 'hard'] as const
export type Level = (typeof LEVELS)[number]

export const DISCRETIONS = ['yes', 'somewhat', 'no'] as const
export type Discretion = (typeof DISCRETIONS)[number]

export const CERTAINTIES = ['good', 'mixed', 'weak', 'contested'] as const
export type Certainty = (typeof CERTAINTIES)[number]

export const COMMONNESS = ['very common', 'common', 'less common'] as const
export type Commonness = (typeof COMMONNESS)[number]

export const SUBJECTS = ['prevention', 'dosage', 'building up', 'see somebody'] as const
/** What a page of advice answers. */
export type Subject = (typeof SUBJECTS)[number]

/** From a least to a most; the two are equal where the page gives one number. */
export type Range = { readonly least: number; readonly most: number }

/** How long and how many. What a page leaves out is not said. */
export type Dose = {
  /** Seconds. */
  readonly hold?: Range
  readonly count?: Range & { readonly of: 'repetitions' | 'breaths' | 'rounds' }
  readonly sets?: Range
  readonly timesADay?: Range
  readonly daysAWeek?: Range
  readonly eachSide: boolean
}

/** Whether a clinician has read the page. */
export type Review = 'none' | { readonly by: string; readonly role: string; readonly on: string }

/** How one exercise goes together with one condition. */
export type Care = {
  readonly level: 'avoid' | 'adapt'
  readonly condition: string
  readonly advice: Text
}

/** The names of an exercise besides its title, by who uses them. */
export type Names = {
  readonly common: readonly string[]
  readonly yoga: readonly string[]
  readonly physio: readonly string[]
  readonly gym: readonly string[]
  readonly misspelt: readonly string[]
}

export type Exercise = {
  readonly id: string
  readonly name: string
  readonly intro: Text
  /** The whole exercise in one sentence. */
  readonly short: string
  readonly names: Names
  /** What people say who do not know its name: "lie on your belly and prop on your elbows". */
  readonly described: readonly string[]
  /** Best first. */
  readonly areas: readonly string[]
  readonly eases: readonly string[]
  readonly works: string
  readonly purposes: readonly Purpose[]
  readonly aim: Aim
  readonly positions: readonly Position[]
  readonly needs: readonly string[]
  readonly niceToHave: readonly string[]
  readonly settings: readonly Setting[]
  readonly discreet: Discretion
  readonly level: Level
  readonly dose: Dose
  /** Seconds that one round takes. */
  readonly round: number
  readonly review: Review
  readonly steps: readonly Text[]
  readonly stopIf: readonly Text[]
  readonly care: readonly Care[]
  readonly mistakes: readonly Text[]
  readonly easier: readonly Text[]
  readonly harder: readonly Text[]
  readonly evidence: readonly Text[]
  readonly notes: readonly Text[]
  readonly sources: readonly string[]
}

export type Cause = {
  readonly id: string
  readonly name: string
  readonly intro: Text
  readonly alsoCalled: readonly string[]
  /** Words that make it likely without naming it. */
  readonly hints: readonly string[]
  readonly areas: readonly string[]
  readonly feels: readonly string[]
  readonly common: Commonness
  readonly certainty: Certainty
  readonly review: Review
  readonly how: readonly Text[]
  readonly signs: readonly Text[]
  readonly helps: readonly Text[]
  /** Exercise ids, best first. */
  readonly exercises: readonly string[]
  /** Exercise ids for when it has settled. */
  readonly later: readonly string[]
  readonly prevention: readonly Text[]
  readonly checkIf: readonly Text[]
  readonly evidence: readonly Text[]
  readonly notes: readonly Text[]
  readonly sources: readonly string[]
}

export type Advice = {
  readonly id: string
  readonly name: string
  readonly intro: Text
  readonly alsoCalled: readonly string[]
  readonly answers: Subject
  readonly review: Review
  readonly whatToDo: readonly Text[]
  readonly goodToKnow: readonly Text[]
  readonly exercises: readonly string[]
  readonly evidence: readonly Text[]
  readonly notes: readonly Text[]
  readonly sources: readonly string[]
}

/** What the program has to know of a meaning besides its words. */
export const MARKS = ['default', 'known a little', 'gentle', 'strength', 'kit', 'any kit', 'passes'] as const
/**
 * `default`: the area of a complaint that names none. `known a little`: an area outside of what Limber is best at.
 * `gentle`: a feeling for which hard work comes later. `strength`: one for which it may come first. `kit`: a thing few
 * have at hand. `any kit`: a word for all of those. `passes`: a condition that may be over, such as a broken rib.
 */
export type Mark = (typeof MARKS)[number]

/** One meaning and everything that people write for it. */
export type Meaning = {
  readonly name: string
  readonly phrases: readonly string[]
  /** Phrases that mean this only beside something else: "back" may be a back, "tired" may be sleepy. */
  readonly vague: readonly string[]
  /** Meanings so near that what eases one often eases the other. */
  readonly like: readonly string[]
  readonly marks: readonly Mark[]
  /** Said when the meaning itself has to be explained, for example what a condition covers. */
  readonly covers?: string
}

/** Kinds of question that words alone can tell. */
export const ASKS = [
  'cause',
  'prevention',
  'dosage',
  'schedule',
  'break',
  'time',
  'stop breaks',
  'pause breaks',
  'resume breaks',
  'snooze breaks',
  'skip a break',
  'list breaks',
  'change breaks',
  'routine',
  'yoga',
  'who',
  'yes',
  'start over',
  'check',
  'easier',
  'harder',
  'another',
  'instead',
  'relief',
  'look-up',
  'what limber does',
  'privacy',
  'greeting',
  'thanks',
  'praise',
  'no help',
  'hurts',
  'after',
] as const
export type Ask = (typeof ASKS)[number]

/**
 * What Limber knows nothing about, told apart by what is said then. A `figure of speech` only takes its words away from
 * other meanings: nobody's back hurts in "back to back meetings".
 */
export const ELSEWHERE = [
  'another part of the body',
  'head and jaw',
  'arm and hand',
  'hip and leg',
  'another subject',
  'medicine',
  'figure of speech',
] as const
export type Elsewhere = (typeof ELSEWHERE)[number]

/** The vocabulary: what people write and what it means. */
export type Words = {
  readonly areas: readonly Meaning[]
  readonly feelings: readonly Meaning[]
  readonly conditions: readonly Meaning[]
  readonly things: readonly Meaning[]
  readonly settings: readonly Meaning[]
  readonly positions: readonly Meaning[]
  readonly purposes: readonly Meaning[]
  /** What one does with which part of the body, in the words by which movements are described. */
  readonly movements: readonly Meaning[]
  readonly asks: readonly Meaning[]
  /** What Limber knows nothing about: other parts of the body, other meanings of its words. */
  readonly elsewhere: readonly Meaning[]
  /** Everyday words, folded, that are never taken for a misspelling of something else. */
  readonly everyday: readonly string[]
}

/** What a phrase under each of the lists means, where people say it: movements are only compared with each other. */
export const MEANING_LISTS = [
  { key: 'areas', type: 'area' },
  { key: 'feelings', type: 'feeling' },
  { key: 'conditions', type: 'condition' },
  { key: 'things', type: 'thing' },
  { key: 'settings', type: 'setting' },
  { key: 'positions', type: 'position' },
  { key: 'purposes', type: 'purpose' },
  { key: 'elsewhere', type: 'elsewhere' },
  { key: 'asks', type: 'ask' },
] as const satisfies readonly { readonly key: keyof Words; readonly type: string }[]
export type MeaningType = (typeof MEANING_LISTS)[number]['type']

export type Source = { readonly id: string; readonly title: string; readonly url: string }

/** A language besides English: what people write in it, for meanings that the English pages have. */
export type Dictionary = {
  /** `de`, `es`, … */
  readonly language: string
  /** Said above an answer, which is in English. */
  readonly firstLine: Text
  /** Words that carry no meaning inside a phrase. */
  readonly silent: readonly string[]
  /** Everyday words, by which the language is told and which are no misspelling of anything else. */
  readonly everyday: readonly string[]
  readonly entries: readonly DictionaryEntry[]
  /** Every word of all of these, folded: a message with none of them is in another language. */
  readonly words: readonly string[]
}

export type DictionaryEntry = {
  readonly type: MeaningType | PageKind
  /** The name of the meaning, or the page's id. */
  readonly id: string
  readonly phrases: readonly string[]
  readonly vague: readonly string[]
}

export type Knowledge = {
  readonly exercises: readonly Exercise[]
  readonly causes: readonly Cause[]
  readonly advice: readonly Advice[]
  readonly words: Words
  /** Every language besides English. */
  readonly dictionaries: readonly Dictionary[]
  readonly signs: Signs
  readonly numbers: readonly Numbers[]
  readonly sources: readonly Source[]
}
