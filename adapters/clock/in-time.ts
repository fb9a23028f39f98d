import type { Clock } from './clock.ts'

/** What a promise gives; nothing where that takes longer than so many ms, of which nobody waits for the rest. */
export async function inTime<T>(coming: Promise<T>, ms: number, wait: Clock['wait']): Promise<T | undefined> {
  const enough = new AbortController()
  try {
    return await Promise.race([coming, wait(ms, enough.signal).then(() => undefined)])
  } finally {
    // A process goes on as long as anything waits.
    enough.abort()
  }
}
