import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Knowledge } from '../../src/knowledge/model.ts'
import type { PageFile } from '../../src/knowledge/page.ts'
import type { Problem } from '../../src/knowledge/problem.ts'
import { KNOWLEDGE_FOLDER, pagesIn } from './pages.ts'

const SOURCE_FOLDER = fileURLToPath(new URL('../../src/', import.meta.url))
const PREFIX = 'knowledge-'
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
  const file = join(cache, `${PREFIX}${fingerprint(pages)}.json`)
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

/** What is kept: the knowledge as text, and a sum over it that shows whether all of it is there. */
type Kept = { readonly sum: string; readonly knowledge: string }

function readCache(file: string): Knowledge | undefined {
  try {
    const { sum, knowledge } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Kept>
    if (knowledge === undefined || sum !== sumOf(knowledge)) return undefined
    return JSON.parse(knowledge) as Knowledge
  } catch {
    return undefined
  }
}

/** Written under another name first, so that nobody ever reads half a file; what is out of date goes. */
function writeCache(file: string, value: Knowledge): void {
  try {
    const folder = dirname(file)
    mkdirSync(folder, { recursive: true })
    const knowledge = JSON.stringify(value)
    const kept: Kept = { sum: sumOf(knowledge), knowledge }
    const unfinished = `${file}.${process.pid}`
    writeFileSync(unfinished, JSON.stringify(kept))
    renameSync(unfinished, file)
    const outdated = readdirSync(folder).filter(
      (name) => name.startsWith(PREFIX) && join(folder, name) !== file,
    )
    for (const name of outdated) rmSync(join(folder, name), { force: true })
  } catch {
    // Reading the pages again next time is slower and nothing else.
  }
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
