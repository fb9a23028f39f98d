import { ENGLISH } from '../knowledge/text-model.ts'
import { isUnspaced } from '../words/fold.ts'
import type { Heard } from './hear.ts'
import type { Lexicon } from './lexicon.ts'

/**
 * The language of a message: the one that most of its words belong to. In doubt it is English, and a word that
 * several languages share says nothing about which it is.
 */
export function languageOf({ tokens, hearings }: Heard, { everyday, words, foreign }: Lexicon): string {
  const counts = new Map<string, number>()
  const add = (language: string, weight: number) => counts.set(language, (counts.get(language) ?? 0) + weight)
  for (const { sense, from, to } of hearings) add(sense.language ?? ENGLISH, to - from)
  for (const { word, full } of tokens) {
    if (everyday.has(word) || everyday.has(full)) add(ENGLISH, 1)
    const languages = foreign.get(word) ?? foreign.get(full) ?? []
    // Where each character is a word of its own, being part of some phrase says nothing.
    if (!everyday.has(word) && (!words.has(word) || isUnspaced(word)))
      for (const language of languages) add(language, 1 / languages.length)
  }
  const [best] = [...counts].toSorted((a, b) => b[1] - a[1])
  return best === undefined || best[1] <= (counts.get(ENGLISH) ?? 0) ? ENGLISH : best[0]
}
