import type { Break } from '../breaks/break.ts'
import { moveDue } from '../breaks/due.ts'
import type { BreakPorts } from '../breaks/ports.ts'
import { createClockWatch } from './clock-watch.ts'
import { createLane } from './lane.ts'
import type { Messages } from './messages.ts'
import type { DeliveryPorts } from './ports.ts'
import { stopBreak } from './stop-break.ts'
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
  const { store, owner, now, passed } = ports
  const clock = createClockWatch(ports, timing, clockWentBack)
  let processes: ReadonlyMap<string, number> = new Map()
  let beatAt = -Infinity
  let isStopped = false
  const lanes = ports.chats.map((chat) =>
    createLane({ chat, ports, messages, timing, processes: () => processes.get(chat.platform) ?? 1, clock }),
  )
  const pump = () => {
    for (const lane of lanes) lane.pump()
  }

  async function beat(): Promise<void> {
    if (passed() - beatAt < timing.beat) return
    beatAt = passed()
    const platforms = ports.chats.map(({ platform }) => platform)
    processes = await store.beat(owner, platforms, now(), timing.alive)
  }

  /** A database of time zones may be an older one than that by which a break was set up. */
  const cannotReckon = (kept: Break) => stopBreak(kept, UNKNOWN_ZONE, ports)

  return {
    async tick() {
      if (isStopped) return
      try {
        await ports.agree()
        await clock.look()
        await beat()
        await moveDue(breaks, { moved: pump, cannotReckon })
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
