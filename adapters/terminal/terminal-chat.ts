import type { Chat, Outgoing } from '../../src/deliver/chat.ts'
import { TERMINAL, YOU } from './place.ts'

/** The terminal as a platform: what is posted is shown at once, and stays as it was shown. */
export function terminalChat(show: (message: Outgoing) => void): Chat {
  return {
    platform: TERMINAL.platform,
    pace: { perSecond: 1_000_000, atOnce: 1, perPlace: 0 },
    knowsAgainFor: 0,
    onlyPerson: YOU,
    async send(message) {
      show(message)
      return { is: 'posted', message: message.delivery }
    },
    find: async () => ({ is: 'unreadable', why: 'a terminal shows nothing twice' }),
    edit: async () => ({ is: 'edited' }),
  }
}
