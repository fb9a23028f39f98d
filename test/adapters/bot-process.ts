import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { freshFolder } from './database/fresh-folder.ts'

const LAUNCHER = fileURLToPath(new URL('../../adapters/limber.js', import.meta.url))

type Command = readonly [program: string, args: readonly string[]]

const DIRECTLY: Command = [process.execPath, [LAUNCHER, 'start']]
/** As a shell of npm does: it passes on nothing of what it is told. */
export const BY_A_SHELL: Command = ['sh', ['-c', `"${process.execPath}" "${LAUNCHER}" start; exit $?`]]

export type Running = {
  /** What it has written so far, on both of its outputs. */
  output(): string
  /** Resolves when it has written something. */
  says(what: string): Promise<void>
  /** Tells it to stop, so many times; gives how it ended. */
  stop(times?: number): Promise<number | null>
  readonly ended: Promise<number | null>
}

/** A bot in a process of its own, which is gone when the test is over; `command` starts it in another way. */
export function startBot(env: Readonly<Record<string, string>>, command: Command = DIRECTLY): Running {
  const child = spawn(...command, {
    env: { ...process.env, LIMBER_LOG: 'off', LIMBER_DATA: join(freshFolder(), 'data'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let written = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (written += String(part)))
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  let hasEnded = false
  void ended.then(() => (hasEnded = true))
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return {
    output: () => written,
    async says(what) {
      while (!written.includes(what)) {
        if (hasEnded) throw new Error(`It ended, and has not said "${what}" but:\n${written}`)
        await sleep(20)
      }
    },
    async stop(times = 1) {
      for (let told = 0; told < times && !hasEnded; told++) {
        child.kill('SIGTERM')
        await sleep(10)
      }
      return ended
    },
    ended,
  }
}
