import { spawn } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, onTestFinished, test } from 'vitest'
import { saySize } from '../../../../adapters/cli/sizes.ts'
import { backUp } from '../../../../adapters/database/backup/back-up.ts'
import { BackupProblem, notRead, notWritten } from '../../../../adapters/database/backup/problem.ts'
import { restore } from '../../../../adapters/database/backup/restore.ts'
import { DATABASE, LOCK } from '../../../../adapters/database/folder.ts'
import { APPLICATION } from '../../../../adapters/database/inspect.ts'
import { openData, type Data } from '../../../../adapters/database/open.ts'
import { draftOf, TEAM } from '../drafts.ts'
import { freshFolder } from '../fresh-folder.ts'
import { limber } from '../../world.ts'

async function open(folder: string, as: 'bot' | 'reader' = 'bot'): Promise<Data> {
  const data = await openData(folder, as)
  onTestFinished(() => data.close())
  return data
}

/** A folder that a bot used and left. */
async function usedFolder(breaks = 1): Promise<string> {
  const folder = join(freshFolder(), 'data')
  const { store, close } = await openData(folder, 'bot')
  await store.addAll(Array.from({ length: breaks }, () => draftOf()))
  await close()
  return folder
}

/** A backup of a folder with so many breaks. */
async function backupOf(breaks = 1): Promise<string> {
  const file = join(freshFolder(), 'team.backup')
  await backUp(await usedFolder(breaks), file)
  return file
}

async function sentence(doing: Promise<unknown>): Promise<string> {
  const result = await doing.catch((error: unknown) => error)
  if (result instanceof BackupProblem) return result.message
  throw new Error('It was done, or failed otherwise.', { cause: result })
}

async function allOf(folder: string) {
  const data = await openData(folder, 'reader')
  try {
    return await Array.fromAsync(data.store.all())
  } finally {
    await data.close()
  }
}

describe('a backup', () => {
  test('beside a running bot is put back with everything that was there', async () => {
    const folder = join(freshFolder(), 'data')
    const bot = await open(folder)
    await bot.store.addAll(Array.from({ length: 300 }, () => draftOf()))
    const file = join(freshFolder(), 'günther 数据 %20?#.backup')
    expect(await backUp(folder, file)).toEqual({ breaks: 300, bytes: statSync(file).size })
    await bot.store.add(draftOf())

    const other = join(freshFolder(), 'other')
    expect(await restore(other, file)).toEqual({ breaks: 300, bytes: statSync(file).size })
    const before = await Array.fromAsync(bot.store.all())
    const after = await Array.fromAsync((await open(other)).store.all())
    expect(after).toEqual(before.filter(({ number }) => number <= 300))
  })

  test('is one file that only its owner may read, with nothing beside it', async () => {
    const file = await backupOf()
    expect(readdirSync(join(file, '..'))).toEqual([basename(file)])
    if (process.platform !== 'win32') expect((statSync(file).mode & 0o777).toString(8)).toBe('600')
  })

  test('is one state of the data, and ends, although something is written after every step of it', async () => {
    const folder = await usedFolder()
    withDatabase(
      join(folder, DATABASE),
      `insert into spared with recursive counted(n) as (select 1 union all select n + 1 from counted where n < 50000)
       select printf('%0200d', n), 0 from counted`,
    )
    const bot = await open(folder)
    const database = new DatabaseSync(join(folder, DATABASE))
    onTestFinished(() => database.close())
    let steps = 0
    const file = join(freshFolder(), 'team.backup')
    await backUp(folder, file, {
      throwIfAborted() {
        if (++steps > 50) throw new Error('It begins anew with every commit.')
        database.prepare(`insert into hold values (?, 0)`).run(`step ${steps}`)
      },
    })
    expect(steps).toBeGreaterThan(2)
    const other = join(freshFolder(), 'other')
    await restore(other, file)
    const copied = await open(other, 'reader')
    expect(await copied.db.selectFrom('hold').selectAll().execute()).toEqual([])
    expect(await bot.db.selectFrom('hold').selectAll().execute()).toHaveLength(steps)
  })

  test('is whole while another process writes', async () => {
    const folder = await usedFolder(200)
    const file = join(freshFolder(), 'team.backup')
    const writing = writer(folder)
    await writing.begun
    await backUp(folder, file)
    const written = await writing.stop()
    const other = join(freshFolder(), 'other')
    await restore(other, file)
    // The writer counts what it writes: whatever state was copied, nothing before its last row is missing.
    const { db } = await open(other, 'reader')
    const rows = await db.selectFrom('hold').select('until').orderBy('until').execute()
    expect(rows).toEqual(rows.map((_, index) => ({ until: index + 1 })))
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.length).toBeLessThanOrEqual(written)
    expect(await allOf(other)).toEqual(await allOf(folder))
  })

  test('of what an older Limber stored is made as well, before the newer one changes it', async () => {
    const folder = await usedFolder()
    withDatabase(join(folder, DATABASE), 'delete from migration where number > 1')
    const file = join(freshFolder(), 'team.backup')
    expect((await backUp(folder, file)).breaks).toBe(1)
    const other = join(freshFolder(), 'other')
    expect((await restore(other, file)).breaks).toBe(1)
  })

  test('is never written over anything', async () => {
    const folder = await usedFolder()
    const file = join(freshFolder(), 'diary.txt')
    writeFileSync(file, 'mine')
    expect(await sentence(backUp(folder, file))).toBe(
      `"${file}" is there already, and a backup is never written over anything: name a new file, or move that one away.`,
    )
    expect(readFileSync(file, 'utf8')).toBe('mine')
    const link = join(freshFolder(), 'link')
    symlinkSync('nowhere', link)
    expect(await sentence(backUp(folder, link))).toContain('is there already')
    expect(readdirSync(join(link, '..'))).toEqual(['link'])
  })

  test('that is stopped leaves nothing behind', async () => {
    const folder = await usedFolder()
    const into = freshFolder()
    await expect(backUp(folder, join(into, 'team.backup'), AbortSignal.abort())).rejects.toThrow('aborted')
    expect(readdirSync(into)).toEqual([])
    const file = await backupOf()
    const empty = freshFolder()
    await expect(restore(empty, file, AbortSignal.abort())).rejects.toThrow('aborted')
    expect(readdirSync(empty)).toEqual([LOCK])
  })

  test.each<readonly [string, (folder: string) => string, string]>([
    [
      'a folder that is not there',
      (folder) => join(folder, 'none', 'team.backup'),
      'a part of the path does not exist',
    ],
    [
      'a file in the place of a folder',
      (folder) => join(folder, 'file', 'team.backup'),
      'a part of the path is a file',
    ],
    ['a name too long', (folder) => join(folder, 'x'.repeat(300)), 'the path is too long'],
  ])('into %s says why not', async (_, at, why) => {
    const into = freshFolder()
    writeFileSync(join(into, 'file'), '')
    expect(await sentence(backUp(await usedFolder(), at(into)))).toBe(
      `The backup "${at(into)}" cannot be written, because ${why}: put that right, or name another file.`,
    )
    expect(readdirSync(into)).toEqual(['file'])
  })

  test.each([
    [{ code: 'ENOSPC' }, 'the disk is full'],
    [{ code: 'EDQUOT' }, "the user's share of the disk is full"],
    [{ code: 'EACCES' }, 'permission is denied'],
    [{ code: 'EROFS' }, 'the disk can only be read'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 13 }, 'the disk is full'],
  ])('that meets %j says so', (error, why) => {
    expect(notWritten('team.backup', error)).toEqual(
      new BackupProblem(
        `The backup "team.backup" cannot be written, because ${why}: put that right, or name another file.`,
      ),
    )
    expect(notRead('team.backup', error)).toEqual(
      new BackupProblem(
        `The backup "team.backup" cannot be read, because ${why}: put that right, or name another file.`,
      ),
    )
  })

  test('what says nothing of a file is passed on as it is', () => {
    const error = new TypeError('A mistake of ours.')
    expect([notWritten('a', error), notRead('a', error)]).toEqual([error, error])
  })
})

/** Another process that writes one commit after the other into the table of what is held. */
function writer(folder: string) {
  const code = `
    const { DatabaseSync } = require('node:sqlite')
    const database = new DatabaseSync(${JSON.stringify(join(folder, DATABASE))}, { timeout: 5000 })
    const insert = database.prepare('insert into hold values (?, ?)')
    let written = 0
    const write = () => {
      for (let index = 0; index < 50; index++) insert.run('n' + ++written, written)
      if (written === 50) console.log('begun')
      setImmediate(write)
    }
    process.stdin.on('end', () => { console.log(written); process.exit() }).resume()
    write()`
  const child = spawn(process.execPath, ['-e', code], { stdio: ['pipe', 'pipe', 'inherit'] })
  let said = ''
  const ended = new Promise<number>((resolve) =>
    child.stdout.on('end', () => resolve(Number(said.trim().split('\n').at(-1)))),
  )
  const begun = new Promise<void>((resolve) =>
    child.stdout.on('data', (piece) => {
      said += String(piece)
      resolve()
    }),
  )
  return {
    begun,
    stop() {
      child.stdin.end()
      return ended
    },
  }
}

function withDatabase(path: string, sql: string): void {
  const database = new DatabaseSync(path)
  database.exec(sql)
  database.close()
}

/** What is no backup, each with what is said about it. */
const UNFIT: readonly (readonly [string, (file: string) => void, string])[] = [
  [
    'a text',
    (file) => writeFileSync(file, 'My diary. '.repeat(999)),
    'was not made by Limber, and nothing of it was put back: name a file that "limber backup" made.',
  ],
  ['an empty file', (file) => writeFileSync(file, ''), 'holds nothing: name another one.'],
  [
    'the database of another program',
    (file) => withDatabase(file, 'create table diary (day text)'),
    'was not made by Limber, and nothing of it was put back: name a file that "limber backup" made.',
  ],
  [
    'a backup of a newer Limber',
    (file) =>
      withDatabase(
        file,
        `pragma application_id = ${APPLICATION};
         create table migration (number smallint primary key, name text, at bigint);
         insert into migration values (99, 'thoughts', 1)`,
      ),
    'was made by a newer Limber, and nothing of it was put back: use the newer Limber.',
  ],
]

describe('what is put back', () => {
  test.each(UNFIT)('cannot be %s', async (_, make, why) => {
    const file = join(freshFolder(), 'team.backup')
    make(file)
    const before = readFileSync(file)
    const folder = freshFolder()
    const said = await sentence(restore(folder, file))
    expect([`"${file}" ${why}`, `The backup "${file}" ${why}`]).toContain(said)
    expect(readdirSync(folder)).toEqual([LOCK])
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test.each<readonly [string, (file: string, size: number) => void]>([
    ['half of one', (file, size) => truncateSync(file, Math.floor(size / 2))],
    ['one without its end', (file, size) => truncateSync(file, size - 4096)],
    [
      'one with a hole in it',
      (file, size) => {
        const bytes = readFileSync(file)
        writeFileSync(file, bytes.fill(0xff, Math.floor(size / 2), Math.floor(size / 2) + 8_192))
      },
    ],
  ])('cannot be %s', async (_, spoil) => {
    const file = await backupOf(500)
    spoil(file, statSync(file).size)
    const folder = freshFolder()
    expect(await sentence(restore(folder, file))).toBe(
      `The backup "${file}" is damaged or not whole, and nothing of it was put back: take another one.`,
    )
    expect(readdirSync(folder)).toEqual([LOCK])
  })

  test('cannot be a database in use, of which a part stands beside it', async () => {
    const folder = join(freshFolder(), 'data')
    const bot = await open(folder)
    await bot.store.add(draftOf())
    expect(await sentence(restore(freshFolder(), join(folder, DATABASE)))).toBe(
      `"${join(folder, DATABASE)}" is no backup but a database that was in use, and a part of what it holds stands in a file beside it: make a backup of it with "limber backup", and put that back.`,
    )
    expect(await bot.store.breaksIn(TEAM)).toHaveLength(1)
  })

  test('may be a database that was copied while no bot ran', async () => {
    const file = join(freshFolder(), 'copied.db')
    copyFileSync(join(await usedFolder(3), DATABASE), file)
    const folder = freshFolder()
    expect((await restore(folder, file)).breaks).toBe(3)
    expect(readdirSync(folder).toSorted()).toEqual([LOCK, DATABASE])
    expect(readdirSync(join(file, '..'))).toEqual(['copied.db'])
  })

  test('must be there', async () => {
    const file = join(freshFolder(), 'none')
    expect(await sentence(restore(freshFolder(), file))).toBe(
      `The backup "${file}" cannot be read, because a part of the path does not exist: put that right, or name another file.`,
    )
  })

  test('cannot be a folder', async () => {
    expect(await sentence(restore(freshFolder(), freshFolder()))).toContain('was not made by Limber')
  })
})

describe('the folder that a backup is put into', () => {
  test('must not hold data, which stay as they are', async () => {
    const [file, folder] = [await backupOf(2), await usedFolder(1)]
    const before = await allOf(folder)
    expect(await sentence(restore(folder, file))).toBe(
      `The data folder "${folder}" holds data already, and a backup is never put over anything: move them away, or name another folder in LIMBER_DATA.`,
    )
    expect(await allOf(folder)).toEqual(before)
  })

  test('may hold the database of a bot that was never used', async () => {
    const [file, folder] = [await backupOf(2), await usedFolder(0)]
    await restore(folder, file)
    expect(await allOf(folder)).toHaveLength(2)
  })

  test('must not hold what is left of another database', async () => {
    const [file, folder] = [await backupOf(), freshFolder()]
    writeFileSync(join(folder, `${DATABASE}-wal`), 'what was written last')
    expect(await sentence(restore(folder, file))).toContain('holds data already')
  })

  test('must not be that of a running bot', async () => {
    const file = await backupOf()
    const folder = join(freshFolder(), 'data')
    const bot = await open(folder)
    await expect(restore(folder, file)).rejects.toThrow('Another Limber already runs on the data folder')
    await bot.store.add(draftOf())
    expect(await bot.store.breaksIn(TEAM)).toHaveLength(1)
  })
})

describe('limber backup and limber restore', () => {
  test('say what they did, and with what', async () => {
    const [data, into] = [await usedFolder(3), freshFolder()]
    const file = join(into, 'team.backup')
    const made = await limber(['backup', file], { env: { LIMBER_DATA: data } })
    const size = saySize(statSync(file).size)
    expect(made).toEqual({
      code: 0,
      output: `Backed up 3 breaks to "${file}" (${size}). The copy was checked and is whole.\n`,
      errors: '',
    })
    const other = join(into, 'other')
    expect(await limber(['restore', file], { env: { LIMBER_DATA: other } })).toEqual({
      code: 0,
      output: `Put 3 breaks (${size}) back into the data folder "${other}". The bot can be started on it.\n`,
      errors: '',
    })
    expect(await allOf(other)).toEqual(await allOf(data))
  })

  test('say what is in the way, and fail', async () => {
    const data = join(freshFolder(), 'none')
    expect(await limber(['backup', 'x'], { env: { LIMBER_DATA: data } })).toEqual({
      code: 1,
      output: '',
      errors: `Nothing is stored yet in the data folder "${data}", because no bot has run on it: start one first, or name its folder in LIMBER_DATA.\n`,
    })
    mkdirSync(data)
    expect((await limber(['restore', join(data, 'x')], { env: { LIMBER_DATA: data } })).code).toBe(1)
  })

  test.each([['backup'], ['restore']])('limber %s sends whoever has PostgreSQL another way', async (name) => {
    const env = { DATABASE_URL: 'postgres://limber:hush@localhost/limber' }
    const { code, output, errors } = await limber([name, 'x'], { env })
    expect({ code, output }).toEqual({ code: 1, output: '' })
    expect(errors).toMatch(/^Limber keeps its data in PostgreSQL, as DATABASE_URL says, and .*pg_dump/)
    expect(errors).not.toContain('hush')
  })

  test.each([
    [['backup'], 'Name one file that is not there yet.'],
    [['backup', ''], 'Name one file that is not there yet.'],
    [['backup', 'a', 'b'], 'Name one file that is not there yet.'],
    [['backup', '--help'], 'Name one file that is not there yet.'],
    [['restore'], 'Name one backup.'],
    [['restore', '-f', 'a'], 'Name one backup.'],
  ])('%j is refused', async (args, why) => {
    const { code, errors } = await limber(args)
    expect({ code, why: errors.split('\n')[0] }).toEqual({ code: 2, why })
  })
})
