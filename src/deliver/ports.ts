import type { Break, Shown } from '../breaks/break.ts'
import type { Turn } from '../breaks/turn.ts'
import type { Place } from '../place.ts'
import type { Chat } from './chat.ts'

/**
 * What is delivered: a break that is due as planned or as somebody put it off, the week of a break, the question
 * whether fewer would be better, and that a break has stopped, to its owner.
 */
export type DeliveryKind = 'plan' | 'later' | 'week' | 'fewer' | 'stopped'

/** What a prompt shows, as it was chosen for it. */
export type ShownTurn = Turn & { readonly opening: number }

/** A delivery that somebody holds for a while, so that nobody else attempts it. */
export type Claim = {
  readonly id: string
  readonly kind: DeliveryKind
  readonly kept: Break
  /** Where it goes: the place of the break, or somebody's direct messages. */
  readonly place: Place
  /** When it fell due, in ms since 1970. */
  readonly dueAt: number
  /** The prompt that it repeats. */
  readonly origin?: string
  /** What an earlier attempt was about to show, or the prompt that it repeats showed. */
  readonly turn?: ShownTurn
  /** When the first request left of which nobody knows that it failed, in ms since 1970. */
  readonly triedAt?: number
  /** How many requests left so. */
  readonly tries: number
}

/** What is written down before the first byte of a request leaves. */
export type Beginning = {
  /** Ms since 1970. */
  readonly at: number
  /** By so many ms that may be too late, because the clock was set: whoever looks for it looks so much further back. */
  readonly doubt?: number
  /** From now on the delivery is held for so many ms again, which outlast the request by far. */
  readonly lease: number
  readonly turn?: ShownTurn
}

/** What became of a delivery. */
export type Settled =
  | {
      readonly state: 'posted'
      /** The platform's id of the message. */
      readonly message?: string
      /** What it showed. */
      readonly shown?: Shown
      /** When its window ends, in ms since 1970. */
      readonly closesAt?: number
    }
  | { readonly state: 'failed' | 'missed' | 'uncertain'; readonly why: string }

/** Who claims what, and for how many ms. */
export type Claiming = {
  readonly platform: string
  readonly owner: string
  /** Ms since 1970. */
  readonly now: number
  readonly most: number
  readonly lease: number
}

/** A prompt that was posted, with who took part so far. */
export type PostedPrompt = {
  readonly id: string
  readonly kind: DeliveryKind
  readonly kept: Break
  readonly place: Place
  readonly dueAt: number
  readonly shownAt: number
  readonly turn: ShownTurn
  /** The platform's id of the message; nothing where the platform gave none. */
  readonly message?: string
  readonly closesAt: number
  /** The prompt whose count it adds to. */
  readonly origin?: string
  /** So many different people did it. */
  readonly done: number
}

/** A message that is to be edited, as somebody holds it. */
export type EditClaim = PostedPrompt & { readonly message: string; readonly heldUntil: number }

/** A message that stood open when its break was removed, as somebody holds it. */
export type Parting = {
  /** That of its delivery. */
  readonly id: string
  readonly place: Place
  /** The platform's id of the message. */
  readonly message: string
  readonly heldUntil: number
}

/** What somebody said to a prompt. */
export type Answered = 'done' | 'not today'

/** A day on which prompts came that concerned a person, and what the person said to the best of them. */
export type PromptDay = {
  readonly breakId: string
  readonly zone: string
  /** When the prompt was posted, in ms since 1970. */
  readonly at: number
  readonly answered?: Answered
}

/** How many took part in one prompt. */
export type Counted = {
  /** When it was posted, in ms since 1970. */
  readonly at: number
  readonly exercise: string
  /** So many people did it. */
  readonly done: number
  /** So many said anything to it. */
  readonly answered: number
}

/**
 * Where deliveries and what people answer to them are kept. What a promise resolved is on the disk. Leases are told by
 * the clock of the store: where `now` goes with an instant, that is the time by the clock which told it.
 */
export type DeliveryStore = {
  /** What time it is by the clock of the store, in ms since 1970; nothing where it has none of its own. */
  clock(): Promise<number | undefined>
  /** Takes deliveries whose time has come, the oldest first; nobody else gets them before the lease is over. */
  claim(wish: Claiming): Promise<readonly Claim[]>
  /** Renews the lease for a request; false where it was lost meanwhile, or is over: then nothing may be sent. */
  begin(id: string, owner: string, beginning: Beginning): Promise<boolean>
  /** False where it was settled before, or, unless it was posted, where somebody else holds it by now. */
  settle(id: string, settled: Settled, owner: string): Promise<boolean>
  /**
   * Gives a delivery back until an instant (ms since 1970). A refusal leaves no doubt: the request that was begun
   * counts as never sent.
   */
  postpone(id: string, owner: string, until: number, isRefused: boolean, now: number): Promise<boolean>
  /** Deliveries that are to be posted, the oldest first. */
  waiting(most: number): Promise<
    readonly {
      readonly id: string
      readonly breakId: string
      readonly place: Place
      readonly dueAt: number
    }[]
  >
  /** When something is to be posted or edited next, in ms since 1970. */
  next(): Promise<number | undefined>
  /** Stops a break for good and tells its owner once; false where it is gone or stopped already. */
  stop(breakId: string, why: string, at: number): Promise<boolean>

  /** Keeps a platform, or a part of it, from being asked until an instant (ms since 1970). */
  hold(scope: string, until: number, now: number): Promise<void>
  /** What is held at an instant, with its end. */
  held(now: number): Promise<ReadonlyMap<string, number>>
  /** Says that a process delivers to platforms, and gives how many do to each, those last heard of within `within` ms. */
  beat(
    owner: string,
    platforms: readonly string[],
    now: number,
    within: number,
  ): Promise<ReadonlyMap<string, number>>
  /** Takes a process out of those, and gives its deliveries back. */
  leave(owner: string, now: number): Promise<void>
  /**
   * Frees what is held for longer than a lease, or was given back for so long that it would come too late, which only a
   * clock that was ahead can have done; gives how many deliveries that were. What was held is anybody's in a lease.
   */
  free(now: number, lease: number): Promise<number>

  /**
   * Forgets that something was missed after an instant, which a clock that was ahead took for the past: what a break
   * planned falls due again with it, anything else waits for its time again. Gives how many that were.
   */
  forgetMissed(after: number): Promise<number>
  /** Whether there is any such thing. */
  hasMissed(after: number): Promise<boolean>

  /** Whether anything is known of a delivery: nothing is once its break was removed. */
  isThere(id: string): Promise<boolean>
  /** A posted prompt by its id. */
  prompt(id: string): Promise<PostedPrompt | undefined>
  /** The prompt that was posted last in a place. */
  lastPrompt(place: Place): Promise<PostedPrompt | undefined>
  /**
   * Notes what somebody said to a prompt; the last thing counts. Its message is edited after `editAt`. Gives whether the
   * same was said before; nothing is noted where the prompt is gone.
   */
  answer(id: string, person: string, answered: Answered, at: number, editAt: number): Promise<boolean>
  /** Shows another exercise to all in a prompt. */
  showInstead(id: string, turn: ShownTurn, editAt: number): Promise<void>
  /** Puts a prompt off for one person until an instant (ms since 1970); what was put off of the same break before is replaced. */
  putOff(id: string, person: string, until: number): Promise<void>
  /** Gives up what a person put off. */
  giveUpPutOff(person: string): Promise<void>
  /** Takes messages that are to be edited. */
  claimEdits(wish: Claiming): Promise<readonly EditClaim[]>
  /** When it is to be edited next, in ms since 1970, or never again; a change in the meantime stays due. */
  edited(claim: Pick<EditClaim, 'id' | 'heldUntil'>, next: number | undefined, now: number): Promise<void>
  /** Takes messages that stood open when their break was removed; after a day of trying in vain they are given up. */
  claimPartings(wish: Claiming): Promise<readonly Parting[]>
  /** When it is to be tried again, in ms since 1970, or never: then nothing is known of it any more. */
  parted(parting: Pick<Parting, 'id' | 'heldUntil'>, again: number | undefined, now: number): Promise<void>

  /** How many took part in each prompt of a break since an instant whose window ends by another, the newest first. */
  counts(breakId: string, since: number, closedBy: number): Promise<readonly Counted[]>
  /**
   * Writes down a further delivery of a break, once for each kind and instant; one that waits comes sooner where it is
   * wanted sooner. Gives whether it is new.
   */
  enqueue(breakId: string, kind: 'week' | 'fewer', dueAt: number, runAt: number): Promise<boolean>
  /** How many answers of a person are kept. */
  answersOf(person: string): Promise<number>
  /** How many deliveries are kept that are for a person alone: what was put off, and that a break stopped. */
  aloneOf(person: string): Promise<number>
  /** Why what was to come to a person alone last, since an instant, did not arrive; nothing where it did, or none was. */
  whyNotAlone(person: string, since: number): Promise<string | undefined>
  /** Sends a person no stretch until an instant (ms since 1970), or again where there is none. */
  spare(person: string, until: number | undefined): Promise<void>
  /** Whether a person is spared at an instant. */
  isSpared(person: string, now: number): Promise<boolean>
  /** The prompts since an instant of breaks that a person took part in, the newest first. */
  daysOf(person: string, since: number): Promise<readonly PromptDay[]>
  /**
   * Removes what was answered or came to one person alone before an instant, what was delivered before another, and whom
   * to spare no longer; gives how many rows.
   */
  prune(at: { readonly now: number; readonly answers: number; readonly deliveries: number }): Promise<number>
}

/** What happens in deliveries, for whoever runs Limber: ids, names of platforms and numbers, never a word of anybody. */
export type DeliveryEvent =
  | {
      readonly event: 'posted'
      readonly delivery: string
      readonly platform: string
      readonly kind: DeliveryKind
      readonly late: number
      readonly wasFound: boolean
    }
  | {
      readonly event: 'missed' | 'uncertain' | 'failed'
      readonly delivery: string
      readonly platform: string
      readonly why: string
    }
  | { readonly event: 'busy'; readonly platform: string; readonly scope: string; readonly wait: number }
  | { readonly event: 'unknown'; readonly delivery: string; readonly platform: string; readonly why: string }
  | { readonly event: 'stopped'; readonly breakId: string; readonly platform: string; readonly why: string }
  | { readonly event: 'clock'; readonly by: number }
  | {
      readonly event: 'trouble'
      readonly during: string
      readonly why: string
      /** What was thrown where it is no trouble of the store, for those who look after the program. */
      readonly mistake?: unknown
    }

/** What deliveries need of the outside. */
export type DeliveryPorts = {
  readonly store: DeliveryStore
  readonly chats: readonly Chat[]
  /** Names this process among others. */
  readonly owner: string
  /** Ms since 1970, by the clock that all processes on the store share. */
  readonly now: () => number
  /** Ms since 1970, by the date of the machine, which may be set, and goes on while the machine sleeps. */
  readonly date: () => number
  /** Ms since whenever, which only grow, and may stand still while the machine sleeps. */
  readonly passed: () => number
  /** Compares the shared clock with that of the store; rejects where the store fails. */
  readonly agree: () => Promise<void>
  readonly wait: (ms: number) => Promise<void>
  /** From 0 up to 1. */
  readonly random: () => number
  readonly hear: (event: DeliveryEvent) => void
  /** What the store says went wrong, for people; throws what is no trouble of the store. */
  readonly trouble: (error: unknown) => string
}
