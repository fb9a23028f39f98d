import type { NearPattern, SignConcept } from '../../knowledge/sign-model.ts'
import { isDenied } from './denial.ts'
import { isOver, type Told } from './over.ts'
import { isAnyWithin, readEntry, type Entry, type Positions, type Span } from './positions.ts'
import type { SignText } from '../../words/sign-text.ts'

/** A concept with its phrases and patterns taken apart once. */
export type PreparedConcept = {
  readonly name: string
  readonly phrases: readonly Entry[]
  readonly near: readonly PreparedNear[]
  readonly exclude: readonly Entry[]
  readonly excludeNear: readonly PreparedNear[]
  readonly countsWhenOver: boolean
  readonly countsWhenDenied: boolean
}

/** Entries that mean the same, shared by all patterns that name the group. */
export type EntryList = { readonly entries: readonly Entry[] }

export type PreparedNear = {
  readonly window: number
  readonly lists: readonly (readonly EntryList[])[]
  readonly unless: readonly EntryList[]
}

/** One text as concepts are looked for in it; what was found of a list is remembered for the next pattern. */
export type SignView = Told & {
  readonly positions: Positions
  /** What of the concepts the words of the text may meet at all. */
  readonly reach: Reach
  readonly hits: Map<EntryList, readonly Span[]>
}

/** What of the concepts a text may meet: those of which at least the first words stand in it. */
export type Reach = {
  readonly lists: ReadonlySet<EntryList>
  readonly concepts: ReadonlyMap<PreparedConcept, Candidates>
}

type Candidates = { readonly phrases: readonly Entry[]; readonly near: ReadonlySet<PreparedNear> }

type Reached = {
  readonly lists: EntryList[]
  readonly phrases: { readonly concept: PreparedConcept; readonly phrase: Entry }[]
  readonly near: { readonly concept: PreparedConcept; readonly pattern: PreparedNear }[]
}

/** From each key to what begins with it: most of thousands of patterns need not be looked at. */
export type ReachIndex = ReadonlyMap<string, Reached>

/** Indexes the concepts of a language once; a near pattern is reached through the shortest of its lists. */
export function indexReach(concepts: readonly PreparedConcept[]): ReachIndex {
  const index = new Map<string, Reached>()
  const at = (key: string) => {
    const known = index.get(key) ?? { lists: [], phrases: [], near: [] }
    index.set(key, known)
    return known
  }
  const keysOf = (lists: readonly EntryList[]) =>
    new Set(lists.flatMap(({ entries }) => entries.map(({ key }) => key)))
  const sizeOf = (lists: readonly EntryList[]) => lists.reduce((sum, { entries }) => sum + entries.length, 0)
  const lists = concepts.flatMap(({ near, excludeNear }) =>
    [...near, ...excludeNear].flatMap((pattern) => [...pattern.lists.flat(), ...pattern.unless]),
  )
  for (const list of new Set(lists)) for (const key of keysOf([list])) at(key).lists.push(list)
  for (const concept of concepts) {
    for (const phrase of concept.phrases) at(phrase.key).phrases.push({ concept, phrase })
    for (const pattern of concept.near) {
      const [shortest = []] = pattern.lists.toSorted((one, other) => sizeOf(one) - sizeOf(other))
      for (const key of keysOf(shortest)) at(key).near.push({ concept, pattern })
    }
  }
  return index
}

/** What of an index the words of one text reach. */
export function reachOf(index: ReachIndex, positions: Positions): Reach {
  const lists = new Set<EntryList>()
  const concepts = new Map<PreparedConcept, { phrases: Entry[]; near: Set<PreparedNear> }>()
  const of = (concept: PreparedConcept) => {
    const known = concepts.get(concept) ?? { phrases: [], near: new Set<PreparedNear>() }
    concepts.set(concept, known)
    return known
  }
  for (const key of positions.keys()) {
    const reached = index.get(key)
    if (reached === undefined) continue
    for (const list of reached.lists) lists.add(list)
    for (const { concept, phrase } of reached.phrases) of(concept).phrases.push(phrase)
    for (const { concept, pattern } of reached.near) of(concept).near.add(pattern)
  }
  return { lists, concepts }
}

// How close to a near pattern one of its `unless` words cancels it, in words.
const UNLESS_BEFORE = 4
const UNLESS_AFTER = 5

export function prepareConcept(
  concept: SignConcept,
  groups: ReadonlyMap<string, EntryList>,
): PreparedConcept {
  const { name, phrases, near, exclude, excludeNear, marks } = concept
  return {
    name,
    phrases: phrases.map(readEntry),
    near: near.map((pattern) => prepareNear(pattern, groups)),
    exclude: exclude.map(readEntry),
    excludeNear: excludeNear.map((pattern) => prepareNear(pattern, groups)),
    countsWhenOver: marks.includes('even if over'),
    countsWhenDenied: marks.includes('even if denied'),
  }
}

function prepareNear(
  { window, lists, unless }: NearPattern,
  groups: ReadonlyMap<string, EntryList>,
): PreparedNear {
  const prepare = (list: readonly string[]): readonly EntryList[] => {
    const own = list.filter((entry) => !entry.startsWith('@')).map(readEntry)
    const shared = list.flatMap((entry) => (entry.startsWith('@') ? (groups.get(entry.slice(1)) ?? []) : []))
    return own.length === 0 ? shared : [...shared, { entries: own }]
  }
  return { window, lists: lists.map(prepare), unless: prepare(unless) }
}

/** Every entry of a concept, for what has to be known of all of them. */
export function entriesOf({ phrases, near, exclude, excludeNear }: PreparedConcept): readonly Entry[] {
  const patterns = [...near, ...excludeNear]
  const lists = patterns.flatMap(({ lists, unless }) => [...lists.flat(), ...unless])
  return [...phrases, ...exclude, ...lists.flatMap(({ entries }) => entries)]
}

/** The words that raise a concept, or nothing. */
export function findConcept(concept: PreparedConcept, view: SignView): string | undefined {
  const { text, positions } = view
  let blocked: ReadonlySet<number> | undefined
  const isFree = ({ start, end }: Span) => {
    blocked ??= blockedBy(concept, view)
    for (let index = start; index < end; index++) if (blocked.has(index)) return false
    return true
  }
  const counts = (span: Span) => concept.countsWhenOver || !isOver(view, span)
  const isThere = (span: Span) => concept.countsWhenDenied || !isDenied(text, view.grammar, span)

  const candidates = view.reach.concepts.get(concept)
  if (candidates === undefined) return undefined
  for (const phrase of candidates.phrases) {
    for (const span of positions.of(phrase)) {
      if (isFree(span) && isThere(span) && counts(span)) return sayWords(span, text)
    }
  }
  for (const pattern of candidates.near) {
    for (const spans of matches(pattern, view, isFree)) {
      const [first, last] = [spans[0], spans.at(-1)]
      if (first === undefined || last === undefined) continue
      const whole = { start: first.start, end: Math.max(...spans.map(({ end }) => end)) }
      if (!concept.countsWhenDenied && isAnyDenied(spans, whole, view)) continue
      if (counts(whole)) return spans.map((span) => sayWords(span, text)).join(' … ')
    }
  }
  return undefined
}

function sayWords({ start, end }: Span, { words }: SignText): string {
  return words.slice(start, end).join(' ')
}

/** Every position that something harmless covers. */
function blockedBy({ exclude, excludeNear }: PreparedConcept, view: SignView): ReadonlySet<number> {
  const spans = [
    ...exclude.flatMap((phrase) => view.positions.of(phrase)),
    ...excludeNear.flatMap((pattern) => [...matches(pattern, view, () => true)].flat()),
  ]
  const blocked = new Set<number>()
  for (const { start, end } of spans) for (let index = start; index < end; index++) blocked.add(index)
  return blocked
}

/** "My chest does not hurt": a denial stands before any of the words, unless the pattern itself asks for it. */
function isAnyDenied(spans: readonly Span[], whole: Span, { text, grammar }: SignView): boolean {
  const asked = new Set(
    spans.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at)),
  )
  return spans.some(
    ({ start }) =>
      !asked.has(start - 1) &&
      !grammar.goodToHave.has(text.words[start] ?? '') &&
      isDenied(text, grammar, { start, end: whole.end }, asked),
  )
}

type Hit = Span & { readonly list: number }

/** Every place where one of each list stands within the window, in one sentence and not cancelled. */
function* matches(
  pattern: PreparedNear,
  view: SignView,
  isFree: (span: Span) => boolean,
): Generator<readonly Span[]> {
  if (!pattern.lists.every((parts) => parts.some((part) => view.reach.lists.has(part)))) return
  const hits: Hit[] = []
  for (const [list, parts] of pattern.lists.entries()) {
    const before = hits.length
    for (const part of parts) for (const span of hitsOf(part, view)) hits.push({ ...span, list })
    if (hits.length === before) return
  }
  hits.sort((a, b) => a.start - b.start)
  for (const at of hits.keys()) {
    const found = completeFrom(at, hits, pattern, view.text, isFree)
    if (found !== undefined && !isCancelled(pattern, view, found)) yield found
  }
}

function hitsOf(list: EntryList, { hits, positions, reach }: SignView): readonly Span[] {
  if (!reach.lists.has(list)) return []
  const before = hits.get(list)
  if (before !== undefined) return before
  const found = list.entries.flatMap((entry) => positions.of(entry)).sort((a, b) => a.start - b.start)
  hits.set(list, found)
  return found
}

/** So many places ahead are looked at: a text that repeats one word takes no longer for it. */
const MOST_AHEAD = 40

/** One place of each list, the hit itself among them, no word used twice; nothing when the window ends before. */
function completeFrom(
  at: number,
  hits: readonly Hit[],
  { window, lists }: PreparedNear,
  { sentences }: SignText,
  isFree: (span: Span) => boolean,
): readonly Span[] | undefined {
  const first = hits[at]
  if (first === undefined || !isFree(first)) return undefined
  const near: Hit[] = []
  for (let next = at + 1; next < Math.min(hits.length, at + MOST_AHEAD); next++) {
    const hit = hits[next]
    if (hit === undefined || hit.start - first.start > window) break
    if (sentences[hit.start] === sentences[first.start] && hit.list !== first.list && isFree(hit))
      near.push(hit)
  }
  const wanted = lists
    .keys()
    .filter((list) => list !== first.list)
    .toArray()
  const found = choose(wanted, [first], near)
  return found?.toSorted((a, b) => a.start - b.start)
}

function choose(
  wanted: readonly number[],
  chosen: readonly Span[],
  near: readonly Hit[],
): readonly Span[] | undefined {
  const [list, ...others] = wanted
  if (list === undefined) return chosen
  for (const hit of near) {
    if (hit.list !== list || chosen.some((other) => hit.start < other.end && other.start < hit.end)) continue
    const found = choose(others, [...chosen, hit], near)
    if (found !== undefined) return found
  }
  return undefined
}

/** A word after `unless` cancels only in its own breath: "weight on my chest, which stretch?" stands. */
function isCancelled({ unless }: PreparedNear, view: SignView, found: readonly Span[]): boolean {
  if (unless.length === 0) return false
  const { words, pauses } = view.text
  const start = found[0]?.start ?? 0
  const end = Math.max(...found.map((span) => span.end))
  let from = start
  while (from > Math.max(0, start - UNLESS_BEFORE) && !pauses.has(from)) from -= 1
  let to = end
  while (to < Math.min(words.length, end + UNLESS_AFTER) && !pauses.has(to)) to += 1
  return unless.some((list) => isAnyWithin(hitsOf(list, view), from, to))
}
