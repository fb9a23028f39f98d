import type { Exercise, Knowledge, Position } from '../knowledge/model.ts'
import { plainWords } from '../knowledge/text.ts'
import { tokenise } from '../words/fold.ts'
import { createScoreboard } from './scoreboard.ts'
import { createGuesser } from './search.ts'
import type { Fit } from './understanding.ts'

/** What a question says of a movement: its words, and the positions it was heard to name. */
export type Description = { readonly words: readonly string[]; readonly positions: readonly string[] }

/** Exercises by what one does in them, best first, each with the share of the description that its page covers. */
export type Describer = (description: Description, most: number) => readonly Described[]

export type Described = Fit & {
  /** How much of what was said the page says as well, rare words counting more; above 1 where people say it so. */
  readonly share: number
  /** From 0 to 1: how many of the words that say something. */
  readonly coverage: number
  /** How many words say something. */
  readonly length: number
}

/** The least share of a description's weight that a page must cover to be offered. */
const LEAST_SHARE = 0.5
/** A word on more than this share of the pages says little about any of them. */
const COMMON_SHARE = 0.4
/** What people say of it counts more than what its page says; of its page, the steps. */
const WEIGHTS = { described: 1.6, name: 1.5, step: 1, other: 0.8 } as const
/** So many more pages than are wanted are compared by their whole descriptions. */
const RERANKED = 6
/** A word that no page has speaks against all of them, as much as a word on half the pages speaks for one. */
const UNKNOWN_WORTH = 1.1
/** Shorter words are not taken for misspelt: "form" is no "foam". */
const SHORTEST_MISSPELT = 5

/** Words that tell nothing of a movement, on either side: a match of "with the" and "and then" is none. */
const LITTLE = new Set(
  (
    'a about after again all along also am an and any are as at basically be bit both bring but by ' +
    'call called can could did do does doing done each edge else etc everything exercise few first five ' +
    'for from gently get getting go goes going got have he him his how i if im in into is it its ' +
    'just keep keeping kind kinda know last left let letting like made make making maybe me move my ' +
    'n name need next of on one or other out please pose position put putting really remember right show ' +
    'second she slowly so some somebody someone something sort sorta stretch stretching stuff ten ' +
    'than that thats the their them then there they thing thingy third thirty this time to toward ' +
    'towards try trying twenty u until ur us use used using very want was we were what whats when ' +
    'where which while who will with would yoga you your youre yourself'
  ).split(' '),
)

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
  const guess = createGuesser([...postings.keys()])
  const meant = (written: string) => {
    const word = canonical(written)
    const isMisspelt = !postings.has(word) && !everyday.has(written) && written.length >= SHORTEST_MISSPELT
    return isMisspelt ? (guess(word)[0]?.word ?? word) : word
  }
  const worthOf = (word: string) => {
    const pages = postings.get(word)?.length ?? 0
    return pages > 0 ? Math.log(1 + exercises.length / pages) : UNKNOWN_WORTH
  }
  const board = createScoreboard(
    exercises.map(({ id }) => id),
    () => 0,
  )

  const spoken = exercises.map(({ described }) => described.map((text) => keysOf(text, canonical)))
  const sum = (keys: Iterable<string>) => [...keys].reduce((total, key) => total + worthOf(key), 0)
  /** From 0 to 1: how near what was said comes to one whole description: words out of three of them are none. */
  const nearness = (index: number, said: ReadonlySet<string>) => {
    const shares = (spoken[index] ?? []).map(
      (keys) => (2 * sum(keys.intersection(said))) / (sum(keys) + sum(said)),
    )
    return Math.max(0, ...shares)
  }

  return ({ words: written, positions }, most) => {
    const telling = new Set([
      ...written.filter((word) => !LITTLE.has(word)).map(meant),
      ...positions.map(positionKey),
    ])
    if (telling.size === 0) return []
    const said = [...telling]
      .map((key) => ({ worth: worthOf(key), pages: postings.get(key) ?? [] }))
      .toSorted((a, b) => b.worth - a.worth)
    const possible = sum(telling)
    for (const { worth, pages } of said) {
      // A word that is on most pages proposes none: it only helps those that a rarer word has proposed.
      const isCommon = pages.length > exercises.length * COMMON_SHARE
      for (const { index, weight } of pages) {
        if (!isCommon || board.has(index)) board.add(index, worth * weight)
      }
    }
    return board
      .best(
        most + RERANKED,
        (index, points) => points >= possible * LEAST_SHARE && isIn(exercises[index], positions),
      )
      .map(({ index, points }) => ({ index, points: points * (1 + nearness(index, telling)) }))
      .toSorted((a, b) => b.points - a.points)
      .slice(0, most)
      .map(({ index, points }) => ({
        id: exercises[index]?.id ?? '',
        points,
        share: points / possible,
        coverage: said.filter(({ pages }) => pages.some((page) => page.index === index)).length / said.length,
        length: said.length,
        reasons: [{ words: written.join(' '), meaning: 'its description', points }],
      }))
  }
}

/** A position counts as one word, whichever words say it. */
function positionKey(position: string): string {
  return `in ${position}`
}

/** The words of a text that tell something. */
function keysOf(text: string, canonical: (word: string) => string): ReadonlySet<string> {
  return new Set(
    tokenise(text)
      .filter(({ word }) => !LITTLE.has(word))
      .map(({ word }) => canonical(word)),
  )
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
  const add = (keys: Iterable<string>, weight: number) => {
    for (const key of keys) weights.set(key, Math.max(weights.get(key) ?? 0, weight))
  }
  const addText = (text: string, weight: number) => add(keysOf(text, canonical), weight)
  for (const step of steps) addText(plainWords(step), WEIGHTS.step)
  for (const text of [short, plainWords(intro), works, ...needs]) addText(text, WEIGHTS.other)
  for (const text of [name, ...names.common, ...names.physio, ...names.gym]) addText(text, WEIGHTS.name)
  for (const text of described) addText(text, WEIGHTS.described)
  add(positions.map(positionKey), WEIGHTS.described)
  return weights
}

/** Who names two positions goes from one to the other, or says one in two ways: "kneel on all fours". */
function isIn(exercise: Exercise | undefined, positions: readonly string[]): boolean {
  if (exercise === undefined) return false
  return (
    positions.length === 0 || positions.some((position) => exercise.positions.includes(position as Position))
  )
}

const SHORTEST_STEM = 3

/** "lifting" and "lifts" are "lift", so that a description meets the page's own words. */
function stem(word: string): string {
  const bare = word === 'lying' ? 'lie' : word.replace(/(ing|ed)$/, '')
  return bare.length >= SHORTEST_STEM ? bare.replace(/e$/, '').replace(/([a-z])\1$/, '$1') : word
}
