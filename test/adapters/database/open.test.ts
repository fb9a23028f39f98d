import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join, relative } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import { DATABASE, LOCK } from '../../../adapters/database/folder.ts'
import { APPLICATION } from '../../../adapters/database/inspect.ts'
import { insistOnFull, openWriter } from '../../../adapters/database/node-sqlite.ts'
import { openData, openInMemory, type Data } from '../../../adapters/database/open.ts'
import { DataFolderProblem, folderProblem } from '../../../adapters/database/problem.ts'
import { draftOf, TEAM } from './drafts.ts'
import { freshFolder } from './fresh-folder.ts'

async function open(folder: string, as: 'bot' | 'reader'): Promise<Data> {
  const data = await openData(folder, as)
  onTestFinished(() => data.close())
  return data
}

async function problemOf(folder: string, as: 'bot' | 'reader'): Promise<DataFolderProblem> {
  const result = await openData(folder, as).catch((error: unknown) => error)
  if (!(result instanceof DataFolderProblem))
    throw new Error('It was opened, or failed otherwise.', { cause: result })
  return result
}

/** A folder that a bot used and left. */
async function usedFolder(breaks = 1): Promise<string> {
  const folder = freshFolder()
  const { store, close } = await openData(folder, 'bot')
  await store.addAll(Array.from({ length: breaks }, () => draftOf()))
  await close()
  return folder
}

describe('the folder', () => {
  test('is made, with those above it, and keeps what is stored', async () => {
    const folder = join(freshFolder(), 'not there', 'günther 数据 %20?#')
    const bot = await openData(folder, 'bot')
    const added = await bot.store.add(draftOf())
    await bot.close()
    expect(readdirSync(folder).toSorted()).toEqual([LOCK, DATABASE])
    expect(await (await open(folder, 'bot')).store.breaksIn(TEAM)).toEqual([added])
  })

  test('may be named from where the process stands', async () => {
    const folder = await usedFolder()
    const reader = await open(relative(process.cwd(), folder), 'reader')
    expect(await reader.store.breaksIn(TEAM)).toHaveLength(1)
  })

  test.skipIf(process.platform === 'win32')('is closed to others, and so is every file in it', async () => {
    const folder = join(freshFolder(), 'data')
    mkdirSync(folder, { mode: 0o755 })
    const { store } = await open(folder, 'bot')
    await store.add(draftOf())
    const modes = ['.', ...readdirSync(folder)].map((name) => [
      name,
      (statSync(join(folder, name)).mode & 0o777).toString(8),
    ])
    expect(modes).toEqual([
      ['.', '700'],
      [LOCK, '600'],
      [DATABASE, '600'],
      [`${DATABASE}-shm`, '600'],
      [`${DATABASE}-wal`, '600'],
    ])
  })

  test.skipIf(process.platform === 'win32')('that holds other things stays open to others', async () => {
    const folder = freshFolder()
    chmodSync(folder, 0o755)
    writeFileSync(join(folder, 'notes.txt'), 'mine')
    await open(folder, 'bot')
    expect(statSync(folder).mode & 0o777).toBe(0o755)
    expect(statSync(join(folder, DATABASE)).mode & 0o777).toBe(0o600)
  })
})

describe('one bot, many readers', () => {
  test('a second bot is refused with one sentence that names the folder', async () => {
    const folder = freshFolder()
    const first = await open(folder, 'bot')
    const { trouble, message } = await problemOf(folder, 'bot')
    expect([trouble, message]).toEqual([
      'taken',
      `Another Limber already runs on the data folder "${folder}": stop that one first, or name another folder in LIMBER_DATA.`,
    ])
    await first.store.add(draftOf())
    expect(await first.store.breaksIn(TEAM)).toHaveLength(1)
  })

  test('the next bot may come when the first is gone, also where it failed to open', async () => {
    const folder = freshFolder()
    mkdirSync(join(folder, DATABASE))
    await problemOf(folder, 'bot')
    await problemOf(folder, 'bot').then(({ trouble }) => expect(trouble).toBe('no access'))
    const other = await usedFolder()
    await (await openData(other, 'bot')).close()
    await open(other, 'bot')
  })

  test('two bots on two folders do not mind each other', async () => {
    await open(freshFolder(), 'bot')
    await open(freshFolder(), 'bot')
  })

  test('readers beside a running bot see what it has stored, and change nothing', async () => {
    const folder = freshFolder()
    const bot = await open(folder, 'bot')
    const readers = [await open(folder, 'reader'), await open(folder, 'reader')]
    const added = await bot.store.add(draftOf())
    for (const { store } of readers) expect(await store.breaksIn(TEAM)).toEqual([added])
    for (const { store } of readers) {
      await expect(store.add(draftOf())).rejects.toThrow('readonly')
      await expect(store.forget('ada')).rejects.toThrow('readonly')
    }
    expect(await bot.store.breaksIn(TEAM)).toEqual([added])
  })

  test('readers need no bot', async () => {
    const folder = await usedFolder()
    expect(await (await open(folder, 'reader')).store.breaksIn(TEAM)).toHaveLength(1)
    await open(folder, 'bot')
  })

  test.each([
    ['a folder that is not there', (folder: string) => join(folder, 'none'), []],
    ['an empty folder', (folder: string) => folder, []],
  ] as const)('reading %s says that nothing is stored, and makes nothing', async (_, at, left) => {
    const folder = freshFolder()
    const { trouble, message } = await problemOf(at(folder), 'reader')
    expect([trouble, message]).toEqual([
      'empty',
      `Nothing is stored yet in the data folder "${at(folder)}", because no bot has run on it: start one first, or name its folder in LIMBER_DATA.`,
    ])
    expect(readdirSync(folder)).toEqual(left)
  })

  test('what an older Limber stored is not read before a bot brought it up to date', async () => {
    const folder = await usedFolder()
    withDatabase(folder, 'delete from migration where number = 2; drop table near_miss')
    expect((await problemOf(folder, 'reader')).trouble).toBe('older')
    await (await openData(folder, 'bot')).close()
    expect(await (await open(folder, 'reader')).store.breaksIn(TEAM)).toHaveLength(1)
  })
})

function withDatabase(folder: string, sql: string): void {
  const database = new DatabaseSync(join(folder, DATABASE))
  database.exec(sql)
  database.close()
}

/** Files that a bot must not touch, each with what is wrong with it. */
const STRANGERS: readonly (readonly [string, DataFolderProblem['trouble'], (folder: string) => void])[] = [
  ['a text', 'foreign', (folder) => writeFileSync(join(folder, DATABASE), 'My diary. '.repeat(999))],
  ['a short text', 'foreign', (folder) => writeFileSync(join(folder, DATABASE), 'hi')],
  [
    'another program with no name',
    'foreign',
    (folder) => withDatabase(folder, 'create table diary (day text)'),
  ],
  [
    'another program with a log of its own',
    'foreign',
    (folder) => withDatabase(folder, 'pragma journal_mode = wal; create table diary (day text)'),
  ],
  [
    'another program by its name',
    'foreign',
    (folder) => withDatabase(folder, 'pragma application_id = 7; create table diary (day text)'),
  ],
  [
    'a newer Limber',
    'newer',
    (folder) =>
      withDatabase(
        folder,
        `pragma application_id = ${APPLICATION};
         create table migration (number smallint primary key, name text, at bigint);
         insert into migration values (1, 'breaks', 1), (2, 'near misses', 1), (99, 'leases', 1)`,
      ),
  ],
]

describe('a file that is not ours to change', () => {
  describe.each(STRANGERS)('of %s', (_, trouble, make) => {
    test.each(['bot', 'reader'] as const)('is left alone by a %s', async (as) => {
      const folder = freshFolder()
      make(folder)
      const before = readFileSync(join(folder, DATABASE))
      const problem = await problemOf(folder, as)
      expect(problem.trouble).toBe(trouble)
      expect(problem.message).toContain(`"${join(folder, DATABASE)}"`)
      expect(readFileSync(join(folder, DATABASE)).equals(before)).toBe(true)
    })
  })

  test('a newer one is told by what this Limber does not know', async () => {
    const folder = await usedFolder()
    withDatabase(folder, `insert into migration values (99, 'leases', 1)`)
    expect((await problemOf(folder, 'bot')).message).toBe(
      `The database "${join(folder, DATABASE)}" was written by a newer Limber (this one does not know its step "leases") and is left as it is: start the newer Limber, or name another folder in LIMBER_DATA.`,
    )
  })

  test.each<readonly [string, (path: string, size: number) => void]>([
    ['cut off in the middle', (path, size) => truncateSync(path, Math.floor(size / 2))],
    [
      'overwritten in the middle',
      (path, size) => {
        const bytes = readFileSync(path)
        writeFileSync(path, bytes.fill(0xff, Math.floor(size / 2), Math.floor(size / 2) + 8_192))
      },
    ],
  ])('a database of ours that was %s is damaged, and left as it is', async (_, spoil) => {
    const folder = await usedFolder(500)
    const path = join(folder, DATABASE)
    spoil(path, statSync(path).size)
    const before = readFileSync(path)
    const { trouble, message } = await problemOf(folder, 'bot')
    expect([trouble, message]).toEqual([
      'corrupt',
      `The database "${path}" is damaged, and Limber leaves it as it is: put a backup in its place, or move it away to begin anew.`,
    ])
    expect(readFileSync(path).equals(before)).toBe(true)
  })
})

describe('a folder that cannot be used is explained', () => {
  test.each<readonly [string, (folder: string) => string, string]>([
    ['a file of that name', (folder) => join(folder, 'file'), 'a file of that name is in the way'],
    ['a file on the way', (folder) => join(folder, 'file', 'data'), 'a part of the path is a file'],
    ['a name too long', (folder) => join(folder, 'x'.repeat(300)), 'the path is too long'],
  ])('%s', async (_, at, why) => {
    const folder = freshFolder()
    writeFileSync(join(folder, 'file'), '')
    const { trouble, message } = await problemOf(at(folder), 'bot')
    expect([trouble, message]).toEqual([
      'no access',
      `Limber cannot keep its data in "${at(folder)}", because ${why}: put that right, or name another folder in LIMBER_DATA.`,
    ])
  })

  test.each([
    [{ code: 'EACCES' }, 'permission is denied'],
    [{ code: 'EPERM' }, 'permission is denied'],
    [{ code: 'EROFS' }, 'the disk can only be read'],
    [{ code: 'ENOSPC' }, 'the disk is full'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 8 | (1 << 8) }, 'it can only be read'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 13 }, 'the disk is full'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 14 }, 'SQLite cannot open it'],
  ])('%j', (error, why) => {
    const problem = folderProblem('/data', '/data/limber.db', error) as DataFolderProblem
    expect(problem.message).toBe(
      `Limber cannot keep its data in "/data/limber.db", because ${why}: put that right, or name another folder in LIMBER_DATA.`,
    )
    expect(problem.cause).toBe(error)
  })

  test('what says nothing of the folder is passed on as it is', () => {
    const error = new TypeError('A mistake of ours.')
    expect(folderProblem('/data', '/data/limber.db', error)).toBe(error)
  })
})

describe('what is promised is on the disk', () => {
  test.each([
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['secure_delete', 1],
    // Who waits for another process waits outside of SQLite.
    ['busy_timeout', 0],
  ])('the bot writes with %s = %s, also after forgetting somebody', async (name, value) => {
    const { store, db } = await open(freshFolder(), 'bot')
    const answer = async () =>
      Object.values((await sql<object>`pragma ${sql.raw(name)}`.execute(db)).rows[0] ?? {})
    expect(await answer()).toEqual([value])
    await store.forget('ada')
    expect(await answer()).toEqual([value])
  })

  test('anything less is refused', () => {
    const database = openWriter(':memory:')
    insistOnFull(database)
    database.exec('pragma synchronous = normal')
    expect(() => insistOnFull(database)).toThrow('"synchronous = 1"')
    database.close()
  })

  test('stores in memory do not share anything', async () => {
    const [one, other] = [await openInMemory(), await openInMemory()]
    await one.store.add(draftOf())
    expect(await other.store.breaksIn(TEAM)).toEqual([])
    await one.close()
    await other.close()
  })
})
