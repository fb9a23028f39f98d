import type { Exercise } from '../knowledge/model.ts'
import { plainWords } from '../knowledge/text.ts'
import { tokenise } from '../words/fold.ts'
import { createScoreboard } from './scoreboard.ts'
import type { Fit } from './understanding.ts'

/** Finds exercises by what one does in them: "on my back, knees bent, drop both knees to one side". */
export type Describer = (text: string, most: number, positions: readonly string[]) => readonly Fit[]

/** The least share of a description's weight that a page must cover to be offered. */
const LEAST_SHARE = 0.5
/** The same when the description says a position, to which the search then keeps. */
const LEAST_SHARE_IN_POSITION = 0.35
/** A word on more than this share of the pages says little about any of them. */
const COMMON_SHARE = 0.4
const STEP_WEIGHT = 1
const NAME_WEIGHT = 1.5

type Posting = { readonly index: number; readonly weight: number }

/** An index of the words on each exercise's page; rare words count more than common ones. */
export function createDescriber(exercises: readonly Exercise[], everyday: ReadonlySet<string>): Describer {
  const postings = new Map<string, Posting[]>()
  for (const [index, exercise] of exercises.entries()) {
    for (const [word, weight] of weightsOf(exercise)) {
      const list = postings.get(word)
      if (list === undefined) postings.set(word, [{ index, weight }])
      else list.push({ index, weight })
    }
  }
  const rarity = (word: string) => {
    const pages = postings.get(word)?.length ?? 0
    if (pages === 0)
      return everyday.has(word) || everyday.has(`${word}ing`) ? 0 : Math.log(1 + exercises.length)
    return Math.log(1 + exercises.length / pages)
  }

  const board = createScoreboard(
    exercises.map(({ id }) => id),
    () => 0,
  )

  return (text, most, positions) => {
    const words = [...new Set(tokenise(text).map(({ word }) => stem(word)))]
      .map((word) => ({ worth: rarity(word), pages: postings.get(word) ?? [] }))
      .toSorted((a, b) => b.worth - a.worth)
    const share = positions.length > 0 ? LEAST_SHARE_IN_POSITION : LEAST_SHARE
    const possible = words.reduce((sum, { worth }) => sum + worth, 0)
    for (const { worth, pages } of words) {
      // A word that is on most pages proposes none: it only helps those that a rarer word has proposed.
      const isCommon = pages.length > exercises.length * COMMON_SHARE
      for (const { index, weight } of pages) {
        if (!isCommon || board.has(index)) board.add(index, worth * weight)
      }
    }
    return board
      .best(most, (index, points) => points >= possible * share && isIn(exercises[index], positions))
      .map(({ index, points }) => ({
        id: exercises[index]?.id ?? '',
        points,
        reasons: [{ words: text, meaning: 'its description', points }],
      }))
  }
}

function weightsOf(exercise: Exercise): ReadonlyMap<string, number> {
  const { name, names, short, intro, steps, positions, needs, works } = exercise
  const weights = new Map<string, number>()
  const add = (text: string, weight: number) => {
    for (const { word } of tokenise(text)) {
      weights.set(stem(word), Math.max(weights.get(stem(word)) ?? 0, weight))
    }
  }
  for (const step of steps) add(plainWords(step), STEP_WEIGHT)
  for (const text of [short, plainWords(intro), works, ...positions, ...needs]) add(text, STEP_WEIGHT)
  for (const text of [name, ...names.common, ...names.physio, ...names.gym]) add(text, NAME_WEIGHT)
  return weights
}

function isIn(exercise: Exercise | undefined, positions: readonly string[]): boolean {
  return positions.every((position) => exercise?.positions.some((own) => own === position) ?? false)
}

const SHORTEST_STEM = 3

/** "lifting" and "lifts" are "lift", so that a description meets the page's own words. */
function stem(word: string): string {
  const bare = word === 'lying' ? 'lie' : word.replace(/(ing|ed)$/, '')
  return bare.length >= SHORTEST_STEM ? bare.replace(/e$/, '').replace(/([a-z])\1$/, '$1') : word
}
