import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeDisk, type Disk } from './disk.ts'
import type { History } from './journal.ts'
import { anyMoment } from './rounds.ts'
import { verify, type Verdict } from './verify.ts'
import { startWriting } from './writing.ts'

// Whether a power cut loses anything that was acknowledged: `npm run durability:power-cut`, with the number of rounds
// after it. The writer is stopped at a random moment, what has reached the disk by then is copied, and the copy is
// started from. Disks that say "written" when it is not, or tear what they write, are not tried.

/** After SIGSTOP, until nothing of the process runs any more, in ms. */
const STANDSTILL = 50

const rounds = Number(process.argv[2] ?? 20)
const runs = new Map<number, ReadonlyMap<number, History>>()
let isStopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (isStopping = true))

async function cutPower(disk: Disk, folder: string, round: number): Promise<Verdict> {
  const data = join(disk.at, 'data')
  const writing = await startWriting(data, join(folder, `journal-${round}`), round)
  try {
    await sleep(anyMoment())
    writing.process.kill('SIGSTOP')
    await sleep(STANDSTILL)
    runs.set(round, await writing.histories())
    disk.copy()
  } finally {
    await writing.kill()
  }
  await disk.unmount()
  disk.cut()
  disk.mount()
  return verify(data, runs)
}

const folder = await mkdtemp(join(tmpdir(), 'limber-power-'))
const disk = makeDisk(folder)
try {
  if ('impossible' in disk) console.log(`power cut: skipped, because ${disk.impossible}`)
  else {
    let worst: Verdict = { acknowledged: 0, lost: 0 }
    let done = 0
    for (let round = 1; round <= rounds && !isStopping; round++) {
      const verdict = await cutPower(disk, folder, round)
      worst = { acknowledged: verdict.acknowledged, lost: Math.max(worst.lost, verdict.lost) }
      done = round
      console.log(`round ${round}: ${verdict.acknowledged} acknowledged so far, ${verdict.lost} lost`)
    }
    console.log(`power cut: ${done} rounds, ${worst.acknowledged} acknowledged, ${worst.lost} lost`)
    process.exitCode = worst.lost === 0 && worst.acknowledged > 0 && done === rounds ? 0 : 1
  }
} finally {
  if (!('impossible' in disk)) await disk.unmount()
  await rm(folder, { recursive: true })
}
