import { standsAt, type Grammar } from './denial.ts'
import type { Positions, Span } from './positions.ts'
import type { SignText } from '../../words/sign-text.ts'

const OVER_REACH = 14
/** After "and" a sentence goes on telling what is over only with another past: "I fell and landed on my back". */
const PAST = /ed$|^(was|were|had|fell|broke|landed|went|got|hit|hurt|did)$/
/** "Eight years ago, I fell", "I fell, that was in 2009": nothing but such words before "years ago". */
const LEADS_IN =
  /^(\d+|one|two|a|an|some|few|couple|of|about|around|over|like|many|it|its|that|this|was|were|all)$/

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

/**
 * Whether what stands at a place is said to be long over: "had a heart attack ten years ago". That stands in the same
 * breath, or fills the one beside it; "chest pain, had surgery in 2019" leaves the chest pain as it is.
 */
export function isOver(told: Told, span: Span): boolean {
  if (told.over.length === 0) return false
  const { text, over } = told
  const clause = clauseAround(told, span)
  const breath = breathAround(text, clause, span)
  const marker = markersIn(clause, over).find(
    (marker) => isWithin(marker, breath) || isAside(marker, breath, told, clause),
  )
  return marker !== undefined && !goesOn(told, span, marker, breath)
}

/** A breath next to this one that says nothing else: "eight years ago, …", "…, all healed". */
function isAside(marker: Span, breath: Span, { text }: Told, clause: Span): boolean {
  const own = breathAround(text, clause, marker)
  const isBehind = own.start === breath.end
  const isFirst = text.sentences[own.start - 1] !== text.sentences[own.start]
  const isAhead = isFirst && own.end === breath.start && marker.end === own.end
  return (
    (isBehind || isAhead) && text.words.slice(own.start, marker.start).every((word) => LEADS_IN.test(word))
  )
}

/**
 * Whether it lasts: "chest pain since 2019, still there". A single word such as "now" has to stand in the same breath
 * and on this side of the "years ago", for in "a heart attack in 2019 back stiff now" something else is meant.
 */
function goesOn(
  { text: { words, sentences }, grammar }: Told,
  span: Span,
  marker: Span,
  breath: Span,
): boolean {
  const [first, last] =
    marker.start >= span.end
      ? [breath.start, marker.start]
      : [marker.start >= breath.start ? marker.end : breath.start, breath.end]
  return grammar.notOver.some((phrase) => {
    const isWord = phrase.length === 1
    const to = isWord ? last : span.end + OVER_REACH
    for (let index = isWord ? first : Math.max(0, span.start - OVER_REACH); index < to; index++) {
      if (sentences[index] === sentences[span.start] && standsAt(phrase, words, index)) return true
    }
    return false
  })
}

/** Found by halving, so that a long text full of "years ago" takes no longer. */
function markersIn(clause: Span, over: readonly Span[]): readonly Span[] {
  let low = 0
  let high = over.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((over[middle]?.start ?? 0) < clause.start) low = middle + 1
    else high = middle
  }
  return over.slice(low, low + OVER_REACH).filter((marker) => isWithin(marker, clause))
}

function isWithin({ start, end }: Span, around: Span): boolean {
  return around.start <= start && end <= around.end
}

function clauseAround({ text: { words, sentences }, grammar: { breaks } }: Told, { start, end }: Span): Span {
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
  return { start: from, end: to }
}

/** The part of a clause between two commas. */
function breathAround({ pauses }: SignText, clause: Span, { start, end }: Span): Span {
  let from = start
  while (from > clause.start && !pauses.has(from)) from -= 1
  let to = end
  while (to < clause.end && !pauses.has(to)) to += 1
  return { start: from, end: to }
}
