import type { Break } from '../breaks/break.ts'
import { moveDue } from '../breaks/due.ts'
import type { BreakPorts } from '../breaks/ports.ts'
import type { Moment } from './attempt.ts'
import { createLane } from './lane.ts'
import type { Messages } from './messages.ts'
import type { DeliveryPorts } from './ports.ts'
import { TIMING, type Timing } from './timing.ts'
import { hearTrouble } from './trouble.ts'

/** What brings breaks to their places. */
export type Delivery = {
  /**
   * Moves on whatever is due and lets each platform go on by itself; to be called about once a second, and however late
   * it is called, nothing gets lost. Rejects where the store fails.
   */
  tick(): Promise<void>
  /** When something is to be done next, in ms since 1970; nothing where nothing comes any more. */
  next(): Promise<number | undefined>
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
  /** Takes nothing more, and resolves when what was under way is settled or given back to others; never rejects. */
  stop(): Promise<void>
}

/** What deliveries are made of. */
export type DeliveryWork = {
  readonly breaks: Pick<BreakPorts, 'store' | 'holidays' | 'now' | 'letOthersRun'>
  readonly ports: DeliveryPorts
  readonly messages: Messages
  readonly timing?: Timing
  /** Heard when the clock was set back to an instant (ms since 1970), and again until it does not reject. */
  readonly clockWentBack?: (to: number) => Promise<unknown>
}

/** Prepares deliveries; several processes may do so on one store. */
export function createDelivery({
  breaks,
  ports,
  messages,
  timing = TIMING,
  clockWentBack = async () => {},
}: DeliveryWork): Delivery {
  const { store, owner, now, passed, hear } = ports
  let processes = 1
  let beatAt = -Infinity
  /** Since the start, or the last step: many small ones are a large one. */
  let before: Moment | undefined
  let isStarting = true
  /** Where the clock was set back to, and what was told by it is not put right yet. */
  let wentBackTo: number | undefined
  /** Nobody knows whether the clock was wrong before its steps or is after them. */
  let clockOff = 0
  let isStopped = false
  const lanes = ports.chats.map((chat) =>
    createLane({ chat, ports, messages, timing, processes: () => processes, doubt: () => clockOff }),
  )
  const pump = () => {
    for (const lane of lanes) lane.pump()
  }

  async function beat(): Promise<void> {
    if (passed() - beatAt < timing.beat) return
    beatAt = passed()
    processes = await store.beat(owner, now(), timing.alive)
  }

  /** Leases and times that were told by a clock which was wrong must keep nobody waiting for hours. */
  async function watchClock(): Promise<void> {
    const current = { now: now(), passed: passed() }
    before ??= current
    const by = current.now - before.now - (current.passed - before.passed)
    if (Math.abs(by) >= timing.step) {
      hear({ event: 'clock', by: Math.round(by) })
      before = current
      clockOff = Math.min(clockOff + Math.abs(by), MOST_OFF)
      if (by < 0) wentBackTo = Math.min(wentBackTo ?? Infinity, current.now)
    }
    if (!isStarting && wentBackTo === undefined) return
    const freed = await store.free(now(), timing.lease)
    // While nobody ran the clock may have been set back as well, which shows in what is there.
    if (isStarting && (freed > 0 || (await store.hasMissed(now())))) wentBackTo ??= current.now
    isStarting = false
    if (wentBackTo !== undefined) await clockWentBack(wentBackTo)
    wentBackTo = undefined
  }

  /** A database of time zones may be an older one than that by which a break was set up. */
  async function stop({ id, place: { platform } }: Break): Promise<void> {
    if (await store.stop(id, UNKNOWN_ZONE, now())) {
      hear({ event: 'stopped', breakId: id, platform, why: UNKNOWN_ZONE })
    }
  }

  return {
    async tick() {
      if (isStopped) return
      try {
        await watchClock()
        await beat()
        await moveDue(breaks, { moved: pump, cannotReckon: stop })
      } finally {
        // What is due already need not wait for whatever could not be done.
        pump()
      }
    },
    async next() {
      const times = [await breaks.store.earliest(), await store.next()].filter((at) => at !== undefined)
      return times.length === 0 ? undefined : Math.min(...times)
    },
    async idle() {
      await Promise.all(lanes.map((lane) => lane.idle()))
    },
    async stop() {
      isStopped = true
      await Promise.all(lanes.map((lane) => lane.stop()))
      // Who cannot say good-bye is missed after a while.
      await store.leave(owner, now()).catch((error: unknown) => hearTrouble(ports, 'stopping', error))
    },
  }
}

/** Behind a "because". */
const UNKNOWN_ZONE = 'its time zone is not known here any more'

/** Nobody looks for a message further back because of a clock that was set, in ms. */
const MOST_OFF = 24 * 60 * 60_000
