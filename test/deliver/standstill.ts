import type { Data } from '../../adapters/database/open.ts'
import type { Chat } from '../../src/deliver/chat.ts'

/** Where a process can stand still: before or after one of the things that it asks of the outside. */
export type Point = `${'before' | 'after'} ${string}`

/** What a process asks of the outside, which stands still when it is told to: from then on nothing of it goes on. */
export type Standstill = {
  readonly store: Data['store']
  readonly chat: Chat
  /** Resolves when it stands still. */
  readonly stands: Promise<void>
  goOn(): void
}

/** Lets a process stand still the first time it comes to a point, or a later one; one that never goes on is dead. */
export function standstillAt(
  point: Point,
  reached: Pick<Standstill, 'store' | 'chat'>,
  time: number = 1,
): Standstill {
  const stands = Promise.withResolvers<void>()
  let gate: PromiseWithResolvers<void> | undefined
  let left = time

  async function come(to: Point): Promise<void> {
    if (to === point && --left === 0) {
      gate = Promise.withResolvers()
      stands.resolve()
    }
    // Between the last look at the clock and the request there is nothing at which a process could be made sure to stand.
    if (to !== 'before send') await gate?.promise
  }

  function standing<Outside extends object>(outside: Outside): Outside {
    const entries = Object.entries(outside).map(([name, value]) => {
      if (typeof value !== 'function') return [name, value]
      const asked = async (...given: readonly unknown[]) => {
        await come(`before ${name}`)
        try {
          return await value(...given)
        } finally {
          await come(`after ${name}`)
        }
      }
      return [name, asked]
    })
    return Object.fromEntries(entries)
  }

  return {
    store: { ...standing(reached.store), all: (butBy) => reached.store.all(butBy) },
    chat: standing(reached.chat),
    stands: stands.promise,
    goOn() {
      gate?.resolve()
      gate = undefined
    },
  }
}
