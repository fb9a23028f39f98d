import type { Dictionary } from '../../knowledge/model.ts'
import type { Sign, SignLanguage, Signs } from '../../knowledge/sign-model.ts'
import { foldWord } from '../../words/fold.ts'
import type { Lexicon } from '../lexicon.ts'
import {
  entriesOf,
  findConcept,
  indexReach,
  prepareConcept,
  reachOf,
  type EntryList,
  type PreparedConcept,
  type ReachIndex,
} from './concept.ts'
import { readGrammar, type Grammar } from './denial.ts'
import { findOver } from './over.ts'
import { allSpecial, positionsIn, readEntry, specialKeys, type Positions, type Special } from './positions.ts'
import { createSignSpeller, type SignSpeller } from './spelling.ts'
import { readSignText, signWords, type SignText } from './text.ts'

/** A warning sign that was found, the words it was found by, and their language. */
export type FoundSign = {
  readonly sign: Sign
  readonly words: readonly string[]
  readonly language: string
}

/** The signs of a text, most urgent first, and every concept it holds, for what is said next. */
export type FoundSigns = {
  readonly signs: readonly FoundSign[]
  readonly concepts: readonly string[]
}

export type SignContext = {
  /** Concepts that were found in what the same person said before. */
  readonly earlier?: readonly string[]
  readonly thisYear?: number
}

/** Looks for warning signs in a text of any length, in time that grows with the text and not with its square. */
export type SignFinder = (text: string, context?: SignContext) => FoundSigns

/** A language with everything taken apart once. */
type PreparedLanguage = {
  readonly language: string
  readonly grammar: Grammar
  readonly concepts: readonly PreparedConcept[]
  readonly reach: ReachIndex
  readonly special: Special
  readonly spell: SignSpeller
  /** Whether a word belongs to this language and not to English. */
  readonly isOwn: (word: string) => boolean
  /** Whether a text looks like this language, so that its misspellings are looked for. */
  readonly looksLike: (text: SignText) => boolean
}

/**
 * Prepares the signs once, so that each text is only walked through. Words of the lexicon and of every day are never
 * taken for a misspelt key word.
 */
export function createSignFinder(
  { signs, languages }: Signs,
  dictionaries: readonly Dictionary[],
  lexicon: Lexicon,
): SignFinder {
  const isWord = createIsWord(languages, dictionaries, lexicon)
  const prepared = languages.map((language) => prepareLanguage(language, dictionaries, lexicon, isWord))
  const special = allSpecial(prepared.map((language) => language.special))
  return (written, { earlier = [], thisYear } = {}) => {
    const text = readSignText(written)
    const positions = positionsIn(text, special)
    const found = new Map<string, FoundConcept>()
    for (const language of prepared) {
      for (const concept of conceptsIn({ text, positions }, language, thisYear)) {
        if (!found.has(concept.name)) found.set(concept.name, concept)
      }
    }
    if (found.size === 0) return { signs: [], concepts: [] }
    const before = new Set(earlier)
    const language = languageOf(text, prepared)
    return {
      signs: signs.flatMap((sign) => raised(sign, found, before, language) ?? []),
      concepts: [...found.keys()],
    }
  }
}

type FoundConcept = { readonly name: string; readonly words: string; readonly language: string }

/** A text as it was written, indexed for all languages. */
type Indexed = { readonly text: SignText; readonly positions: Positions }

function conceptsIn(
  written: Indexed,
  { language, grammar, concepts, reach, special, spell, looksLike }: PreparedLanguage,
  thisYear: number | undefined,
): readonly FoundConcept[] {
  const { text, positions } = putRight(written, special, looksLike(written.text) ? spell : undefined)
  const over = findOver(text, grammar, positions, thisYear)
  const view = {
    text,
    positions,
    grammar,
    over,
    reach: reachOf(reach, positions),
    hits: new Map<EntryList, never>(),
  }
  return concepts.flatMap((concept) => {
    const words = findConcept(concept, view)
    return words === undefined ? [] : [{ name: concept.name, words, language }]
  })
}

/** Most texts are spelt right, and need no index of their own. */
function putRight(written: Indexed, special: Special, spell: SignSpeller | undefined): Indexed {
  const words = spell?.(written.text.words) ?? written.text.words
  if (words.every((word, index) => word === written.text.words[index])) return written
  const text = { ...written.text, words }
  return { text, positions: positionsIn(text, special) }
}

/** The sign where one of its combinations is there: at least one part now, others perhaps said before. */
function raised(
  sign: Sign,
  found: ReadonlyMap<string, FoundConcept>,
  before: ReadonlySet<string>,
  spoken: string,
): FoundSign | undefined {
  const met = sign.when.find((all) => {
    const wanted = all.filter(({ not }) => !not)
    const isThere = all.every(({ concept, not }) => (found.has(concept) || before.has(concept)) !== not)
    return isThere && wanted.some(({ concept }) => found.has(concept))
  })
  if (met === undefined) return undefined
  const parts = met.flatMap(({ concept }) => found.get(concept) ?? [])
  const languages = parts.map(({ language }) => language)
  const foreign = languages.find((language) => language !== ENGLISH) ?? ENGLISH
  return {
    sign,
    words: parts.map(({ words }) => words),
    // Languages that share their words: the one that most other words of the message belong to.
    language: foreign === ENGLISH || spoken === ENGLISH ? foreign : spoken,
  }
}

/** The language that most words of a text belong to; English where none belongs to another. */
function languageOf({ words }: SignText, languages: readonly PreparedLanguage[]): string {
  const counted = languages.map(({ language, isOwn }) => ({ language, count: words.filter(isOwn).length }))
  const [best] = counted.toSorted((a, b) => b.count - a.count)
  return best === undefined || best.count === 0 ? ENGLISH : best.language
}

const ENGLISH = 'en'

/** Whether a word is right as it is, in whatever language: Spanish is no misspelt Portuguese. */
function createIsWord(
  languages: readonly SignLanguage[],
  dictionaries: readonly Dictionary[],
  { spellings, everyday }: Lexicon,
): (word: string) => boolean {
  const foreign = new Set([
    ...dictionaries.flatMap((dictionary) => [...dictionary.everyday, ...dictionary.silent]),
    ...languages
      .filter(({ language }) => language !== ENGLISH)
      .flatMap(({ concepts, groups }) => [
        ...concepts.flatMap(({ phrases, near }) => [
          ...phrases,
          ...near.flatMap(({ lists }) => lists.flat()),
        ]),
        ...Object.values(groups).flat(),
      ])
      .flatMap(signWords),
  ])
  return (word) => {
    if (spellings.has(word) || everyday.has(word) || foreign.has(word)) return true
    const folded = foldWord(word)
    return everyday.has(folded) || foreign.has(folded) || everyday.has(foldWord(word.replace(/ing$/, '')))
  }
}

function prepareLanguage(
  { language, littleWords, groups, concepts }: SignLanguage,
  dictionaries: readonly Dictionary[],
  { everyday }: Lexicon,
  isWord: (word: string) => boolean,
): PreparedLanguage {
  const shared = new Map(
    Object.entries(groups).map(([name, entries]) => [name, { entries: entries.flatMap(readEntry) }] as const),
  )
  const prepared = concepts.map((concept) => prepareConcept(concept, shared))
  const grammar = readGrammar(littleWords)
  const entries = [...prepared.flatMap(entriesOf), ...grammar.over]
  const dictionary = dictionaries.find((dictionary) => dictionary.language === language)
  const own = new Set([...(dictionary?.everyday ?? []), ...(dictionary?.silent ?? [])])
  const isOwn = (word: string) => own.has(foldWord(word)) && !everyday.has(word)
  return {
    language,
    grammar,
    concepts: prepared,
    reach: indexReach(prepared),
    special: specialKeys(entries),
    spell: createSignSpeller(
      [...entries.flatMap(({ key, rest }) => [key, ...rest]), ...grammar.denies.keys(), ...grammar.breaks],
      isWord,
    ),
    isOwn,
    looksLike: language === ENGLISH ? () => true : ({ words }) => words.some(isOwn),
  }
}
