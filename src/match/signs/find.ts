import type { Dictionary } from '../../knowledge/model.ts'
import type { Sign, SignLanguage, Signs } from '../../knowledge/sign-model.ts'
import { foldWord } from '../../words/fold.ts'
import type { Lexicon } from '../lexicon.ts'
import { entriesOf, findConcept, prepareConcept, type EntryList, type PreparedConcept } from './concept.ts'
import { findOver, readGrammar, type Grammar } from './denial.ts'
import { positionsIn, readEntry, specialKeys, type Special } from './positions.ts'
import { createSignSpeller, type SignSpeller } from './spelling.ts'
import { readSignText, type SignText } from './text.ts'

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
  readonly special: Special
  readonly spell: SignSpeller
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
  const prepared = languages.map((language) => prepareLanguage(language, dictionaries, lexicon))
  return (written, { earlier = [], thisYear } = {}) => {
    const text = readSignText(written)
    const found = new Map<string, FoundConcept>()
    for (const language of prepared) {
      for (const concept of conceptsIn(text, language, thisYear)) {
        if (!found.has(concept.name)) found.set(concept.name, concept)
      }
    }
    if (found.size === 0) return { signs: [], concepts: [] }
    const before = new Set(earlier)
    return {
      signs: signs.flatMap((sign) => raised(sign, found, before) ?? []),
      concepts: [...found.keys()],
    }
  }
}

type FoundConcept = { readonly name: string; readonly words: string; readonly language: string }

function conceptsIn(
  text: SignText,
  { language, grammar, concepts, special, spell, looksLike }: PreparedLanguage,
  thisYear: number | undefined,
): readonly FoundConcept[] {
  const spelt = looksLike(text) ? { ...text, words: spell(text.words) } : text
  const positions = positionsIn(spelt, special)
  const over = findOver(spelt, grammar, positions, thisYear)
  const view = { text: spelt, positions, grammar, over, hits: new Map<EntryList, never>() }
  return concepts.flatMap((concept) => {
    const words = findConcept(concept, view)
    return words === undefined ? [] : [{ name: concept.name, words, language }]
  })
}

/** The sign where one of its combinations is there: at least one part now, others perhaps said before. */
function raised(
  sign: Sign,
  found: ReadonlyMap<string, FoundConcept>,
  before: ReadonlySet<string>,
): FoundSign | undefined {
  const met = sign.when.find((all) => {
    const wanted = all.filter(({ not }) => !not)
    const isThere = all.every(({ concept, not }) => (found.has(concept) || before.has(concept)) !== not)
    return isThere && wanted.some(({ concept }) => found.has(concept))
  })
  if (met === undefined) return undefined
  const parts = met.flatMap(({ concept }) => found.get(concept) ?? [])
  const foreign = parts.find(({ language }) => language !== ENGLISH)
  return { sign, words: parts.map(({ words }) => words), language: foreign?.language ?? ENGLISH }
}

const ENGLISH = 'en'

function prepareLanguage(
  { language, littleWords, groups, concepts }: SignLanguage,
  dictionaries: readonly Dictionary[],
  { spellings, everyday }: Lexicon,
): PreparedLanguage {
  const shared = new Map(
    Object.entries(groups).map(([name, entries]) => [name, { entries: entries.flatMap(readEntry) }] as const),
  )
  const prepared = concepts.map((concept) => prepareConcept(concept, shared))
  const grammar = readGrammar(littleWords)
  const entries = [...prepared.flatMap(entriesOf), ...grammar.over]
  const own = new Set(dictionaries.find((dictionary) => dictionary.language === language)?.everyday)
  const isKnown = (word: string) =>
    spellings.has(word) ||
    everyday.has(word) ||
    own.has(word) ||
    everyday.has(foldWord(word.replace(/ing$/, '')))
  return {
    language,
    grammar,
    concepts: prepared,
    special: specialKeys(entries),
    spell: createSignSpeller(
      [...entries.flatMap(({ key, rest }) => [key, ...rest]), ...grammar.denies, ...grammar.breaks],
      isKnown,
    ),
    looksLike:
      language === ENGLISH
        ? () => true
        : ({ words }) => words.some((word) => own.has(word) && !everyday.has(word)),
  }
}
