import type { LittleWords } from '../../knowledge/sign-model.ts'
import { readEntry, type Entry, type Span } from './positions.ts'
import type { SignText } from '../../words/sign-text.ts'

/** The words of "no" or "nothing like", in a row. */
export type Phrase = readonly string[]
/** Phrases by one of their words, so that a long text is not compared with all of them at each of its words. */
type Phrases = ReadonlyMap<string, readonly Phrase[]>

/** The little words of a language, taken apart once. */
export type Grammar = {
  readonly denies: Phrases
  readonly deniesByEnd: Phrases
  readonly deniesBefore: Phrases
  readonly between: ReadonlySet<string>
  readonly lists: ReadonlySet<string>
  readonly breaks: ReadonlySet<string>
  readonly thereAfterAll: Phrases
  readonly goodToHave: ReadonlySet<string>
  readonly over: readonly Entry[]
  readonly notOver: readonly Phrase[]
}

export function readGrammar(words: LittleWords): Grammar {
  const set = (name: keyof LittleWords) => new Set(words[name].flatMap((phrase) => phrase.split(' ')))
  const phrases = (name: keyof LittleWords) => words[name].map((phrase) => phrase.split(' '))
  const byStart = (name: keyof LittleWords) => Map.groupBy(phrases(name), ([first = '']) => first)
  return {
    denies: byStart('denies what follows'),
    deniesByEnd: Map.groupBy(phrases('denies what follows'), (phrase) => phrase.at(-1) ?? ''),
    deniesBefore: byStart('denies what stands before'),
    between: set('may stand between'),
    lists: set('joins a list'),
    breaks: set('ends a denial'),
    thereAfterAll: byStart('is there after all'),
    goodToHave: set('good to have'),
    over: words['is over'].map(readEntry),
    notOver: phrases('is not over'),
  }
}

/** After these a denial was no denial, or is over: "didn't have chest pain before today". So many words on. */
const HOW_SOON = 4
const REACH = 6
const LIST_REACH = 14
/** The items of "no numbness, pain down the arm or fever" have at most so many words. */
const LONGEST_ITEM = 4
/** "No cough, chest pain, should I stretch or rest?" is no list, and neither is "chest pain since noon or so". */
const NO_ITEM =
  /^(i|im|ive|its?|is|are|should|can|could|do|does|which|what|how|when|since|so|if|whether|know|sure|not|rest|ice|heat|stretch\w*)$/
/** A single word that denies what stands before is at most so many words behind: "痛みはありません". */
const BEHIND = 4
/** "Chest pain? No." has at most so many words before its "no". */
const LONGEST_ASKED = 6

/**
 * Whether what stands at a place is denied, before it or behind it. In doubt nothing is denied. A "no" at a place in
 * `own` is part of the sign itself: "haven't had a wee".
 */
export function isDenied(
  text: SignText,
  grammar: Grammar,
  span: Span,
  own: ReadonlySet<number> = NONE,
): boolean {
  if (isThereAfterAll(text, grammar, span)) return false
  return isDeniedBefore(text, grammar, span, own) || isDeniedBehind(text, grammar, span)
}

const NONE: ReadonlySet<number> = new Set()

function isThereAfterAll({ words, sentences, pauses }: SignText, { thereAfterAll }: Grammar, { end }: Span) {
  for (let index = end; index < end + HOW_SOON; index++) {
    if (sentences[index] !== sentences[end - 1] || pauses.has(index)) return false
    if (startsAt(thereAfterAll, words, index)) return true
  }
  return false
}

/**
 * A "no" must be close, in the same breath, and with nothing but small words in between: "not joking, my chest hurts",
 * "oh no my chest" and "no idea what this chest pain is" deny nothing. Commas are crossed only in a list with "or".
 */
function isDeniedBefore(
  text: SignText,
  grammar: Grammar,
  { start, end }: Span,
  own: ReadonlySet<number>,
): boolean {
  const { words, pauses, sentences } = text
  const { deniesByEnd, between, breaks, goodToHave } = grammar
  const joined = isOr(words[start - 1], grammar)
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
    const next = words[index] ?? ''
    const denial = deniesByEnd.get(before)?.find((phrase) => standsAt(phrase, words, index - phrase.length))
    if (denial !== undefined && !own.has(index - 1)) {
      // "Why doesn't my chest pain go away" is no denial, and in "no energy, fever or chills" only energy is denied.
      if (words[index - denial.length - 1] === 'why') return false
      return onlySmall || (isList && (between.has(next) || !goodToHave.has(next)))
    }
    // Inside of a list with "or", an "and" goes on denying: "no pins and needles or weakness".
    if (breaks.has(before) && !(isList && grammar.lists.has(before))) return false
    item = isOr(before, grammar) ? 0 : item + 1
    if (isList && (item > LONGEST_ITEM || NO_ITEM.test(before))) return false
    if (!between.has(before)) onlySmall = false
  }
  return false
}

/** "Or", and not an "and", which joins a list but ends a denial elsewhere. */
function isOr(word: string | undefined, { lists, breaks }: Grammar): boolean {
  return word !== undefined && lists.has(word) && !breaks.has(word)
}

/** "No fever, CHILLS or weight loss": items of a few words, and then an "or". */
function leadsToList({ words, pauses, sentences }: SignText, grammar: Grammar, end: number): boolean {
  const { lists, breaks, denies } = grammar
  let item = 0
  for (let index = end; index < end + LIST_REACH; index++) {
    const word = words[index]
    if (word === undefined || sentences[index] !== sentences[end - 1]) return false
    if (isOr(word, grammar)) return !NO_ITEM.test(words[index + 1] ?? '')
    if (NO_ITEM.test(word)) return false
    if (startsAt(denies, words, index)) return false
    if (breaks.has(word) && !lists.has(word)) return false
    item = pauses.has(index) ? 1 : item + 1
    if (item > LONGEST_ITEM) return false
  }
  return false
}

/** "Breathing is fine", "fever, chills, none of that", "chest pain? no." */
function isDeniedBehind(text: SignText, grammar: Grammar, { end }: Span): boolean {
  const { words, sentences, pauses } = text
  const { deniesBefore, denies, between, breaks } = grammar
  const sentence = sentences[end - 1]
  let isNear = true
  let isDirect = true
  let index = end
  for (; index < end + LIST_REACH && sentences[index] === sentence; index++) {
    isNear &&= index <= end + BEHIND && !pauses.has(index)
    isDirect &&= !pauses.has(index)
    for (const phrase of deniesBefore.get(words[index] ?? '') ?? []) {
      // One word may stand a little way behind, more words only directly.
      if (phrase.length === 1 ? isNear : isDirect) {
        if (standsAt(phrase, words, index)) return true
      } else if (takesAllBack(phrase, text, grammar, index)) return true
    }
    const word = words[index] ?? ''
    isDirect &&= between.has(word)
    isNear &&= !breaks.has(word)
  }
  if (sentences[index] === sentence) return false
  // "Fever? Chills? None of that." and "Chest pain? No.": the next sentence says it.
  if (deniesBefore.get(words[index] ?? '')?.some((phrase) => takesAllBack(phrase, text, grammar, index)))
    return true
  const isAsked = sentences[index - LONGEST_ASKED - 1] !== sentence
  return isAsked && startsAt(denies, words, index) && sentences[index + 1] !== sentences[index]
}

/** "None of that" takes back the whole sentence, unless it goes on: "none of that helps". */
function takesAllBack(
  phrase: Phrase,
  { words, sentences, pauses }: SignText,
  grammar: Grammar,
  index: number,
) {
  const after = index + phrase.length
  const isWhole =
    sentences[after] !== sentences[index] || pauses.has(after) || grammar.breaks.has(words[after] ?? '')
  return isWhole && startsAt(grammar.denies, words, index) && standsAt(phrase, words, index)
}

function startsAt(phrases: Phrases, words: readonly string[], index: number): boolean {
  return phrases.get(words[index] ?? '')?.some((phrase) => standsAt(phrase, words, index)) ?? false
}

/** Whether the words of a phrase stand at a place. */
export function standsAt(phrase: Phrase, words: readonly string[], index: number): boolean {
  return phrase.every((word, offset) => words[index + offset] === word)
}
