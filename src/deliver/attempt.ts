import { LATE } from '../breaks/due.ts'
import type { Busy, Chat } from './chat.ts'
import type { Message, Messages } from './messages.ts'
import type { Claim, DeliveryKind, DeliveryPorts, Settled, ShownTurn } from './ports.ts'
import { elapsed, momentOf } from './moment.ts'
import { WINDOW, type Timing } from './timing.ts'

/** How an attempt ended. */
export type Outcome =
  | {
      readonly is: 'settled'
      readonly settled: Settled
      readonly turn?: ShownTurn
      readonly wasFound: boolean
    }
  /** The place does not take it, nor anything else. */
  | { readonly is: 'refused'; readonly why: string }
  /** Once more at an instant, in ms since 1970; a refusal leaves no doubt that nothing was posted. */
  | {
      readonly is: 'again'
      readonly at: number
      readonly isRefused: boolean
      readonly busy?: Busy
      readonly why?: string
    }
  /** Somebody else holds it by now. */
  | { readonly is: 'lost' }

/** What an attempt works with. */
export type Around = {
  readonly chat: Chat
  readonly ports: Pick<DeliveryPorts, 'store' | 'owner' | 'now' | 'date' | 'passed' | 'random'>
  readonly messages: Messages
  readonly timing: Timing
  /** By so much, in ms, the clock may have been wrong when earlier attempts were written down. */
  readonly doubt: () => number
}

/**
 * Attempts a delivery once. After an attempt of which nobody knows how it ended it looks before it repeats; where it
 * cannot look, it does not repeat: a prompt that is missing is better than one that comes twice.
 */
export async function attempt(claim: Claim, around: Around): Promise<Outcome> {
  const doubt = doubtOf(claim, around)
  if (doubt === 'to be looked into') {
    const found = await look(claim, around)
    if (found !== 'absent') return found
  }
  const outcome = await post(claim, around)
  return doubt === 'harmless' && isGivenUp(outcome) ? notYet(claim, outcome, around) : outcome
}

/** Whether an earlier attempt may have posted it, and whether that is the platform's care. */
function doubtOf(claim: Claim, around: Around): 'none' | 'harmless' | 'to be looked into' {
  const { chat, ports, timing } = around
  if (claim.triedAt === undefined) return 'none'
  const { triedAt, off } = triedBy(claim.triedAt, around)
  const isKnownAgain = ports.now() - triedAt + off + timing.request < chat.knowsAgainFor
  return isKnownAgain && !isTooLate(claim, ports.now()) ? 'harmless' : 'to be looked into'
}

/** When the first request left, and by how many ms that may be off. */
function triedBy(
  triedAt: number,
  { ports, doubt }: Around,
): { readonly triedAt: number; readonly off: number } {
  const now = ports.now()
  // What is told to lie in the future was told by a clock that was wrong, nobody knows by how much.
  return triedAt > now ? { triedAt: now, off: DAY } : { triedAt, off: doubt() }
}

async function post(claim: Claim, around: Around): Promise<Outcome> {
  const { ports, messages, timing } = around
  if (isTooLate(claim, ports.now())) return settled({ state: 'missed', why: 'it came too late' })
  const message = await messages.of(claim, ports.now())
  if ('withheld' in message) return settled({ state: 'missed', why: message.withheld })
  const since = momentOf(ports)
  const turn = message.window?.turn
  const isHeld = await ports.store.begin(claim.id, ports.owner, {
    at: ports.now(),
    doubt: around.doubt(),
    lease: timing.lease,
    ...(turn && { turn }),
  })
  if (!isHeld) return { is: 'lost' }
  // Writing that down may have taken as long as it liked.
  const left = timing.lease - elapsed(since, ports)
  if (left < timing.request + timing.margin) return { is: 'again', at: ports.now(), isRefused: true }
  return send(claim, message, around)
}

function isGivenUp(outcome: Outcome): boolean {
  return outcome.is === 'refused' || (outcome.is === 'settled' && outcome.settled.state !== 'posted')
}

/** What is given up now may come to stand there from before: it is looked for when nobody counts on the platform any more. */
function notYet({ triedAt = 0 }: Claim, outcome: Outcome, { chat, ports }: Around): Outcome {
  const isSent = outcome.is === 'refused' || (outcome.is === 'settled' && outcome.settled.state === 'failed')
  return { is: 'again', at: Math.max(ports.now(), triedAt + chat.knowsAgainFor), isRefused: isSent }
}

/** How it ends because of what an earlier attempt did; "absent" where that did nothing. */
async function look(claim: Claim, around: Around): Promise<Outcome | 'absent'> {
  const { chat, ports, timing } = around
  const { id, place } = claim
  const now = ports.now()
  const { triedAt, off } = triedBy(claim.triedAt ?? now, around)
  // No lease is over so soon but by a clock that was set: the request of somebody else may still be under way.
  if (off === 0 && now - triedAt < timing.request) return again(claim, { ports, timing }, timing.lease, {})
  const found = await chat.find(id, place, now - triedAt + off + timing.skew, timing.request)
  switch (found.is) {
    case 'there': {
      // Doubt looks further back than that; but nothing is posted before it is due.
      const at = Math.min(now, Math.max(triedAt, claim.dueAt))
      return settled(postedAs(found.message, claim.turn, at), claim.turn, true)
    }
    case 'absent':
      return 'absent'
    case 'unreadable':
      return settled({ state: 'uncertain', why: found.why })
    case 'busy':
      return again(claim, { ports, timing }, found.wait, { busy: found })
    case 'unknown':
      return isTooLate(claim, now)
        ? settled({ state: 'uncertain', why: found.why })
        : again(claim, { ports, timing }, 0, { why: found.why })
  }
}

async function send(
  claim: Claim,
  { document, window }: Message,
  { chat, ports, timing }: Around,
): Promise<Outcome> {
  const { id, place, dueAt } = claim
  const sent = await chat.send({ delivery: id, place, dueAt, document }, timing.request)
  switch (sent.is) {
    case 'posted':
      return settled(postedAs(sent.message, window?.turn, ports.now(), window?.closesAt), window?.turn)
    case 'refused':
      return { is: 'refused', why: sent.why }
    case 'rejected':
      return settled({ state: 'failed', why: sent.why })
    case 'busy':
      return {
        is: 'again',
        at: ports.now() + sent.wait * (1 + ports.random() * JITTER),
        isRefused: true,
        busy: sent,
      }
    case 'unknown':
      // It may still be on its way: history has the last word only when a lease is over in which nothing was asked.
      return again(claim, { ports, timing }, chat.knowsAgainFor > 0 ? 0 : timing.lease, { why: sent.why })
  }
}

/** Whoever had to wait does not come back in the same moment as all the others. */
const JITTER = 0.2

function again(
  { tries }: Claim,
  { ports, timing }: Pick<Around, 'timing'> & { readonly ports: Pick<Around['ports'], 'now' | 'random'> },
  atLeast: number,
  more: { readonly busy?: Busy; readonly why?: string },
): Outcome {
  const backoff = Math.min(timing.longestBackoff, timing.backoff * 2 ** tries) * (0.5 + ports.random())
  return { is: 'again', at: Math.ceil(ports.now() + Math.max(atLeast, backoff)), isRefused: false, ...more }
}

function settled(state: Settled, turn?: ShownTurn, wasFound = false): Outcome {
  return { is: 'settled', settled: state, ...(turn && { turn }), wasFound }
}

function postedAs(message: string, turn: ShownTurn | undefined, at: number, closesAt?: number): Settled {
  if (turn === undefined) return { state: 'posted', message }
  const shown = { exercise: turn.exercise, opening: turn.opening, at }
  return { state: 'posted', message, shown, closesAt: closesAt ?? at + WINDOW }
}

const DAY = 24 * 60 * 60_000

/** So long after it fell due each kind is still worth posting, in ms; the others always are. A week is due as it begins. */
const WORTH: Readonly<Partial<Record<DeliveryKind, number>>> = { plan: LATE, later: LATE, week: 9 * DAY }

function isTooLate({ kind, dueAt }: Claim, now: number): boolean {
  return now - dueAt > (WORTH[kind] ?? Infinity)
}
