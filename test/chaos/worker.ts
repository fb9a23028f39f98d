import { setTimeout as sleep } from 'node:timers/promises'
import { realClock } from '../../adapters/clock/clock.ts'
import { sharedClock } from '../../adapters/clock/shared-clock.ts'
import { openKept } from '../../adapters/database/open-kept.ts'
import { storeTrouble } from '../../adapters/database/problem.ts'
import { deliveryPorts } from '../../adapters/delivery-ports.ts'
import { createDelivery } from '../../src/deliver/delivery.ts'
import type { DeliveryEvent } from '../../src/deliver/ports.ts'
import { hearTrouble } from '../../src/deliver/trouble.ts'
import { chatsOf } from './chats.ts'
import { readWish, say, untilAsked } from './member.ts'
import { shortMessages } from './messages.ts'
import { FAST_TICK, FAST_TIMING, FAST_WINDOW } from './speed.ts'

// worker.ts <wish>: delivers what is due until it is told to stop, or killed.

const { kept, urls, owner, chats } = readWish()
const data = await openKept(kept, 'bot')
const clock = sharedClock(realClock(), data.store)

const hear = (event: DeliveryEvent) => {
  if (event.event === 'trouble') say(`${event.during}: ${event.why}`)
}

const delivery = createDelivery({
  breaks: {
    store: data.store,
    holidays: { find: () => [], name: (code) => code, of: () => [] },
    now: () => clock.now(),
    letOthersRun: () => new Promise((resolve) => setImmediate(resolve)),
  },
  ports: {
    ...deliveryPorts(clock),
    store: data.store,
    chats: chatsOf(chats, urls),
    owner,
    now: () => clock.now(),
    hear,
  },
  messages: shortMessages(FAST_WINDOW),
  timing: FAST_TIMING,
})

let isLeaving = false
untilAsked(async () => {
  isLeaving = true
  await ticking
  await delivery.stop()
  await data.close()
})
const ticking = (async () => {
  while (!isLeaving) {
    await delivery
      .tick()
      .catch((error: unknown) => hearTrouble({ hear, trouble: storeTrouble }, 'tick', error))
    await sleep(FAST_TICK)
  }
})()
