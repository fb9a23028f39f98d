import {
  MEANING_LISTS,
  type Ask,
  type Dictionary,
  type Knowledge,
  type MeaningType,
} from '../knowledge/model.ts'
import type { PageRef } from '../knowledge/text-model.ts'
import { namesOf } from '../knowledge/names.ts'
import { foldPhrase, tokenise, umlautForms, type Token } from '../words/fold.ts'

/** What a phrase can mean. */
export type Sense = { readonly vague?: true; readonly language?: string } & (
  | {
      readonly type: Exclude<MeaningType, 'ask'>
      readonly id: string
    }
  | { readonly type: 'ask'; readonly id: Ask }
  | { readonly type: PageRef['kind']; readonly id: string }
)

export type SenseType = Sense['type']

/** One word of a phrase and what may follow it. */
export type Branch = { readonly next: Map<string, Branch>; readonly senses: Sense[] }

/** Every phrase Limber knows, word by word, and what it means. */
export type Lexicon = {
  readonly root: Branch
  /** Every word of every phrase. */
  readonly words: ReadonlySet<string>
  /** Those of them that English phrases have. */
  readonly english: ReadonlySet<string>
  /** The same as they are written, with their endings. */
  readonly spellings: ReadonlySet<string>
  /** Words that are never taken for a misspelling. */
  readonly everyday: ReadonlySet<string>
  /** Everyday words of other languages, and which. */
  readonly foreign: ReadonlyMap<string, readonly string[]>
  /** By language, words that mean nothing inside a phrase of it. */
  readonly silent: ReadonlyMap<string, ReadonlySet<string>>
  /** By language, words that deny what follows. */
  readonly denials: ReadonlyMap<string, ReadonlySet<string>>
}

/** A lexicon for each message: that of English, unless a word of it belongs to another language. */
export type Lexicons = { readonly english: Lexicon; for(text: string): Lexicon }

/** Gathers the vocabulary and the names on all pages; other languages are added for the first message that needs them. */
export function createLexicons(knowledge: Knowledge): Lexicons {
  const { dictionaries } = knowledge
  const english = createLexicon({ ...knowledge, dictionaries: [] })
  let all: Lexicon | undefined
  let foreign: ReadonlySet<string> | undefined
  const isForeign = ({ word, full }: Token) => {
    if (english.words.has(word) || english.everyday.has(word) || english.everyday.has(full)) return false
    foreign ??= new Set(dictionaries.flatMap(({ words }) => words))
    return foreign.has(word) || foreign.has(full)
  }
  return {
    english,
    for: (text) => (tokenise(text).some(isForeign) ? (all ??= createLexicon(knowledge)) : english),
  }
}

/** Gathers the vocabulary and the names on all pages. */
export function createLexicon({ words, dictionaries, signs, exercises, causes, advice }: Knowledge): Lexicon {
  const silent = new Map(dictionaries.map((dictionary) => [dictionary.language, new Set(dictionary.silent)]))
  const root: Branch = { next: new Map(), senses: [] }
  const known = new Set<string>()
  const english = new Set<string>()
  const spellings = new Set<string>()
  const add = (phrase: string, sense: Sense) => {
    let branch = root
    for (const { word, full } of withoutSilent(tokenise(phrase), silent.get(sense.language ?? ''))) {
      known.add(word)
      if (sense.language === undefined) english.add(word)
      spellings.add(full)
      let next = branch.next.get(word)
      if (next === undefined) {
        next = { next: new Map(), senses: [] }
        branch.next.set(word, next)
      }
      branch = next
    }
    if (branch !== root && !branch.senses.some(({ type, id }) => type === sense.type && id === sense.id))
      branch.senses.push(sense)
  }
  for (const { key, type } of MEANING_LISTS) {
    if (type === 'ask') continue
    for (const { name, phrases, vague } of words[key]) {
      for (const phrase of phrases) add(phrase, { type, id: name })
      for (const phrase of vague) add(phrase, { type, id: name, vague: true })
    }
  }
  for (const { name, phrases } of words.asks) {
    for (const phrase of phrases) add(phrase, { type: 'ask', id: name as Ask })
  }
  for (const exercise of exercises) {
    for (const phrase of namesOf(exercise)) add(phrase, { type: 'exercise', id: exercise.id })
  }
  for (const { id, name, alsoCalled, hints } of causes) {
    for (const phrase of [name, ...alsoCalled]) add(phrase, { type: 'cause', id })
    for (const phrase of hints) add(phrase, { type: 'cause', id, vague: true })
  }
  for (const { id, name, alsoCalled } of advice) {
    for (const phrase of [name, ...alsoCalled]) add(phrase, { type: 'advice', id })
  }
  // A file's name is what links use; people may use it too, unless it is somebody's real name.
  for (const { id } of exercises) {
    if (!isTaken(root, id, 'exercise')) add(id, { type: 'exercise', id })
  }
  for (const { id } of causes) if (!isTaken(root, id, 'cause')) add(id, { type: 'cause', id })
  for (const { language, entries } of dictionaries) {
    for (const { type, id, phrases, vague } of entries) {
      const sense = { type, id, language } as Sense
      for (const phrase of phrases.flatMap(umlautForms)) add(phrase, sense)
      for (const phrase of vague.flatMap(umlautForms)) add(phrase, { ...sense, vague: true })
    }
  }
  return {
    root,
    words: known,
    english,
    spellings,
    everyday: new Set(words.everyday),
    foreign: languagesOf(dictionaries),
    silent,
    denials: new Map(
      signs.languages.map(({ language, littleWords }) => [
        language,
        new Set(littleWords['denies what follows'].map(foldPhrase)),
      ]),
    ),
  }
}

/** A phrase of two words keeps both: "em pé" is no "pé". */
const SHORTEST_WITHOUT = 2

function withoutSilent(tokens: readonly Token[], silent: ReadonlySet<string> | undefined): readonly Token[] {
  if (silent === undefined) return tokens
  const loud = tokens.filter(({ word }) => !silent.has(word))
  return loud.length < SHORTEST_WITHOUT ? tokens : loud
}

/** Everyday words and silent ones tell a language. */
function languagesOf(dictionaries: readonly Dictionary[]): ReadonlyMap<string, readonly string[]> {
  const languages = new Map<string, readonly string[]>()
  for (const { language, everyday, silent } of dictionaries) {
    for (const word of new Set([...everyday, ...silent])) {
      languages.set(word, [...(languages.get(word) ?? []), language])
    }
  }
  return languages
}

function isTaken(root: Branch, phrase: string, type: SenseType): boolean {
  let branch: Branch | undefined = root
  for (const word of foldPhrase(phrase).split(' ')) branch = branch?.next.get(word)
  return branch?.senses.some((sense) => sense.type === type) ?? false
}
