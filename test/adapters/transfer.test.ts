import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { runCli } from '../../adapters/cli/run.ts'
import { saySize } from '../../adapters/cli/sizes.ts'
import { realClock } from '../../adapters/clock/clock.ts'
import { openData, type Data } from '../../adapters/database/open.ts'
import { draftOf, messagesWith, TEAM } from './database/drafts.ts'
import { freshFolder } from './database/fresh-folder.ts'
import { limber } from './world.ts'

const MAIN = fileURLToPath(new URL('../../adapters/main.ts', import.meta.url))

async function open(folder: string, as: 'bot' | 'reader' = 'bot'): Promise<Data> {
  const data = await openData(folder, as)
  onTestFinished(() => data.close())
  return data
}

/** A folder that a bot used and left. */
async function usedFolder(breaks = 1): Promise<string> {
  const folder = join(freshFolder(), 'data')
  const { store, close } = await openData(folder, 'bot')
  await store.addAll(
    Array.from({ length: breaks }, (_, index) => draftOf({ place: messagesWith(`xiomara ${index}`) })),
  )
  await close()
  return folder
}

const exportOf = (folder: string) => limber(['export'], { env: { LIMBER_DATA: folder } })
const importInto = (folder: string, input: string) =>
  limber(['import'], { env: { LIMBER_DATA: folder }, input })
const withoutTime = (lines: string) => lines.replace(/"at":"[^"]*"/, '').replace(/"sha256":"[^"]*"/, '')

async function breaksIn(folder: string): Promise<number> {
  const data = await openData(folder, 'reader')
  try {
    return (await Array.fromAsync(data.store.all())).length
  } finally {
    await data.close()
  }
}

describe('limber export and limber import', () => {
  test('take everything to another folder, and say how much it was', async () => {
    const [from, to] = [await usedFolder(3), join(freshFolder(), 'data')]
    const { code, output, errors } = await exportOf(from)
    const size = saySize(Buffer.byteLength(output))
    expect([code, errors]).toEqual([0, `Exported 3 breaks, 6 rows in all (${size}).\n`])
    expect(await importInto(to, output)).toEqual({
      code: 0,
      output: '',
      errors: 'Imported 3 breaks, 6 rows in all. The bot can be started on them.\n',
    })
    expect(withoutTime((await exportOf(to)).output)).toBe(withoutTime(output))
  })

  test('an export is made beside a running bot', async () => {
    const folder = await usedFolder(3)
    const bot = await open(folder)
    const { code, output } = await exportOf(folder)
    expect([code, output.trimEnd().split('\n').length]).toEqual([0, 8])
    expect(await bot.store.add(draftOf())).toMatchObject({ place: TEAM })
  })

  test('an import is refused where a bot runs', async () => {
    const { output } = await exportOf(await usedFolder())
    const folder = join(freshFolder(), 'data')
    const bot = await open(folder)
    const { code, errors } = await importInto(folder, output)
    expect(code).toBe(1)
    expect(errors).toMatch(/^Another Limber already runs on the data folder ".*": stop that one first/)
    expect(await Array.fromAsync(bot.store.all())).toEqual([])
  })

  test('an import that is refused leaves nothing, and nobody is named', async () => {
    const { output } = await exportOf(await usedFolder(3))
    const folder = join(freshFolder(), 'data')
    const { code, errors } = await importInto(folder, output.replace('xiomara 1', 'xiomara!1'))
    expect(code).toBe(1)
    expect(errors).toMatch(/^The export is damaged: its last line \(8\) .* Nothing is stored\.\n$/)
    expect(errors).not.toContain('xiomara')
    expect(await breaksIn(folder)).toBe(0)
    expect((await importInto(folder, output)).code).toBe(0)
  })

  test('nothing to export is said', async () => {
    const folder = join(freshFolder(), 'none')
    expect(await exportOf(folder)).toEqual({
      code: 1,
      output: '',
      errors: `Nothing is stored yet in the data folder "${folder}", because no bot has run on it: start one first, or name its folder in LIMBER_DATA.\n`,
    })
  })

  test('an export is never poured over a screen, and none is expected to be typed', async () => {
    expect(await limber(['export'], { terminal: true })).toEqual({
      code: 2,
      output: '',
      errors: 'An export is nothing to read on a screen: send it to a file.\nUsage: limber export > <file>\n',
    })
    expect(await limber(['import'], { terminal: true })).toEqual({
      code: 2,
      output: '',
      errors: 'An export is nothing to type: name the file that it is in.\nUsage: limber import < <file>\n',
    })
  })

  test.each([
    [['export', 'team.jsonl'], 'Exporting takes no arguments: the lines go to its output.'],
    [['import', 'team.jsonl'], 'Importing takes no arguments: it reads its input.'],
  ])('%j is refused', async (args, why) => {
    const { code, errors } = await limber(args)
    expect({ code, why: errors.split('\n')[0] }).toEqual({ code: 2, why })
  })

  test('a file that cannot be read is said, and nothing is stored', async () => {
    const folder = join(freshFolder(), 'data')
    const input = new Readable({
      read() {
        this.destroy(Object.assign(new Error('EIO'), { code: 'EISDIR', syscall: 'read' }))
      },
    })
    const { code, errors } = await limber(['import'], { env: { LIMBER_DATA: folder }, input })
    expect([code, errors]).toEqual([
      1,
      'The export cannot be read, because a folder is in the place of a file: put that right, and import again. Nothing is stored.\n',
    ])
  })
})

/** Runs `limber export` into an output of one's own, and gives the exit code and what was said. */
async function exportInto(folder: string, output: Writable) {
  let errors = ''
  const code = await runCli(['export'], {
    input: Readable.from([]),
    output,
    errors: new Writable({
      write(piece, _, done) {
        errors += String(piece)
        done()
      },
    }),
    env: { LIMBER_DATA: folder },
    zone: 'UTC',
    clock: realClock(),
  })
  return { code, errors }
}

describe('an output that', () => {
  test('is slow is waited for: nothing piles up', async () => {
    const folder = await usedFolder(1_200)
    const pieces: string[] = []
    const waited: number[] = []
    const slow = new Writable({
      highWaterMark: 1,
      write(piece: Buffer, _, done) {
        waited.push(this.writableLength - piece.length)
        pieces.push(String(piece))
        setImmediate(done)
      },
    })
    expect((await exportInto(folder, slow)).code).toBe(0)
    expect(withoutTime(pieces.join(''))).toBe(withoutTime((await exportOf(folder)).output))
    expect(waited).toEqual(pieces.map(() => 0))
  })

  test('takes a part without saying so is noticed where it is a file', async () => {
    const file = openSync(join(freshFolder(), 'team.jsonl'), 'w')
    onTestFinished(() => closeSync(file))
    const forgetful = Object.assign(new Writable({ write: (_, __, done) => done() }), { fd: file })
    expect(await exportInto(await usedFolder(), forgetful)).toEqual({
      code: 1,
      errors:
        'The export was not written to its end, because not all of it has arrived: do not use what is there of it.\n',
    })
  })

  test.each([
    ['EPIPE', 'whoever read it went away'],
    ['ENOSPC', 'the disk is full'],
    ['EOTHER', 'not all of it has arrived'],
  ])('ends with %s in the middle has no whole export, which is said', async (code, why) => {
    let pieces = 0
    const failing = new Writable({
      write(_, __, done) {
        done(++pieces > 2 ? Object.assign(new Error('It is gone.'), { code }) : null)
      },
    })
    expect(await exportInto(await usedFolder(1_200), failing)).toEqual({
      code: 1,
      errors: `The export was not written to its end, because ${why}: do not use what is there of it.\n`,
    })
  })
})

/** Runs `limber` in a process of its own. */
function spawned(
  args: readonly string[],
  folder: string,
  stdio: ('pipe' | number)[] = ['pipe', 'pipe', 'pipe'],
) {
  const env = { ...process.env, LIMBER_DATA: folder }
  const child = spawn(process.execPath, [MAIN, ...args], { stdio, env })
  let errors = ''
  child.stderr?.on('data', (piece) => (errors += String(piece)))
  return { child, ended: once(child, 'close').then(([code]) => ({ code: code as number | null, errors })) }
}

describe('in a process of its own', () => {
  test('a reader that goes away after a line fails the export', async () => {
    const { child, ended } = spawned(['export'], await usedFolder(2_000))
    child.stdout?.once('data', () => child.stdout?.destroy())
    expect(await ended).toEqual({
      code: 1,
      errors:
        'The export was not written to its end, because whoever read it went away: do not use what is there of it.\n',
    })
  })

  test('a file takes all of it', async () => {
    const folder = await usedFolder(3)
    const path = join(freshFolder(), 'team.jsonl')
    const file = openSync(path, 'w', 0o600)
    expect((await spawned(['export'], folder, ['pipe', file, 'pipe']).ended).code).toBe(0)
    const all = readFileSync(path, 'utf8')
    expect(withoutTime(all)).toBe(withoutTime((await exportOf(folder)).output))
    closeSync(file)
  })

  test.skipIf(process.platform !== 'linux')('a full disk is said', async () => {
    const full = openSync('/dev/full', 'w')
    const { code, errors } = await spawned(['export'], await usedFolder(3), ['pipe', full, 'pipe']).ended
    closeSync(full)
    expect([code, errors]).toEqual([
      1,
      'The export was not written to its end, because the disk is full: do not use what is there of it.\n',
    ])
  })

  test.skipIf(process.platform === 'win32')(
    'an import that is killed leaves nothing, and nothing in the way',
    async () => {
      const { output } = await exportOf(await usedFolder(2_000))
      const folder = join(freshFolder(), 'data')
      const { child, ended } = spawned(['import'], folder)
      child.stdin?.on('error', () => {})
      // A pipe holds far less than this: whoever took it is in the middle of storing it.
      await new Promise((resolve) => child.stdin?.write(output.slice(0, -100), resolve))
      child.kill('SIGKILL')
      await ended
      expect(await breaksIn(folder)).toBe(0)
      expect((await importInto(folder, output)).code).toBe(0)
      expect(await breaksIn(folder)).toBe(2_000)
    },
  )
})
