import type { DeliveryStore } from './deliver/ports.ts'
import { A_DAY } from './memory.ts'

/** Who is sent no stretch, because of a warning sign; told to every process that stands on the same store. */
export type Spared = {
  /** Somebody told of one at an instant, in ms since 1970. */
  told(person: string, at: number): void
  /** Somebody settled what they told of. */
  settled(person: string): void
  /** Whether it is not written down yet that somebody told of one, or could not be. */
  isUnwritten(person: string): boolean
  /** Writes down what could not be; to be called again and again. */
  retry(): void
}

/** Nobody waits for what is written down here, and nothing fails with it. */
export function createSpared({ spare }: Pick<DeliveryStore, 'spare'>): Spared {
  /** Until when each of them is to be spared; nothing where not any more. */
  const unwritten = new Map<string, number | undefined>()
  // One after the other, so that whatever was said last counts.
  let writing: Promise<void> | undefined

  function retry(): void {
    writing ??= writeAll().finally(() => (writing = undefined))
  }

  async function writeAll(): Promise<void> {
    for (const [person, until] of unwritten) {
      try {
        await spare(person, until)
      } catch {
        return
      }
      // Something else may have been said meanwhile, which is written in its turn.
      if (unwritten.get(person) === until) unwritten.delete(person)
    }
    if (unwritten.size > 0) return writeAll()
  }

  const note = (person: string, until: number | undefined) => {
    unwritten.delete(person)
    unwritten.set(person, until)
    retry()
  }
  return {
    told: (person, at) => note(person, at + A_DAY),
    settled: (person) => note(person, undefined),
    isUnwritten: (person) => unwritten.get(person) !== undefined,
    retry,
  }
}
