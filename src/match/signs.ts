import type { Sign, Signs } from '../knowledge/model.ts'
import { foldWord } from '../words/fold.ts'
import type { Lexicon } from './lexicon.ts'
import { findConcept, prepareConcept, type Positions, type PreparedConcept } from './sign-concept.ts'
import { createSignSpeller } from './sign-spelling.ts'
import { readSignText } from './sign-words.ts'

/** A warning sign that was found, and the words it was found by. */
export type FoundSign = { readonly sign: Sign; readonly words: readonly string[] }

/** Looks for warning signs in a text of any length, in time that grows with the text and not with its square. */
export type SignFinder = (text: string) => readonly FoundSign[]

/**
 * Prepares the signs once, so that each text is only walked through. Finds most urgent signs first. Words of the
 * lexicon and of every day are never taken for a misspelt key word.
 */
export function createSignFinder({ concepts, signs }: Signs, { spellings, everyday }: Lexicon): SignFinder {
  const crisis = signs.filter(({ level }) => level === 'crisis').flatMap(({ when }) => when.flat())
  const undeniable = new Set(crisis.map(({ concept }) => concept))
  const prepared = concepts.map((concept) => prepareConcept(concept, undeniable))
  const keys = prepared.flatMap(keysOf)
  const isKnown = (word: string) =>
    spellings.has(word) || everyday.has(word) || everyday.has(foldWord(word.replace(/ing$/, '')))
  const spell = createSignSpeller(new Set(keys.map((key) => key.replace('*', ''))), isKnown)
  const beginnings = new Set(keys.filter((key) => key.endsWith('*')))
  return (written) => {
    const text = readSignText(written)
    const spelt = { ...text, words: spell(text.words) }
    const positions = positionsOf(spelt.words, beginnings)
    const found = new Map<string, string>()
    for (const concept of prepared) {
      const words = findConcept(concept, spelt, positions)
      if (words !== undefined) found.set(concept.name, words)
    }
    if (found.size === 0) return []
    return signs.flatMap((sign) => {
      const met = sign.when.find((all) => all.every(({ concept, not }) => found.has(concept) !== not))
      if (met === undefined) return []
      return [{ sign, words: met.flatMap(({ concept }) => found.get(concept) ?? []) }]
    })
  }
}

function keysOf({ phrases, near }: PreparedConcept): readonly string[] {
  return [...phrases.flat(), ...near.flatMap(({ lists }) => lists.flat())]
}

const SHORTEST_BEGINNING = 2
const LONGEST_BEGINNING = 20

function positionsOf(words: readonly string[], beginnings: ReadonlySet<string>): Positions {
  const positions = new Map<string, number[]>()
  const add = (key: string, index: number) => {
    const list = positions.get(key)
    if (list === undefined) positions.set(key, [index])
    else list.push(index)
  }
  for (const [index, word] of words.entries()) {
    add(word, index)
    for (let length = SHORTEST_BEGINNING; length <= Math.min(word.length, LONGEST_BEGINNING); length++) {
      const key = `${word.slice(0, length)}*`
      if (beginnings.has(key)) add(key, index)
    }
  }
  return positions
}
