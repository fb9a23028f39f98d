import { setTimeout as sleep } from 'node:timers/promises'
import { openKept, type Kept } from '../../adapters/database/open-kept.ts'
import { storeTrouble } from '../../adapters/database/problem.ts'
import { createDelivery } from '../../src/deliver/delivery.ts'
import { createHttpChat } from '../fakes/chat.ts'
import type { Kind } from '../fakes/platform.ts'
import { shortMessages } from './messages.ts'
import { FAST_KNOWS_AGAIN, FAST_PACE, FAST_TICK, FAST_TIMING, FAST_WINDOW } from './speed.ts'

// worker.ts <wish>: delivers what is due until it is told to stop, or killed.

/** What a worker is told. */
export type WorkerWish = {
  readonly kept: Kept
  /** Where the platforms are. */
  readonly urls: Readonly<Record<Kind, string>>
  readonly owner: string
}

const { kept, urls, owner } = JSON.parse(process.argv[2] ?? '{}') as WorkerWish
const data = await openKept(kept, 'bot')
const say = (trouble: string) => process.send?.(trouble)

const delivery = createDelivery({
  breaks: {
    store: data.store,
    holidays: { find: () => [], name: (code) => code, of: () => [] },
    now: Date.now,
    letOthersRun: () => new Promise((resolve) => setImmediate(resolve)),
  },
  ports: {
    store: data.store,
    chats: [
      createHttpChat({ kind: 'slack', url: urls.slack, pace: FAST_PACE.slack }),
      createHttpChat({
        kind: 'discord',
        url: urls.discord,
        pace: FAST_PACE.discord,
        knowsAgainFor: FAST_KNOWS_AGAIN,
      }),
    ],
    owner,
    now: Date.now,
    passed: () => performance.now(),
    wait: (ms) => sleep(ms),
    random: Math.random,
    hear: (event) => event.event === 'trouble' && say(`${event.during}: ${event.why}`),
    trouble: storeTrouble,
  },
  messages: shortMessages(FAST_WINDOW),
  timing: FAST_TIMING,
})

let isLeaving = false
process.on('SIGTERM', () => (isLeaving = true))
const orphaned = () => process.exit(1)
process.on('disconnect', orphaned)
while (!isLeaving) {
  await delivery.tick().catch((error: unknown) => say(storeTrouble(error)))
  await sleep(FAST_TICK)
}
await delivery.stop()
await data.close()
process.off('disconnect', orphaned).disconnect?.()
