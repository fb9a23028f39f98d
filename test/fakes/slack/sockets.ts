import type { Server } from 'node:http'
import { randomUUID } from 'node:crypto'
import { WebSocketServer, type WebSocket } from 'ws'
import { SLACK_LIMITS } from './limits.ts'

/** What came back for an envelope, and after how many ms. */
export type Acked = { readonly payload: unknown; readonly after: number }

/** The websocket side of Socket Mode. */
export type Sockets = {
  /** How many are open. */
  count(): number
  /** How many there were. */
  opened(): number
  /** Sends an envelope to one of them; rejects where nobody says within 3 s that it arrived. */
  deliver(type: string, payload: object, more?: object): Promise<Acked>
  /** The same, with the envelope as it is. */
  deliverFrame(frame: { readonly envelope_id: string } & Readonly<Record<string, unknown>>): Promise<Acked>
  /** Says to all of them that they are to connect anew, as Slack does every few hours. */
  refresh(reason: string): void
  /** Hears nothing any more of those that are open, and says nothing: no pong, and no goodbye. */
  mute(): void
  /** Breaks all of them without a word. */
  drop(): void
  /** Says hello to new ones, or not. */
  greet(isGreeting: boolean): void
  close(): void
}

export function createSockets(server: Server): Sockets {
  const all = new Set<WebSocket>()
  const waiting = new Map<string, (payload: unknown) => void>()
  const listener = new WebSocketServer({ server })
  let opened = 0
  let isGreeting = true
  listener.on('connection', (socket) => {
    all.add(socket)
    opened++
    socket.on('close', () => all.delete(socket))
    socket.on('error', () => {})
    socket.on('message', (data) => {
      const { envelope_id, payload } = JSON.parse(String(data)) as { envelope_id: string; payload: unknown }
      waiting.get(envelope_id)?.(payload)
      waiting.delete(envelope_id)
    })
    const hello = { type: 'hello', num_connections: all.size, connection_info: { app_id: 'A1' } }
    if (isGreeting) socket.send(JSON.stringify(hello))
  })

  function deliverFrame(frame: { readonly envelope_id: string }): Promise<Acked> {
    const socket = [...all].at(-1)
    if (socket === undefined) return Promise.reject(new Error('nobody is connected'))
    const began = performance.now()
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(frame.envelope_id)
        reject(new Error('nobody said in time that it arrived'))
      }, SLACK_LIMITS.ack)
      waiting.set(frame.envelope_id, (payload) => {
        clearTimeout(timer)
        resolve({ payload, after: performance.now() - began })
      })
      socket.send(JSON.stringify(frame))
    })
  }

  return {
    count: () => all.size,
    opened: () => opened,
    deliver: (type, payload, more = {}) =>
      deliverFrame({
        envelope_id: randomUUID(),
        type,
        payload,
        accepts_response_payload: type !== 'events_api',
        ...more,
      } as { readonly envelope_id: string }),
    deliverFrame,
    refresh(reason) {
      for (const socket of all) socket.send(JSON.stringify({ type: 'disconnect', reason }))
    },
    mute() {
      for (const socket of all) socket.pause()
    },
    drop() {
      for (const socket of all) socket.terminate()
    },
    greet: (wanted) => void (isGreeting = wanted),
    close() {
      for (const socket of all) socket.terminate()
      listener.close()
    },
  }
}
