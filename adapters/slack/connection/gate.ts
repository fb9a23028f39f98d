import type { App, ReceiverEvent } from '@slack/bolt'
import type { Once } from '../../messenger/once.ts'
import type { During } from '../told.ts'

/** What comes from Slack goes through here: once, as long as Limber does not leave, and with somebody who hears of it. */
export type Gate = Pick<App, 'processEvent'> & {
  /** Takes nothing new, and resolves when what was taken is done. */
  leave(): Promise<void>
}

type GateWish = {
  readonly app: Pick<App, 'processEvent'>
  readonly once: Once
  readonly wrong: (during: During, mistake: unknown) => void
}

export function createGate({ app, once, wrong }: GateWish): Gate {
  const underWay = new Set<Promise<void>>()
  let isLeaving = false

  async function take(event: ReceiverEvent): Promise<void> {
    try {
      const id = (event.body as { readonly event_id?: unknown }).event_id
      // An answer of which Slack did not hear that it was on its way is not given again.
      if (typeof id === 'string' && !once.isNew(`event ${id}`)) return await event.ack()
      await app.processEvent({ ...event, ack: (said) => acknowledge(event, said) })
    } catch (mistake) {
      wrong('hearing', mistake)
    }
  }

  /** Whether Slack hears that something arrived or not: it is answered, since what comes a second time is not. */
  async function acknowledge({ ack }: ReceiverEvent, said: unknown): Promise<void> {
    try {
      await ack(said as Parameters<typeof ack>[0])
    } catch (mistake) {
      // What stands in a form goes this way alone.
      if (said !== undefined) throw mistake
      wrong('hearing', mistake)
    }
  }

  return {
    async processEvent(event) {
      // Slack hears of nobody who took it, and brings it to whoever is there.
      if (isLeaving) return
      const work = take(event).finally(() => underWay.delete(work))
      underWay.add(work)
      await work
    },
    async leave() {
      isLeaving = true
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}
