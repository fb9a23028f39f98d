import { foldPhrase } from '../words/fold.ts'
import { ASKS, ELSEWHERE, MARKS, POSITIONS, PURPOSES, SETTINGS, type Meaning, type Words } from './model.ts'
import type { Page, Section, Sentence } from './page.ts'
import { permittedSentence, type Where } from './problem.ts'
import { NO_LIST, distinct, partsIn, refuse } from './reader.ts'
import { someOf } from './values.ts'

/** The headings of `words.md`; where the program itself reasons with the meanings, they are fixed. */
export const SECTIONS: Readonly<
  Record<string, { readonly key: Exclude<keyof Words, 'everyday'>; readonly fixed?: readonly string[] }>
> = {
  Areas: { key: 'areas' },
  Feelings: { key: 'feelings' },
  Conditions: { key: 'conditions' },
  Things: { key: 'things' },
  Settings: { key: 'settings', fixed: [...SETTINGS, 'discreet'] },
  Positions: { key: 'positions', fixed: POSITIONS },
  Purposes: { key: 'purposes', fixed: PURPOSES },
  Movements: { key: 'movements' },
  'Kinds of question': { key: 'asks', fixed: ASKS },
  Elsewhere: { key: 'elsewhere', fixed: ELSEWHERE },
}
const EVERYDAY = 'Everyday words'

/** Reads `words.md`: under each `##` the meanings as `###`, under each meaning lists of phrases. */
export function readWords(page: Page): Words {
  const words = {
    areas: [] as readonly Meaning[],
    feelings: [] as readonly Meaning[],
    conditions: [] as readonly Meaning[],
    things: [] as readonly Meaning[],
    settings: [] as readonly Meaning[],
    positions: [] as readonly Meaning[],
    purposes: [] as readonly Meaning[],
    movements: [] as readonly Meaning[],
    asks: [] as readonly Meaning[],
    elsewhere: [] as readonly Meaning[],
    everyday: [] as readonly string[],
  }
  const headings = [...Object.keys(SECTIONS), EVERYDAY]
  const sections = distinct(page.sections)
  for (const section of sections) {
    const { heading, where } = section
    const rule = Object.hasOwn(SECTIONS, heading) ? SECTIONS[heading] : undefined
    if (rule !== undefined) words[rule.key] = readMeanings(section, rule.fixed)
    else if (heading === EVERYDAY) words.everyday = readEveryday(section)
    else where.problem(`"${heading}" is no heading here. ${permittedSentence(heading, headings)}`)
  }
  for (const name of headings) {
    if (sections.some(({ heading }) => heading === name)) continue
    page.where.problem(`The heading "## ${name}" is missing.`)
  }
  if (words.areas.length > 0 && !words.areas.some(({ marks }) => marks.includes('default'))) {
    page.where.problem('One area needs "Marks: default": what a complaint is about that names no area.')
  }
  return words
}

/** A list of plain words, folded. */
export function readEveryday({ heading: title, items, paragraphs, parts }: Section): readonly string[] {
  refuse(paragraphs, NO_LIST)
  for (const { heading, where } of parts) {
    where.problem(`"${heading}" is a heading inside "${title}", where there may be none.`)
  }
  return [...new Set(phrasesIn(items).map(foldPhrase))]
}

/** The meanings under a heading; where `fixed` is given, those and no others. */
function readMeanings(section: Section, fixed: readonly string[] | undefined): readonly Meaning[] {
  const parts = partsIn(section)
  const names = parts.map(({ heading }) => heading)
  for (const { heading, where } of parts) {
    if (fixed !== undefined && !fixed.includes(heading)) {
      where.problem(`"${heading}" is unknown here. ${permittedSentence(heading, fixed)}`)
    }
  }
  for (const name of fixed ?? []) {
    if (!names.includes(name)) section.where.problem(`The heading "### ${name}" is missing.`)
  }
  const owners = new Map<string, string>()
  return parts.map((part) => readMeaning(part, names, owners))
}

/** `owners` says which meaning each phrase belongs to, and is added to. */
function readMeaning(part: Section, names: readonly string[], owners: Map<string, string>): Meaning {
  refuse(part.paragraphs, NO_LIST)
  const lines = part.items.flatMap(readLine)
  const labelled = (label: Line['label']) => lines.filter((line) => line.label === label)
  const lists = lines.filter(({ label }) => label === undefined || label === 'Vague')
  if (lists.length + part.paragraphs.length === 0) {
    part.where.problem(`"${part.heading}" has no phrases below it.`)
  }
  for (const { plain, where } of lists) {
    for (const phrase of split(plain)) claim(phrase, part.heading, owners, where)
  }
  for (const { plain, where } of labelled('Like')) {
    for (const near of split(plain)) {
      if (!names.includes(near))
        where.problem(`"${near}" is no meaning here. ${permittedSentence(near, names)}`)
    }
  }
  const marks = labelled('Marks').flatMap(({ plain, where }) => someOf(MARKS)(plain, where, 'Marks') ?? [])
  const [covers, ...more] = labelled('Covers')
  for (const { where } of more) where.problem('"Covers" is there twice.')
  return {
    name: part.heading,
    phrases: phrasesIn(labelled(undefined)),
    vague: phrasesIn(labelled('Vague')),
    like: phrasesIn(labelled('Like')),
    marks,
    ...(covers === undefined ? {} : { covers: covers.plain }),
  }
}

function claim(phrase: string, meaning: string, owners: Map<string, string>, where: Where): void {
  const folded = foldPhrase(phrase)
  const owner = owners.get(folded)
  if (folded === '') where.problem(`"${phrase}" has no word in it.`)
  else if (phrase.includes(';')) where.problem(`"${phrase}" has a semicolon: put commas between.`)
  else if (owner !== undefined && owner !== meaning) {
    where.problem(`"${phrase}" is under "${owner}" and "${meaning}": it can mean one of them.`)
  } else owners.set(folded, meaning)
}

/** What a line under a meaning may begin with; without, it holds phrases. */
const LABELS = ['Vague', 'Like', 'Marks', 'Covers'] as const

type Line = {
  readonly label: (typeof LABELS)[number] | undefined
  readonly plain: string
  readonly where: Where
}

function readLine({ plain, where }: Sentence): readonly Line[] {
  const colon = plain.indexOf(':')
  if (colon < 0) return [{ label: undefined, plain, where }]
  const written = plain.slice(0, colon).trim()
  const label = LABELS.find((known) => known.toLowerCase() === written.toLowerCase())
  if (label !== undefined) return [{ label, plain: plain.slice(colon + 1).trim(), where }]
  where.problem(`A line here cannot begin with "${written}:". ${permittedSentence(written, LABELS)}`)
  return []
}

function phrasesIn(items: readonly { readonly plain: string }[]): readonly string[] {
  return items.flatMap(({ plain }) => split(plain))
}

function split(list: string): readonly string[] {
  return list
    .split(',')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')
}
