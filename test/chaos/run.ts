// Whether anything is lost or doubled while processes are killed and platforms misbehave: `npm run chaos`, with
// `--engine postgres --processes 4`, `--occurrences 20000`, `--chats simple` (without the libraries of the platforms),
// `--history unreadable`, `--stop` (processes also stand still for longer than a lease) and `--seed 1` behind two dashes.
// Ends with 1 where a promise is broken.
import { runChaos } from './chaos.ts'
import { readOptions } from './options.ts'
import { isWell, sayOutcome, sayTroubles } from './report.ts'

const calledOff = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => calledOff.abort())

const options = readOptions(process.argv.slice(2), process.env)
if ('wrong' in options) {
  console.error(options.wrong)
  process.exitCode = 2
} else {
  const outcome = await runChaos(options, calledOff.signal)
  console.log(sayOutcome(options, outcome))
  for (const line of sayTroubles(outcome)) console.log(line)
  const isKept = isWell(outcome) && !calledOff.signal.aborted
  console.log(isKept ? 'Every promise was kept.' : 'A promise was broken.')
  process.exitCode = isKept ? 0 : 1
}
