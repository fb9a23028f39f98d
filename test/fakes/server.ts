import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createPlatform, type Platform, type PlatformWish, type Request } from './platform.ts'

/** A fake platform at a port of this machine. */
export type ServedPlatform = Platform & {
  /** Where it is asked, without a slash at the end. */
  readonly url: string
  /** Resolves when nothing is under way any more, not even what nobody waits for. */
  quiet(): Promise<void>
  close(): Promise<void>
}

/**
 * Serves a fake platform on this machine alone: `POST` and `GET /<workspace>/<channel>/messages`, and
 * `PATCH /<workspace>/<channel>/messages/<message>`.
 */
export async function servePlatform(wish: PlatformWish): Promise<ServedPlatform> {
  const platform = createPlatform(wish)
  const underWay = new Set<Promise<void>>()
  const server = createServer({ keepAliveTimeout: 60_000 }, (incoming, outgoing) => {
    // Whoever asked may be killed in the middle of asking.
    const work: Promise<void> = answer(platform, incoming, outgoing)
      .catch(() => void incoming.socket.destroy())
      .finally(() => underWay.delete(work))
    underWay.add(work)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    ...platform,
    url: `http://127.0.0.1:${port}`,
    async quiet() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(
  platform: Platform,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const request = await readRequest(incoming)
  if (request === undefined) return void outgoing.writeHead(404).end('{}')
  const given = await platform.handle(request)
  if (given === undefined) return void incoming.socket.destroy()
  const { wait } = given.body
  outgoing.writeHead(given.status, {
    'content-type': 'application/json',
    ...(wait === undefined ? {} : { 'retry-after': String(Math.ceil(wait / 1_000)) }),
  })
  outgoing.end(JSON.stringify(given.body))
}

async function readRequest(incoming: IncomingMessage): Promise<Request | undefined> {
  const url = new URL(incoming.url ?? '/', 'http://localhost')
  const [, workspace = '', channel = '', messages, message] = url.pathname.split('/').map(decodeURIComponent)
  if (messages !== 'messages') return undefined
  const where = { workspace, channel }
  switch (incoming.method) {
    case 'POST':
      return { ...(await readBody(incoming)), ...where, do: 'post' }
    case 'PATCH':
      return message === undefined
        ? undefined
        : { ...where, do: 'edit', message, text: (await readBody(incoming)).text }
    case 'GET': {
      const delivery = url.searchParams.get('delivery') ?? ''
      return { ...where, do: 'find', delivery, since: Number(url.searchParams.get('since')) }
    }
    default:
      return undefined
  }
}

type PostBody = {
  readonly delivery: string
  readonly text: string
  readonly nonce?: string
  readonly askedAt: number
}

async function readBody(incoming: IncomingMessage): Promise<PostBody> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString())
}
