import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { History } from './journal.ts'
import { verify, type Verdict } from './verify.ts'
import { startWriting } from './writing.ts'

/** A writer lives so long after its first command, in ms. */
const LIFE = { least: 5, most: 400 } as const

/** A moment in a writer's life. */
export function anyMoment(): number {
  return LIFE.least + Math.random() * (LIFE.most - LIFE.least)
}

/**
 * Kills a writer with SIGKILL at a random moment, so many times on one data folder, and looks after each time whether
 * all that was acknowledged in this and every round before is there.
 */
export async function killRounds(
  folder: string,
  rounds: number,
  hear: (round: number, verdict: Verdict) => void = () => {},
): Promise<Verdict> {
  const runs = new Map<number, ReadonlyMap<number, History>>()
  const data = join(folder, 'data')
  let acknowledged = 0
  let lost = 0
  for (let round = 1; round <= rounds; round++) {
    const writing = await startWriting(data, join(folder, `journal-${round}`), round)
    await sleep(anyMoment())
    await writing.kill()
    const histories = await writing.histories()
    // The next writer is the next bot; a reader finds the folder as the kill left it.
    const verdict = await verify(data, new Map([[round, histories]]), 'reader')
    hear(round, verdict)
    acknowledged += verdict.acknowledged
    lost += verdict.lost
    runs.set(round, histories)
  }
  const atTheEnd = await verify(data, runs)
  return { acknowledged, lost: Math.max(lost, atTheEnd.lost) }
}
