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
import type { Mention } from './reading.ts'

const SAYINGS = 'What is said'
const CONCEPTS = 'Words for it'
const SIGNS = 'Signs'

/** Reads `signs.md`: what is said at each level, the words of each concept, and the signs made of them. */
export function readSigns(page: Page): { readonly signs: Signs; readonly cites: readonly Mention<string>[] } {
  const section = (heading: string): Section | undefined => {
    const found = page.sections.find((candidate) => candidate.heading === heading)
    if (found === undefined) page.where.problem(`The heading "## ${heading}" is missing.`)
    return found
  }
  for (const { heading, where } of page.sections) {
    if (![SAYINGS, CONCEPTS, SIGNS].includes(heading)) {
      where.problem(
        `"${heading}" is no heading here. ${permittedSentence(heading, [SAYINGS, CONCEPTS, SIGNS])}`,
      )
    }
  }
  const sayings = readSayings(section(SAYINGS), page)
  const concepts = (section(CONCEPTS)?.parts ?? []).map(readConcept)
  const known = concepts.map(({ name }) => name)
  const cites: Mention<string>[] = []
  const signs = (section(SIGNS)?.parts ?? []).flatMap((part) => readSign(part, known, cites))
  return { signs: { sayings, concepts, signs: mostUrgentFirst(signs) }, cites }
}

function mostUrgentFirst(signs: readonly Sign[]): readonly Sign[] {
  return signs.toSorted((a, b) => SIGN_LEVELS.indexOf(a.level) - SIGN_LEVELS.indexOf(b.level))
}

function readSayings(section: Section | undefined, page: Page): Signs['sayings'] {
  const sayings: Record<SignLevel, readonly Text[]> = {
    crisis: [],
    emergency: [],
    urgent: [],
    soon: [],
    note: [],
  }
  for (const part of section?.parts ?? []) {
    const level = SIGN_LEVELS.find((name) => name === part.heading)
    if (level === undefined) {
      part.where.problem(`"${part.heading}" is no level. ${permittedSentence(part.heading, SIGN_LEVELS)}`)
    } else sayings[level] = part.paragraphs.map(({ text }) => text)
  }
  for (const level of SIGN_LEVELS) {
    if (level !== 'note' && sayings[level].length === 0) {
      ;(section?.where ?? page.where).problem(`Nothing is said at the level "${level}".`)
    }
  }
  return sayings
}

const NEAR = /^Near (\d{1,2}):\s*/
const EXCEPT = /^Except:\s*/

function readConcept(part: Section): SignConcept {
  const phrases: string[] = []
  const near: NearPattern[] = []
  const exclude: string[] = []
  for (const { plain, where } of part.items) {
    const window = NEAR.exec(plain)?.[1]
    if (window !== undefined) {
      const [pattern = '', unless = ''] = plain.replace(NEAR, '').split(/;\s*unless\s+/)
      const lists = pattern.split('+').map((list) => splitOn(list, '/'))
      if (lists.some((list) => list.length === 0)) {
        where.problem(
          `"${plain}" should look like "Near 6: chest / breastbone + pain* / hurt*; unless muscle".`,
        )
      } else near.push({ window: Number(window), lists, unless: splitOn(unless, ',') })
    } else if (EXCEPT.test(plain)) exclude.push(...splitOn(plain.replace(EXCEPT, ''), ','))
    else phrases.push(...splitOn(plain, ','))
  }
  if (phrases.length + near.length === 0) part.where.problem(`"${part.heading}" has no words below it.`)
  return { name: part.heading, phrases, near, exclude }
}

function readSign(part: Section, concepts: readonly string[], cites: Mention<string>[]): readonly Sign[] {
  const id = part.heading
  const when: { concept: string; not: boolean }[][] = []
  const sources: string[] = []
  let title: string | undefined
  let why: string | undefined
  let level: SignLevel | undefined
  for (const { plain, where } of part.items) {
    const match = /^([^:]+):\s*(.+)$/.exec(plain)
    const [, name = '', value = ''] = match ?? []
    switch (name) {
      case 'Title':
        title = value
        break
      case 'Why':
        why = value
        break
      case 'Level':
        level = SIGN_LEVELS.find((known) => known === value)
        if (level === undefined)
          where.problem(`"Level" is "${value}". ${permittedSentence(value, SIGN_LEVELS)}`)
        break
      case 'When':
        when.push(splitOn(value, '+').map((written) => readCondition(written, concepts, where)))
        break
      case 'Sources':
        for (const source of splitOn(value, ',')) {
          sources.push(source)
          cites.push({ what: source, where })
        }
        break
      default:
        where.problem(
          `"${plain}" is no fact of a sign. ${permittedSentence(name, ['Title', 'Level', 'Why', 'When', 'Sources'])}`,
        )
    }
  }
  if (title === undefined || why === undefined || level === undefined || when.length === 0) {
    part.where.problem(`The sign "${id}" needs Title, Level, Why and at least one When.`)
    return []
  }
  return [{ id, title, level, why, when, sources }]
}

function readCondition(written: string, concepts: readonly string[], where: Sentence['where']) {
  const not = written.startsWith('not ')
  const concept = not ? written.slice(4).trim() : written
  if (!concepts.includes(concept)) {
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
