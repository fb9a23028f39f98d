import type { Dictionary } from '../../knowledge/model.ts'
import type { SignLanguage } from '../../knowledge/sign-model.ts'
import { foldWord } from '../../words/fold.ts'
import { once } from '../../words/once.ts'
import type { SignText } from '../../words/sign-text.ts'
import type { Lexicon } from '../lexicon.ts'
import { entriesOf, indexReach, prepareConcept, type PreparedConcept, type ReachIndex } from './concept.ts'
import { readGrammar, type Grammar } from './denial.ts'
import { readEntry, specialKeys, type Special } from './positions.ts'
import { createSignSpeller, type SignSpeller } from './spelling.ts'

export const ENGLISH = 'en'

/** One language in which signs are looked for. All but English are prepared for the first message that needs them. */
export type Tongue = {
  readonly language: string
  /** Whether a text has any word of this language that is no English one: without, it holds no sign of it. */
  meets(text: SignText): boolean
  /** Whether a word is one of the everyday words of this language, and no English one. */
  isOwn(word: string): boolean
  patterns(): Patterns
}

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
): readonly Tongue[] {
  const isEnglish: IsWord = (word) =>
    spellings.has(word) || everyday.has(word) || everyday.has(foldWord(word))
  const foreign = once(() => foreignWords(languages, dictionaries))
  const isWord: IsWord = (word) =>
    isEnglish(word) ||
    everyday.has(foldWord(word.replace(/ing$/, ''))) ||
    foreign().has(word) ||
    foreign().has(foldWord(word))
  return languages.map((language) => createTongue(language, dictionaries, isEnglish, isWord))
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

function createTongue(
  words: SignLanguage,
  dictionaries: readonly Dictionary[],
  isEnglish: IsWord,
  isWord: IsWord,
): Tongue {
  const { language, vocabulary } = words
  const patterns = once(() => preparePatterns(words, isWord))
  if (language === ENGLISH) return { language, meets: () => true, isOwn: () => false, patterns }
  const dictionary = dictionaries.find((candidate) => candidate.language === language)
  const own = once(() => new Set([...(dictionary?.everyday ?? []), ...(dictionary?.silent ?? [])]))
  const known = once(() => new Set(vocabulary))
  const isOwn: IsWord = (word) => !isEnglish(word) && own().has(foldWord(word))
  const isMet: IsWord = (word) => known().has(word) || beginsLike(word, known()) || own().has(foldWord(word))
  return {
    language,
    isOwn,
    patterns,
    meets: ({ words }) => words.some((word) => !isEnglish(word) && isMet(word)),
  }
}

const SHORTEST_BEGINNING = 2
const LONGEST_BEGINNING = 20

/** Whether a word begins with one of those that end with a star. */
function beginsLike(word: string, known: ReadonlySet<string>): boolean {
  for (let length = SHORTEST_BEGINNING; length <= Math.min(word.length, LONGEST_BEGINNING); length++) {
    if (known.has(`${word.slice(0, length)}*`)) return true
  }
  return false
}

function preparePatterns({ littleWords, groups, concepts }: SignLanguage, isWord: IsWord): Patterns {
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
    ),
  }
}
