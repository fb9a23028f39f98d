import type { Document } from '../document.ts'
import { READS } from '../match/reads.ts'
import { text } from './say.ts'

/** The answer to a long text, which says how much of it was used; pages are measured with this line in them. */
export function withReadNote(document: Document): Document {
  const line = `That was long: I used its first ${READS.search.toLocaleString('en')} characters.`
  return [...document.slice(0, 1), text(line), ...document.slice(1)]
}
