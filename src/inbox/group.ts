import { tokenise } from '../words/fold.ts'
import { withoutMasks } from './parts.ts'

/** Words of politeness and of asking: with or without them the question is the same. */
const POLITE = new Set(
  (
    'please pls plz kindly thank thanks thx ta cheers sorry hi hello hey hiya yo dear morning evening afternoon limber ' +
    'bot i im ive id me you u we us he she it its is are am was were be been do does did can could would will should ' +
    'may might have has had get got give show tell know help what whats which who how hows why where when there here ' +
    'that thing of to for with and or in on at by so just really very kinda kind sort lol haha um uh er ok okay well ' +
    'good something anything any'
  ).split(' '),
)

/**
 * What a wording asks in as few words as possible: folded, each once, in the order of the alphabet. The same question in
 * another order, or more politely, has the same gist. Empty where nothing but masks and manners is left.
 */
export function gistOf(wording: string): string {
  const words = tokenise(withoutMasks(wording)).flatMap(({ word, full }) =>
    POLITE.has(word) || POLITE.has(full) ? [] : [word],
  )
  return [...new Set(words)].sort().join(' ')
}

const LEAST_NUMBER = 1000
const NUMBERS = 9000

/**
 * The number of a group, from its gist: four digits that stay the same from one list to the next, unlike a place in it.
 * Where it is taken the next free one is given; with 9,000 groups there is none.
 */
export function numberOf(gist: string, taken: ReadonlySet<string>): string | undefined {
  const first = hashOf(gist) % NUMBERS
  for (let step = 0; step < NUMBERS; step++) {
    const number = String(LEAST_NUMBER + ((first + step) % NUMBERS))
    if (!taken.has(number)) return number
  }
  return undefined
}

/** FNV-1a, in 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash
}

const DAY = 24 * 60 * 60 * 1000

/** The beginning of the day (UTC) that a moment lies in, in ms since 1970: finer than that nothing is kept. */
export function dayOf(at: number): number {
  return Math.floor(at / DAY) * DAY
}

/** So long a group is kept after it was last asked (ms); with days rounded down it is never longer. */
export const KEPT = 30 * DAY
