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
}

/** Nobody waits for what is written down here, and nothing fails with it. */
export function createSpared({ spare }: Pick<DeliveryStore, 'spare'>): Spared {
  const unwritten = new Set<string>()
  // One after the other, so that whatever was said last counts.
  let writing: Promise<unknown> = Promise.resolve()
  const write = (person: string, until: number | undefined) => {
    writing = writing
      .then(() => spare(person, until))
      .then(
        () => unwritten.delete(person),
        () => {},
      )
  }
  return {
    told(person, at) {
      unwritten.add(person)
      write(person, at + A_DAY)
    },
    settled(person) {
      unwritten.delete(person)
      write(person, undefined)
    },
    isUnwritten: (person) => unwritten.has(person),
  }
}
