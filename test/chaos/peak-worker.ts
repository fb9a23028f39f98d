import { breakPorts } from '../../adapters/break-ports.ts'
import { realClock } from '../../adapters/clock/clock.ts'
import { sharedClock } from '../../adapters/clock/shared-clock.ts'
import { openKept } from '../../adapters/database/open-kept.ts'
import { loadKnowledge } from '../../adapters/disk/knowledge.ts'
import { startService } from '../../adapters/service.ts'
import { createBot } from '../../src/bot.ts'
import { createHttpChat } from '../fakes/chat.ts'
import { readWish, say, untilAsked } from './member.ts'
import { PACE } from './speed.ts'

// peak-worker.ts <wish>: the service as it is in earnest, but for its platforms.

const { kept, urls } = readWish()
const data = await openKept(kept, 'bot')
const clock = sharedClock(realClock(), data.store)
await clock.agree()
const breaks = breakPorts(data, clock)
const service = startService({
  bot: createBot(await loadKnowledge(), { breaks }),
  breaks,
  workspaces: data.workspaces,
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
