import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PageFile } from '../../src/knowledge/page.ts'

/** Where the shipped knowledge lies. */
export const KNOWLEDGE_FOLDER = fileURLToPath(new URL('../../knowledge/', import.meta.url))

/** Every Markdown page below a folder, sorted by path; the README files are for people and left out. */
export function pagesIn(folder: string): readonly PageFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md') && entry.name !== 'README.md')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({
      file: relative(folder, path).split(sep).join('/'),
      markdown: readFileSync(path, 'utf8'),
    }))
}
