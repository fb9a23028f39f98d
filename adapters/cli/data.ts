import { reckonAnew } from '../../src/breaks/keep.ts'
import { keptSince } from '../../src/deliver/kept-days.ts'
import type { BotPorts } from '../../src/bot.ts'
import type { BreakPorts } from '../../src/breaks/ports.ts'
import { KEPT } from '../../src/inbox/group.ts'
import { breakPorts } from '../break-ports.ts'
import type { Clock } from '../clock/clock.ts'
import { rightsOn } from '../messenger/administrators.ts'
import { sharedClock, type SharedClock } from '../clock/shared-clock.ts'
import type { Config } from '../config.ts'
import { createNearMissStore } from '../database/near-miss-store.ts'
import { openInMemory, type Data } from '../database/open.ts'
import { openKept } from '../database/open-kept.ts'
import type { Console } from '../terminal/console.ts'
import { explaining } from './explaining.ts'

/** Where a bot keeps what it stores: where the settings say, or in memory until it ends. */
export type Keeping = 'settings' | 'memory'

/** What a bot needs of its data. */
export type DataPorts = BotPorts & { readonly breaks: BreakPorts }

/** Runs a bot on its data, and closes them; says so and fails where they cannot be used. */
export async function withData(
  config: Config,
  { clock, keeping }: { readonly clock: Clock; readonly keeping: Keeping },
  console: Console,
  use: (ports: DataPorts, clock: SharedClock, data: Data) => Promise<number>,
): Promise<number> {
  return explaining(console, async () => {
    const data = await (keeping === 'memory' ? openInMemory() : openKept(config, 'bot'))
    return withOpen(data, config, sharedClock(clock, data.store), use).finally(() => data.close())
  })
}

async function withOpen(
  data: Data,
  config: Config,
  clock: SharedClock,
  use: (ports: DataPorts, clock: SharedClock, data: Data) => Promise<number>,
): Promise<number> {
  await clock.agree()
  const breaks = breakPorts(data, clock)
  await reckonAnew(breaks)
  await data.store.prune(keptSince(clock.now()))
  const nearMisses = createNearMissStore(data.db)
  // Whoever switches the list off does not want what is on it to be kept either.
  await nearMisses.prune(config.nearMisses ? clock.now() - KEPT : Number.MAX_SAFE_INTEGER)
  return use(
    {
      breaks,
      rights: (platform) => rightsOn(platform, config.rights),
      ...(config.nearMisses ? { nearMisses } : {}),
    },
    clock,
    data,
  )
}
