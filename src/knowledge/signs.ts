import {
  SIGN_LEVELS,
  type NearPattern,
  type Sign,
  type SignConcept,
  type SignLevel,
  type Signs,
  type Text,
} from './model.ts'
import type { Page, Section, Sentence } from './page.ts'
import { permittedSentence } from './problem.ts'
import {
  distinct,
  needed,
  optional,
  partsIn,
  readFacts,
  refuse,
  repeated,
  type FactReader,
} from './reader.ts'
import { whole, type Mention } from './reading.ts'
import { names, oneOf } from './values.ts'

const SAYINGS = 'What is said'
const CONCEPTS = 'Words for it'
const SIGNS = 'Signs'
const HEADINGS: readonly string[] = [SAYINGS, CONCEPTS, SIGNS]

/** Reads `signs.md`: what is said at each level, the words of each concept, and the signs made of them. */
export function readSigns(page: Page): { readonly signs: Signs; readonly cites: readonly Mention<string>[] } {
  const sections = distinct(page.sections)
  for (const { heading, where } of sections) {
    if (!HEADINGS.includes(heading)) {
      where.problem(`"${heading}" is no heading here. ${permittedSentence(heading, HEADINGS)}`)
    }
  }
  const find = (heading: string): Section | undefined => {
    const found = sections.find((section) => section.heading === heading)
    if (found === undefined) page.where.problem(`The heading "## ${heading}" is missing.`)
    return found
  }
  const sayings = readSayings(find(SAYINGS))
  const concepts = partsIn(find(CONCEPTS)).map(readConcept)
  const known = concepts.map(({ name }) => name)
  const read = partsIn(find(SIGNS)).map((part) => readSign(part, known))
  return {
    signs: { sayings, concepts, signs: mostUrgentFirst(read.flatMap(({ sign }) => sign ?? [])) },
    cites: read.flatMap(({ cites }) => cites),
  }
}

function mostUrgentFirst(signs: readonly Sign[]): readonly Sign[] {
  return signs.toSorted((a, b) => SIGN_LEVELS.indexOf(a.level) - SIGN_LEVELS.indexOf(b.level))
}

function readSayings(section: Section | undefined): Signs['sayings'] {
  const sayings: Record<SignLevel, readonly Text[]> = {
    crisis: [],
    emergency: [],
    urgent: [],
    soon: [],
    note: [],
  }
  for (const { heading, where, items, paragraphs } of partsIn(section)) {
    refuse(items, 'What is said is sentences and no list')
    const level = SIGN_LEVELS.find((name) => name === heading)
    if (level === undefined) {
      where.problem(`"${heading}" is no level. ${permittedSentence(heading, SIGN_LEVELS)}`)
    } else sayings[level] = paragraphs.map(({ text }) => text)
  }
  for (const level of SIGN_LEVELS) {
    if (level !== 'note' && sayings[level].length === 0) {
      section?.where.problem(`Nothing is said at the level "${level}".`)
    }
  }
  return sayings
}

const NEAR = /^Near (\d{1,2}):\s*/
const EXCEPT = /^Except:\s*/
/** What is left of a "Near" or "Except" that was not understood. */
const NO_PHRASE = /[:;+*]/

function readConcept(part: Section): SignConcept {
  const phrases: string[] = []
  const near: NearPattern[] = []
  const exclude: string[] = []
  refuse(part.paragraphs, 'This line is no list, start it with "- "')
  for (const { plain, where } of part.items) {
    const window = Number(NEAR.exec(plain)?.[1] ?? 0)
    const pattern = window > 0 ? readNear(plain.replace(NEAR, ''), window) : undefined
    const list = plain.replace(EXCEPT, '')
    if (pattern !== undefined) near.push(pattern)
    else if (NO_PHRASE.test(list)) {
      where.problem(
        `"${plain}" should be phrases with commas between, or look like "Except: chest day, chest press" or "Near 6: chest / breastbone + pain* / hurt*; unless muscle, muscles".`,
      )
    } else if (EXCEPT.test(plain)) exclude.push(...splitOn(list, ','))
    else phrases.push(...splitOn(list, ','))
  }
  if (phrases.length + near.length + part.paragraphs.length === 0) {
    part.where.problem(`"${part.heading}" has no words below it.`)
  }
  return { name: part.heading, phrases, near, exclude }
}

/** A word, or with * its beginning. */
const NEAR_WORD = /^[^\s*:;+/]+\*?$/

function readNear(pattern: string, window: number): NearPattern | undefined {
  const [all = '', cancelled = '', ...others] = pattern.split(/;\s*unless\s+/)
  const lists = all.split('+').map((list) => splitOn(list, '/'))
  const unless = splitOn(cancelled, ',')
  const sound =
    others.length === 0 &&
    lists.every((list) => list.length > 0) &&
    [...lists.flat(), ...unless].every((word) => NEAR_WORD.test(word))
  return sound ? { window, lists, unless } : undefined
}

type SignReading = { readonly sign: Sign | undefined; readonly cites: readonly Mention<string>[] }

function readSign(part: Section, concepts: readonly string[]): SignReading {
  const cites: Mention<string>[] = []
  refuse(part.paragraphs, 'This line is no fact of the sign, start it with "- "')
  const facts = readFacts(part, {
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
    why: facts.Why,
    when: facts.When,
    sources: facts.Sources,
  })
  return { sign, cites }
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
    where.problem(`"${concept}" is not under "${CONCEPTS}". ${permittedSentence(concept, concepts)}`)
  }
  return { concept, not }
}

function splitOn(list: string, separator: string): readonly string[] {
  return list
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '')
}
