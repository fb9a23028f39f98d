import type { Source } from './model.ts'
import type { Page } from './page.ts'

/** Reads `sources.md`, a list of `- nhs-back: [NHS: Back pain](https://…)`. */
export function readSources(page: Page): readonly Source[] {
  const sources: Source[] = []
  for (const { text, plain, where } of page.items) {
    const id = /^([a-z0-9-]+):/.exec(plain)?.[1]
    const link = text.find((piece) => typeof piece === 'object' && 'link' in piece)
    if (id === undefined || typeof link !== 'object' || !('link' in link)) {
      where.problem(`"${plain}" is no source: write "- short-name: [Title](https://…)".`)
    } else if (sources.some((source) => source.id === id)) {
      where.problem(`The source "${id}" is there twice.`)
    } else {
      sources.push({ id, title: link.link, url: link.href })
    }
  }
  for (const section of page.sections) {
    section.where.problem('The sources are one list without headings.')
  }
  return sources
}
