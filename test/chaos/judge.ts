import type { DeliveryKind } from '../../src/deliver/ports.ts'
import type { Seen } from '../fakes/channels.ts'

/** A delivery as the store has it in the end. */
export type Kept = {
  readonly delivery: string
  readonly breakId: string
  readonly kind: DeliveryKind
  readonly state: 'due' | 'posted' | 'missed' | 'failed' | 'uncertain'
  readonly channel: string
  /** Whether its channel takes nothing. */
  readonly isRefused: boolean
  /** The platform's id of the message. */
  readonly message?: string
  readonly dueAt: number
  /** Whether its message is still to be edited. */
  readonly isOpen: boolean
}

/** What there was: the breaks that fell due, what the store says of them, and what members of the channels saw. */
export type Evidence = {
  readonly breaks: readonly string[]
  /** Those that have stopped because their channel takes nothing. */
  readonly stopped: readonly string[]
  readonly kept: readonly Kept[]
  readonly seen: readonly Seen[]
  /** What was due before this came too late, in ms since 1970. */
  readonly lateBefore: number
}

const FAULTS = ['lost', 'doubled', 'denied', 'astray', 'unfounded', 'open', 'untold'] as const
/**
 * How a promise can be broken: a delivery that was due and of which nobody says what became; one that is seen twice; one
 * that is seen although the store says it was not posted; one that is seen elsewhere; one that was given up without a
 * reason; one whose message nobody closed; and a break that stopped without its owner being told, or more than once.
 */
export type Fault = (typeof FAULTS)[number]

/** How many deliveries ended how, and the ids of those that break a promise. */
export type Verdict = {
  readonly states: Readonly<Record<Kept['state'], number>>
  readonly faults: Readonly<Record<Fault, readonly string[]>>
  /** What was seen of those that are doubled. */
  readonly twice: readonly (readonly Seen[])[]
}

/** Holds what the store says against what was seen. */
export function judge({ breaks, stopped, kept, seen, lateBefore }: Evidence): Verdict {
  const sights = Map.groupBy(seen, ({ delivery }) => delivery)
  const seenOf = ({ delivery }: Kept) => sights.get(delivery) ?? []
  const planned = new Set(kept.filter(({ kind }) => kind === 'plan').map(({ breakId }) => breakId))
  const told = Map.groupBy(
    kept.filter(({ kind }) => kind === 'stopped'),
    ({ breakId }) => breakId,
  )
  const known = new Set(kept.map(({ delivery }) => delivery))
  const which = (isIt: (one: Kept) => boolean) => kept.filter(isIt).map(({ delivery }) => delivery)

  const isUnseen = (one: Kept) =>
    one.state === 'posted' && !seenOf(one).some(({ message }) => message === one.message)
  const isGivenUp = ({ state }: Kept) => state === 'missed' || state === 'failed'
  const hasReason = (one: Kept) => (one.state === 'failed' ? one.isRefused : one.dueAt < lateBefore)
  const twice = [...sights.values()].filter((all) => all.length > 1)
  return {
    states: countStates(kept),
    faults: {
      lost: [
        ...breaks.filter((breakId) => !planned.has(breakId)),
        ...which((one) => one.state === 'due' || isUnseen(one)),
      ],
      doubled: twice.flatMap(([first]) => (first === undefined ? [] : [first.delivery])),
      denied: which((one) => isGivenUp(one) && seenOf(one).length > 0),
      astray: [
        ...which((one) => seenOf(one).some(({ channel }) => channel !== one.channel)),
        ...[...sights.keys()].filter((delivery) => !known.has(delivery)),
      ],
      unfounded: which((one) => isGivenUp(one) && !hasReason(one)),
      open: which(({ isOpen }) => isOpen),
      untold: stopped.filter((breakId) => told.get(breakId)?.length !== 1),
    },
    twice,
  }
}

function countStates(kept: readonly Kept[]): Verdict['states'] {
  const counts = { due: 0, posted: 0, missed: 0, failed: 0, uncertain: 0 }
  for (const { state } of kept) counts[state]++
  return counts
}

/** The promises that are broken, with how often. */
export function broken({ faults }: Verdict): readonly (readonly [Fault, readonly string[]])[] {
  return FAULTS.map((fault) => [fault, faults[fault]] as const).filter(([, ids]) => ids.length > 0)
}
