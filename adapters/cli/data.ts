import { reckonAnew } from '../../src/breaks/keep.ts'
import type { BotPorts } from '../../src/bot.ts'
import type { BreakPorts } from '../../src/breaks/ports.ts'
import { KEPT } from '../../src/inbox/group.ts'
import type { Clock } from '../clock/clock.ts'
import { checkCron } from '../clock/cron-check.ts'
import type { Config } from '../config.ts'
import { createNearMissStore } from '../database/near-miss-store.ts'
import { openData, openInMemory, type Data } from '../database/open.ts'
import { DataFolderProblem } from '../database/problem.ts'
import { createHolidays } from '../holidays/holidays.ts'
import { printable, type Console } from '../terminal/console.ts'
import { FAILED } from './command.ts'

/** Where a bot keeps what it stores: in its folder, or in memory until it ends. */
export type Keeping = 'folder' | 'memory'

/** Runs a bot on its data, and closes them; says so and fails where they cannot be used. */
export async function withData(
  config: Config,
  { clock, keeping }: { readonly clock: Clock; readonly keeping: Keeping },
  console: Console,
  use: (ports: BotPorts) => Promise<number>,
): Promise<number> {
  let data: Data
  try {
    data = await (keeping === 'memory' ? openInMemory() : openData(config.data, 'bot'))
  } catch (error) {
    if (!(error instanceof DataFolderProblem)) throw error
    console.errors.write(`${printable(error.message)}\n`)
    return FAILED
  }
  try {
    const breaks: BreakPorts = {
      store: data.store,
      deliveries: data.store,
      holidays: createHolidays(),
      checkCron,
      now: () => clock.now(),
      tzdata: process.versions.tz ?? 'unknown',
      letOthersRun: () => new Promise((resolve) => setImmediate(resolve)),
    }
    await reckonAnew(breaks)
    const nearMisses = createNearMissStore(data.db)
    // Whoever switches the list off does not want what is on it to be kept either.
    await nearMisses.prune(config.nearMisses ? clock.now() - KEPT : Number.MAX_SAFE_INTEGER)
    return await use({ breaks, rights: config.rights, ...(config.nearMisses ? { nearMisses } : {}) })
  } finally {
    await data.close()
  }
}
