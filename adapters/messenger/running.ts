import type { Clock } from '../clock/clock.ts'
import { inTime } from '../clock/in-time.ts'
import { NotAccepted, type Messenger } from './messenger.ts'

/** So long, in ms, what is under way has to end once Limber is asked to stop: supervisors often kill after ten seconds. */
export const LEAVES_WITHIN = 9_000

/** What runs besides the messengers and has to end with them. */
export type Companion = { stop(): Promise<void> }

/** What running ended with: it was asked to stop, and whether all of it ended in time; or a platform does not take it. */
export type Ended =
  | { readonly is: 'stopped'; readonly within: number; readonly isWhole: boolean }
  | { readonly is: 'refused'; readonly platform: string; readonly why: NotAccepted }

export type RunningWork = {
  readonly messengers: readonly Messenger[]
  readonly companion: Companion
  /** Asks it to stop. */
  readonly signal: AbortSignal
  /** Heard when a platform is connected for the first time. */
  readonly connected: (platform: string) => void
  /** Ms since whenever, which only grow. */
  readonly passed: () => number
  readonly wait: Clock['wait']
}

/**
 * Connects all messengers side by side, so that one that cannot be reached keeps no other, and resolves when Limber was
 * asked to stop or one of them is not accepted; then all of them have stopped.
 */
export async function runMessengers(work: RunningWork): Promise<Ended> {
  const { messengers, companion, signal, connected, passed, wait } = work
  const refused = new Promise<Extract<Ended, { is: 'refused' }>>((resolve, reject) => {
    for (const messenger of messengers) {
      const { platform } = messenger.chat
      messenger.start().then(
        () => !signal.aborted && connected(platform),
        (error: unknown) =>
          error instanceof NotAccepted ? resolve({ is: 'refused', platform, why: error }) : reject(error),
      )
    }
  })
  const asked = new Promise<'stopped'>((resolve) => {
    if (signal.aborted) resolve('stopped')
    else signal.addEventListener('abort', () => resolve('stopped'), { once: true })
  })
  const leave = async () => {
    const begun = passed()
    const all = Promise.allSettled([...messengers, companion].map((one) => one.stop()))
    const isWhole =
      (await inTime(
        all.then(() => true),
        LEAVES_WITHIN,
        wait,
      )) ?? false
    return { is: 'stopped', within: Math.round(passed() - begun), isWhole } as const
  }
  const why = await Promise.race([refused, asked]).catch(async (error: unknown) => {
    await leave()
    throw error
  })
  const left = await leave()
  return why === 'stopped' ? left : why
}
