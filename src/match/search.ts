import Fuse from 'fuse.js'
import { slipsBetween } from '../words/distance.ts'
import { createNearWords } from './near-words.ts'

/** A known word that an unknown one is probably a slip of, and how many slips lie between. */
export type Guess = { readonly word: string; readonly slips: number }

/** Known words that an unknown word was probably meant to be, likeliest first; none when nothing is near. */
export type Guesser = (word: string) => readonly Guess[]

/** The numbers that decide how forgiving the search is. */
export const FORGIVING = {
  /** Shorter words are taken as they are: too many are one slip from another. */
  shortestWord: 3,
  /** A word shorter than this counts as misspelt only inside a longer phrase: "wal angels", "upper bck". */
  shortestAlone: 4,
  /** A word that may mean something else even when it is spelt right has to be longer than that. */
  shortestVague: 6,
  /** From this length on two slips are forgiven, behind a first letter that is right. */
  twoSlipsFrom: 8,
  /** Nobody mistypes a word this long; text without spaces is no word. */
  longestWord: 24,
  /** Words that the index proposes and Fuse ranks. */
  proposals: 50,
  guesses: 5,
} as const

/**
 * The fuzzy search, the only file that knows Fuse.js: an index proposes known words, Fuse ranks them, and those
 * further away than a slip or two are dropped.
 */
export function createGuesser(known: readonly string[]): Guesser {
  const candidates = known.filter((word) => word.length >= FORGIVING.shortestWord && /^\p{L}+$/u.test(word))
  // Made on the first unknown word: most questions are spelt right.
  let nearWords: ReturnType<typeof createNearWords> | undefined
  return (word) => {
    if (word.length < FORGIVING.shortestWord || word.length > FORGIVING.longestWord) return []
    nearWords ??= createNearWords(candidates)
    const proposals = nearWords(word, FORGIVING.proposals)
    if (proposals.length === 0) return []
    const most = word.length >= FORGIVING.twoSlipsFrom ? 2 : 1
    return rankByFuse(word, proposals)
      .map((proposal) => ({ word: proposal, slips: slipsBetween(word, proposal, most) }))
      .filter(({ word: meant, slips }) => slips <= most && isPlausible(word, meant, slips))
      .toSorted((a, b) => a.slips - b.slips)
      .slice(0, FORGIVING.guesses)
  }
}

function rankByFuse(word: string, proposals: readonly string[]): readonly string[] {
  const fuse = new Fuse(proposals, { threshold: 1, ignoreLocation: true, isCaseSensitive: true })
  return fuse.search(word).map(({ item }) => item)
}

/** Nobody gets the first letter wrong and all others right; it is left out, doubled or swapped with the second. */
function isPlausible(written: string, meant: string, slips: number): boolean {
  if (written[0] === meant[0]) return true
  const isSwapped = written[0] === meant[1] && written[1] === meant[0]
  return slips === 1 && (written.length !== meant.length || isSwapped)
}
