import type { LittleWords } from '../../knowledge/sign-model.ts'
import { isAnyWithin, readEntry, type Entry, type Positions, type Span } from './positions.ts'
import { signWords, type SignText } from './text.ts'

/** The little words of a language, taken apart once. */
export type Grammar = {
  readonly denies: ReadonlySet<string>
  readonly deniesBefore: readonly (readonly string[])[]
  readonly between: ReadonlySet<string>
  readonly lists: ReadonlySet<string>
  readonly breaks: ReadonlySet<string>
  readonly thereAfterAll: ReadonlySet<string>
  readonly goodToHave: ReadonlySet<string>
  readonly over: readonly Entry[]
  readonly notOver: ReadonlySet<string>
}

export function readGrammar(words: LittleWords): Grammar {
  const set = (name: keyof LittleWords) => new Set(words[name].flatMap(signWords))
  return {
    denies: set('denies what follows'),
    deniesBefore: words['denies what stands before'].map(signWords),
    between: set('may stand between'),
    lists: set('joins a list'),
    breaks: set('ends a denial'),
    thereAfterAll: set('is there after all'),
    goodToHave: set('good to have'),
    over: words['is over'].flatMap(readEntry),
    notOver: set('is not over'),
  }
}

/** After these a denial was no denial, or is over: "didn't have chest pain before today". So many words on. */
const HOW_SOON = 4
const REACH = 6
const LIST_REACH = 14
/** The items of "no numbness, weakness or fever" have at most so many words. */
const LONGEST_ITEM = 3
/** A denial that comes after stands at most so many words behind: "痛みはありません". */
const BEHIND = 4

/**
 * Whether a "no" denies what stands at a place. It must be close, in the same breath, and with nothing but small words
 * in between: "not joking, my chest hurts", "oh no my chest" and "no idea what this chest pain is" deny nothing.
 * Commas are crossed only in a list with "or". In doubt nothing is denied.
 */
export function isDenied(text: SignText, grammar: Grammar, { start, end }: Span): boolean {
  const { words, pauses, sentences } = text
  for (let index = end; index < end + HOW_SOON; index++) {
    if (grammar.thereAfterAll.has(words[index] ?? '')) return false
  }
  if (isDeniedBehind(text, grammar, end)) return true
  const joined = grammar.lists.has(words[start - 1] ?? '')
  const isList = joined || leadsToList(text, grammar, end)
  const from = joined ? start - 1 : start
  let item = 0
  let onlySmall = true
  for (let index = from; index > Math.max(0, from - (isList ? LIST_REACH : REACH)); index--) {
    if (sentences[index - 1] !== sentences[start]) return false
    if (pauses.has(index)) {
      if (!isList) return false
      item = 0
    }
    const before = words[index - 1] ?? ''
    if (grammar.breaks.has(before)) return false
    // "Why doesn't my chest pain go away" is no denial.
    if (grammar.denies.has(before)) return (isList || onlySmall) && words[index - 2] !== 'why'
    item += 1
    if (isList && item > LONGEST_ITEM) return false
    if (!grammar.between.has(before)) onlySmall = false
  }
  return false
}

function isDeniedBehind({ words, sentences, pauses }: SignText, { deniesBefore }: Grammar, end: number) {
  return deniesBefore.some((phrase) => {
    for (let from = end; from <= end + BEHIND; from++) {
      if (sentences[from] !== sentences[end - 1] || pauses.has(from)) return false
      if (phrase.every((word, offset) => words[from + offset] === word)) return true
    }
    return false
  })
}

/** "No fever, CHILLS or weight loss": items of a few words, and then an "or". */
function leadsToList(
  { words, pauses, sentences }: SignText,
  { lists, breaks, denies }: Grammar,
  end: number,
) {
  let item = 0
  for (let index = end; index < end + LIST_REACH; index++) {
    const word = words[index]
    if (word === undefined || sentences[index] !== sentences[end - 1]) return false
    if (lists.has(word)) return true
    if (breaks.has(word) || denies.has(word)) return false
    item = pauses.has(index) ? 1 : item + 1
    if (item > LONGEST_ITEM) return false
  }
  return false
}

const OVER_REACH = 14
/** After "and" a sentence goes on telling what is over only with another past: "I fell and landed on my back". */
const PAST = /ed$|^(was|were|had|fell|broke|landed|went|got|hit|hurt|did)$/

/** A text with the grammar it is read by, and where it says that something is over. */
export type Told = {
  readonly text: SignText
  readonly grammar: Grammar
  readonly over: readonly Span[]
}

/**
 * Where a text says of something that it is long over. A year is over unless it is this one; without knowing which
 * year it is, every year is.
 */
export function findOver(
  { words }: SignText,
  { over }: Grammar,
  positions: Positions,
  thisYear: number | undefined,
): readonly Span[] {
  return over
    .flatMap((entry) => positions.of(entry))
    .filter(({ end }) => {
      const last = words[end - 1] ?? ''
      return thisYear === undefined || !/^\d{4}$/.test(last) || Number(last) < thisYear
    })
    .sort((a, b) => a.start - b.start)
}

/** Whether what stands at a place is said to be long over: "had a heart attack ten years ago". */
export function isOver({ text, grammar, over }: Told, span: Span): boolean {
  if (over.length === 0) return false
  const { from, to } = clauseAround(text, grammar, span)
  if (text.words.slice(from, to).some((word) => grammar.notOver.has(word))) return false
  return isAnyWithin(over, from, to)
}

function clauseAround(
  { words, sentences }: SignText,
  { breaks }: Grammar,
  { start, end }: Span,
): {
  readonly from: number
  readonly to: number
} {
  const ends = (index: number) => {
    const word = words[index] ?? ''
    if (!breaks.has(word)) return false
    return !(word === 'and' && PAST.test(words[index + 1] ?? ''))
  }
  let from = start
  while (from > 0 && start - from < OVER_REACH && sentences[from - 1] === sentences[start] && !ends(from - 1))
    from -= 1
  let to = end
  while (to < words.length && to - end < OVER_REACH && sentences[to] === sentences[start] && !ends(to))
    to += 1
  return { from, to }
}
