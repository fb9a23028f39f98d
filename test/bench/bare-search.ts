import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import type { Knowledge } from '../../src/knowledge/model.ts'
import { plainWords } from '../../src/knowledge/text.ts'

// What one gets by handing the same pages to a search library: all their text, with its search by words.

/** The best three exercises for a question. */
export type Search = (question: string) => readonly string[]

const MOST = 3

export function createBareFuse(knowledge: Knowledge): Search {
  const fuse = new Fuse(pagesOf(knowledge), {
    keys: ['name', 'names', 'text'],
    useTokenSearch: true,
    ignoreLocation: true,
    threshold: 0.35,
  })
  return (question) => fuse.search(question, { limit: MOST }).map(({ item }) => item.id)
}

/** With the options its own guide recommends for search by people: prefixes, some fuzziness, names before text. */
export function createBareMiniSearch(knowledge: Knowledge): Search {
  const search = new MiniSearch({
    fields: ['name', 'names', 'text'],
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { name: 3, names: 2 } },
  })
  search.addAll(pagesOf(knowledge).map((page) => ({ ...page, names: page.names.join(' ') })))
  return (question) =>
    search
      .search(question)
      .slice(0, MOST)
      .map(({ id }) => String(id))
}

function pagesOf({ exercises }: Knowledge) {
  return exercises.map(({ id, name, names, short, intro, steps, areas, eases, works }) => ({
    id,
    name,
    names: Object.values(names).flat(),
    text: [short, plainWords(intro), ...steps.map(plainWords), ...areas, ...eases, works].join(' '),
  }))
}
