import type { Document } from '../document.ts'
import type { Claim, EditClaim, ShownTurn } from './ports.ts'

/** What a delivery posts. */
export type Message = {
  readonly document: Document
  /** The exercise in it, and until when people are asked to do it, in ms since 1970. */
  readonly window?: { readonly turn: ShownTurn; readonly closesAt: number }
}

/** Why nothing is posted, although it is time. */
export type Withheld = { readonly withheld: string }

/** What a message is to be from now on, and when it changes by itself the next time, in ms since 1970. */
export type Revision = { readonly document: Document; readonly next?: number }

/** What deliveries say. */
export type Messages = {
  /** At an instant, in ms since 1970. */
  of(claim: Claim, now: number): Promise<Message | Withheld>
  /** Heard when it stands in its place. */
  posted(claim: Claim, turn: ShownTurn | undefined, now: number): void
  /** How the message of a prompt reads at an instant. */
  revised(prompt: EditClaim, now: number): Promise<Revision>
  /** How the message of a prompt reads whose break was removed. */
  readonly parted: Document
}
