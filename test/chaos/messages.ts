import type { Document } from '../../src/document.ts'
import type { Messages } from '../../src/deliver/messages.ts'
import type { ShownTurn } from '../../src/deliver/ports.ts'

const TURN: ShownTurn = {
  exercise: 'cat-cow',
  aim: 'arch',
  why: 'Today we arch the back.',
  easier: false,
  opening: 0,
}

const says = (text: string): Document => [{ type: 'title', text }]

/** What workers say: as little as deliveries need, with a window that is over after so many ms. */
export function shortMessages(window: number): Messages {
  return {
    of: async ({ id, kind }, now) => ({
      document: says(`${kind} ${id}`),
      ...(kind === 'plan' ? { window: { turn: TURN, closesAt: now + window } } : {}),
    }),
    posted() {},
    revised: async ({ id, closesAt }, now) =>
      now < closesAt ? { document: says(`plan ${id}`), next: closesAt } : { document: says('Over for now') },
    parted: says('removed'),
  }
}
