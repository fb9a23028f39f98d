import { isNearAny, slipsBetween } from '../../words/distance.ts'
import { once } from '../../words/once.ts'
import { createWithinOneSlip } from '../near-words.ts'

/** By the place of each word that nobody knows, the key words it may have been meant to be. */
export type SignSpeller = (words: readonly string[]) => ReadonlyMap<number, readonly string[]>

const SHORTEST_MISSPELT = 4
/** From this length on the first letter may be the wrong one. */
const ANY_LETTER_FROM = 5
/** So many different unknown words of a text are looked at: a long text of nonsense takes no longer. */
const MOST_MISSPELT = 100

/**
 * "chst" is "chest": a fixed rule and no score, so that nothing fuzzy decides an emergency. A word that nobody knows
 * may be any key word that is one slip away. With a wrong first letter it has to be long, and near no other word: none that is
 * `isCommon`.
 */
export function createSignSpeller(
  keys: () => Iterable<string>,
  isKnown: (word: string) => boolean,
  isCommon: (word: string) => boolean,
): SignSpeller {
  // Made for the first unknown word: most messages are spelt right.
  let index: KeyWords | undefined
  return (words) => {
    const meant = new Map<string, readonly string[]>()
    const places = new Map<number, readonly string[]>()
    for (const [place, word] of words.entries()) {
      if (word.length < SHORTEST_MISSPELT || isKnown(word)) continue
      index ??= indexKeyWords(keys())
      if (index.all.has(word)) continue
      const before = meant.get(word)
      if (before === undefined && meant.size >= MOST_MISSPELT) continue
      const right = before ?? meantBy(word, index, isCommon)
      meant.set(word, right)
      if (right.length > 0) places.set(place, right)
    }
    return places
  }
}

/** "Chust" may be "crust" or "chest": whichever makes a sign counts. */
function meantBy(word: string, { near }: KeyWords, isCommon: (word: string) => boolean): readonly string[] {
  const keys = near(word).filter((key) => slipsBetween(word, key, 1) === 1)
  const isNearOther = once(() => isNearAny(word, (other) => isCommon(other) && !keys.includes(other)))
  // "Chst" lacks a letter, "pian" has two of them swapped; "rach" may be a reach as well as a rash.
  const isLikely = (key: string) =>
    word.length >= ANY_LETTER_FROM || key.length > word.length || hasSameLetters(word, key) || !isNearOther()
  const plain = keys.filter((key) => key[0] === word[0] && isLikely(key))
  if (plain.length > 0 || word.length < ANY_LETTER_FROM || keys.length === 0) return plain
  return isNearOther() ? [] : keys
}

function hasSameLetters(word: string, other: string): boolean {
  return [...word].sort().join('') === [...other].sort().join('')
}

type KeyWords = {
  readonly all: ReadonlySet<string>
  readonly near: (word: string) => readonly string[]
}

function indexKeyWords(keys: Iterable<string>): KeyWords {
  const all = new Set([...keys].flatMap(formsOf))
  const long = [...all].filter((word) => word.length >= SHORTEST_MISSPELT)
  const within = createWithinOneSlip(long)
  return { all, near: (word) => within(word).map((index) => long[index] ?? '') }
}

const ENDINGS = ['', 's', 'ing', 'ed', 'e']

/** The words that a beginning stands for most often, so that a slip in their ending is put right as well. */
function formsOf(key: string): readonly string[] {
  if (key.startsWith('#')) return []
  return key.endsWith('*') ? ENDINGS.map((ending) => key.slice(0, -1) + ending) : [key]
}
