import { placeKey } from '../place.ts'
import { attempt, type Outcome } from './attempt.ts'
import type { Chat } from './chat.ts'
import type { ClockWatch } from './clock-watch.ts'
import { createEditor } from './editor.ts'
import { createHolds } from './holds.ts'
import type { Messages } from './messages.ts'
import { momentOf } from './moment.ts'
import { createPacer } from './pace.ts'
import type { Claim, DeliveryPorts, Settled } from './ports.ts'
import { stopBreak } from './stop-break.ts'
import type { Timing } from './timing.ts'
import { hearTrouble } from './trouble.ts'

/** The deliveries of one platform: what it does not take for a while keeps no other platform waiting. */
export type Lane = {
  /** Takes what is due and goes on until nothing is left, or the platform takes nothing more; never rejects. */
  pump(): void
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
  /** Takes nothing more; resolves when what was under way is settled or given back, and never rejects. */
  stop(): Promise<void>
}

/** What a lane works with. */
export type LaneWork = {
  readonly chat: Chat
  readonly ports: DeliveryPorts
  readonly messages: Messages
  readonly timing: Timing
  /** How many processes share what the platform takes. */
  readonly processes: () => number
  readonly clock: Pick<ClockWatch, 'off' | 'isSteady'>
}

export function createLane({ chat, ports, messages, timing, processes, clock }: LaneWork): Lane {
  const { store, owner, hear } = ports
  const { platform } = chat
  const pacer = createPacer(chat.pace, ports)
  const holds = createHolds(platform, store, ports, timing.holds)
  const around = { chat, ports, messages, timing, doubt: clock.off }
  const turn = () => pacer.turn(processes())
  const { revise, part } = createEditor({ chat, ports, messages, timing, holds, turn })
  const running = new Map<string, Promise<void>>()
  /** What was posted and could not be written down yet. */
  const unsettled = new Map<string, Conclusion>()
  let pumping: Promise<void> | undefined
  let isAskedAgain = false
  let isStopping = false

  function pump(): void {
    if (pumping !== undefined) isAskedAgain = true
    else pumping = pumpAll().finally(() => (pumping = undefined))
  }

  async function pumpAll(): Promise<void> {
    do {
      isAskedAgain = false
      try {
        await settleLeft()
        while (await round());
      } catch (error) {
        hearTrouble(ports, 'claiming', error)
      }
    } while (isAskedAgain && !isStopping)
  }

  /** One batch; false where nothing more is to be done now. */
  async function round(): Promise<boolean> {
    if (isStopping) return false
    const { atOnce } = chat.pace
    // Few large batches cost less than many small ones.
    while (running.size > atOnce / 2) await Promise.race(running.values())
    // Nothing more is begun while what was posted cannot be written down.
    if (unsettled.size > 0 || !clock.isSteady()) return false
    if ((await holds.leftForAll()) > 0) return false
    const wish = { platform, owner, now: ports.now(), lease: timing.lease }
    const room = atOnce - running.size
    const since = momentOf(ports)
    const claims = await store.claim({ ...wish, most: room })
    const mayPost = await isSafe(claims.length)
    for (const claim of claims) {
      start(claim.id, () => (mayPost ? deliver(claim) : giveBack(claim, timing.lease)))
    }
    if (!mayPost) return false
    // What is to be posted comes before what only changes.
    const edits = await store.claimEdits({ ...wish, most: room - claims.length })
    const partings = await store.claimPartings({ ...wish, most: room - claims.length - edits.length })
    // Where not, they come again when their lease is over.
    if (!(await isSafe(edits.length + partings.length))) return false
    for (const edit of edits) start(`edit ${edit.id}`, () => revise(edit, since))
    // Under the name of its edits, since one of them may still be under way here.
    for (const parting of partings) start(`edit ${parting.id}`, () => part(parting, since))
    return claims.length + edits.length + partings.length > 0
  }

  /** The clock of the store may have been set since the last look at it, and so much taken from somebody who still asks. */
  async function isSafe(taken: number): Promise<boolean> {
    if (taken > 0) await ports.agree()
    return clock.isSteady()
  }

  function start(key: string, work: () => Promise<void>): void {
    // After a standstill the own lease may have run out while the work of before still goes on, or is to be written down.
    if (running.has(key) || unsettled.has(key)) return
    const done = work()
      .catch((error: unknown) => hearTrouble(ports, 'delivering', error))
      .finally(() => running.delete(key))
    running.set(key, done)
  }

  async function deliver(claim: Claim): Promise<void> {
    // Only what is sent takes the turn of its place.
    const wait = (await holds.left(claim.place)) || pacer.place(placeKey(claim.place))
    if (wait > 0) return giveBack(claim, wait)
    await turn()
    if (isStopping) return giveBack(claim, 0)
    await conclude(claim, await attempt(claim, around))
  }

  async function giveBack({ id }: Claim, wait: number): Promise<void> {
    const now = ports.now()
    await store.postpone(id, owner, Math.ceil(now + wait), false, now)
  }

  async function conclude(claim: Claim, outcome: Outcome): Promise<void> {
    const { id, kept } = claim
    switch (outcome.is) {
      case 'lost':
        return
      case 'again':
        if (outcome.busy !== undefined) {
          const { scope, wait } = outcome.busy
          hear({ event: 'busy', platform, scope, wait })
          await holds.add(claim.place, scope, wait)
        } else if (outcome.why !== undefined) {
          hear({ event: 'unknown', delivery: id, platform, why: outcome.why })
        }
        await store.postpone(id, owner, Math.ceil(outcome.at), outcome.isRefused, ports.now())
        return
      case 'refused':
        await settle({ claim, settled: { state: 'failed', why: outcome.why }, wasFound: false })
        if (STOPS.includes(claim.kind)) await stopBreak(kept, outcome.why, ports)
        return
      case 'settled':
        if (outcome.settled.state === 'posted') messages.posted(claim, outcome.turn, ports.now())
        await settle({ claim, settled: outcome.settled, wasFound: outcome.wasFound })
    }
  }

  async function settle(conclusion: Conclusion): Promise<void> {
    const { claim, settled } = conclusion
    try {
      // Whoever settled it before has said so.
      if (await store.settle(claim.id, settled, owner)) say(conclusion)
      else if (settled.state === 'posted') await closeRemoved(claim, settled.message)
    } catch (error) {
      unsettled.set(claim.id, conclusion)
      throw error
    }
  }

  /** What was removed while it was on its way is known to nobody else. */
  async function closeRemoved({ id, place, kind }: Claim, message: string | undefined): Promise<void> {
    if (message === undefined || !PROMPTS.includes(kind) || (await store.isThere(id))) return
    await turn()
    const edited = await chat.edit(message, place, messages.parted, timing.request)
    if (edited.is === 'unknown') hear({ event: 'unknown', delivery: id, platform, why: edited.why })
    if (edited.is === 'busy') await holds.add(place, edited.scope, edited.wait)
  }

  async function settleLeft(): Promise<void> {
    for (const [id, conclusion] of unsettled) {
      const { claim, settled } = conclusion
      const isSettled = await store.settle(id, settled, owner)
      unsettled.delete(id)
      // Where the answer of the store was lost the first time it was settled then, and nobody has said so.
      if (isSettled || settled.state === 'posted') say(conclusion)
      if (!isSettled && settled.state === 'posted') await closeRemoved(claim, settled.message)
    }
  }

  function say({ claim: { id, kind, dueAt }, settled, wasFound }: Conclusion): void {
    if (settled.state === 'posted') {
      hear({ event: 'posted', delivery: id, platform, kind, late: ports.now() - dueAt, wasFound })
    } else hear({ event: settled.state, delivery: id, platform, why: settled.why })
  }

  async function idle(): Promise<void> {
    while (pumping !== undefined || running.size > 0) {
      await pumping
      await Promise.all(running.values())
    }
  }

  return {
    pump,
    idle,
    async stop() {
      isStopping = true
      await idle()
      // What was posted and is not written down is found by whoever comes next.
      await settleLeft().catch((error: unknown) => hearTrouble(ports, 'stopping', error))
    },
  }
}

/** What became of a delivery, and whether a look showed it. */
type Conclusion = { readonly claim: Claim; readonly settled: Settled; readonly wasFound: boolean }

/** What asks people for something as long as it stands open. */
const PROMPTS: readonly Claim['kind'][] = ['plan', 'later']

/** Where what a break posts is refused for good, the break stops; its owner's messages are another matter. */
const STOPS: readonly Claim['kind'][] = ['plan', 'week', 'fewer']
