import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { realClock } from '../../../adapters/clock/clock.ts'
import { createPlatform } from '../platform.ts'
import type { ServedPlatform } from '../server.ts'
import { tsOf, type Ephemeral, type SlackMessage } from './board.ts'
import { createState, type Call, type Fault, type SlackView, type SlackWish, type State } from './state.ts'
import { createActing, type Acting } from './acting.ts'
import { messagesIn } from './read.ts'
import { createSockets, type Sockets } from './sockets.ts'
import { serve } from './web-api.ts'
import { namedIn } from './said.ts'

/** A Slack at a port of this machine, over the model of a platform. */
export type ServedSlack = ServedPlatform &
  Acting & {
    readonly sockets: Sockets
    /** What Limber sent that Slack would not have taken; empty at the end of each test. */
    violations(): readonly string[]
    calls(method?: string): readonly Call[]
    /** Answers the next call of a method otherwise. */
    fault(method: string, fault: Fault): void
    messages(channel: string): readonly SlackMessage[]
    ephemerals(user?: string): readonly Ephemeral[]
    views(user: string): readonly SlackView[]
    /** From now on the bot token is not accepted, with this code, or is again. */
    revoke(code: string | undefined): void
    readonly state: State
  }

/** Serves a fake Slack on this machine alone; `url` is where its Web API is asked. */
export async function serveSlack(wish: SlackWish = {}): Promise<ServedSlack> {
  const clock = wish.clock ?? realClock()
  const platform = createPlatform({ seed: 1, limits: {}, ...wish, kind: 'slack', clock })
  const state = createState(wish, clock, platform)
  const underWay = new Set<Promise<unknown>>()
  let port = 0
  const here = () => `http://127.0.0.1:${port}`
  const server = createServer({ keepAliveTimeout: 60_000 }, (incoming, outgoing) => {
    const work: Promise<void> = serve(state, incoming, outgoing, () => `ws://127.0.0.1:${port}/link`)
      .then((isAnswered) => void (isAnswered || incoming.socket.destroy()))
      .catch(() => void incoming.socket.destroy())
      .finally(() => underWay.delete(work))
    underWay.add(work)
  })
  const sockets = createSockets(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
  return {
    ...platform,
    ...createActing(state, sockets, here),
    state,
    sockets,
    url: `${here()}/api`,
    seen: () =>
      platform.seen().map((seen) => {
        const channel = seen.channel.slice(seen.channel.indexOf('/') + 1)
        const person = /^@.*\/(.+)$/.exec(channel)?.[1]
        return { ...seen, message: `${namedIn(person ?? channel)}:${tsOf(seen)}` }
      }),
    violations: () => [...state.violations],
    calls: (method) => state.calls.filter((call) => method === undefined || call.method === method),
    fault: (method, fault) => void state.faults.push({ method, fault }),
    messages: (channel) => messagesIn(state, channel),
    ephemerals: (user) =>
      [...state.ephemerals.values()].filter((one) => user === undefined || one.user === user),
    views: (user) => [...state.views.values()].filter((view) => view.user === user),
    revoke: (code) => void (state.revoked = code),
    async quiet() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
    close: () =>
      new Promise((resolve) => {
        sockets.close()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
