import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killRounds } from './rounds.ts'

// Whether a process that is killed loses anything it acknowledged: `npm run durability:kill`, with the number of
// rounds after it.

const rounds = Number(process.argv[2] ?? 100)
const folder = await mkdtemp(join(tmpdir(), 'limber-kill-'))
try {
  const { acknowledged, lost } = await killRounds(folder, rounds, (round, verdict) => {
    if (round % 10 === 0 || verdict.lost > 0) {
      console.log(`round ${round}: ${verdict.acknowledged} acknowledged, ${verdict.lost} lost`)
    }
  })
  console.log(`kill -9: ${rounds} rounds, ${acknowledged} acknowledged, ${lost} lost`)
  process.exitCode = lost === 0 && acknowledged > 0 ? 0 : 1
} finally {
  await rm(folder, { recursive: true })
}
