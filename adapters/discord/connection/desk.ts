import type { Once } from '../../messenger/once.ts'
import type { MessengerEvent } from '../../messenger/messenger.ts'
import { withoutWords } from './mistakes.ts'
import { PLATFORM } from '../places.ts'

/** Where everything that is heard is taken up once, and nothing once Limber leaves. */
export type Desk = {
  /** Does what an event asks for, unless it was delivered before; whatever goes wrong is reported. */
  take(event: string, during: string, answer: () => Promise<void>): void
  /** Takes up nothing new, and resolves when all is answered. */
  idle(): Promise<void>
}

export function createDesk(once: Once, hear: (event: MessengerEvent) => void): Desk {
  const underWay = new Set<Promise<void>>()
  let isClosed = false

  async function done(answer: () => Promise<void>, during: string): Promise<void> {
    try {
      await answer()
    } catch (mistake) {
      hear({ event: 'problem', platform: PLATFORM, during, mistake: withoutWords(mistake) })
    }
  }

  return {
    take(event, during, answer) {
      if (isClosed || !once.isNew(event)) return
      const work: Promise<void> = done(answer, during).finally(() => underWay.delete(work))
      underWay.add(work)
    },
    async idle() {
      isClosed = true
      await Promise.all(underWay)
    },
  }
}
