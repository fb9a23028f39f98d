import { nearest } from '../words/distance.ts'
import { foldPhrase } from '../words/fold.ts'
import { readAdvice } from './advice.ts'
import { readCause } from './cause.ts'
import { readExercise } from './exercise.ts'
import { SUBJECTS, type Knowledge } from './model.ts'
import type { PageRef } from './text-model.ts'
import { pageRefOf, readPage, type Page, type PageFile } from './page.ts'
import { whereOf, type Problem } from './problem.ts'
import type { Mention, Reading } from './reading.ts'
import { readDictionary } from './dictionary.ts'
import { readNumbers } from './numbers.ts'
import { readSigns, type SignPage } from './signs.ts'
import { readSources } from './sources.ts'
import { readWords } from './words.ts'

const SHARED_PAGES = ['words.md', 'signs.md', 'numbers.md', 'sources.md']

/** `words/de.md` and `signs/de.md`: what is written and said in another language. */
const LANGUAGE_PAGE = /^(words|signs)\/([a-z]{2,3})\.md$/

/** A page that was read, by what it is. */
type ReadPage<T> = { readonly ref: PageRef; readonly reading: Reading<T> }

/**
 * Reads all pages and puts them together. Says every problem of every page; the knowledge is whole only when
 * there is none.
 */
export function buildKnowledge(files: readonly PageFile[]): {
  readonly knowledge: Knowledge
  readonly problems: readonly Problem[]
} {
  const problems: Problem[] = []
  const pages = new Map(files.map((page) => [page.file, readPage(page, problems)]))
  const shared = (file: string): Page => {
    const page = pages.get(file)
    if (page !== undefined) return page
    whereOf(file, 1, problems).problem('This page is missing.')
    return readPage({ file, markdown: `# ${file}` }, [])
  }
  const sources = readSources(shared('sources.md'))
  const words = readWords(shared('words.md'))
  const { signs, cites } = readSigns(shared('signs.md'), languagePages(pages, 'signs'))
  const numbers = readNumbers(shared('numbers.md'))
  checkLanguages(pages)

  const refs = [...pages].flatMap(([file, page]) => {
    const ref = pageRefOf(file)
    if (ref !== undefined) return [{ ref, page }]
    if (!SHARED_PAGES.includes(file) && !LANGUAGE_PAGE.test(file)) {
      page.where.problem(
        'This page is in no known folder: pages live in exercises, causes and advice, other languages in words and signs.',
      )
    }
    return []
  })
  for (const { ref, page } of refs) lookAtId(ref, page)
  const readAll = <T>(kind: PageRef['kind'], read: (id: string, page: Page) => Reading<T>): ReadPage<T>[] =>
    refs.filter(({ ref }) => ref.kind === kind).map(({ ref, page }) => ({ ref, reading: read(ref.id, page) }))
  const exercises = readAll('exercise', (id, page) => readExercise(id, page, words))
  const causes = readAll('cause', (id, page) => readCause(id, page, words))
  const advice = readAll('advice', readAdvice)

  const dictionaries = languagePages(pages, 'words').map(({ language, page }) =>
    readDictionary(
      language,
      page,
      words,
      refs.map(({ ref }) => ref),
    ),
  )

  for (const subject of SUBJECTS) {
    if (advice.some(({ reading }) => reading.value?.answers === subject)) continue
    // A page that lies elsewhere or cannot be read may be the one: its own problem is said already.
    const languages = [...pages.keys()].filter((file) => LANGUAGE_PAGE.test(file)).length
    const isSaid = refs.length === 0 || refs.length + SHARED_PAGES.length + languages < pages.size
    if (isSaid || advice.some(({ reading }) => reading.value === undefined)) continue
    whereOf('advice', 1, problems).problem(
      `No page of advice has "Answers: ${subject}", and answers lead to one.`,
    )
  }
  const all = [...exercises, ...causes, ...advice]
  const links = all.flatMap(({ reading }) => reading.links)
  checkLinks(
    links,
    refs.map(({ ref }) => ref),
  )
  checkCites(
    [...all.flatMap(({ reading }) => reading.cites), ...cites],
    sources.map(({ id }) => id),
  )
  checkNames(all)

  return {
    knowledge: {
      exercises: valuesOf(exercises),
      causes: valuesOf(causes),
      advice: valuesOf(advice),
      words,
      dictionaries,
      signs,
      numbers,
      sources,
    },
    problems,
  }
}

function languagePages(pages: ReadonlyMap<string, Page>, folder: 'words' | 'signs'): readonly SignPage[] {
  return [...pages].flatMap(([file, page]) => {
    const [, where, language = ''] = LANGUAGE_PAGE.exec(file) ?? []
    return where === folder ? [{ language, page }] : []
  })
}

/** Whoever is understood when asking for a stretch has to be understood in an emergency. */
function checkLanguages(pages: ReadonlyMap<string, Page>): void {
  const [words, signs] = (['words', 'signs'] as const).map((folder) => languagePages(pages, folder))
  for (const { language, page } of words ?? []) {
    if (signs?.some((other) => other.language === language)) continue
    page.where.problem(`Beside words/${language}.md belongs signs/${language}.md, with the warning signs.`)
  }
  for (const { language, page } of signs ?? []) {
    if (words?.some((other) => other.language === language)) continue
    page.where.problem(`Beside signs/${language}.md belongs words/${language}.md, with the words.`)
  }
}

function valuesOf<T>(pages: readonly ReadPage<T>[]): readonly T[] {
  return pages.flatMap(({ reading }) => (reading.value === undefined ? [] : [reading.value]))
}

function lookAtId({ id }: PageRef, page: Page): void {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || id.length > 40) {
    page.where.problem(
      `The file's name "${id}" cannot be a page's short name: use at most 40 small letters, digits and hyphens.`,
    )
  }
}

function checkLinks(links: readonly Mention<PageRef>[], pages: readonly PageRef[]): void {
  for (const { what, where } of links) {
    if (pages.some(({ kind, id }) => kind === what.kind && id === what.id)) continue
    const known = pages.filter(({ kind }) => kind === what.kind).map(({ id }) => id)
    const near = nearest(what.id, known)
    where.problem(
      `The link leads to the ${what.kind} "${what.id}", and there is no such page.${near === undefined ? '' : ` Did you mean "${near}"?`}`,
    )
  }
}

/** Where there are no sources at all, that is the one problem, and not every line that cites one. */
function checkCites(cites: readonly Mention<string>[], known: readonly string[]): void {
  if (known.length === 0) return
  for (const { what, where } of cites) {
    if (known.includes(what)) continue
    const near = nearest(what, known)
    where.problem(
      `"${what}" is not in sources.md. ${near === undefined ? 'Add it there first.' : `Did you mean "${near}"?`}`,
    )
  }
}

function checkNames(pages: readonly ReadPage<unknown>[]): void {
  const owners = new Map<string, { readonly file: string; readonly line: number }>()
  for (const { reading } of pages) {
    for (const { what, where } of reading.names) {
      const folded = foldPhrase(what)
      const owner = owners.get(folded)
      if (folded === '') where.problem(`The name "${what}" has no word in it.`)
      else if (owner !== undefined && owner.file !== where.file) {
        where.problem(`The name "${what}" belongs to ${owner.file}:${owner.line} already.`)
      } else owners.set(folded, where)
    }
  }
}
