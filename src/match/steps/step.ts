import type { Exercise, Subject } from '../../knowledge/model.ts'
import type { Describer } from '../describe.ts'
import type { Ranking } from '../rank.ts'
import type { Recalled } from '../recall.ts'
import type { Sorted } from '../topic.ts'
import type { Fit, Topic, WithoutSign } from '../understanding.ts'

/** A question as the steps see it: what it says, and what it leaves to the messages before. */
export type Asked = { readonly sorted: Sorted; readonly recalled: Recalled }

/** What the steps look things up in. */
export type Tools = {
  readonly ranking: Ranking
  readonly describe: Describer
  /** Whether a word says what one does, or with which part of the body. */
  readonly isMovement: (word: string) => boolean
  readonly exercise: (id: string) => Exercise | undefined
  /** Exercises that are easier or harder forms of one: where that hurts, they wait as well. */
  readonly kin: (id: string) => readonly string[]
  /** The cause whose page has this very title. */
  readonly causeTitled: (text: string) => string | undefined
  /** What a page of advice answers. */
  readonly answersOf: (advice: string) => Subject | undefined
  /** The area of a complaint that names none. */
  readonly defaultArea: string
}

/** Recognises one kind of question, or leaves it to the next step. */
export type Step = (asked: Asked, tools: Tools) => WithoutSign | undefined

/** How many pages stand beside the first one. */
export const MOST_OTHERS = 2

/** A page that was asked for and needs no ranking. */
export function fitOf(id: string, words: string, meaning: string): Fit {
  return { id, points: 1, reasons: [{ words, meaning, points: 1 }] }
}

/** A complaint that names no area is about the area that Limber is for. */
export function withArea(topic: Topic, { defaultArea }: Tools): Topic {
  return topic.areas.length > 0 ? topic : { ...topic, areas: [defaultArea] }
}

export function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length
}
