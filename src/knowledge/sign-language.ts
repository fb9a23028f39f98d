import {
  CONCEPT_MARKS,
  GAPS,
  LITTLE_WORDS,
  SAYINGS,
  type Gap,
  type LittleWords,
  type NearPattern,
  type Saying,
  type SayingName,
  type SignConcept,
  type SignLanguage,
} from './sign-model.ts'
import { ENGLISH, type Text } from './text-model.ts'
import type { Page, Section, Sentence } from './page.ts'
import { permittedSentence } from './problem.ts'
import { NO_LIST, distinct, partsIn, refuse } from './reader.ts'
import { signPhrases } from '../words/sign-text.ts'
import { plainWords } from './text.ts'
import { someOf } from './values.ts'

// What a page of signs says in its language, be it English or another: the same headings, read the same way.

const HEADINGS = ['What is said', 'Little words', 'Word groups', 'Words for it', 'Signs'] as const
type Heading = (typeof HEADINGS)[number]

/** The sections of a page of signs by their heading; unknown, missing and doubled ones are problems. Groups may be missing. */
export function signSections(page: Page): (heading: Heading) => Section | undefined {
  const sections = distinct(page.sections)
  for (const { heading, where } of sections) {
    if (!HEADINGS.some((known) => known === heading)) {
      where.problem(`"${heading}" is no heading here. ${permittedSentence(heading, HEADINGS)}`)
    }
  }
  const found = new Map(sections.map((section) => [section.heading, section]))
  for (const heading of HEADINGS) {
    if (heading !== 'Word groups' && !found.has(heading))
      page.where.problem(`The heading "## ${heading}" is missing.`)
  }
  return (heading) => found.get(heading)
}

/** All but the signs themselves. `known` are the concepts there are, where another page decides on them. */
export function readLanguage(
  language: string,
  find: (heading: Heading) => Section | undefined,
  known?: readonly string[],
): SignLanguage {
  const said = partsIn(find('What is said'))
  const groups = readGroups(find('Word groups'))
  const concepts = partsIn(find('Words for it')).map((part) => {
    if (known !== undefined && !known.includes(part.heading)) {
      part.where.problem(`"${part.heading}" is not in signs.md. ${permittedSentence(part.heading, known)}`)
    }
    return readConcept(part, Object.keys(groups))
  })
  return {
    language,
    ...readSaid(said, find('What is said'), language === ENGLISH),
    littleWords: readLittleWords(find('Little words')),
    groups,
    concepts,
    vocabulary: vocabularyOf(groups, concepts),
    whys: {},
  }
}

function vocabularyOf(
  groups: SignLanguage['groups'],
  concepts: readonly SignConcept[],
): SignLanguage['vocabulary'] {
  const phrases = concepts.flatMap((concept) => [
    ...concept.phrases,
    ...concept.near.flatMap(({ lists }) => lists.flat()),
  ])
  const words = [...phrases, ...Object.values(groups).flat()].flatMap((phrase) => phrase.split(' '))
  return [...new Set(words.filter((word) => !/^[@#]/.test(word)))]
}

const SMALL_PRINT = 'small print'
const CHECK_LINE = 'check line'
const SAID_AGAIN = 'said again'

/** In English all has to be said; in other languages what is said in an emergency. */
const NEEDED_EVERYWHERE: readonly string[] = ['crisis', 'emergency', ...GAPS, SAID_AGAIN, SMALL_PRINT]

function readSaid(parts: readonly Section[], section: Section | undefined, isEnglish: boolean) {
  const permitted = [...SAYINGS, ...GAPS, CHECK_LINE, SAID_AGAIN, SMALL_PRINT]
  const sayings: Partial<Record<SayingName, Saying>> = {}
  const gaps: Partial<Record<Gap, string>> = {}
  let smallPrint = ''
  let checkLine = ''
  let again = ''
  for (const part of parts) {
    const saying = SAYINGS.find((name) => name === part.heading)
    const gap = GAPS.find((name) => name === part.heading)
    if (saying !== undefined) sayings[saying] = readSaying(part, saying === 'check')
    else if (gap !== undefined) gaps[gap] = readLine(part)
    else if (part.heading === SMALL_PRINT) smallPrint = readLine(part)
    else if (part.heading === SAID_AGAIN) again = readLine(part)
    else if (part.heading === CHECK_LINE) checkLine = readLine(part)
    else
      part.where.problem(
        `"${part.heading}" is nothing that is said here. ${permittedSentence(part.heading, permitted)}`,
      )
  }
  for (const name of permitted) {
    const isNeeded = isEnglish || NEEDED_EVERYWHERE.includes(name)
    if (section === undefined || !isNeeded || parts.some(({ heading }) => heading === name)) continue
    section.where.problem(`The heading "### ${name}" is missing.`)
  }
  return { sayings, gaps, checkLine, again, smallPrint }
}

const TITLE = /^Title:\s*/

function readSaying({ heading, where, items, paragraphs }: Section, hasList: boolean): Saying {
  const titles = items.filter(({ plain }) => TITLE.test(plain))
  const others = items.filter((item) => !titles.includes(item))
  if (!hasList) refuse(others, 'What is said is sentences and no list')
  const title = titles[0]?.plain.replace(TITLE, '') ?? ''
  if (title === '') where.problem(`"${heading}" needs a line "- Title: …".`)
  for (const again of titles.slice(1)) again.where.problem('"Title" is there twice.')
  if (paragraphs.length === 0) where.problem(`Nothing is said under "${heading}".`)
  for (const { text, where: line } of [...paragraphs, ...items]) lookForGaps(text, line)
  return {
    title,
    paragraphs: paragraphs.map(({ text }) => text),
    items: others.map(({ text }) => text),
  }
}

function lookForGaps(text: Text, where: Sentence['where']): void {
  for (const [, gap = ''] of plainWords(text).matchAll(/\{([^}]*)\}/g)) {
    if (!GAPS.some((known) => known === gap)) {
      where.problem(`"{${gap}}" is no gap that is filled. ${permittedSentence(gap, GAPS)}`)
    }
  }
}

/** A heading under which stands one sentence and no more. */
function readLine({ heading, where, items, paragraphs }: Section): string {
  refuse(items, 'Here belongs one sentence and no list')
  const [first, ...more] = paragraphs
  if (first === undefined) where.problem(`Nothing stands under "${heading}".`)
  refuse(more, 'Here belongs one sentence and no more')
  return first?.plain ?? ''
}

function readLittleWords(section: Section | undefined): LittleWords {
  const words = Object.fromEntries(LITTLE_WORDS.map((name) => [name, [] as readonly string[]]))
  for (const { heading, where, items, paragraphs } of partsIn(section)) {
    refuse(paragraphs, NO_LIST)
    if (!LITTLE_WORDS.some((name) => name === heading)) {
      where.problem(`"${heading}" is no kind of little word. ${permittedSentence(heading, LITTLE_WORDS)}`)
    } else words[heading] = items.flatMap(({ plain }) => splitOn(plain, ',').flatMap(signPhrases))
  }
  return words as LittleWords
}

/** A word group is named in one word, so that it can be told apart where it is used. */
const GROUP_NAME = /^[a-z][a-z-]*$/

function readGroups(section: Section | undefined): Record<string, readonly string[]> {
  const groups = partsIn(section).map(({ heading, where, items, paragraphs }) => {
    refuse(paragraphs, NO_LIST)
    if (!GROUP_NAME.test(heading)) {
      where.problem(`"${heading}" cannot be a group's name: use small letters and hyphens.`)
    }
    const entries = items.flatMap((item) => splitOn(item.plain, ',').map((entry) => ({ entry, item })))
    for (const { entry, item } of entries) {
      if (!ENTRY.test(entry) || entry.startsWith('@')) {
        item.where.problem(`"${entry}" cannot stand in a group: ${HOW_ENTRIES_LOOK}`)
      }
    }
    if (items.length === 0) where.problem(`"${heading}" has no words below it.`)
    return [heading, entries.flatMap(({ entry }) => signPhrases(entry))] as const
  })
  return Object.fromEntries(groups)
}

/** A word or a few, with * their beginning; `#16-99` numbers; `@numb` a group. */
const ENTRY = /^(@[a-z-]+|#\d+-\d+|[^*:;+/#@{}]+\*?)$/
const HOW_ENTRIES_LOOK =
  'write a word, a few words, a beginning such as "numb*", or numbers such as "#16-99".'

const NEAR = /^(Except )?near (\d{1,2}):\s*/i
const EXCEPT = /^Except:\s*/
const MARKS = /^Marks:\s*/
/** What is left of a "Near" or "Except" that was not understood. */
const NO_PHRASE = /[:;+*#@]/

function readConcept(part: Section, groups: readonly string[]): SignConcept {
  const phrases: string[] = []
  const near: NearPattern[] = []
  const exclude: string[] = []
  const excludeNear: NearPattern[] = []
  const marks: SignConcept['marks'][number][] = []
  refuse(part.paragraphs, NO_LIST)
  for (const { plain, where } of part.items) {
    const [, except, window = '0'] = NEAR.exec(plain) ?? []
    const pattern = Number(window) > 0 ? readNear(plain.replace(NEAR, ''), Number(window)) : undefined
    const list = plain.replace(EXCEPT, '')
    if (pattern !== undefined) {
      lookForGroups(pattern, groups, where)
      if (except === undefined) near.push(pattern)
      else excludeNear.push(pattern)
    } else if (MARKS.test(plain)) {
      marks.push(...(someOf(CONCEPT_MARKS)(plain.replace(MARKS, ''), where, 'Marks') ?? []))
    } else if (NO_PHRASE.test(list)) {
      where.problem(
        `"${plain}" should be phrases with commas between, or look like "Except: chest day, chest press" or "Near 6: chest / breastbone + @hurt / ache*; unless muscle, muscles".`,
      )
    } else if (EXCEPT.test(plain)) exclude.push(...splitOn(list, ',').flatMap(signPhrases))
    else phrases.push(...splitOn(list, ',').flatMap(signPhrases))
  }
  if (phrases.length + near.length + part.paragraphs.length === 0) {
    part.where.problem(`"${part.heading}" has no words below it.`)
  }
  return { name: part.heading, phrases, near, exclude, excludeNear, marks }
}

function readNear(pattern: string, window: number): NearPattern | undefined {
  const [all = '', cancelled = '', ...others] = pattern.split(/;\s*unless\s+/)
  const lists = all.split('+').map((list) => splitOn(list, '/'))
  const unless = splitOn(cancelled, ',')
  const sound =
    others.length === 0 &&
    lists.every((list) => list.length > 0) &&
    [...lists.flat(), ...unless].every((entry) => ENTRY.test(entry))
  if (!sound) return undefined
  return {
    window,
    lists: lists.map((list) => list.flatMap(signPhrases)),
    unless: unless.flatMap(signPhrases),
  }
}

function lookForGroups({ lists, unless }: NearPattern, groups: readonly string[], where: Sentence['where']) {
  for (const entry of [...lists.flat(), ...unless]) {
    if (!entry.startsWith('@') || groups.includes(entry.slice(1))) continue
    where.problem(
      `"${entry}" is under no heading of "## Word groups". ${permittedSentence(entry.slice(1), groups)}`,
    )
  }
}

/** The items of a list that is written with a separator, without empty ones. */
export function splitOn(list: string, separator: string): readonly string[] {
  return list
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '')
}
