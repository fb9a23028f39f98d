import type { Source } from './model.ts'
import type { Page, Sentence } from './page.ts'
import { refuse } from './reader.ts'
import { wordsOfPiece } from './text.ts'

/** Reads `sources.md`, a list of `- nhs-back: [NHS: Back pain](https://…)`. */
export function readSources(page: Page): readonly Source[] {
  const sources = new Map<string, Source>()
  for (const line of page.items) {
    const { plain, where } = line
    const source = readSource(line)
    if (source === undefined) {
      where.problem(`"${plain}" is no source: write "- short-name: [Title](https://…)" and no more.`)
    }
    const id = source?.id ?? /^([a-z0-9-]+):/.exec(plain)?.[1]
    if (id === undefined) continue
    if (sources.has(id)) where.problem(`The source "${id}" is there twice.`)
    // Known by its name even where the rest is wrong, or every page that cites it would be a problem too.
    else sources.set(id, source ?? { id, title: '', url: '' })
  }
  refuse(page.paragraphs.slice(1), 'This line is no source, start it with "- "')
  for (const section of page.sections) {
    section.where.problem('The sources are one list without headings.')
  }
  if (page.items.length === 0) page.where.problem('There are no sources here.')
  return [...sources.values()]
}

function readSource({ text }: Sentence): Source | undefined {
  const [label = '', link, ...others] = text
  const id = /^([a-z0-9-]+):\s*$/.exec(wordsOfPiece(label))?.[1]
  if (id === undefined || typeof link !== 'object' || !('href' in link) || others.length > 0) return undefined
  return { id, title: link.link, url: link.href }
}
