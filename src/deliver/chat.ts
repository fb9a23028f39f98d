import type { Document } from '../document.ts'
import type { Place } from '../place.ts'

/** A message that is to stand in a place once. */
export type Outgoing = {
  /** The id of the delivery, by which the message can be found again. */
  readonly delivery: string
  readonly place: Place
  /** When it fell due, in ms since 1970. */
  readonly dueAt: number
  readonly document: Document
}

/** For how much a refusal to take so many requests stands: one place, its workspace, or the whole platform. */
export type Scope = 'place' | 'workspace' | 'platform'

/** Too many requests: nothing was posted, and nothing will be taken within so many ms. */
export type Busy = { readonly is: 'busy'; readonly wait: number; readonly scope: Scope }

export const REFUSALS = [
  'the channel is archived',
  'the channel is gone',
  'I was removed from the channel',
  'the channel is gone, or I was removed from it',
  'I may not write there',
  'direct messages are closed to me',
] as const
/** Why a place takes nothing, in words behind "because". */
export type Refusal = (typeof REFUSALS)[number]

/** Reasons of which somebody in the channel may relieve it by letting Limber in again. */
export const REMOVALS: ReadonlySet<string> = new Set<Refusal>([
  'I was removed from the channel',
  'the channel is gone, or I was removed from it',
])

/** The place will never take it, until somebody does something about it. */
export type Refused = { readonly is: 'refused'; readonly why: Refusal }

/** What became of a request to post. */
export type Sent =
  | { readonly is: 'posted'; readonly message: string }
  | Busy
  | Refused
  /** This message was not taken, and was not posted; the place is all right. */
  | { readonly is: 'rejected'; readonly why: string }
  /** It may have been posted, or still be: a time-out, a lost answer, an error of the platform. */
  | { readonly is: 'unknown'; readonly why: string }

/** What a look for a message shows. */
export type Found =
  | { readonly is: 'there'; readonly message: string }
  | { readonly is: 'absent' }
  /** Nobody lets Limber look: it will never be known. */
  | { readonly is: 'unreadable'; readonly why: string }
  | Busy
  | { readonly is: 'unknown'; readonly why: string }

/** What became of a request to edit. */
export type Edited =
  | { readonly is: 'edited' }
  | Busy
  /** The message is gone, or cannot be edited any more. */
  | { readonly is: 'refused'; readonly why: string }
  | { readonly is: 'unknown'; readonly why: string }

/** How much a platform takes. */
export type Pace = {
  /** Requests a second, for all processes that share its account together. */
  readonly perSecond: number
  /** Requests under way at the same time, in one process. */
  readonly atOnce: number
  /** Between two messages to one place, in ms. */
  readonly perPlace: number
}

/**
 * A platform, as far as deliveries need it. Each call is one request without a repetition of its own, settles within
 * `within` ms, and never rejects: whatever happens is said in what it gives. No byte of it leaves later than that, also
 * where the process stood still in between: somebody else may be asking by then.
 */
export type Chat = {
  readonly platform: string
  readonly pace: Pace
  /**
   * For so many ms a second `send` of a delivery gives the first message instead of posting another; 0 for never. Less by
   * a minute than the platform says, since small steps of the clock are not noticed.
   */
  readonly knowsAgainFor: number
  /** Everybody there is, where that is one person, as at a terminal. */
  readonly onlyPerson?: string
  /** What somebody does who lets Limber into a channel again, as a request without its end; where it is known. */
  lettingIn?(): string | undefined
  send(message: Outgoing, within: number): Promise<Sent>
  /**
   * Looks for the message of a delivery among those posted in the last `ago` ms, and a little further back where the clock
   * of the platform may differ.
   */
  find(delivery: string, place: Place, ago: number, within: number): Promise<Found>
  edit(message: string, place: Place, document: Document, within: number): Promise<Edited>
}
