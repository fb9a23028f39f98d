import type { Knowledge } from '../knowledge/model.ts'
import { createLexicon, type Lexicon } from '../match/lexicon.ts'
import type { Known } from './parts.ts'

/** Tells the words that Limber knows itself: of its pages, of every day, and of the other languages it reads. */
export function createKnown(knowledge: Knowledge, lexicon: Lexicon = createLexicon(knowledge)): Known {
  const { words, spellings, everyday, foreign } = lexicon
  return (word) => words.has(word) || spellings.has(word) || everyday.has(word) || foreign.has(word)
}
