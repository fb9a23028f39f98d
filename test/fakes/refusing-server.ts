import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'

/** A server that answers whoever wants to begin with an error, as PostgreSQL does, or says nothing and hangs up. */
export async function startRefusing(
  code: string | undefined,
  words = 'no',
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const listener = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => {
      if (code !== undefined) socket.write(errorResponse(code, words))
      socket.end()
    })
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  return {
    port: (listener.address() as AddressInfo).port,
    async close() {
      listener.close()
      await once(listener, 'close')
    },
  }
}

/** https://www.postgresql.org/docs/current/protocol-message-formats.html, "ErrorResponse". */
function errorResponse(code: string, words: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${words}\0\0`)
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeInt32BE(fields.length + 4, 1)
  return Buffer.concat([head, fields])
}
