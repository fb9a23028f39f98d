import { nearest } from '../../words/distance.ts'
import type { Problem } from './recognise.ts'
import { FILLERS, MEANINGS } from './words.ts'

const LEAST = 3
const LONGEST = 20

const KNOWN: readonly string[] = [...MEANINGS]
  .filter(([word, { is }]) => word.length >= LEAST && is !== 'beyond')
  .map(([word]) => word)
  .concat(FILLERS.filter((word) => word.length > LEAST))

/** The known word that an unknown one is most likely a slip of; nothing where none is near. */
export function guess(word: string): string | undefined {
  return word.length < LEAST || word.length > LONGEST ? undefined : nearest(word, KNOWN)
}

/** More slips than this are no slips. */
const MOST_SLIPS = 4

/**
 * A text with every unknown word put right; nothing where one of them is near no known word. A number is never guessed:
 * "right" is no "eight".
 */
export function mended(text: string, unknown: readonly Problem[]): string | undefined {
  if (unknown.length === 0 || unknown.length > MOST_SLIPS) return undefined
  let better = text
  for (const { words } of unknown) {
    const near = guess(words)
    if (near === undefined || MEANINGS.get(near)?.is === 'number') return undefined
    better = better.replaceAll(
      new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(words)}(?![\\p{L}\\p{N}])`, 'giu'),
      near,
    )
  }
  return better === text ? undefined : better
}
