import type { Server } from 'node:http'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Json } from './objects.ts'

/** What a shard says first. */
export type Identify = {
  readonly token: string
  readonly intents: number
  readonly shard?: readonly [number, number]
}

export type GatewayWish = {
  readonly server: Server
  /** Where a shard resumes. */
  readonly url: () => string
  /** Ms between two signs of life. */
  readonly heartbeat: number
  /** A code to close with, or nothing where the shard may come in. */
  readonly objects: (identify: Identify) => number | undefined
  /** What a shard is told first, besides its session. */
  readonly ready: () => Json
  /** What it is told after that. */
  readonly welcome: () => readonly (readonly [string, unknown])[]
  readonly violation: (what: string) => void
}

/** The gateway of a fake Discord: JSON, without compression. */
export type Gateway = {
  dispatch(event: string, data: unknown): void
  /** Asks every shard to connect again, and says so or not. */
  reconnect(): void
  invalidate(isResumable?: boolean): void
  /** Lets nobody resume the session that there is. */
  forget(): void
  close(code: number): void
  /** Breaks every connection without a word. */
  drop(): void
  /** Keeps every connection, and hears nothing any more. */
  stall(): void
  /** Turns away whoever comes, with this status, until it is called without one. */
  refuse(status?: number): void
  /** Closes with a code on whoever comes in or resumes, until it is called without one. */
  turnAway(code?: number): void
  readonly intents: () => number | undefined
  counts(): { readonly identified: number; readonly resumed: number; readonly open: number }
  stop(): void
}

type Packet = {
  readonly op: number
  readonly d: unknown
  readonly s: number | null
  readonly t: string | null
}

const LARGEST = 4_096
const MOST_SENT = 120
const MINUTE = 60_000

export function createGateway({
  server,
  url,
  heartbeat,
  objects,
  ready,
  welcome,
  violation,
}: GatewayWish): Gateway {
  let refusing: number | undefined
  let turnedAway: number | undefined
  const sockets = new WebSocketServer({ noServer: true })
  const open = new Set<WebSocket>()
  let session: string | undefined
  let sequence = 0
  let sent: Packet[] = []
  let sessions = 0
  let intents: number | undefined
  let identified = 0
  let resumed = 0

  const push = (socket: WebSocket, packet: Packet) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(packet))
  }
  const dispatchTo = (to: Iterable<WebSocket>, t: string, d: unknown) => {
    const packet = { op: 0, t, d, s: ++sequence }
    sent.push(packet)
    for (const socket of to) push(socket, packet)
  }

  function identify(socket: WebSocket, said: Identify): void {
    const code = turnedAway ?? objects(said)
    if (code !== undefined) return socket.close(code)
    session = `session-${++sessions}`
    sequence = 0
    sent = []
    intents = said.intents
    identified++
    open.add(socket)
    dispatchTo([socket], 'READY', {
      ...ready(),
      session_id: session,
      resume_gateway_url: url(),
      shard: said.shard ?? [0, 1],
    })
    for (const [event, data] of welcome()) dispatchTo([socket], event, data)
  }

  function resume(socket: WebSocket, said: { readonly session_id: string; readonly seq: number }): void {
    if (turnedAway !== undefined) return socket.close(turnedAway)
    if (said.session_id !== session) return push(socket, { op: 9, d: false, s: null, t: null })
    resumed++
    open.add(socket)
    for (const packet of sent.filter(({ s }) => (s ?? 0) > said.seq)) push(socket, packet)
    dispatchTo([socket], 'RESUMED', {})
  }

  server.on('upgrade', (request, socket, head) => {
    if (refusing !== undefined) {
      socket.end(`HTTP/1.1 ${refusing} no\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
      return
    }
    sockets.handleUpgrade(request, socket, head, (made) => sockets.emit('connection', made, request))
  })
  sockets.on('connection', (socket) => {
    const times: number[] = []
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => {})
    push(socket, { op: 10, d: { heartbeat_interval: heartbeat }, s: null, t: null })
    socket.on('message', (raw) => {
      const text = String(raw)
      const now = performance.now()
      times.push(now)
      if (text.length > LARGEST) violation(`a packet to the gateway has ${text.length} characters`)
      if (times.filter((at) => now - at < MINUTE).length > MOST_SENT)
        violation('too many packets to the gateway')
      const { op, d } = JSON.parse(text)
      if (op === 1) push(socket, { op: 11, d: null, s: null, t: null })
      else if (op === 2) identify(socket, d)
      else if (op === 6) resume(socket, d)
      else if (op !== 3) violation(`a packet to the gateway of kind ${op}`)
    })
  })

  const tellAll = (packet: Packet) => {
    for (const socket of open) push(socket, packet)
  }
  return {
    dispatch: (event, data) => dispatchTo(open, event, data),
    reconnect: () => tellAll({ op: 7, d: null, s: null, t: null }),
    invalidate(isResumable = false) {
      if (!isResumable) session = undefined
      tellAll({ op: 9, d: isResumable, s: null, t: null })
    },
    forget() {
      session = undefined
    },
    close(code) {
      for (const socket of open) socket.close(code)
    },
    drop() {
      for (const socket of open) socket.terminate()
      open.clear()
    },
    stall() {
      for (const socket of sockets.clients) socket.pause()
    },
    refuse(status) {
      refusing = status
    },
    turnAway(code) {
      turnedAway = code
    },
    intents: () => intents,
    counts: () => ({ identified, resumed, open: open.size }),
    stop() {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    },
  }
}
