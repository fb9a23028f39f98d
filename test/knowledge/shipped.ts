import { pagesIn, KNOWLEDGE_FOLDER } from '../../adapters/disk/pages.ts'
import { checkKnowledge } from '../../src/check.ts'
import type { PageFile } from '../../src/knowledge/page.ts'

/** All shipped pages as they lie on the disk. */
export const ALL_PAGES: readonly PageFile[] = pagesIn(KNOWLEDGE_FOLDER)

const isOtherLanguage = ({ file }: PageFile) => /^(words|signs)\//.test(file)

/** The same without those of other languages, which would each say again what is wrong with an English one. */
export const PAGES: readonly PageFile[] = ALL_PAGES.filter((page) => !isOtherLanguage(page))

/** What the check says of some pages: `exercises/cat-cow.md:18  "Level" is …`; nothing when they are sound. */
export function saidOf(pages: readonly PageFile[]): readonly string[] {
  const checked = checkKnowledge(pages)
  return checked.sound
    ? []
    : checked.problems.map(({ file, line, sentence }) => `${file}:${line}  ${sentence}`)
}

/** The shipped pages with one of them changed; throws where there is nothing to change. */
export function withPage(file: string, change: (markdown: string) => string): readonly PageFile[] {
  return PAGES.map((page) => {
    if (page.file !== file) return page
    const markdown = change(page.markdown)
    if (markdown === page.markdown) throw new Error(`The change of ${file} changes nothing.`)
    return { file, markdown }
  })
}

/** The text of a shipped page; throws where there is none. */
export function textOf(file: string): string {
  const page = PAGES.find((candidate) => candidate.file === file)
  if (page === undefined) throw new Error(`There is no page ${file}.`)
  return page.markdown
}
