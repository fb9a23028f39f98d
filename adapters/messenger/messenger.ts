import type { Chat } from '../../src/deliver/chat.ts'

/** A team chat that Limber is connected to: what it is asked there is answered, and breaks are brought there. */
export type Messenger = {
  readonly chat: Chat
  /**
   * Connects, and goes on trying where the platform cannot be reached; resolves when it is connected for the first time,
   * or stopped before. Rejects with a `NotAccepted` where the platform does not accept who connects.
   */
  start(): Promise<void>
  /** Takes nothing new, and resolves when what was under way is answered and the connection is closed. */
  stop(): Promise<void>
}

/** The platform does not accept a token or what it is allowed to do; the message says in a sentence what to do. */
export class NotAccepted extends Error {
  override readonly name = 'NotAccepted'
}

/** What happens to the connection with a platform, for whoever runs Limber. */
export type ConnectionEvent = {
  readonly event: 'connection'
  readonly platform: string
  readonly is: 'up' | 'down' | 'refused'
  readonly why?: string
}

/** Something asked could not be answered; never with a word that anybody wrote. */
export type ProblemEvent = {
  readonly event: 'problem'
  /** Where it happened; nothing where that was on no platform. */
  readonly platform?: string
  readonly during: string
  readonly mistake: unknown
}

export type MessengerEvent = ConnectionEvent | ProblemEvent
