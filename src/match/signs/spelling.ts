import { slipsBetween } from '../../words/distance.ts'
import { createNearWords, type NearWords } from '../near-words.ts'

/** Puts misspelt key words right and leaves all other words as they are. */
export type SignSpeller = (words: readonly string[]) => readonly string[]

const SHORTEST_MISSPELT = 4
/** From this length on the first letter may be the wrong one. */
const ANY_LETTER_FROM = 5
/** So many different unknown words of a text are looked at: a long text of nonsense takes no longer. */
const MOST_MISSPELT = 200
const MOST_NEAR = 12

/**
 * "chst" is "chest": a fixed rule and no score, so that nothing fuzzy decides an emergency. A word that nobody knows
 * is put right when a key word is one slip away. With a wrong first letter it has to be long, and near no other word.
 */
export function createSignSpeller(
  keys: () => Iterable<string>,
  isKnown: (word: string) => boolean,
): SignSpeller {
  // Made for the first unknown word: most messages are spelt right.
  let index: KeyWords | undefined
  return (words) => {
    const meant = new Map<string, string>()
    return words.map((word) => {
      if (word.length < SHORTEST_MISSPELT || isKnown(word)) return word
      index ??= indexKeyWords(keys())
      if (index.all.has(word)) return word
      const before = meant.get(word)
      if (before !== undefined || meant.size >= MOST_MISSPELT) return before ?? word
      const near = index.near(word, MOST_NEAR).filter((near) => slipsBetween(word, near, 1) === 1)
      const mayBeAnyLetter = word.length >= ANY_LETTER_FROM && near.length > 0 && !isNearAny(word, isKnown)
      const right = near.find((key) => key[0] === word[0]) ?? (mayBeAnyLetter ? near[0] : undefined)
      meant.set(word, right ?? word)
      return right ?? word
    })
  }
}

type KeyWords = { readonly all: ReadonlySet<string>; readonly near: NearWords }

function indexKeyWords(keys: Iterable<string>): KeyWords {
  const all = new Set([...keys].flatMap(formsOf))
  return { all, near: createNearWords([...all].filter((word) => word.length >= SHORTEST_MISSPELT)) }
}

const ENDINGS = ['', 's', 'ing', 'ed', 'e', 'es', 'ness']

/** The words that a beginning stands for most often, so that a slip in their ending is put right as well. */
function formsOf(key: string): readonly string[] {
  if (key.startsWith('#')) return []
  return key.endsWith('*') ? ENDINGS.map((ending) => key.slice(0, -1) + ending) : [key]
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']

/** Whether a word is one slip away from any that is known: one letter left out, added or another. */
function isNearAny(word: string, isKnown: (word: string) => boolean): boolean {
  for (let at = 0; at <= word.length; at++) {
    const [before, here] = [word.slice(0, at), word.slice(at)]
    if (isKnown(before + here.slice(1))) return true
    if (LETTERS.some((letter) => isKnown(before + letter + here) || isKnown(before + letter + here.slice(1))))
      return true
  }
  return false
}
