import type { Text } from './model.ts'
import type { Page, Section, Sentence } from './page.ts'
import { permittedSentence, type Where } from './problem.ts'

/** Understands the value of one fact, or says at `where` why it cannot and gives nothing. */
export type FactReader<T> = (value: string, where: Where, name: string) => T | undefined

export type FactRule<T> = { readonly read: FactReader<T>; readonly absent?: () => T }

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

/** Reads the `- Name: value` facts under a page's title, each by its rule; anything else is a problem. */
export function readFacts<R extends Record<string, FactRule<unknown>>>(page: Page, rules: R): FactValues<R> {
  const names = Object.keys(rules)
  const values: Record<string, unknown> = {}
  const seen = new Map<string, number>()
  for (const item of page.items) {
    const match = /^([^:]{1,40}?)\s*:\s*(.*)$/.exec(item.plain)
    const written = match?.[1]
    if (written === undefined) {
      item.where.problem(`"${item.plain}" is no fact: facts look like "${names[0]}: …".`)
      continue
    }
    const name = names.find((known) => known.toLowerCase() === written.toLowerCase())
    if (name === undefined) {
      item.where.problem(`"${written}" is no fact of this kind of page. ${permittedSentence(written, names)}`)
      continue
    }
    const earlier = seen.get(name)
    if (earlier !== undefined) {
      item.where.problem(`"${name}" is there twice; line ${earlier} has it already.`)
      continue
    }
    seen.set(name, item.where.line)
    const value = match?.[2]?.trim() ?? ''
    if (value === '') item.where.problem(`"${name}" has no value.`)
    else values[name] = rules[name]?.read(value, item.where, name)
  }
  for (const name of names) {
    if (seen.has(name)) continue
    const rule = rules[name]
    if (rule?.absent) values[name] = rule.absent()
    else page.where.problem(`The fact "${name}" is missing.`)
  }
  return values as FactValues<R>
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
  for (const section of page.sections) {
    const name = names.find((known) => known.toLowerCase() === section.heading.toLowerCase())
    if (name === undefined) {
      section.where.problem(
        `"${section.heading}" is no heading of this kind of page. ${permittedSentence(section.heading, names)}`,
      )
    } else if (found.has(name)) {
      section.where.problem(`The heading "${name}" is there twice.`)
    } else {
      found.set(name, contentsOf(section, rules[name]?.holds ?? 'list'))
    }
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

/** The one sentence between the title and the facts. */
export function readIntro(page: Page, most: number): Text {
  const [intro, ...others] = page.paragraphs
  if (intro === undefined)
    page.where.problem('Between the title and the facts belongs one sentence of introduction.')
  else if (intro.plain.length > most) {
    intro.where.problem(`The introduction has ${intro.plain.length} characters; ${most} fit.`)
  }
  for (const stray of others) stray.where.problem(`This line belongs under a heading: "${stray.plain}".`)
  return intro?.text ?? []
}

/** The title, which must be short enough for a message and its button. */
export function readTitle(page: Page, most: number): string {
  if (page.title.length > most) {
    page.where.problem(`The title has ${page.title.length} characters; ${most} fit.`)
  }
  return page.title
}

export function textsOf(sentences: readonly Sentence[]): readonly Text[] {
  return sentences.map((sentence) => sentence.text)
}
