import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Knowledge } from '../../src/knowledge/model.ts'
import type { PageFile } from '../../src/knowledge/page.ts'
import type { Problem } from '../../src/knowledge/problem.ts'
import { KNOWLEDGE_FOLDER, pagesIn } from './pages.ts'

const SOURCE_FOLDER = fileURLToPath(new URL('../../src/', import.meta.url))
const CACHE_FOLDER = fileURLToPath(new URL('../../node_modules/.cache/limber/', import.meta.url))

/** The pages have problems; nothing made of them may reach anybody. */
export class UnsoundKnowledge extends Error {
  override name = 'UnsoundKnowledge' as const
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super(`The knowledge pages have ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}.`)
    this.problems = problems
  }
}

export type KnowledgeFolders = { readonly knowledge?: string; readonly cache?: string }

/**
 * The knowledge from its folder. What was read is kept beside the installed packages under a hash of the pages
 * and of the reader; a missing, stale, broken or unwritable cache only means reading again. Throws
 * UnsoundKnowledge when the pages have problems.
 */
export async function loadKnowledge({
  knowledge: folder = KNOWLEDGE_FOLDER,
  cache = CACHE_FOLDER,
}: KnowledgeFolders = {}): Promise<Knowledge> {
  const pages = pagesIn(folder)
  const file = join(cache, `knowledge-${fingerprint(pages)}.json`)
  return readCache(file) ?? (await readPages(pages, file))
}

/** The Markdown parser is loaded only here: most starts find the cache and do without it. */
async function readPages(pages: readonly PageFile[], cacheFile: string): Promise<Knowledge> {
  const { checkKnowledge } = await import('../../src/check.ts')
  const checked = checkKnowledge(pages)
  if (!checked.sound) throw new UnsoundKnowledge(checked.problems)
  writeCache(cacheFile, checked.knowledge)
  return checked.knowledge
}

/** Changes with every letter of a page and of the program that reads it. */
function fingerprint(pages: readonly PageFile[]): string {
  const hash = createHash('sha256')
  for (const { file, markdown } of pages) hash.update(`${file}\0${markdown}\0`)
  const sources = readdirSync(SOURCE_FOLDER, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  )
  for (const path of sources.sort()) hash.update(readFileSync(join(SOURCE_FOLDER, path)))
  return hash.digest('hex').slice(0, 32)
}

function readCache(file: string): Knowledge | undefined {
  try {
    const { knowledge } = JSON.parse(readFileSync(file, 'utf8')) as { knowledge?: Knowledge }
    return knowledge
  } catch {
    return undefined
  }
}

/** Written under another name first, so that nobody ever reads half a file. */
function writeCache(file: string, knowledge: Knowledge): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    const unfinished = `${file}.${process.pid}`
    writeFileSync(unfinished, JSON.stringify({ knowledge }))
    renameSync(unfinished, file)
  } catch {
    // Reading the pages again next time is slower and nothing else.
  }
}
