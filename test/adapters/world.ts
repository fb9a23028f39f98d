import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable, Writable } from 'node:stream'
import { realClock, type Clock } from '../../adapters/clock/clock.ts'
import { runCli } from '../../adapters/cli/run.ts'
import type { Console } from '../../adapters/terminal/console.ts'

/** What a command printed and how it ended. */
export type Outcome = { readonly code: number; readonly output: string; readonly errors: string }

class Collector extends Writable {
  text = ''
  columns?: number
  isTTY?: boolean
  override _write(chunk: Buffer | string, _: BufferEncoding, done: () => void): void {
    this.text += chunk.toString()
    done()
  }
}

export type World = {
  readonly input?: string | Readable
  readonly columns?: number
  readonly terminal?: boolean
  readonly env?: Readonly<Record<string, string>>
  readonly zone?: string
  readonly clock?: Clock
}

/** Runs `limber …` in this process, with its streams replaced by ones that can be looked at. */
export async function limber(args: readonly string[], world: World = {}): Promise<Outcome> {
  return collected(world, (console) => runCli(args, console))
}

/** Runs something with a console whose streams can be looked at. */
export async function collected(world: World, run: (console: Console) => Promise<number>): Promise<Outcome> {
  const output = new Collector()
  const errors = new Collector()
  if (world.columns !== undefined) output.columns = world.columns
  if (world.terminal) output.isTTY = true
  const data = mkdtempSync(join(tmpdir(), 'limber-world-'))
  try {
    const env = { LIMBER_DATA: data, ...world.env }
    const code = await run(consoleOf({ ...world, env }, output, errors))
    return { code, output: output.text, errors: errors.text }
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

function consoleOf(
  { input = '', env = {}, terminal = false, zone = 'UTC', clock = realClock() }: World,
  output: Collector,
  errors: Collector,
): Console {
  const readable: Readable & { isTTY?: boolean } = terminal
    ? new PassThrough()
    : typeof input === 'string'
      ? Readable.from([input])
      : input
  if (terminal) {
    readable.isTTY = true
    ;(readable as PassThrough).end(input)
  }
  return { input: readable, output, errors, env, zone, clock }
}
