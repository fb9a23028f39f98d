import { App, SocketModeReceiver } from '@slack/bolt'
import type { Clock } from '../../clock/clock.ts'
import { NotAccepted, type ConnectionEvent } from '../../messenger/messenger.ts'
import type { Connection } from './connection.ts'
import { failureOf } from '../api/failure.ts'
import { BACKOFF, backoffAfter } from './backoff.ts'
import type { Gate } from './gate.ts'
import { SLACK } from '../place.ts'
import { refusesConnection } from '../api/refusals.ts'
import { SILENT } from '../silent.ts'
import { AWAY, TOKEN_REFUSED } from '../told.ts'
import { webOptions } from '../api/web.ts'

/** A connection that does not answer for so long is none, in ms; also one that was told to close and does not. */
const SILENCE = 2_000
/** So long Slack has to say hello, in ms. */
const GREETING = 10_000
/** A token that was taken back is tried again so often, in ms. */
const REFUSED_AGAIN = 60_000

export type SocketWish = {
  readonly appToken: string
  readonly apiUrl?: string | undefined
  readonly gate: Pick<Gate, 'processEvent'>
  readonly clock: Pick<Clock, 'wait'>
  readonly hear: (event: ConnectionEvent) => void
}

/** A websocket that Limber opens. The library's own way back leaves for ever where Slack fails once, so this goes its own. */
export function createSocket({ appToken, apiUrl, gate, clock, hear }: SocketWish): Connection {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: SILENT,
    autoReconnectEnabled: false,
    clientPingTimeout: SILENCE,
    // Of its own, since the library writes into them.
    installerOptions: { clientOptions: webOptions({ apiUrl }) },
  })
  // Whatever it hears goes through the gate, which is all that it asks of an app.
  receiver.init(gate as App)
  const { client } = receiver
  const leaving = new AbortController()
  let running: Promise<void> | undefined

  /** Connects, and stays connected until that breaks. */
  async function connect(up: () => void): Promise<void> {
    const greeted = new AbortController()
    void clock.wait(GREETING, greeted.signal).then(() => greeted.signal.aborted || void client.disconnect())
    const { promise: down, resolve } = Promise.withResolvers<void>()
    client.once('disconnected', resolve)
    try {
      await receiver.start()
    } catch (mistake) {
      client.off('disconnected', resolve)
      throw mistake
    } finally {
      greeted.abort()
    }
    if (leaving.signal.aborted) return client.disconnect()
    up()
    await down
  }

  async function run(first: () => void, refused: (why: NotAccepted) => void): Promise<void> {
    let isFirst = true
    let failures = 0
    while (!leaving.signal.aborted) {
      let wait = 0
      try {
        await connect(() => {
          hear({ event: 'connection', platform: SLACK, is: 'up' })
          isFirst = false
          failures = 0
          first()
        })
        if (!leaving.signal.aborted) hear({ event: 'connection', platform: SLACK, is: 'down' })
      } catch (mistake) {
        if (leaving.signal.aborted) return
        const code = codeOf(mistake)
        const isRefused = code !== undefined && refusesConnection(code)
        if (isRefused && isFirst) return refused(notTaken(code))
        const why = isRefused ? `${TOKEN_REFUSED} (${code})` : AWAY
        hear({ event: 'connection', platform: SLACK, is: isRefused ? 'refused' : 'down', why })
        wait = isRefused ? REFUSED_AGAIN : backoffAfter(failures++)
      }
      // A connection that goes at once must not be opened without end.
      await clock.wait(Math.max(wait, BACKOFF.least), leaving.signal)
    }
  }

  return {
    open: () =>
      new Promise((resolve, reject) => {
        running = run(resolve, reject).finally(resolve)
      }),
    async close() {
      leaving.abort()
      void client.disconnect()
      // Whoever does not say goodbye is left without one.
      const insisting = new AbortController()
      void clock
        .wait(SILENCE, insisting.signal)
        .then(() => insisting.signal.aborted || void client.disconnect())
      await running
      insisting.abort()
    },
  }
}

function codeOf(mistake: unknown): string | undefined {
  const failure = failureOf(mistake)
  return failure.is === 'refused' ? failure.code : undefined
}

function notTaken(code: string): NotAccepted {
  return new NotAccepted(
    `${TOKEN_REFUSED} (${code}): make an app-level token with the scope connections:write under "Basic Information" of your Slack app, and switch Socket Mode on.`,
  )
}
