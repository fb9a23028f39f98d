import { foldPhrase, tokenise, umlautForms } from '../words/fold.ts'
import { MEANING_LISTS, type Dictionary, type DictionaryEntry, type Words } from './model.ts'
import type { PageRef } from './text-model.ts'
import type { Page, Section, Sentence } from './page.ts'
import { permittedSentence } from './problem.ts'
import { NO_LIST, distinct, partsIn, refuse } from './reader.ts'
import { readEveryday, SECTIONS } from './words.ts'

/** The headings whose meanings `words.md` decides on, and the kind of entry under each. */
const MEANINGS = Object.entries(SECTIONS).flatMap(([heading, { key }]) =>
  MEANING_LISTS.filter((list) => list.key === key).map((list) => ({ heading, ...list })),
)

/** The headings under which pages are named by their short name. */
const PAGES = { Exercises: 'exercise', Causes: 'cause', Advice: 'advice' } as const

const FIRST_LINE = 'First line'
const SILENT = 'Silent words'
const EVERYDAY = 'Everyday words'
const NEEDED: readonly string[] = [FIRST_LINE, SILENT, EVERYDAY, 'Areas', 'Feelings', 'Exercises']

/** Reads `words/de.md` and its like: what people write in another language, for meanings and pages there are. */
export function readDictionary(
  language: string,
  page: Page,
  words: Words,
  pages: readonly PageRef[],
): Dictionary {
  const sections = distinct(page.sections)
  const headings = [
    FIRST_LINE,
    SILENT,
    ...MEANINGS.map(({ heading }) => heading),
    ...Object.keys(PAGES),
    EVERYDAY,
  ]
  for (const { heading, where } of sections) {
    if (!headings.includes(heading)) {
      where.problem(`"${heading}" is no heading here. ${permittedSentence(heading, headings)}`)
    }
  }
  for (const name of NEEDED) {
    if (!sections.some(({ heading }) => heading === name)) {
      page.where.problem(`The heading "## ${name}" is missing.`)
    }
  }
  const find = (name: string) => sections.find(({ heading }) => heading === name)
  const lists = (name: string) => {
    const section = find(name)
    return section === undefined ? [] : readEveryday(section)
  }
  const taken = englishWords(words)
  const meanings = MEANINGS.flatMap(({ heading, key, type }) =>
    readEntries(
      find(heading),
      type,
      words[key].map(({ name }) => name),
      taken,
    ),
  )
  const pageNames = Object.entries(PAGES).flatMap(([heading, kind]) => {
    const ids = pages.filter((ref) => ref.kind === kind).map(({ id }) => id)
    return readEntries(find(heading), kind, ids, taken)
  })
  const entries = [...meanings, ...pageNames]
  const [silent, everyday] = [lists(SILENT), lists(EVERYDAY)]
  return {
    language,
    words: wordsOf(entries, [...silent, ...everyday]),
    firstLine: find(FIRST_LINE)?.paragraphs[0]?.text ?? [],
    silent,
    everyday,
    entries,
  }
}

function wordsOf(entries: readonly DictionaryEntry[], little: readonly string[]): readonly string[] {
  const phrases = entries.flatMap((entry) => [...entry.phrases, ...entry.vague]).flatMap(umlautForms)
  return [...new Set([...little, ...phrases].flatMap((phrase) => tokenise(phrase).map(({ word }) => word)))]
}

/** Single English words that a message in English may hold, and which therefore mean nothing else. */
function englishWords(words: Words): ReadonlySet<string> {
  const meanings = MEANINGS.flatMap(({ key }) => words[key])
  const phrases = meanings.flatMap((meaning) => [...meaning.phrases, ...meaning.vague]).map(foldPhrase)
  return new Set([...words.everyday, ...phrases.filter((phrase) => !phrase.includes(' '))])
}

function readEntries(
  section: Section | undefined,
  type: DictionaryEntry['type'],
  known: readonly string[],
  taken: ReadonlySet<string>,
): readonly DictionaryEntry[] {
  if (section === undefined) return []
  const owners = new Map<string, string>()
  return partsIn(section).map(({ heading, where, items, paragraphs }) => {
    refuse(paragraphs, NO_LIST)
    if (known.length > 0 && !known.includes(heading)) {
      where.problem(`"${heading}" is not known in English. ${permittedSentence(heading, known)}`)
    }
    if (items.length === 0) where.problem(`"${heading}" has no phrases below it.`)
    const isVague = ({ plain }: Sentence) => VAGUE.test(plain)
    const phrases = (lines: readonly Sentence[]) =>
      lines.flatMap((line) =>
        phrasesIn(line).filter(
          (phrase) => isFree(phrase, line, taken) && claim(phrase, heading, owners, line.where),
        ),
      )
    return {
      type,
      id: heading,
      phrases: phrases(items.filter((line) => !isVague(line))),
      vague: phrases(items.filter(isVague)),
    }
  })
}

/** One meaning of a kind for a phrase; gives whether it is this one. */
function claim(
  phrase: string,
  meaning: string,
  owners: Map<string, string>,
  where: Sentence['where'],
): boolean {
  const folded = foldPhrase(phrase)
  const owner = owners.get(folded) ?? meaning
  owners.set(folded, owner)
  if (owner === meaning) return true
  where.problem(`"${phrase}" is under "${owner}" and "${meaning}": it can mean one of them.`)
  return false
}

const VAGUE = /^Vague:\s*/

function phrasesIn({ plain }: Sentence): readonly string[] {
  return plain
    .replace(VAGUE, '')
    .split(',')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')
}

/** Says of a phrase why it cannot be used, and gives whether it can. */
function isFree(phrase: string, { where }: Sentence, taken: ReadonlySet<string>): boolean {
  const folded = foldPhrase(phrase)
  if (folded === '') where.problem(`"${phrase}" has no word in it.`)
  else if (/[;:]/.test(phrase)) where.problem(`"${phrase}" has a semicolon or colon: put commas between.`)
  else if (taken.has(folded)) {
    where.problem(
      `"${phrase}" is an English word, too, and would be heard in English messages: use more words.`,
    )
  } else return true
  return false
}
