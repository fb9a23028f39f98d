import { ENGLISH } from '../../knowledge/text-model.ts'
import type { Dictionary } from '../../knowledge/model.ts'
import type { Sign, Signs } from '../../knowledge/sign-model.ts'
import { readingsOf, type SignText } from '../../words/sign-text.ts'
import type { Lexicon } from '../lexicon.ts'
import { findConcept, reachOf, type EntryList } from './concept.ts'
import type { Grammar } from './denial.ts'
import { findOver } from './over.ts'
import { positionsIn } from './positions.ts'
import type { SignSpeller } from './spelling.ts'
import { createTongues, type Tongue } from './tongue.ts'

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
  /** A language that the person is known to speak. */
  readonly known?: string
}

/** Looks for warning signs in a text of any length, in time that grows with the text and not with its square. */
export type SignFinder = (text: string, context?: SignContext) => FoundSigns

/**
 * Prepares the signs once, so that each text is only walked through. Words of the lexicon and of every day are never
 * taken for a misspelt key word.
 */
export function createSignFinder(
  { signs, languages }: Signs,
  dictionaries: readonly Dictionary[],
  lexicon: Lexicon,
): SignFinder {
  const tonguesIn = createTongues(languages, dictionaries, lexicon)

  function findIn(text: SignText, { earlier = [], thisYear, known }: SignContext): FoundSigns {
    const met = tonguesIn(text)
    const found = new Map<string, FoundConcept>()
    for (const tongue of met) {
      for (const concept of conceptsIn(text, tongue, thisYear)) {
        if (!found.has(concept.name)) found.set(concept.name, concept)
      }
    }
    if (found.size === 0) return { signs: [], concepts: [] }
    const before = new Set(earlier)
    const spoken = languageOf(text, met, known)
    return {
      signs: signs.flatMap((sign) => raised(sign, found, before, spoken) ?? []),
      concepts: [...found.keys()],
    }
  }

  return (text, context = {}) => {
    const readings = readingsOf(text).map((reading) => findIn(reading, context))
    return {
      // What speaks against a sign in one reading takes nothing back from another.
      signs: signs.flatMap(({ id }) => firstOf(readings, id)),
      concepts: [...new Set(readings.flatMap(({ concepts }) => concepts))],
    }
  }
}

function firstOf(readings: readonly FoundSigns[], id: string): readonly FoundSign[] {
  return readings.flatMap(({ signs }) => signs.filter(({ sign }) => sign.id === id)).slice(0, 1)
}

type FoundConcept = { readonly name: string; readonly words: string; readonly language: string }

function conceptsIn(
  written: SignText,
  { language, isOwn, patterns }: Tongue,
  thisYear: number | undefined,
): readonly FoundConcept[] {
  const { grammar, concepts, reach, special, spell } = patterns()
  // In a message that only shares some words with the language, a slip is a slip of another one.
  const isSpoken = language === ENGLISH || written.words.some(isOwn)
  const text = isSpoken ? putRight(written, grammar, spell) : written
  const positions = positionsIn(text, special)
  const view = {
    text,
    positions,
    grammar,
    over: findOver(text, grammar, positions, thisYear),
    reach: reachOf(reach, positions),
    hits: new Map<EntryList, never>(),
  }
  return concepts.flatMap((concept) => {
    const words = findConcept(concept, view)
    return words === undefined ? [] : [{ name: concept.name, words, language }]
  })
}

/** What misspelt words may be; a misspelt "without" is one. */
function putRight(written: SignText, { denies, breaks }: Grammar, spell: SignSpeller): SignText {
  const meant = spell(written.words)
  if (meant.size === 0) return written
  const little = (index: number) => meant.get(index)?.find((word) => denies.has(word) || breaks.has(word))
  return { ...written, meant, words: written.words.map((word, index) => little(index) ?? word) }
}

/** The sign where one of its combinations is there: at least one part now, others perhaps said before. */
function raised(
  sign: Sign,
  found: ReadonlyMap<string, FoundConcept>,
  before: ReadonlySet<string>,
  spoken: Spoken,
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
    language: foreign === ENGLISH ? foreign : spoken(foreign),
  }
}

/** Of a language in which a sign was found, and others that share its words, the one that is likelier spoken. */
type Spoken = (language: string) => string

function languageOf({ words }: SignText, tongues: readonly Tongue[], known?: string): Spoken {
  const counted = tongues.map(({ language, isOwn }) => ({ language, count: words.filter(isOwn).length }))
  const [best] = counted.toSorted(
    (a, b) => b.count - a.count || Number(b.language === known) - Number(a.language === known),
  )
  return (language) => {
    const own = counted.find((one) => one.language === language)?.count ?? 0
    const isBetter =
      best !== undefined && (best.count > own || (best.count === own && best.language === known))
    return isBetter ? best.language : language
  }
}
