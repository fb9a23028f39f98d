import type { Exercise, Knowledge, Position } from '../knowledge/model.ts'
import { plainWords } from '../knowledge/text.ts'
import { tokenise } from '../words/fold.ts'
import { createScoreboard } from './scoreboard.ts'
import type { Fit } from './understanding.ts'

/** What a question says of a movement: its words, and the positions it was heard to name. */
export type Description = { readonly words: readonly string[]; readonly positions: readonly string[] }

/** Exercises by what one does in them, best first, each with the share of the description that its page covers. */
export type Describer = (description: Description, most: number) => readonly Described[]

export type Described = Fit & {
  /** From 0 to 1: how much of what was said the page says as well, rare words counting more. */
  readonly share: number
  /** From 0 to 1: how many of the words, whichever they are. */
  readonly coverage: number
}

/** The least share of a description's weight that a page must cover to be offered. */
const LEAST_SHARE = 0.5
/** The same when the description says a position, to which the search then keeps. */
const LEAST_SHARE_IN_POSITION = 0.35
/** A word on more than this share of the pages says little about any of them. */
const COMMON_SHARE = 0.4
/** What people say of it counts more than what its page says; of its page, the steps. */
const WEIGHTS = { described: 1.6, name: 1.5, step: 1, other: 0.8 } as const
/** A word that no page has and that is not of every day: it speaks a little against all of them. */
const UNKNOWN_WORTH = 0.8

type Posting = { readonly index: number; readonly weight: number }

/** An index of the words by which each exercise may be described; rare words count more than common ones. */
export function createDescriber({ exercises, words }: Knowledge): Describer {
  const canonical = createCanonical(words.movements)
  const everyday = new Set(words.everyday)
  const postings = new Map<string, Posting[]>()
  for (const [index, exercise] of exercises.entries()) {
    for (const [word, weight] of weightsOf(exercise, canonical)) {
      const list = postings.get(word)
      if (list === undefined) postings.set(word, [{ index, weight }])
      else list.push({ index, weight })
    }
  }
  const worthOf = (word: string, written: string) => {
    const pages = postings.get(word)?.length ?? 0
    if (pages > 0) return Math.log(1 + exercises.length / pages)
    return everyday.has(written) || everyday.has(word) || everyday.has(`${word}ing`) ? 0 : UNKNOWN_WORTH
  }
  const board = createScoreboard(
    exercises.map(({ id }) => id),
    () => 0,
  )

  return ({ words: written, positions }, most) => {
    const said = [...new Map(written.map((word) => [canonical(word), word]))]
      .map(([word, own]) => ({ worth: worthOf(word, own), pages: postings.get(word) ?? [] }))
      .toSorted((a, b) => b.worth - a.worth)
    const least = positions.length > 0 ? LEAST_SHARE_IN_POSITION : LEAST_SHARE
    const possible = said.reduce((sum, { worth }) => sum + worth, 0)
    for (const { worth, pages } of said) {
      // A word that is on most pages proposes none: it only helps those that a rarer word has proposed.
      const isCommon = pages.length > exercises.length * COMMON_SHARE
      for (const { index, weight } of pages) {
        if (!isCommon || board.has(index)) board.add(index, worth * weight)
      }
    }
    return board
      .best(most, (index, points) => points >= possible * least && isIn(exercises[index], positions))
      .map(({ index, points }) => ({
        id: exercises[index]?.id ?? '',
        points,
        share: possible === 0 ? 0 : points / possible,
        coverage: said.filter(({ pages }) => pages.some((page) => page.index === index)).length / said.length,
        reasons: [{ words: written.join(' '), meaning: 'its description', points }],
      }))
  }
}

/** One word for all that describe the same movement or part of the body: "pinch" is "squeeze". */
function createCanonical(movements: Knowledge['words']['movements']): (word: string) => string {
  const known = new Map(
    movements.flatMap(({ name, phrases }) =>
      phrases.flatMap((phrase) => stemsOf(phrase).map((word) => [word, name])),
    ),
  )
  return (word) => known.get(stem(word)) ?? stem(word)
}

function stemsOf(text: string): readonly string[] {
  return tokenise(text).map(({ word }) => stem(word))
}

function weightsOf(exercise: Exercise, canonical: (word: string) => string): ReadonlyMap<string, number> {
  const { name, names, short, intro, steps, positions, needs, works, described } = exercise
  const weights = new Map<string, number>()
  const add = (text: string, weight: number) => {
    for (const { word } of tokenise(text)) {
      const key = canonical(word)
      weights.set(key, Math.max(weights.get(key) ?? 0, weight))
    }
  }
  for (const step of steps) add(plainWords(step), WEIGHTS.step)
  for (const text of [short, plainWords(intro), works, ...positions, ...needs]) add(text, WEIGHTS.other)
  for (const text of [name, ...names.common, ...names.physio, ...names.gym]) add(text, WEIGHTS.name)
  for (const text of described) add(text, WEIGHTS.described)
  return weights
}

/** Who lies on the front may come up on the hands, who sits on the heels kneels. */
function isIn(exercise: Exercise | undefined, positions: readonly string[]): boolean {
  if (exercise === undefined) return false
  return positions.every((position) => exercise.positions.includes(position as Position))
}

const SHORTEST_STEM = 3

/** "lifting" and "lifts" are "lift", so that a description meets the page's own words. */
function stem(word: string): string {
  const bare = word === 'lying' ? 'lie' : word.replace(/(ing|ed)$/, '')
  return bare.length >= SHORTEST_STEM ? bare.replace(/e$/, '').replace(/([a-z])\1$/, '$1') : word
}
