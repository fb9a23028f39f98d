import type { PageRef } from './text-model.ts'
import type { Page, Sentence } from './page.ts'
import type { Where } from './problem.ts'
import { textsOf } from './reader.ts'

/** Something a page says that only the whole knowledge can confirm. */
export type Mention<T> = { readonly what: T; readonly where: Where }

/** What one page gave: its value where it is sound, and what has to be checked against the others. */
export type Reading<T> = {
  /** The page's place, for what concerns it as a whole. */
  readonly where: Where
  readonly value: T | undefined
  /** Names that nobody else may use. */
  readonly names: readonly Mention<string>[]
  /** Pages it links to. */
  readonly links: readonly Mention<PageRef>[]
  /** Sources it cites. */
  readonly cites: readonly Mention<string>[]
}

/** Every page that the sentences link to. */
function linksIn(sentences: readonly Sentence[]): readonly Mention<PageRef>[] {
  return sentences.flatMap(({ text, where }) =>
    text.flatMap((piece) =>
      typeof piece === 'object' && 'page' in piece ? [{ what: piece.page, where }] : [],
    ),
  )
}

/** Ids from a list in which each line is one link to an exercise, none twice. */
export function exerciseLinks(sentences: readonly Sentence[]): readonly string[] {
  const ids = new Set<string>()
  for (const sentence of sentences) {
    const [only] = linksIn([sentence])
    if (only === undefined || sentence.text.length > 1 || only.what.kind !== 'exercise') {
      sentence.where.problem(
        `"${sentence.plain}" should be one link to an exercise and no more, such as "[Cat-cow](../exercises/cat-cow.md)".`,
      )
    } else if (ids.has(only.what.id)) sentence.where.problem(`"${only.what.id}" is there twice.`)
    else ids.add(only.what.id)
  }
  return [...ids]
}

/** Source ids from the list under "Sources". */
function citesIn(sentences: readonly Sentence[]): readonly Mention<string>[] {
  return sentences.map(({ plain, where }) => ({ what: plain, where }))
}

/** The names in some of a page's facts, with the line of the fact; the title counts as a name. */
function namesIn(page: Page, facts: readonly string[]): readonly Mention<string>[] {
  const wanted = new Set(facts.map((name) => name.toLowerCase()))
  const fromFacts = page.items.flatMap(({ plain, where }) => {
    const colon = plain.indexOf(':')
    if (!wanted.has(plain.slice(0, colon).trim().toLowerCase())) return []
    return plain
      .slice(colon + 1)
      .split(',')
      .map((name) => ({ what: name.trim(), where }))
      .filter(({ what }) => what !== '')
  })
  return [...(page.title === '' ? [] : [{ what: page.title, where: page.where }]), ...fromFacts]
}

/** The value, unless one of its parts could not be read. */
export function whole<T extends object>(parts: { readonly [K in keyof T]: T[K] | undefined }): T | undefined {
  return Object.values(parts).includes(undefined) ? undefined : (parts as T)
}

type EndOfPage = {
  readonly Evidence: readonly Sentence[]
  readonly Notes: readonly Sentence[]
  readonly Sources: readonly Sentence[]
}

/** What every page ends with. */
export function readEnd({ Evidence, Notes, Sources }: EndOfPage) {
  return {
    evidence: textsOf(Evidence),
    notes: textsOf(Notes),
    sources: citesIn(Sources).map(({ what }) => what),
  }
}

/** A page's value with all that the other pages have to confirm. */
export function readingOf<T>(
  page: Page,
  value: T | undefined,
  nameFacts: readonly string[],
  parts: EndOfPage & Readonly<Record<string, readonly Sentence[]>>,
): Reading<T> {
  return {
    where: page.where,
    value,
    names: namesIn(page, nameFacts),
    links: linksIn([...page.paragraphs, ...Object.values(parts).flat()]),
    cites: citesIn(parts.Sources),
  }
}

/** The names of meanings, which are what pages may say. */
export function meaningNames(meanings: readonly { readonly name: string }[]): readonly string[] {
  return meanings.map(({ name }) => name)
}
