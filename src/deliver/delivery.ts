import { moveDue } from '../breaks/due.ts'
import type { BreakPorts } from '../breaks/ports.ts'
import { createLane } from './lane.ts'
import type { Messages } from './messages.ts'
import type { DeliveryPorts } from './ports.ts'
import { TIMING, type Timing } from './timing.ts'

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
  /** Takes nothing more, and resolves when what was under way is settled or given back to others. */
  stop(): Promise<void>
}

/** What deliveries are made of. */
export type DeliveryWork = {
  readonly breaks: Pick<BreakPorts, 'store' | 'holidays' | 'now' | 'letOthersRun'>
  readonly ports: DeliveryPorts
  readonly messages: Messages
  readonly timing?: Timing
  /** Heard when the clock was set back, by so many ms. */
  readonly clockWentBack?: () => Promise<unknown>
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
  let before: { readonly now: number; readonly passed: number } | undefined
  let isStopped = false
  const lanes = ports.chats.map((chat) =>
    createLane({ chat, ports, messages, timing, processes: () => processes }),
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
    const by = before === undefined ? 0 : current.now - before.now - (current.passed - before.passed)
    before = current
    if (Math.abs(by) < timing.step) return
    hear({ event: 'clock', by: Math.round(by) })
    if (by < 0) {
      await store.free(now(), timing.lease)
      await clockWentBack()
    }
  }

  return {
    async tick() {
      if (isStopped) return
      await watchClock()
      await beat()
      await moveDue(breaks, pump)
      pump()
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
      await store.leave(owner, now())
    },
  }
}
