import { LATE } from '../breaks/due.ts'
import type { Busy, Chat } from './chat.ts'
import type { Message, Messages } from './messages.ts'
import type { Claim, DeliveryKind, DeliveryPorts, Settled, ShownTurn } from './ports.ts'
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
  readonly ports: Pick<DeliveryPorts, 'store' | 'owner' | 'now' | 'passed' | 'random'>
  readonly messages: Messages
  readonly timing: Timing
}

/**
 * Attempts a delivery once. `until` is the end of the lease, in the ms of `ports.passed`. After an attempt of which
 * nobody knows how it ended it looks before it repeats; where it cannot look, it does not repeat: a prompt that is
 * missing is better than one that comes twice.
 */
export async function attempt(claim: Claim, until: number, around: Around): Promise<Outcome> {
  const looked = await look(claim, around)
  if (looked !== 'send') return looked
  const { ports, messages, timing } = around
  if (isTooLate(claim, ports.now())) return settled({ state: 'missed', why: 'it came too late' })
  const message = await messages.of(claim, ports.now())
  if ('withheld' in message) return settled({ state: 'missed', why: message.withheld })
  const isInTime = () => until - ports.passed() >= timing.request + timing.margin
  if (!isInTime()) return { is: 'again', at: ports.now(), isRefused: false }
  const at = ports.now()
  const turn = message.window?.turn
  const isHeld = await ports.store.begin(claim.id, ports.owner, { at, ...(turn && { turn }) })
  if (!isHeld) return { is: 'lost' }
  // Writing that down may have taken as long as it liked.
  if (!isInTime()) return { is: 'again', at: ports.now(), isRefused: true }
  return send(claim, message, until, around)
}

/** Whether to send, or how it ends because of what an earlier attempt did. */
async function look(claim: Claim, { chat, ports, timing }: Around): Promise<Outcome | 'send'> {
  const { id, place, triedAt } = claim
  if (triedAt === undefined) return 'send'
  const age = ports.now() - triedAt
  const isTooLateToSend = isTooLate(claim, ports.now())
  if (age >= 0 && age + timing.request < chat.knowsAgainFor && !isTooLateToSend) return 'send'
  const found = await chat.find(id, place, triedAt - timing.skew, timing.request)
  switch (found.is) {
    case 'there':
      return settled(postedAs(found.message, claim.turn, triedAt), claim.turn, true)
    case 'absent':
      return 'send'
    case 'unreadable':
      return settled({ state: 'uncertain', why: found.why })
    case 'busy':
      return again(claim, { ports, timing }, found.wait, { busy: found })
    case 'unknown':
      return isTooLateToSend
        ? settled({ state: 'uncertain', why: found.why })
        : again(claim, { ports, timing }, 0, { why: found.why })
  }
}

async function send(
  claim: Claim,
  { document, window }: Message,
  until: number,
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
    case 'unknown': {
      // It may still be on its way: only when the lease is over, history has the last word.
      const left = chat.knowsAgainFor > 0 ? 0 : Math.max(0, until - ports.passed())
      return again(claim, { ports, timing }, left, { why: sent.why })
    }
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
