import process from 'node:process'
import type { Console } from '../terminal/console.ts'
import { FAILED } from './command.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Runs something that takes its leftovers away when it is stopped, by Ctrl-C or otherwise, and says that it was. */
export async function interruptible(
  { errors }: Console,
  run: (signal: AbortSignal) => Promise<number>,
): Promise<number> {
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  for (const signal of SIGNALS) process.once(signal, stop)
  try {
    return await run(stopping.signal)
  } catch (error) {
    if (!stopping.signal.aborted) throw error
    errors.write('Stopped before the end, and nothing is changed.\n')
    return FAILED
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop)
  }
}
