import type { NearPattern, SignConcept } from '../knowledge/model.ts'
import { isDenied } from './negation.ts'
import { signWords, type SignText } from './sign-words.ts'

/** A concept with its phrases and patterns taken apart once. */
export type PreparedConcept = {
  readonly name: string
  readonly phrases: readonly (readonly string[])[]
  readonly exclude: readonly (readonly string[])[]
  readonly near: readonly PreparedNear[]
  /** Counts even after a "no": what somebody writes about dying is answered as it is. */
  readonly isUndeniable: boolean
}

type PreparedNear = {
  readonly window: number
  /** Keys of the positions: words, and beginnings such as "pain*". */
  readonly lists: readonly (readonly string[])[]
  readonly unless: readonly string[]
}

/** Where each word of a text stands, and under "pain*" where any word stands that begins so. */
export type Positions = ReadonlyMap<string, readonly number[]>

// How close to a near pattern one of its `unless` words cancels it, in words.
const UNLESS_BEFORE = 4
const UNLESS_AFTER = 5

export function prepareConcept(
  { name, phrases, exclude, near }: SignConcept,
  undeniable: ReadonlySet<string>,
): PreparedConcept {
  const split = (list: readonly string[]) => list.map(signWords).filter((words) => words.length > 0)
  return {
    name,
    phrases: split(phrases),
    exclude: split(exclude),
    near: near.map(prepareNear),
    isUndeniable: undeniable.has(name),
  }
}

function prepareNear({ window, lists, unless }: NearPattern): PreparedNear {
  const keys = (list: readonly string[]) =>
    list.flatMap((word) =>
      signWords(word)
        .slice(-1)
        .map((last) => (word.endsWith('*') ? `${last}*` : last)),
    )
  return { window, lists: lists.map(keys), unless: keys(unless) }
}

/** The words that raise a concept, or nothing. */
export function findConcept(
  concept: PreparedConcept,
  text: SignText,
  positions: Positions,
): string | undefined {
  const blocked = blockedBy(concept.exclude, text, positions)
  for (const phrase of concept.phrases) {
    for (const start of phraseStarts(phrase, text, positions)) {
      const end = start + phrase.length
      const isOut =
        isBlocked(blocked, start, end) || (!concept.isUndeniable && isDeniedHere(text, start, end))
      if (!isOut) return phrase.join(' ')
    }
  }
  for (const pattern of concept.near) {
    const found = findNear(pattern, text, positions, blocked)
    if (found !== undefined) return found.map((index) => text.words[index]).join(' … ')
  }
  return undefined
}

function isDeniedHere({ words, pauses }: SignText, start: number, end: number): boolean {
  const view = { word: (index: number) => words[index], hasPauseBefore: (index: number) => pauses.has(index) }
  return isDenied(view, start, end)
}

function* phraseStarts(phrase: readonly string[], { words, sentences }: SignText, positions: Positions) {
  for (const start of positions.get(phrase[0] ?? '') ?? []) {
    const isHere = phrase.every((word, offset) => words[start + offset] === word)
    if (isHere && sentences[start] === sentences[start + phrase.length - 1]) yield start
  }
}

/** Every position that an excluded phrase covers. */
function blockedBy(
  exclude: readonly (readonly string[])[],
  text: SignText,
  positions: Positions,
): ReadonlySet<number> {
  const blocked = new Set<number>()
  for (const phrase of exclude) {
    for (const start of phraseStarts(phrase, text, positions)) {
      for (let index = start; index < start + phrase.length; index++) blocked.add(index)
    }
  }
  return blocked
}

function isBlocked(blocked: ReadonlySet<number>, start: number, end: number): boolean {
  if (blocked.size === 0) return false
  for (let index = start; index < end; index++) if (blocked.has(index)) return true
  return false
}

type Hit = { readonly index: number; readonly list: number }

/** The places of one word of every list within the window, in one sentence, neither denied nor cancelled. */
function findNear(
  pattern: PreparedNear,
  text: SignText,
  positions: Positions,
  blocked: ReadonlySet<number>,
): readonly number[] | undefined {
  const hits: Hit[] = []
  for (const [list, keys] of pattern.lists.entries()) {
    const before = hits.length
    for (const key of keys) for (const index of positions.get(key) ?? []) hits.push({ index, list })
    if (hits.length === before) return undefined
  }
  hits.sort((a, b) => a.index - b.index)
  for (let at = 0; at < hits.length; at++) {
    const found = completeFrom(at, hits, pattern, text.sentences, blocked)
    if (found === undefined) continue
    const start = Math.min(...found)
    const end = Math.max(...found) + 1
    if (!isCancelled(pattern, text, start, end) && !isAnyDenied(found, text)) return found
  }
  return undefined
}

/** "My chest does not hurt": a denial stands before any of the words, unless the pattern itself asks for it. */
function isAnyDenied(found: readonly number[], text: SignText): boolean {
  const asked = new Set(found)
  const end = Math.max(...found) + 1
  return found.some(
    (index) =>
      !asked.has(index - 1) && !ABILITIES.has(text.words[index] ?? '') && isDeniedHere(text, index, end),
  )
}

/** "Does not fade", "do not feel": to be without these is the sign itself. */
const ABILITIES = new Set(
  'fade feel feeling move walk breathe breath pee wee grip lift control work stop go ease sensation strength'.split(
    ' ',
  ),
)

/** The first places from a hit on at which every list has a word, or nothing when the window ends before. */
function completeFrom(
  at: number,
  hits: readonly Hit[],
  { window, lists }: PreparedNear,
  sentences: readonly number[],
  blocked: ReadonlySet<number>,
): readonly number[] | undefined {
  const first = hits[at]
  if (first === undefined) return undefined
  const found = new Map<number, number>()
  for (let next = at; next < hits.length; next++) {
    const hit = hits[next]
    if (hit === undefined || hit.index - first.index > window) return undefined
    if (sentences[hit.index] !== sentences[first.index]) return undefined
    if (!blocked.has(hit.index) && !found.has(hit.list)) found.set(hit.list, hit.index)
    if (found.size === lists.length) return [...found.values()].toSorted((a, b) => a - b)
  }
  return undefined
}

/** A word after `unless` cancels only in its own breath: "weight on my chest, which stretch?" stands. */
function isCancelled(
  { unless }: PreparedNear,
  { words, pauses }: SignText,
  start: number,
  end: number,
): boolean {
  if (unless.length === 0) return false
  let from = start
  while (from > Math.max(0, start - UNLESS_BEFORE) && !pauses.has(from)) from -= 1
  let to = end
  while (to < Math.min(words.length, end + UNLESS_AFTER) && !pauses.has(to)) to += 1
  const around = words.slice(from, to)
  return unless.some((key) => {
    const beginning = key.endsWith('*') ? key.slice(0, -1) : undefined
    return around.some((word) => (beginning === undefined ? word === key : word.startsWith(beginning)))
  })
}
