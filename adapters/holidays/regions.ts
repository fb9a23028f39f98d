import { foldLetters, umlautForms } from '../../src/words/fold.ts'
import { CALLED } from './names.ts'

/** A country or a part of one, as a library of holidays lists it. */
export type Listed = {
  readonly name?: string
  readonly names?: Readonly<Record<string, string>>
  readonly states?: Readonly<Record<string, Listed>>
  readonly regions?: Readonly<Record<string, Listed>>
  /** Whose holidays it has besides its own `days`: another country, or a way through the list. */
  readonly _days?: string | readonly string[]
  readonly days?: object
}

/** A country, a state of it, or a region of that. */
export type Region = {
  /** "DE", "DE-BY", "DE-BY-A". */
  readonly code: string
  /** In English where there is such a name, with what it is a part of: "Bavaria, Germany". */
  readonly name: string
  /** The parts of the code, as the library spells them. */
  readonly path: readonly string[]
}

/** Everywhere that there are holidays of. */
export type Regions = {
  /**
   * The regions that these words may mean, countries first; none where they mean none. Of a province and its city of the
   * same name it is the province, unless both are said.
   */
  find(words: string): readonly Region[]
  /** By its code, in whatever case. */
  get(code: string): Region | undefined
}

type Entry = Region & {
  readonly listed: Listed
  readonly ownNames: readonly string[]
  readonly within?: Entry
}
type Word = { readonly word: string; readonly written: string }

/** Longer than any name with all that it lies in. */
const LONGEST = { letters: 160, words: 16 } as const

/** Codes that are words of every day: only their capitals make them a code. */
const WORDS_TOO = 'am as at be by do hi id in is it ma me mi my no oh ok on or pa so to'.split(' ')

/** Where people call their state by its code alone: "NSW", "TX", "BC". */
const SPOKEN_CODES = ['US', 'CA', 'AU']

/** What stands before or behind a name and is left out when people speak: "Kanton Zürich", "Auckland Province". */
const KINDS =
  /^(?:(?:canton|kanton|cantone|land|hansestadt|stadt|departement|province|state|kingdom|republic|republique)(?: (?:of|de|du|des|d|di|dei))? )|(?: (?:province|republic|oblast|krai|district))$/

/** Learns all names of all regions once. */
export function createRegions(countries: Readonly<Record<string, Listed>>): Regions {
  const entries = entriesOf(countries)
  const byCode = new Map(entries.map((entry) => [entry.code.toLowerCase(), entry]))
  const byFullName = new Map(
    entries.filter(({ within }) => within !== undefined).map((entry) => [foldName(entry.name), entry]),
  )
  const byName = new Map<string, Entry[]>()
  const note = (name: string, entry: Entry) => {
    const known = byName.get(name)
    if (known === undefined) byName.set(name, [entry])
    else if (!known.includes(entry)) known.push(entry)
  }
  for (const entry of entries) for (const name of formsOf(entry)) note(name, entry)

  /** By a code of several parts: with a single one, others may be meant as well. */
  const partByCode = (code: string) => (code.includes('-') ? byCode.get(code.toLowerCase()) : undefined)

  /** One place may be listed twice, as a country and below another one: the country stands for both. */
  const original = (entry: Entry): Entry => {
    const { _days: days, days: own } = entry.listed
    const isTwin = typeof days === 'string' && own === undefined && entry.within !== undefined
    if (isTwin) return byCode.get(days.toLowerCase()) ?? entry
    const within = entry.within && original(entry.within)
    if (within === undefined || within === entry.within) return entry
    return byCode.get(`${within.code}-${entry.path.at(-1)}`.toLowerCase()) ?? entry
  }

  function byCodeAlone({ word, written }: Word): readonly Entry[] {
    if (WORDS_TOO.includes(word) && written !== written.toUpperCase()) return []
    const country = byCode.get(word)
    if (country !== undefined) return [country]
    if (isElsewhere(word)) return []
    return SPOKEN_CODES.flatMap((code) => byCode.get(`${code}-${word}`.toLowerCase()) ?? [])
  }

  function meanings(words: readonly Word[], known: Map<string, readonly Entry[]>): readonly Entry[] {
    const phrase = words.map(({ word }) => word).join(' ')
    const before = known.get(phrase)
    if (before !== undefined) return before
    const found = new Set(byName.get(phrase))
    const [only] = words
    if (only !== undefined && words.length === 1) for (const entry of byCodeAlone(only)) found.add(entry)
    for (let cut = 1; cut < words.length; cut++) {
      const [left, right] = [words.slice(0, cut), words.slice(cut)]
      for (const [part, whole] of [
        [left, right],
        [right, left],
      ] as const) {
        for (const country of meanings(whole, known)) {
          for (const entry of meanings(part, known)) if (isWithin(entry, country)) found.add(entry)
          const child = byCode.get(`${country.code}-${part.map(({ word }) => word).join(' ')}`.toLowerCase())
          if (child !== undefined) found.add(child)
        }
      }
    }
    known.set(phrase, [...found])
    return [...found]
  }

  return {
    find(text) {
      if (text.length > LONGEST.letters) return []
      const words = wordsOf(text)
      if (words.length > LONGEST.words) return []
      const spaced = words.map(({ written }) => written).join('-')
      const exact =
        partByCode(text.trim()) ??
        partByCode(spaced) ??
        byFullName.get(words.map(({ word }) => word).join(' '))
      if (exact !== undefined) return [original(exact)]
      const found = [...new Set(meanings(words, new Map()).map(original))]
      return found
        .filter((entry) => !found.some((other) => isWithin(entry, other)))
        .toSorted((a, b) => a.path.length - b.path.length)
    },
    get: (code) => byCode.get(code.toLowerCase()),
  }
}

function entriesOf(countries: Readonly<Record<string, Listed>>): readonly Entry[] {
  const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const walk = (listed: Listed, path: readonly string[], within?: Entry): readonly Entry[] => {
    const code = path.join('-')
    const called = CALLED[code] ?? []
    const country = path.length === 1 ? english.of(code) : undefined
    const ownNames = [called[0], country, listed.names?.en, listed.name, ...Object.values(listed.names ?? {})]
      .concat(called)
      .filter((name) => name !== undefined)
    const own = ownNames[0] ?? code
    const entry: Entry = {
      code,
      path,
      listed,
      ownNames,
      name: within === undefined ? own : `${own}, ${within.name}`,
      ...(within === undefined ? {} : { within }),
    }
    const parts = Object.entries({ ...listed.states, ...listed.regions })
    return [entry, ...parts.flatMap(([key, part]) => walk(part, [...path, key], entry))]
  }
  return Object.entries(countries).flatMap(([key, listed]) => walk(listed, [key]))
}

/** All that a region's own names may look like, folded. */
function formsOf({ ownNames }: Entry): readonly string[] {
  return ownNames
    .flatMap(umlautForms)
    .map(foldName)
    .flatMap((name) => [name, name.replace(KINDS, '')])
}

function foldName(name: string): string {
  return wordsOf(name)
    .map(({ word }) => word)
    .join(' ')
}

function wordsOf(text: string): readonly Word[] {
  const words = text
    // "U.S." is one word.
    .replace(/(?<=\b\p{L})\.(?=\s|\p{L}\b|$)/gu, '')
    .replaceAll('&', ' and ')
    .split(/[^\p{L}\p{N}\p{M}'’ʻ]+/u)
    .map((written) => ({ written, word: foldLetters(written).replace(/[^\p{L}\p{N}]/gu, '') }))
    .filter(({ word }) => word !== '' && word !== 'the')
    // With nothing behind it, it is the code of a country.
    .map((each, index, all) =>
      each.word === 'st' && index < all.length - 1 ? { ...each, word: 'saint' } : each,
    )
  const isIn = words.length > 1 && ['in', 'of'].includes(words[0]?.written ?? '')
  return isIn ? words.slice(1) : words
}

function isWithin({ within }: Entry, whole: Entry): boolean {
  return within !== undefined && (within === whole || isWithin(within, whole))
}

/** Whether it is the code of a country that the library has no holidays of: then it is no state's. */
function isElsewhere(word: string): boolean {
  if (!/^[a-z]{2}$/.test(word)) return false
  return (
    new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(word.toUpperCase()) !== undefined
  )
}
