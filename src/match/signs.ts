import { slipsBetween } from './distance.ts'
import { createNearWords } from './near-words.ts'
import type { NearPattern, Sign, SignConcept, Signs } from '../knowledge/model.ts'

/** A warning sign that was found, and the words it was found by. */
export type FoundSign = { readonly sign: Sign; readonly words: readonly string[] }

/** Looks for warning signs in a text of any length, in time that grows with the text and not with its square. */
export type SignFinder = (text: string) => readonly FoundSign[]

// How far before a phrase a "no" still cancels it, in words.
const LOOK_BACK_PHRASE = 6
const LOOK_BACK_NEAR = 4
// How close to a near pattern one of its `unless` words cancels it, in words.
const UNLESS_BEFORE = 4
const UNLESS_AFTER = 5

const NEGATIVES = new Set(
  'no not without never nor none neither dont doesnt didnt isnt wasnt arent werent havent hasnt hadnt aint zero denies'.split(
    ' ',
  ),
)
/** Words over which a "no" does not reach: "no fever but my leg went weak". */
const BREAKS = new Set('but however although though except yet and just only because so | then'.split(' '))
const STOP = '|'

/**
 * Prepares the signs once, so that each text is only walked through. Finds most urgent signs first. Everyday words
 * are never taken for a misspelt key word.
 */
export function createSignFinder({ concepts, signs }: Signs, everyday: readonly string[]): SignFinder {
  const prepared = concepts.map(prepare)
  const spell = createSpeller(prepared, new Set(everyday))
  const beginnings = new Set(prepared.flatMap(({ near }) => near.flatMap(({ lists }) => lists.flat())))
  return (text) => {
    const words = spell(wordsOf(text))
    const positions = positionsOf(words, beginnings)
    const found = new Map<string, string>()
    for (const concept of prepared) {
      const hit = findConcept(concept, words, positions)
      if (hit !== undefined) found.set(concept.name, hit)
    }
    if (found.size === 0) return []
    return signs.flatMap((sign) => {
      const met = sign.when.find((all) => all.every(({ concept, not }) => found.has(concept) !== not))
      if (met === undefined) return []
      return [{ sign, words: met.flatMap(({ concept }) => found.get(concept) ?? []) }]
    })
  }
}

const SENTENCE_MARK = /[.!?;:\n\r\u3002\uff01\uff1f]+/g

/** The words of a text with "|" where a sentence ends. Unlike in the search, endings stay as they are. */
function wordsOf(text: string): readonly string[] {
  return text
    .replace(/[\p{Cf}\p{Cs}]+/gu, '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['\u2018\u2019\u02bc\u00b4`]/g, '')
    .replace(SENTENCE_MARK, ` ${STOP} `)
    .split(/[^\p{L}\p{N}|]+/u)
    .filter((word) => word !== '')
}

/** Where each word stands, and under "pain*" where any word stands that begins so. */
type Positions = ReadonlyMap<string, readonly number[]>

function positionsOf(words: readonly string[], beginnings: ReadonlySet<string>): Positions {
  const positions = new Map<string, number[]>()
  const add = (key: string, index: number) => {
    const list = positions.get(key)
    if (list === undefined) positions.set(key, [index])
    else list.push(index)
  }
  for (const [index, word] of words.entries()) {
    add(word, index)
    for (let length = SHORTEST_BEGINNING; length <= Math.min(word.length, LONGEST_BEGINNING); length++) {
      const key = `${word.slice(0, length)}*`
      if (beginnings.has(key)) add(key, index)
    }
  }
  return positions
}

const SHORTEST_BEGINNING = 2
const LONGEST_BEGINNING = 20

const SHORTEST_MISSPELT = 4
const MOST_MISSPELT = 200

/**
 * Puts right one slip in words that nobody knows: "chst" is "chest". Only the first letter's owner may be meant,
 * and only so many words of a text, so that a long text of nonsense takes no longer.
 */
function createSpeller(concepts: readonly Prepared[], everyday: ReadonlySet<string>) {
  const keys = concepts.flatMap(({ phrases, near }) => [
    ...phrases.flat(),
    ...near.flatMap(({ lists }) => lists.flat()),
  ])
  const known = new Set(keys.map((key) => key.replace('*', '')))
  const long = [...known].filter((word) => word.length >= SHORTEST_MISSPELT)
  let nearWords: ReturnType<typeof createNearWords> | undefined
  return (words: readonly string[]): readonly string[] => {
    let left = MOST_MISSPELT
    const meant = new Map<string, string>()
    return words.map((word) => {
      if (word.length < SHORTEST_MISSPELT || known.has(word) || everyday.has(word)) return word
      const before = meant.get(word)
      if (before !== undefined || left === 0) return before ?? word
      left -= 1
      nearWords ??= createNearWords(long)
      const right = nearWords(word, NEAR_WORDS).find(
        (near) => near[0] === word[0] && slipsBetween(word, near, 1) === 1,
      )
      meant.set(word, right ?? word)
      return right ?? word
    })
  }
}

const NEAR_WORDS = 12

type Prepared = {
  readonly name: string
  readonly phrases: readonly (readonly string[])[]
  readonly exclude: readonly (readonly string[])[]
  readonly near: readonly PreparedNear[]
}
type PreparedNear = {
  readonly window: number
  /** Keys of the positions: words, and beginnings such as "pain*". */
  readonly lists: readonly (readonly string[])[]
  readonly unless: readonly string[]
}

function prepare({ name, phrases, exclude, near }: SignConcept): Prepared {
  const split = (list: readonly string[]) => list.map(wordsOf).filter((words) => words.length > 0)
  return { name, phrases: split(phrases), exclude: split(exclude), near: near.map(prepareNear) }
}

function prepareNear({ window, lists, unless }: NearPattern): PreparedNear {
  const keys = (list: readonly string[]) =>
    list.flatMap((word) =>
      wordsOf(word)
        .slice(-1)
        .map((last) => (word.endsWith('*') ? `${last}*` : last)),
    )
  return { window, lists: lists.map(keys), unless: keys(unless) }
}

/** The words that raise a concept, or nothing. */
function findConcept(concept: Prepared, words: readonly string[], positions: Positions): string | undefined {
  const blocked = blockedBy(concept.exclude, words, positions)
  for (const phrase of concept.phrases) {
    for (const start of phraseStarts(phrase, words, positions)) {
      if (overlaps(blocked, start, start + phrase.length)) continue
      if (!isNegated(words, start, LOOK_BACK_PHRASE)) return phrase.join(' ')
    }
  }
  for (const pattern of concept.near) {
    const hit = findNear(pattern, words, positions, blocked)
    if (hit !== undefined) return hit
  }
  return undefined
}

function* phraseStarts(phrase: readonly string[], words: readonly string[], positions: Positions) {
  for (const start of positions.get(phrase[0] ?? '') ?? []) {
    if (phrase.every((word, offset) => words[start + offset] === word)) yield start
  }
}

/** Every position that an excluded phrase covers. */
function blockedBy(
  exclude: readonly (readonly string[])[],
  words: readonly string[],
  positions: Positions,
): ReadonlySet<number> {
  const blocked = new Set<number>()
  for (const phrase of exclude) {
    for (const start of phraseStarts(phrase, words, positions)) {
      for (let index = start; index < start + phrase.length; index++) blocked.add(index)
    }
  }
  return blocked
}

function overlaps(blocked: ReadonlySet<number>, start: number, end: number): boolean {
  if (blocked.size === 0) return false
  for (let index = start; index < end; index++) if (blocked.has(index)) return true
  return false
}

function isNegated(words: readonly string[], start: number, lookBack: number): boolean {
  for (let index = start - 1; index >= Math.max(0, start - lookBack); index--) {
    const word = words[index] ?? ''
    if (BREAKS.has(word)) return false
    if (NEGATIVES.has(word)) return true
  }
  return false
}

/** One word of every list within the window, in any order, in one sentence, neither negated nor cancelled. */
function findNear(
  pattern: PreparedNear,
  words: readonly string[],
  positions: Positions,
  blocked: ReadonlySet<number>,
): string | undefined {
  const hits: { readonly index: number; readonly list: number }[] = []
  for (const [list, keys] of pattern.lists.entries()) {
    const before = hits.length
    for (const key of keys) for (const index of positions.get(key) ?? []) hits.push({ index, list })
    if (hits.length === before) return undefined
  }
  hits.sort((a, b) => a.index - b.index)
  for (const [at, first] of hits.entries()) {
    const seen = new Map<number, number>()
    for (let next = at; next < hits.length; next++) {
      const hit = hits[next]
      if (hit === undefined || hit.index - first.index > pattern.window) break
      if (words.slice(first.index, hit.index).includes(STOP)) break
      if (!blocked.has(hit.index) && !seen.has(hit.list)) seen.set(hit.list, hit.index)
      if (seen.size < pattern.lists.length) continue
      const indexes = [...seen.values()]
      const start = Math.min(...indexes)
      const end = Math.max(...indexes) + 1
      if (isCancelled(pattern, words, start, end) || isNegated(words, start, LOOK_BACK_NEAR)) break
      return indexes
        .toSorted((a, b) => a - b)
        .map((index) => words[index])
        .join(' … ')
    }
  }
  return undefined
}

function isCancelled(
  { unless }: PreparedNear,
  words: readonly string[],
  start: number,
  end: number,
): boolean {
  if (unless.length === 0) return false
  const around = words.slice(Math.max(0, start - UNLESS_BEFORE), end + UNLESS_AFTER)
  return unless.some((key) => {
    const beginning = key.endsWith('*') ? key.slice(0, -1) : undefined
    return around.some((word) => (beginning === undefined ? word === key : word.startsWith(beginning)))
  })
}
