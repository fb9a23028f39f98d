import process from 'node:process'
import { realClock } from './clock/clock.ts'
import { runCli } from './cli/run.ts'

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
