import type { Bot } from '../src/bot.ts'
import type { BreakPorts } from '../src/breaks/ports.ts'
import type { Chat } from '../src/deliver/chat.ts'
import { keptSince } from '../src/deliver/kept-days.ts'
import type { DeliveryEvent } from '../src/deliver/ports.ts'
import { hearTrouble } from '../src/deliver/trouble.ts'
import { KEPT } from '../src/inbox/group.ts'
import type { NearMissStore } from '../src/inbox/ports.ts'
import type { SharedClock } from './clock/shared-clock.ts'
import { startHeartbeat } from './clock/heartbeat.ts'
import { storeTrouble } from './database/problem.ts'
import { deliveryPorts } from './delivery-ports.ts'
import { departedForGood, type KeptWorkspaces } from './messenger/workspaces.ts'

/** What happens in a running service, for whoever runs it. */
export type ServiceEvent =
  | DeliveryEvent
  /** A second passed without a tick. */
  | { readonly event: 'stall' }
  /** So many rows were removed because they are kept no longer. */
  | { readonly event: 'pruned'; readonly rows: number }

/** What a service is made of. */
export type ServiceWork = {
  readonly bot: Bot
  readonly breaks: BreakPorts
  /** The list of questions asked in vain, where that is on. */
  readonly nearMisses?: Pick<NearMissStore, 'prune'>
  /** From where Limber was removed. */
  readonly workspaces: Pick<KeptWorkspaces, 'removeDeparted'>
  readonly chats: readonly Chat[]
  readonly clock: SharedClock
  readonly hear: (event: ServiceEvent) => void
}

/** A bot that brings breaks to its platforms. */
export type Service = {
  /** Takes on nothing new, and resolves when what was under way is done or given back. */
  stop(): Promise<void>
}

/** Starts bringing breaks to platforms, second by second, and tidies up each night. */
export function startService({
  bot,
  breaks,
  nearMisses,
  workspaces,
  chats,
  clock,
  hear,
}: ServiceWork): Service {
  const delivery = bot.deliver({ ...deliveryPorts(clock), chats, hear })

  async function tidy(): Promise<void> {
    const now = clock.now()
    const delivered = await breaks.deliveries.prune(keptSince(now))
    const asked = (await nearMisses?.prune(now - KEPT)) ?? 0
    // At night and not at the start: by then every platform has said where Limber is.
    await workspaces.removeDeparted(departedForGood(now))
    hear({ event: 'pruned', rows: delivered + asked })
  }

  const heartbeat = startHeartbeat({
    tick: () => delivery.tick(),
    nightly: tidy,
    stalled: () => hear({ event: 'stall' }),
    failed: (during, error) => hearTrouble({ hear, trouble: storeTrouble }, during, error),
  })
  return {
    async stop() {
      await heartbeat.stop()
      await delivery.stop()
    },
  }
}
