import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HTTPReceiver, type App } from '@slack/bolt'
import type { Clock } from '../../clock/clock.ts'
import { inTime } from '../../clock/in-time.ts'
import { NotAccepted, type ConnectionEvent } from '../../messenger/messenger.ts'
import type { Connection } from './connection.ts'
import type { Gate } from './gate.ts'
import { SLACK } from '../place.ts'
import { SILENT } from '../silent.ts'
import { NOT_SIGNED } from '../told.ts'

export type ListenerWish = {
  readonly signingSecret: string
  readonly port: number
  /** All addresses of the machine where it is left out. */
  readonly host?: string | undefined
  readonly gate: Pick<Gate, 'processEvent'>
  readonly clock: Pick<Clock, 'wait' | 'passed'>
  readonly hear: (event: ConnectionEvent) => void
}

/** Whoever runs Limber is told so often of requests that are not taken, in ms: anybody can make some. */
const TOLD_AGAIN = 60 * 60_000
const UNAUTHORIZED = 401
/** What was answered has so long to leave, in ms; whoever has not said yet what they want is not waited for. */
const FAREWELL = 1_000

/** Signed requests that Slack makes, at /slack/events. */
export function createListener(wish: ListenerWish): Connection & { port(): number | undefined } {
  const { signingSecret, port, host, gate, clock, hear } = wish
  const receiver = new HTTPReceiver({ signingSecret, logger: SILENT, port })
  // Whatever it hears goes through the gate, which is all that it asks of an app.
  receiver.init(gate as App)
  let server: Server | undefined
  let listening: number | undefined
  let toldAt = -Infinity

  /** The library says only in words, to be logged, that a signature is wrong: what it answers is looked at instead. */
  function watch({ headers }: IncomingMessage, response: ServerResponse): void {
    // Whoever only looks what stands at a port signs nothing.
    if (headers['x-slack-signature'] === undefined) return
    response.once('finish', () => {
      if (response.statusCode !== UNAUTHORIZED || clock.passed() - toldAt < TOLD_AGAIN) return
      toldAt = clock.passed()
      hear({ event: 'connection', platform: SLACK, is: 'refused', why: NOT_SIGNED })
    })
  }

  return {
    port: () => listening,
    async open() {
      // The library's types know of ports alone; the server that it makes takes an address as well.
      const where = { port, ...(host && { host }) } as unknown as number
      server = await receiver.start(where).catch((mistake: unknown) => {
        throw cannotListen(port, host, mistake)
      })
      server.on('request', watch)
      listening = (server.address() as AddressInfo).port
      hear({ event: 'connection', platform: SLACK, is: 'up' })
    },
    async close() {
      const open = server
      if (open === undefined) return
      server = undefined
      listening = undefined
      const closed = receiver.stop()
      await inTime(closed, FAREWELL, clock.wait)
      open.closeAllConnections()
      await closed
    },
  }
}

function cannotListen(port: number, host: string | undefined, mistake: unknown): NotAccepted {
  const { code = 'an error' } = mistake as NodeJS.ErrnoException
  return new NotAccepted(
    host === undefined
      ? `Port ${port} cannot be listened on (${code}): set PORT to one that is free and that Limber may use.`
      : `Port ${port} of ${host} cannot be listened on (${code}): set PORT to one that is free and that Limber may use, and HOST to an address of this machine.`,
  )
}
