import { foldLetters } from '../words/fold.ts'

/** Something that can be suggested, and other words that people begin to write for it. */
export type Candidate = { readonly says: string; readonly also?: readonly string[] }

/** What of these begins as somebody types, best first: what they begin themselves, then any word of them, then other words for them. */
export function fitting(typed: string, candidates: readonly Candidate[]): readonly string[] {
  const wanted = plain(typed)
  if (wanted === '') return candidates.map(({ says }) => says)
  return candidates
    .map(({ says, also = [] }) => ({ says, rank: rankOf(wanted, says, also) }))
    .filter(({ rank }) => rank < NONE)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ says }) => says)
}

const NONE = 4

function rankOf(wanted: string, says: string, also: readonly string[]): number {
  const own = plain(says)
  if (own.startsWith(wanted)) return 0
  if (own.includes(` ${wanted}`)) return 1
  if (also.some((other) => ` ${plain(other)}`.includes(` ${wanted}`))) return 2
  return wanted.split(' ').every((word) => ` ${own}`.includes(` ${word}`)) ? 3 : NONE
}

function plain(text: string): string {
  return foldLetters(text)
    .replace(/[^\p{L}\p{N}:+]+/gu, ' ')
    .trim()
}
