import type { Document } from '../../document.ts'
import { text } from '../say.ts'
import { listed } from '../../words/listed.ts'
import { shown } from './problem.ts'

/** The document with a line on what of the wish was left out of it. */
export function withLeftOut(document: Document, leftOut: readonly string[]): Document {
  const short = leftOut.filter((words) => words.length <= LONGEST).slice(0, MOST)
  if (leftOut.length === 0) return document
  const named =
    short.length === leftOut.length ? listed(short.map((words) => `"${shown(words)}"`)) : 'some of your words'
  const [title, ...rest] = document
  return title === undefined ? document : [title, text(`I left out ${named}.`), ...rest]
}

const MOST = 6
const LONGEST = 40
