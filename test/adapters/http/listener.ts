import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

/** A request as it came in, whole. */
export type Came = {
  readonly method: string
  readonly path: string
  readonly type: string
  readonly body: string
}

/** A server of this machine that keeps what it is asked, and everything that reaches it. */
export type Listener = {
  readonly url: string
  readonly came: readonly Came[]
  /** How many bytes came in over all connections, and over how many. */
  bytes(): number
  connections(): number
  /** Resolves when so many connections were made. */
  connected(many: number): Promise<void>
}

/** Answers each request, once it is there as a whole, as the test says; closed with the test. */
export async function listen(
  answer: (came: Came, response: ServerResponse, request: IncomingMessage) => void,
): Promise<Listener> {
  const came: Came[] = []
  const sockets: Socket[] = []
  const server = createServer({ keepAliveTimeout: 60_000 }, async (request, response) => {
    const { method = '', url: path = '', headers } = request
    const one = { method, path, type: headers['content-type'] ?? '', body: await text(request) }
    came.push(one)
    answer(one, response, request)
  })
  server.on('connection', (socket) => {
    sockets.push(socket)
    // Whoever asks may be gone in the middle.
    socket.on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeAllConnections()
    await closed
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    came,
    bytes: () => sockets.reduce((sum, { bytesRead }) => sum + bytesRead, 0),
    connections: () => sockets.length,
    async connected(many) {
      while (sockets.length < many) await new Promise((resolve) => setImmediate(resolve))
    },
  }
}
