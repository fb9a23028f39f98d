import Fuse from 'fuse.js'
import type { Knowledge } from '../../src/knowledge/model.ts'
import { plainWords } from '../../src/knowledge/text.ts'

/** What one gets by handing the same pages to Fuse.js: all their text, with its search by words. */
export function createBareFuse({ exercises }: Knowledge): (question: string) => readonly string[] {
  const pages = exercises.map(({ id, name, names, short, intro, steps, areas, eases, works }) => ({
    id,
    name,
    names: Object.values(names).flat(),
    text: [short, plainWords(intro), ...steps.map(plainWords), ...areas, ...eases, works].join(' '),
  }))
  const fuse = new Fuse(pages, {
    keys: ['name', 'names', 'text'],
    useTokenSearch: true,
    ignoreLocation: true,
    threshold: 0.35,
  })
  return (question) => fuse.search(question, { limit: 3 }).map(({ item }) => item.id)
}
