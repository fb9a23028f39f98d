import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { pick, type Random } from '../bench/random.ts'
import type { WorkerWish } from './member.ts'

/** What is done to a process: killed, asked to stop, or made to stand still for a while. */
export type Mischief = 'killed' | 'asked to stop' | 'stopped'

/** What was done to processes, and what they said. */
export type Tally = Readonly<Record<Mischief, number>> & {
  /** Ended by themselves, or did not end well when they were asked to. */
  readonly crashed: number
  readonly troubles: ReadonlyMap<string, number>
}

/** Processes that deliver, and always so many of them. */
export type Herd = {
  /** Does something to one of them that stands upright. */
  disturb(mischief: Mischief): void
  /** Asks all of them to stop, and resolves when they are gone. */
  stop(): Promise<void>
  tally(): Tally
}

type Member = { child: ChildProcess; isDown: boolean; isDoomed: boolean }

/** Starts so many processes of a program. Those that are made to stand still go on after so many ms. */
export function startHerd(
  program: URL,
  count: number,
  told: Omit<WorkerWish, 'owner'>,
  { random, standstill }: { readonly random: Random; readonly standstill: number },
): Herd {
  const counts = { killed: 0, 'asked to stop': 0, stopped: 0, crashed: 0 }
  const troubles = new Map<string, number>()
  const members = new Set<Member>()
  let born = 0
  let isEnding = false

  function raise(): void {
    const wish: WorkerWish = { ...told, owner: `worker ${born++}` }
    const member: Member = { child: fork(program, [JSON.stringify(wish)]), isDown: false, isDoomed: false }
    members.add(member)
    member.child.on('message', (trouble) => {
      const said = String(trouble)
      troubles.set(said, (troubles.get(said) ?? 0) + 1)
    })
    member.child.on('exit', (code, signal) => {
      members.delete(member)
      // Who is asked before it listens ends at once.
      const isWell = member.isDoomed && (code === 0 || signal !== null)
      if (!isWell) counts.crashed++
      if (!isEnding) raise()
    })
  }

  async function letStand(member: Member): Promise<void> {
    member.isDown = true
    member.child.kill('SIGSTOP')
    await sleep(standstill)
    member.child.kill('SIGCONT')
    member.isDown = false
  }

  for (let left = count; left > 0; left--) raise()
  return {
    disturb(mischief) {
      const upright = [...members].filter(({ isDown, isDoomed }) => !isDown && !isDoomed)
      if (upright.length === 0) return
      const member = pick(random, upright)
      counts[mischief]++
      if (mischief === 'stopped') return void letStand(member)
      member.isDoomed = true
      member.child.kill(mischief === 'killed' ? 'SIGKILL' : 'SIGTERM')
    },
    async stop() {
      isEnding = true
      await Promise.all(
        [...members].map(async (member) => {
          member.isDoomed = true
          member.child.kill('SIGTERM')
          if (member.child.exitCode === null && member.child.signalCode === null) {
            await once(member.child, 'exit')
          }
        }),
      )
    },
    tally: () => ({ ...counts, troubles }),
  }
}
