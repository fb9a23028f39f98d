import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** The pure packages that the core may use, and why each is there. */
const PURE_PACKAGES: Readonly<Record<string, string>> = {
  'fuse.js': 'ranks misspelt words',
  'mdast-util-from-markdown': 'reads Markdown with positions',
  mdast: 'types of what it reads',
}

/** The one file that may know each package. */
const WRAPPED: Readonly<Record<string, string>> = {
  'fuse.js': 'src/match/search.ts',
  'mdast-util-from-markdown': 'src/knowledge/page.ts',
  mdast: 'src/knowledge/page.ts',
  'date-holidays': 'adapters/holidays/holidays.ts',
  'date-holidays/data': 'adapters/holidays/holidays.ts',
  'node-cron': 'adapters/clock/node-cron.ts',
  pg: 'adapters/database/postgres/pool.ts',
  undici: 'adapters/http/exchange.ts',
}

/** The one folder that may know what speaks with a platform. */
const PLATFORM_FOLDERS: readonly (readonly [packages: RegExp, folder: string])[] = [
  [/^@slack\//, 'adapters/slack/'],
  [/^(discord\.js|discord-api-types(\/.*)?|@discordjs\/.*)$/, 'adapters/discord/'],
]

/** The longest file a newcomer should ever meet here, in lines. */
const LONGEST_FILE = 320

type File = { readonly path: string; readonly code: string; readonly imports: readonly string[] }

function filesIn(folder: string): readonly File[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|js)$/.test(path))
    .map((path) => join(folder, path).replaceAll('\\', '/'))
    .map((path) => {
      const code = readFileSync(join(ROOT, path), 'utf8')
      const imports = [...code.matchAll(/(?:\bfrom |import\(|require\(|^import )'([^']+)'/gm)].map(
        (match) => match[1] ?? '',
      )
      return { path, code, imports }
    })
}

const SRC = filesIn('src')
const ADAPTERS = filesIn('adapters')

/** An import as a path from the root, or a package's name. */
function target(file: File, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier
  return relative(ROOT, resolve(ROOT, dirname(file.path), specifier)).replaceAll('\\', '/')
}

describe('one arrow: adapters → src', () => {
  test.each(SRC.map((file) => [file.path, file] as const))(
    '%s imports only src and pure packages',
    (_, file) => {
      const strange = file.imports
        .map((specifier) => target(file, specifier))
        .filter((path) => !path.startsWith('src/') && !(path in PURE_PACKAGES))
      expect(strange).toEqual([])
    },
  )

  test('each package is known to one file', () => {
    const users = [...SRC, ...ADAPTERS].flatMap((file) =>
      file.imports
        .filter((specifier) => specifier in WRAPPED)
        .map((specifier) => [specifier, file.path] as const),
    )
    expect(users.filter(([specifier, path]) => WRAPPED[specifier] !== path)).toEqual([])
  })

  test('databases are known only below adapters/database', () => {
    const users = [...SRC, ...ADAPTERS].filter(({ imports }) =>
      imports.some((specifier) => ['kysely', 'node:sqlite', 'pg'].includes(specifier)),
    )
    expect(users.length).toBeGreaterThan(0)
    expect(users.filter(({ path }) => !path.startsWith('adapters/database/'))).toEqual([])
  })

  test.each(PLATFORM_FOLDERS)('%s is known only below %s', (packages, folder) => {
    const users = [...SRC, ...ADAPTERS].filter(({ imports }) => imports.some((name) => packages.test(name)))
    expect(users.filter(({ path }) => !path.startsWith(folder)).map(({ path }) => path)).toEqual([])
  })

  // Most of what a machine has does not exist for the compiler in src (see src/tsconfig.json); this is the rest.
  test.each(SRC.map((file) => [file.path, file] as const))('%s touches no machine', (_, { code }) => {
    const touches = /(Temporal\.Now|\bDate\b|Math\.random|globalThis|eval|Function\(|import\()/
    const withoutComments = code.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '').replace(/'(?:[^'\\\n]|\\.)*'/g, "''")
    expect(touches.exec(withoutComments)?.[0]).toBeUndefined()
  })

  test('knowledge is imported by nobody', () => {
    const readers = [...SRC, ...ADAPTERS].filter((file) =>
      file.imports.some((specifier) => target(file, specifier).startsWith('knowledge/')),
    )
    expect(readers.map(({ path }) => path)).toEqual([])
  })
})

test('no rings: nobody imports, over whatever way, itself', () => {
  const graph = new Map(
    [...SRC, ...ADAPTERS].map((file) => [
      file.path,
      file.imports.map((specifier) => target(file, specifier)).filter((path) => /\.(ts|js)$/.test(path)),
    ]),
  )
  const state = new Map<string, 'open' | 'done'>()
  const rings: string[] = []
  const visit = (path: string, way: readonly string[]): void => {
    if (state.get(path) === 'done') return
    if (state.get(path) === 'open') {
      rings.push([...way.slice(way.indexOf(path)), path].join(' → '))
      return
    }
    state.set(path, 'open')
    for (const next of graph.get(path) ?? []) visit(next, [...way, path])
    state.set(path, 'done')
  }
  for (const path of graph.keys()) visit(path, [])
  expect(rings).toEqual([])
})

test('no file is one that newcomers fear', () => {
  const long = [...SRC, ...ADAPTERS].map(({ path, code }) => [path, code.split('\n').length] as const)
  expect(long.filter(([, lines]) => lines > LONGEST_FILE)).toEqual([])
})

test('every import says its file ending, and nothing is exported by default', () => {
  const faults = [...SRC, ...ADAPTERS].flatMap((file) => [
    ...file.imports.filter((specifier) => specifier.startsWith('.') && !/\.(ts|js)$/.test(specifier)),
    ...(file.code.includes('export default') ? [file.path] : []),
  ])
  expect(faults).toEqual([])
})
