import { ENGLISH } from './text-model.ts'
import { SIGN_LEVELS, type Sign, type SignLanguage, type Signs } from './sign-model.ts'
import type { Page, Section, Sentence } from './page.ts'
import { permittedSentence } from './problem.ts'
import { needed, optional, partsIn, readFacts, repeated, type FactReader } from './reader.ts'
import { whole, type Mention } from './reading.ts'
import { readLanguage, signSections, splitOn } from './sign-language.ts'
import { names, oneOf } from './values.ts'

/** A page of signs in another language than English. */
export type SignPage = { readonly language: string; readonly page: Page }

/**
 * Reads `signs.md`, which says what the signs are and what English speakers write, and `signs/de.md` and its like,
 * which say the same in other languages: at least every emergency and every crisis.
 */
export function readSigns(
  page: Page,
  others: readonly SignPage[],
): { readonly signs: Signs; readonly cites: readonly Mention<string>[] } {
  const find = signSections(page)
  const english = readLanguage(ENGLISH, find)
  const known = english.concepts.map(({ name }) => name)
  const read = partsIn(find('Signs')).map((part) => readSign(part, known))
  const signs = mostUrgentFirst(read.flatMap(({ sign }) => sign ?? []))
  const whys = Object.fromEntries(read.map(({ id, why }) => [id, why ?? '']))
  const languages = others.map((other) => readTranslation(other, signs, english))
  return {
    signs: { signs, languages: [{ ...english, whys }, ...languages] },
    cites: read.flatMap(({ cites }) => cites),
  }
}

function mostUrgentFirst(signs: readonly Sign[]): readonly Sign[] {
  return signs.toSorted((a, b) => SIGN_LEVELS.indexOf(a.level) - SIGN_LEVELS.indexOf(b.level))
}

type SignReading = {
  readonly id: string
  readonly sign: Sign | undefined
  readonly why: string | undefined
  readonly cites: readonly Mention<string>[]
}

function readSign(part: Section, concepts: readonly string[]): SignReading {
  const cites: Mention<string>[] = []
  const facts = readFacts(withoutText(part), {
    Title: needed(words),
    Level: needed(oneOf(SIGN_LEVELS)),
    Why: needed(words),
    When: repeated(conditionsAmong(concepts)),
    Sources: optional(
      (value, where, name) => {
        const sources = names(value, where, name) ?? []
        cites.push(...sources.map((what) => ({ what, where })))
        return sources
      },
      () => [],
    ),
  })
  const sign = whole<Sign>({
    id: part.heading,
    title: facts.Title,
    level: facts.Level,
    when: facts.When,
    sources: facts.Sources,
  })
  return { id: part.heading, sign, why: facts.Why, cites }
}

/** The same section, with a problem for each sentence that is no fact. */
function withoutText(part: Section): Section {
  for (const { plain, where } of part.paragraphs) {
    where.problem(`This line is no fact of the sign, start it with "- ": "${plain}".`)
  }
  return part
}

const words: FactReader<string> = (value) => value

/** Without anything that must be there, a sign would be found in whatever people write. */
function conditionsAmong(concepts: readonly string[]): FactReader<Sign['when'][number]> {
  return (value, where, name) => {
    const all = splitOn(value, '+').map((written) => readCondition(written, concepts, where))
    if (all.every(({ not }) => not)) where.problem(`"${name}" names nothing that must be there: "${value}".`)
    return all
  }
}

function readCondition(written: string, concepts: readonly string[], where: Sentence['where']) {
  const not = written.startsWith('not ')
  const concept = not ? written.slice(4).trim() : written
  if (concepts.length > 0 && !concepts.includes(concept)) {
    where.problem(`"${concept}" is not under "Words for it". ${permittedSentence(concept, concepts)}`)
  }
  return { concept, not }
}

/** The levels that are understood, and answered, in every language. */
const IN_EVERY_LANGUAGE: readonly string[] = ['crisis', 'emergency']

function readTranslation(
  { language, page }: SignPage,
  signs: readonly Sign[],
  english: SignLanguage,
): SignLanguage {
  const find = signSections(page)
  const known = english.concepts.map(({ name }) => name)
  const read = readLanguage(language, find, known.length === 0 ? undefined : known)
  const ids = signs.map(({ id }) => id)
  const whys = partsIn(find('Signs')).map((part) => {
    if (ids.length > 0 && !ids.includes(part.heading)) {
      part.where.problem(`"${part.heading}" is no sign of signs.md. ${permittedSentence(part.heading, ids)}`)
    }
    const { Why } = readFacts(withoutText(part), { Why: needed(words) })
    return [part.heading, Why ?? ''] as const
  })
  const translated = { ...read, whys: Object.fromEntries(whys) }
  for (const sign of signs) lookAtTranslation(sign, translated, page)
  return translated
}

/** Nobody's emergency may go unseen, or be answered in another language, for what is missing on a page. */
function lookAtTranslation({ id, level, when }: Sign, { whys, concepts }: SignLanguage, page: Page): void {
  if (!IN_EVERY_LANGUAGE.includes(level)) return
  if (whys[id] === undefined) page.where.problem(`The sign "${id}" is missing under "## Signs".`)
  const isSaid = (concept: string) => concepts.some(({ name }) => name === concept)
  if (when.some((all) => all.every(({ concept, not }) => not || isSaid(concept)))) return
  const missing = [...new Set(when.flat().filter(({ concept, not }) => !not && !isSaid(concept)))]
  page.where.problem(
    `The sign "${id}" cannot be found in this language. Under "## Words for it" words are missing for: ${missing
      .map(({ concept }) => concept)
      .join(', ')}.`,
  )
}
