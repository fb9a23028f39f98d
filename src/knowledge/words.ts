import { foldPhrase } from '../match/fold.ts'
import { ASKS, POSITIONS, PURPOSES, SETTINGS, type Meaning, type Words } from './model.ts'
import type { Page, Section, Sentence } from './page.ts'
import { permittedSentence } from './problem.ts'

/** The headings of `words.md`; where the program itself reasons with the meanings, they are fixed. */
const SECTIONS: Readonly<
  Record<string, { readonly key: Exclude<keyof Words, 'everyday'>; readonly fixed?: readonly string[] }>
> = {
  Areas: { key: 'areas' },
  Feelings: { key: 'feelings' },
  Conditions: { key: 'conditions' },
  Things: { key: 'things' },
  Settings: { key: 'settings', fixed: [...SETTINGS, 'discreet'] },
  Positions: { key: 'positions', fixed: POSITIONS },
  Purposes: { key: 'purposes', fixed: PURPOSES },
  'Kinds of question': { key: 'asks', fixed: ASKS },
  Elsewhere: { key: 'elsewhere' },
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
    asks: [] as readonly Meaning[],
    elsewhere: [] as readonly Meaning[],
    everyday: [] as readonly string[],
  }
  const missing = new Set([...Object.keys(SECTIONS), EVERYDAY])
  for (const section of page.sections) {
    missing.delete(section.heading)
    if (section.heading === EVERYDAY) {
      words.everyday = [...new Set(phrasesIn(section.items).map(foldPhrase))]
      continue
    }
    const rule = SECTIONS[section.heading]
    if (rule === undefined) {
      section.where.problem(
        `"${section.heading}" is no heading of the words. ${permittedSentence(section.heading, [...Object.keys(SECTIONS), EVERYDAY])}`,
      )
      continue
    }
    words[rule.key] = readMeanings(section, rule.fixed)
  }
  for (const heading of missing) page.where.problem(`The heading "## ${heading}" is missing.`)
  return words
}

function readMeanings(section: Section, fixed: readonly string[] | undefined): readonly Meaning[] {
  const owners = new Map<string, string>()
  const meanings: Meaning[] = []
  for (const stray of section.items) {
    stray.where.problem(`"${stray.plain}" belongs under a ### heading that says what it means.`)
  }
  for (const part of section.parts) {
    if (fixed !== undefined && !fixed.includes(part.heading)) {
      part.where.problem(`"${part.heading}" is unknown here. ${permittedSentence(part.heading, fixed)}`)
    }
    const covers = part.items.find(({ plain }) => COVERS.test(plain))
    const like = part.items.find(({ plain }) => LIKE.test(plain))
    const lists = part.items.filter((item) => item !== covers && item !== like)
    for (const { plain, where } of lists.map(withoutLabel)) {
      for (const phrase of split(plain)) {
        const folded = foldPhrase(phrase)
        const owner = owners.get(folded)
        if (folded === '') where.problem(`"${phrase}" has no word in it.`)
        else if (owner !== undefined && owner !== part.heading) {
          where.problem(`"${phrase}" is under "${owner}" and "${part.heading}": it can mean one of them.`)
        }
        owners.set(folded, part.heading)
      }
    }
    if (lists.length === 0) part.where.problem(`"${part.heading}" has no phrases below it.`)
    meanings.push({
      name: part.heading,
      phrases: phrasesIn(lists.filter(({ plain }) => !VAGUE.test(plain))),
      vague: phrasesIn(lists.filter(({ plain }) => VAGUE.test(plain)).map(withoutLabel)),
      like: like === undefined ? [] : split(like.plain.replace(LIKE, '')),
      ...(covers === undefined ? {} : { covers: covers.plain.replace(COVERS, '') }),
    })
  }
  const names = meanings.map(({ name }) => name)
  for (const part of section.parts) {
    for (const { plain, where } of part.items.filter((item) => LIKE.test(item.plain))) {
      for (const near of split(plain.replace(LIKE, ''))) {
        if (!names.includes(near))
          where.problem(`"${near}" is no meaning here. ${permittedSentence(near, names)}`)
      }
    }
  }
  for (const name of fixed ?? []) {
    if (!names.includes(name)) section.where.problem(`The heading "### ${name}" is missing.`)
  }
  return meanings
}

const COVERS = /^Covers:\s*/
const LIKE = /^Like:\s*/
const VAGUE = /^Vague:\s*/

function withoutLabel(sentence: Sentence): Sentence {
  return { ...sentence, plain: sentence.plain.replace(VAGUE, '') }
}

function phrasesIn(items: readonly Sentence[]): readonly string[] {
  return items.flatMap(({ plain }) => split(plain))
}

function split(list: string): readonly string[] {
  return list
    .split(',')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')
}
