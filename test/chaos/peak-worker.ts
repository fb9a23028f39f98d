import { realClock } from '../../adapters/clock/clock.ts'
import { checkCron } from '../../adapters/clock/cron-check.ts'
import { openKept } from '../../adapters/database/open-kept.ts'
import { loadKnowledge } from '../../adapters/disk/knowledge.ts'
import { createHolidays } from '../../adapters/holidays/holidays.ts'
import { startService } from '../../adapters/service.ts'
import { createBot } from '../../src/bot.ts'
import type { BreakPorts } from '../../src/breaks/ports.ts'
import { createHttpChat } from '../fakes/chat.ts'
import { readWish, say, untilAsked } from './member.ts'
import { PACE } from './speed.ts'

// peak-worker.ts <wish>: the service as it is in earnest, but for its platforms.

const { kept, urls } = readWish()
const data = await openKept(kept, 'bot')
const clock = realClock()
const breaks: BreakPorts = {
  store: data.store,
  deliveries: data.store,
  holidays: createHolidays(),
  checkCron,
  now: () => clock.now(),
  tzdata: process.versions.tz ?? 'unknown',
  letOthersRun: () => new Promise((resolve) => setImmediate(resolve)),
}
const service = startService({
  bot: createBot(await loadKnowledge(), { breaks }),
  breaks,
  chats: [
    createHttpChat({ kind: 'slack', url: urls.slack, pace: PACE.slack }),
    createHttpChat({ kind: 'discord', url: urls.discord, pace: PACE.discord, knowsAgainFor: 120_000 }),
  ],
  clock,
  hear: (event) => {
    if (event.event === 'trouble') say(`${event.during}: ${event.why}`)
    if (event.event === 'stall' || event.event === 'busy') say(event.event)
  },
})
untilAsked(async () => {
  await service.stop()
  await data.close()
})
