import type { Exercise } from '../knowledge/model.ts'
import { plainWords } from '../knowledge/text.ts'
import { tokenise } from './fold.ts'
import type { Fit } from './understanding.ts'

/** Finds exercises by what one does in them: "on my back, knees bent, drop both knees to one side". */
export type Describer = (text: string, most: number) => readonly Fit[]

/** The least share of a description's weight that a page must cover to be offered. */
const LEAST_SHARE = 0.5
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
    if (pages === 0) return everyday.has(word) ? 0 : Math.log(1 + exercises.length)
    return Math.log(1 + exercises.length / pages)
  }

  return (text, most) => {
    const words = [...new Set(tokenise(text).map(({ word }) => word))]
    const totals = new Map<number, number>()
    let possible = 0
    for (const word of words) {
      const worth = rarity(word)
      possible += worth
      for (const { index, weight } of postings.get(word) ?? []) {
        totals.set(index, (totals.get(index) ?? 0) + worth * weight)
      }
    }
    return [...totals]
      .map(([index, points]) => ({ id: exercises[index]?.id ?? '', points }))
      .filter(({ points }) => points >= possible * LEAST_SHARE)
      .toSorted((a, b) => b.points - a.points || (a.id < b.id ? -1 : 1))
      .slice(0, most)
      .map((fit) => ({ ...fit, reasons: [{ words: text, meaning: 'its description', points: fit.points }] }))
  }
}

function weightsOf(exercise: Exercise): ReadonlyMap<string, number> {
  const { name, names, short, intro, steps, positions, needs, works } = exercise
  const weights = new Map<string, number>()
  const add = (text: string, weight: number) => {
    for (const { word } of tokenise(text)) weights.set(word, Math.max(weights.get(word) ?? 0, weight))
  }
  for (const step of steps) add(plainWords(step), STEP_WEIGHT)
  for (const text of [short, plainWords(intro), works, ...positions, ...needs]) add(text, STEP_WEIGHT)
  for (const text of [name, ...names.common, ...names.physio, ...names.gym]) add(text, NAME_WEIGHT)
  return weights
}
