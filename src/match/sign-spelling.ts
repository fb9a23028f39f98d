import { slipsBetween } from '../words/distance.ts'
import { createNearWords, type NearWords } from './near-words.ts'

/** Puts misspelt key words right and leaves all other words as they are. */
export type SignSpeller = (words: readonly string[]) => readonly string[]

const SHORTEST_MISSPELT = 4
/** So many different unknown words of a text are looked at: a long text of nonsense takes no longer. */
const MOST_MISSPELT = 200
const MOST_NEAR = 12

/**
 * "chst" is "chest": a fixed rule and no score, so that nothing fuzzy decides an emergency. A word that nobody knows
 * is put right when a key word is one slip away and begins with the same letter.
 */
export function createSignSpeller(
  keyWords: ReadonlySet<string>,
  isKnown: (word: string) => boolean,
): SignSpeller {
  const long = [...keyWords].filter((word) => word.length >= SHORTEST_MISSPELT)
  let nearWords: NearWords | undefined
  return (words) => {
    const meant = new Map<string, string>()
    return words.map((word) => {
      if (word.length < SHORTEST_MISSPELT || keyWords.has(word) || isKnown(word)) return word
      const before = meant.get(word)
      if (before !== undefined || meant.size >= MOST_MISSPELT) return before ?? word
      nearWords ??= createNearWords(long)
      const right = nearWords(word, MOST_NEAR).find(
        (near) => near[0] === word[0] && slipsBetween(word, near, 1) === 1,
      )
      meant.set(word, right ?? word)
      return right ?? word
    })
  }
}
