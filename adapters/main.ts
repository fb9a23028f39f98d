import { createRequire } from 'node:module'
import process from 'node:process'
import { realClock } from './clock/clock.ts'
import { runCli } from './cli/run.ts'
import type * as Crash from './log/crash.ts'

// What nobody dealt with may hold what people wrote, and Node would print all of it. How to write it down is loaded only
// then, and at once: nothing else of the program goes on.
process.on('uncaughtException', (error) => {
  const { crash }: typeof Crash = createRequire(import.meta.url)('./log/crash.ts')
  crash(error)
})

// Whoever read what is written here has gone; the work goes on.
process.stderr.on('error', () => {})

// A reader that goes away ("limber … | head") is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever listens as well writes something that must arrive as a whole, and says so itself.
  if (process.stdout.listenerCount('error') > 1) return
  if (error.code === 'EPIPE') process.exit(0)
  process.stderr.write(`The answer could not be written (${error.message}).\n`)
  process.exit(1)
})

process.exitCode = await runCli(process.argv.slice(2), {
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
  env: process.env,
  clock: realClock(),
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
})

/** What is still under way may take so long, in ms, once everything is written down; nobody waits for its answer. */
const LEFT_OVER = 1_000

setTimeout(() => {
  const written = [process.stdout, process.stderr].map(
    (stream) => new Promise((resolve) => stream.write('', resolve)),
  )
  void Promise.all(written).then(() => process.exit())
}, LEFT_OVER).unref()
