import { ENGLISH } from '../../knowledge/text-model.ts'
import type { Dictionary } from '../../knowledge/model.ts'
import type { SignLanguage } from '../../knowledge/sign-model.ts'
import { foldWord, isUnspaced } from '../../words/fold.ts'
import { once } from '../../words/once.ts'
import type { SignText } from '../../words/sign-text.ts'
import type { Lexicon } from '../lexicon.ts'
import { entriesOf, indexReach, prepareConcept, type PreparedConcept, type ReachIndex } from './concept.ts'
import { readGrammar, type Grammar } from './denial.ts'
import { readEntry, SHORTEST_BEGINNING, specialKeys, type Special } from './positions.ts'
import { createSignSpeller, type SignSpeller } from './spelling.ts'

/** One language in which signs are looked for. All but English are prepared for the first message that needs them. */
export type Tongue = {
  readonly language: string
  /** Whether a word is one of the everyday words of this language, and no English one. */
  isOwn(word: string): boolean
  patterns(): Patterns
}

/** The languages a text may be in: English, and those of which it has a word that is no English one. */
export type Tongues = (text: SignText) => readonly Tongue[]

/** The patterns of a language, taken apart once. */
export type Patterns = {
  readonly grammar: Grammar
  readonly concepts: readonly PreparedConcept[]
  readonly reach: ReachIndex
  readonly special: Special
  readonly spell: SignSpeller
}

/** Whether a word is spelt right, in whatever language. */
type IsWord = (word: string) => boolean

export function createTongues(
  languages: readonly SignLanguage[],
  dictionaries: readonly Dictionary[],
  { spellings, everyday }: Lexicon,
): Tongues {
  const isCommon: IsWord = (word) => spellings.has(word) || everyday.has(word)
  const isEnglish: IsWord = (word) => isCommon(word) || everyday.has(foldWord(word))
  const foreign = once(() => foreignWords(languages, dictionaries))
  const isWord: IsWord = (word) =>
    isEnglish(word) ||
    everyday.has(foldWord(word.replace(/ing$/, ''))) ||
    foreign().has(word) ||
    foreign().has(foldWord(word))
  const tongues = languages.map((words): Tongue => {
    const own = once(() => littleWordsOf(words.language, dictionaries))
    return {
      language: words.language,
      isOwn: (word) => !isEnglish(word) && own().has(foldWord(word)),
      patterns: once(() => preparePatterns(words, isWord, isCommon)),
    }
  })
  const english = tongues.filter(({ language }) => language === ENGLISH)
  const others = tongues.filter(({ language }) => language !== ENGLISH)
  const byWord = once(() => indexTongues(others, languages, dictionaries))
  return ({ words }) => {
    const met = new Set<Tongue>()
    for (const word of new Set(words)) {
      if (met.size === others.length) break
      if (isTelling(word) && !isEnglish(word)) for (const tongue of tonguesOf(word, byWord())) met.add(tongue)
    }
    return [...english, ...others.filter((tongue) => met.has(tongue))]
  }
}

/** A lone letter belongs to every language. */
function isTelling(word: string): boolean {
  return word.length > 1 || isUnspaced(word)
}

type TonguesByWord = ReadonlyMap<string, readonly Tongue[]>

/** From each word and beginning to the languages that have it. */
function indexTongues(
  tongues: readonly Tongue[],
  languages: readonly SignLanguage[],
  dictionaries: readonly Dictionary[],
): TonguesByWord {
  const index = new Map<string, Tongue[]>()
  for (const tongue of tongues) {
    const vocabulary = languages.find(({ language }) => language === tongue.language)?.vocabulary ?? []
    for (const word of new Set([...vocabulary, ...littleWordsOf(tongue.language, dictionaries)])) {
      index.set(word, [...(index.get(word) ?? []), tongue])
      if (word.endsWith('*')) index.set(`${word.slice(0, SHORTEST_BEGINNING)}**`, [])
    }
  }
  return index
}

const LONGEST_BEGINNING = 20

function* tonguesOf(word: string, byWord: TonguesByWord): Generator<Tongue> {
  yield* byWord.get(word) ?? []
  const folded = foldWord(word)
  if (folded !== word) yield* byWord.get(folded) ?? []
  // Under its first letters and two stars stands whether any beginning has them.
  if (!byWord.has(`${word.slice(0, SHORTEST_BEGINNING)}**`)) return
  for (let length = SHORTEST_BEGINNING; length <= Math.min(word.length, LONGEST_BEGINNING); length++) {
    yield* byWord.get(`${word.slice(0, length)}*`) ?? []
  }
}

/** The everyday and silent words of a language. */
function littleWordsOf(language: string, dictionaries: readonly Dictionary[]): ReadonlySet<string> {
  const dictionary = dictionaries.find((candidate) => candidate.language === language)
  return new Set([...(dictionary?.everyday ?? []), ...(dictionary?.silent ?? [])])
}

/** Spanish is no misspelt Portuguese: what is right in one language is never put right in another. */
function foreignWords(
  languages: readonly SignLanguage[],
  dictionaries: readonly Dictionary[],
): ReadonlySet<string> {
  return new Set([
    ...dictionaries.flatMap(({ everyday, silent }) => [...everyday, ...silent]),
    ...languages.flatMap(({ language, vocabulary }) => (language === ENGLISH ? [] : vocabulary)),
  ])
}

function preparePatterns(
  { littleWords, groups, concepts }: SignLanguage,
  isWord: IsWord,
  isCommon: IsWord,
): Patterns {
  const shared = new Map(
    Object.entries(groups).map(([name, entries]) => [name, { entries: entries.map(readEntry) }] as const),
  )
  const prepared = concepts.map((concept) => prepareConcept(concept, shared))
  const grammar = readGrammar(littleWords)
  const entries = [...prepared.flatMap(entriesOf), ...grammar.over]
  return {
    grammar,
    concepts: prepared,
    reach: indexReach(prepared),
    special: specialKeys(entries),
    spell: createSignSpeller(
      () => [
        ...entries.flatMap(({ key, rest }) => [key, ...rest]),
        ...grammar.denies.keys(),
        ...grammar.breaks,
      ],
      isWord,
      isCommon,
    ),
  }
}
