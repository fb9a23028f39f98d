import process from 'node:process'
import type { Console } from '../terminal/console.ts'
import { FAILED } from './command.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs something that takes its leftovers away when it is stopped, by Ctrl-C or otherwise, and says that it was. From
 * then on the process ends by itself: only another Ctrl-C, a while later, ends it in the middle.
 */
export async function interruptible(
  { errors }: Console,
  run: (signal: AbortSignal) => Promise<number>,
): Promise<number> {
  const stopping = new AbortController()
  const stop = () => {
    insistFromNowOn()
    for (const signal of SIGNALS) process.off(signal, stop)
    stopping.abort()
  }
  for (const signal of SIGNALS) process.on(signal, stop)
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

/** Sooner than this, in ms, nobody presses Ctrl-C again: it is the same one. */
const SAME = 1_000
/** As shells call what Ctrl-C ended. */
const ENDED_BY_CTRL_C = 130

let isInsisting = false

/** A supervisor tells a whole group of processes to stop, and its first one passes that on: the same is told twice. */
function insistFromNowOn(): void {
  if (isInsisting) return
  isInsisting = true
  const since = performance.now()
  process.on('SIGINT', () => {
    if (performance.now() - since > SAME) process.exit(ENDED_BY_CTRL_C)
  })
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
}
