import { setTimeout as sleep } from 'node:timers/promises'
import { openKept, type Kept } from '../../adapters/database/open-kept.ts'
import { storeTrouble } from '../../adapters/database/problem.ts'
import { createDelivery } from '../../src/deliver/delivery.ts'
import type { Timing } from '../../src/deliver/timing.ts'
import { shortMessages } from '../chaos/messages.ts'
import { createHttpChat } from '../fakes/chat.ts'
import { standstillAt, type Point } from './standstill.ts'

// stopping-worker.ts <wish>: delivers what is due; the first time it comes to a point it says so, and stops itself as
// SIGSTOP stops a process. SIGTERM ends it well.

/** What a worker is told. */
export type StoppingWish = {
  readonly kept: Kept
  readonly url: string
  readonly owner: string
  readonly timing: Timing
  /** Nothing for one that never stops itself. */
  readonly point?: Point
}

const { kept, url, owner, timing, point } = JSON.parse(process.argv[2] ?? '{}') as StoppingWish
const data = await openKept(kept, 'bot')
const pace = { perSecond: 1_000, atOnce: 1, perPlace: 0 }
const chat = createHttpChat({ kind: 'slack', url, pace })
const standstill = point && standstillAt(point, { store: data.store, chat })
const say = (what: string) => new Promise<void>((resolve) => process.send?.(what, () => resolve()))

const { store, chat: asked } = standstill ?? { store: data.store, chat }
const delivery = createDelivery({
  breaks: {
    store,
    holidays: { find: () => [], name: (code) => code, of: () => [] },
    now: Date.now,
    letOthersRun: () => new Promise((resolve) => setImmediate(resolve)),
  },
  ports: {
    store,
    chats: [asked],
    owner,
    now: Date.now,
    date: Date.now,
    passed: () => performance.now(),
    agree: async () => {},
    wait: (ms) => sleep(ms),
    random: Math.random,
    hear: (event) => event.event === 'trouble' && void say(event.why),
    trouble: storeTrouble,
  },
  messages: shortMessages(60_000),
  timing,
})

void standstill?.stands.then(async () => {
  await say('stops')
  process.kill(process.pid, 'SIGSTOP')
  standstill.goOn()
})
let isLeaving = false
process.on('SIGTERM', () => (isLeaving = true))
// Whoever started it is gone.
process.on('disconnect', () => process.exit(1))
while (!isLeaving) {
  await delivery.tick().catch((error: unknown) => say(storeTrouble(error)))
  await sleep(100)
}
await delivery.stop()
await data.close()
process.exit(0)
