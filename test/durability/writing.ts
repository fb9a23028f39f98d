import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile, stat } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { readJournal, type History } from './journal.ts'

const WRITER = fileURLToPath(new URL('writer.ts', import.meta.url))
/** So long may a writer take until its first command, in ms. */
const START_MS = 30_000

/** A process that writes, and what it has noted so far. */
export type Writing = {
  readonly process: ChildProcess
  histories(): Promise<ReadonlyMap<number, History>>
  /** Kills it, if it still runs, and waits until it is gone. */
  kill(): Promise<void>
}

/** Starts a writer and waits until it has begun to write. */
export async function startWriting(folder: string, journal: string, run: number): Promise<Writing> {
  const child = spawn(process.execPath, [WRITER, folder, journal, String(run)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let errors = ''
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const ended = once(child, 'exit')
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
    if (errors !== '') throw new Error(`The writer failed by itself: ${errors}`)
  }
  const end = performance.now() + START_MS
  while (!(await hasBegun(journal))) {
    if (child.exitCode !== null || performance.now() > end) await kill()
    await sleep(5)
  }
  return {
    process: child,
    histories: async () => readJournal(await readFile(journal, 'utf8')),
    kill,
  }
}

async function hasBegun(journal: string): Promise<boolean> {
  try {
    return (await stat(journal)).size > 0
  } catch {
    return false
  }
}
