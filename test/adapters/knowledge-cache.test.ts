import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadKnowledge, UnsoundKnowledge } from '../../adapters/disk/knowledge.ts'
import { KNOWLEDGE_FOLDER } from '../../adapters/disk/pages.ts'
import { KNOWLEDGE } from '../knowledge.ts'

let folder: string
let cache: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'limber-'))
  cache = join(folder, 'cache')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const kept = () => readdirSync(cache).map((name) => join(cache, name))

describe('the knowledge is read once and then kept, and no cache is ever an error', () => {
  test('a missing cache is written', async () => {
    expect(await loadKnowledge({ cache })).toEqual(KNOWLEDGE)
    expect(kept()).toHaveLength(1)
  })

  test('what was kept is what is read', async () => {
    await loadKnowledge({ cache })
    expect(await loadKnowledge({ cache })).toEqual(KNOWLEDGE)
  })

  test.each([
    ['garbage', () => 'garbage'],
    ['half of it', (whole: string) => whole.slice(0, whole.length / 2)],
    ['JSON of another shape', () => '{"knowledge":{}}'],
    ['knowledge that somebody changed', (whole: string) => whole.replace('Cat-cow', 'Cat-dog')],
    ['nothing', () => ''],
  ])('%s is read anew', async (_, broken) => {
    await loadKnowledge({ cache })
    const [file = ''] = kept()
    writeFileSync(file, broken(readFileSync(file, 'utf8')))
    expect(await loadKnowledge({ cache })).toEqual(KNOWLEDGE)
  })

  test('a changed page is read anew, and what is out of date goes', async () => {
    const pages = join(folder, 'knowledge')
    cpSync(KNOWLEDGE_FOLDER, pages, { recursive: true })
    await loadKnowledge({ cache, knowledge: pages })
    const page = join(pages, 'exercises', 'cobra.md')
    writeFileSync(page, readFileSync(page, 'utf8').replace('- Level: medium', '- Level: hard'))
    const { exercises } = await loadKnowledge({ cache, knowledge: pages })
    expect(exercises.find(({ id }) => id === 'cobra')?.level).toBe('hard')
    expect(kept()).toHaveLength(1)
  })

  test('a cache that cannot be written is done without', async () => {
    writeFileSync(cache, 'a file where a folder should be')
    expect(await loadKnowledge({ cache })).toEqual(KNOWLEDGE)
    chmodSync(cache, 0o400)
    expect(await loadKnowledge({ cache })).toEqual(KNOWLEDGE)
  })
})

test('pages with problems never become knowledge', async () => {
  const pages = join(folder, 'knowledge')
  cpSync(KNOWLEDGE_FOLDER, pages, { recursive: true })
  const page = join(pages, 'exercises', 'cobra.md')
  writeFileSync(page, readFileSync(page, 'utf8').replace('- Level: medium', '- Level: eazy'))
  const loading = loadKnowledge({ cache, knowledge: pages })
  await expect(loading).rejects.toBeInstanceOf(UnsoundKnowledge)
  await expect(loading).rejects.toMatchObject({
    problems: [
      {
        file: 'exercises/cobra.md',
        sentence: '"Level" is "eazy". Did you mean "easy"? Permitted: easy, medium, hard.',
      },
    ],
  })
})
