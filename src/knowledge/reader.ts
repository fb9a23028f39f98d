import type { Text } from './text-model.ts'
import type { Page, Section, Sentence } from './page.ts'
import { permittedSentence, type Where } from './problem.ts'
import { isLink } from './text.ts'

/** Understands the value of one fact, or says at `where` why it cannot and gives nothing. */
export type FactReader<T> = (value: string, where: Where, name: string) => T | undefined

export type FactRule<T> = {
  readonly read: FactReader<T>
  readonly absent?: () => T
  /** How a second line of the same fact goes together with the first, where there may be one. */
  join?(before: T, more: T): T
}

/** The values that a set of rules reads; a value is undefined only where a problem was said. */
export type FactValues<R> = {
  readonly [K in keyof R]: R[K] extends FactRule<infer T> ? T | undefined : never
}

/** A fact that every page of the kind has. */
export function needed<T>(read: FactReader<T>): FactRule<T> {
  return { read }
}

/** A fact that may be left out, and what holds then. */
export function optional<T>(read: FactReader<T>, absent: () => T): FactRule<T> {
  return { read, absent }
}

/** A fact that has a line for each of its values, and at least one. */
export function repeated<T>(read: FactReader<T>): FactRule<readonly T[]> {
  return {
    read: (value, where, name) => [read(value, where, name)].filter((one) => one !== undefined),
    join: (before, more) => [...before, ...more],
  }
}

/** Reads the `- Name: value` facts under a title or heading, each by its rule; anything else is a problem. */
export function readFacts<R extends Record<string, FactRule<unknown>>>(
  { items, where: top, sections = [] }: Pick<Page, 'items' | 'where'> & Partial<Pick<Page, 'sections'>>,
  rules: R,
): FactValues<R> {
  const names = Object.keys(rules)
  const values: Record<string, unknown> = {}
  const seen = new Map<string, number>()
  for (const item of items.flatMap((item) => factsIn(item, names))) {
    const match = /^([^:]{1,40}?)\s*:\s*(.*)$/.exec(item.plain)
    const written = match?.[1]
    if (written === undefined) {
      item.where.problem(`"${item.plain}" is no fact: facts look like "${names[0]}: …".`)
      continue
    }
    const name = names.find((known) => known.toLowerCase() === written.toLowerCase())
    if (name === undefined) {
      item.where.problem(`"${written}" is no fact here. ${permittedSentence(written, names)}`)
      continue
    }
    const rule = rules[name]
    const earlier = seen.get(name)
    if (earlier !== undefined && rule?.join === undefined) {
      item.where.problem(`"${name}" is there twice; line ${earlier} has it already.`)
      continue
    }
    seen.set(name, item.where.line)
    const value = match?.[2]?.trim() ?? ''
    if (item.text.some(isLink)) item.where.problem(`"${name}" is plain words: a link cannot be used in it.`)
    if (value === '') {
      item.where.problem(`"${name}" has no value.`)
      continue
    }
    const before = values[name]
    const read = rule?.read(value, item.where, name)
    values[name] = before === undefined ? read : rule?.join?.(before, read)
  }
  for (const name of names) {
    if (seen.has(name)) continue
    const rule = rules[name]
    if (rule?.absent) values[name] = rule.absent()
    else top.problem(`The fact "${name}" is missing.`)
  }
  for (const { plain, where } of sections.flatMap((section) => section.items)) {
    const name = names.find((known) => plain.startsWith(`${known}:`))
    if (name !== undefined) where.problem(`"${name}" is a fact: facts stand right below the title.`)
  }
  return values as FactValues<R>
}

/** Without its dash a fact is, to Markdown, more words of the fact above: never swallow it. */
function factsIn(item: Sentence, names: readonly string[]): readonly Sentence[] {
  const [first, ...lost] = item.plain.split(new RegExp(`\\s+(?=(?:${names.join('|')})\\s*:)`))
  for (const fact of lost) {
    item.where.problem(`"${fact}" needs a line of its own that starts with "- ".`)
  }
  return [first, ...lost].map((plain = '') => ({ ...item, plain }))
}

/** What a heading holds: list items, numbered ones, or paragraphs. */
export type SectionRule = { readonly holds: 'list' | 'steps' | 'paragraphs'; readonly optional?: true }

/** Finds the sections a kind of page has, in any order; unknown, missing, doubled and empty ones are problems. */
export function readSections<R extends Record<string, SectionRule>>(
  page: Page,
  rules: R,
): { readonly [K in keyof R]: readonly Sentence[] } {
  const names = Object.keys(rules)
  const found = new Map<string, readonly Sentence[]>()
  for (const section of distinct(page.sections)) {
    const name = names.find((known) => known.toLowerCase() === section.heading.toLowerCase())
    if (name === undefined) {
      section.where.problem(
        `"${section.heading}" is no heading here. ${permittedSentence(section.heading, names)}`,
      )
    } else found.set(name, contentsOf(section, rules[name]?.holds ?? 'list'))
  }
  for (const name of names) {
    if (!found.has(name) && !rules[name]?.optional) page.where.problem(`The heading "## ${name}" is missing.`)
  }
  return Object.fromEntries(names.map((name) => [name, found.get(name) ?? []])) as {
    [K in keyof R]: readonly Sentence[]
  }
}

function contentsOf(section: Section, holds: SectionRule['holds']): readonly Sentence[] {
  const { heading, where, items, paragraphs, numbered, parts } = section
  for (const part of parts) {
    part.where.problem(`"${part.heading}" is a heading inside "${heading}", where there may be none.`)
  }
  if (holds === 'paragraphs') {
    for (const item of items) item.where.problem(`"${heading}" holds sentences, not a list.`)
    if (paragraphs.length === 0) where.problem(`"${heading}" is empty.`)
    return paragraphs
  }
  for (const stray of paragraphs) {
    stray.where.problem(`"${heading}" holds a list; this line is outside of it: "${stray.plain}".`)
  }
  if (items.length === 0) where.problem(`"${heading}" has no list below it.`)
  else if (holds === 'steps' && !numbered) where.problem(`"${heading}" should be numbered: 1. 2. 3.`)
  return items
}

/** The one line between the title and the facts. */
export function readIntro(page: Page, most: number): Text {
  const [intro, ...others] = page.paragraphs
  if (intro === undefined)
    page.where.problem('Between the title and the facts belongs a line of introduction.')
  else if (intro.plain.length > most) {
    intro.where.problem(`The introduction has ${intro.plain.length} characters; ${most} fit.`)
  }
  for (const stray of others) stray.where.problem(`This line belongs under a heading: "${stray.plain}".`)
  return intro?.text ?? []
}

/** The title, unless it is too long for the messages and buttons that it stands on. */
export function readTitle(page: Page, most: number): string | undefined {
  if (page.title.length <= most) return page.title
  page.where.problem(`The title has ${page.title.length} characters; ${most} fit.`)
  return undefined
}

export function textsOf(sentences: readonly Sentence[]): readonly Text[] {
  return sentences.map((sentence) => sentence.text)
}

/** What is said of words where only a list can stand. */
export const NO_LIST = 'This line is no list, start it with "- "'

/** Says of sentences that they stand where nobody would read them, and what to do. */
export function refuse(sentences: readonly Sentence[], why: string): void {
  for (const { plain, where } of sentences) where.problem(`${why}: "${plain}".`)
}

/** The sections, each heading once: of two with one heading, what stands below the second would be lost. */
export function distinct(sections: readonly Section[]): readonly Section[] {
  const first = new Map<string, Section>()
  for (const section of sections) {
    const name = section.heading.toLowerCase()
    const earlier = first.get(name)
    if (earlier === undefined) first.set(name, section)
    else {
      section.where.problem(
        `The heading "${section.heading}" is there twice; line ${earlier.where.line} has it already.`,
      )
    }
  }
  return [...first.values()]
}

/** The ### parts of a section in which everything stands in parts; none where the section is missing. */
export function partsIn(section: Section | undefined): readonly Section[] {
  if (section === undefined) return []
  refuse([...section.items, ...section.paragraphs], 'This line belongs under a ### heading')
  if (section.parts.length === 0) section.where.problem(`"${section.heading}" has no ### heading below it.`)
  return distinct(section.parts)
}
