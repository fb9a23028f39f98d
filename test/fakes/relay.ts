import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** Stands between a program and a server, and is the network that fails. */
export type Relay = {
  readonly port: number
  /** Ends every connection, and every new one before it begins. */
  cut(): void
  /** Keeps every connection, and takes new ones, but passes nothing on. */
  stall(): void
  /** Passes everything on so many ms later. */
  slowDown(ms: number): void
  /** Passes everything on again, also what was held back. */
  letThrough(): void
  /**
   * Cuts as soon as the program has sent these words: before they reach the server (`request`), or when the server
   * answers (`answer`). Resolves when that has happened; until `letThrough` nothing gets through then.
   */
  lose(what: 'request' | 'answer', words: string): Promise<void>
  close(): Promise<void>
}

type Losing = { readonly what: 'request' | 'answer'; readonly words: string; readonly happened: () => void }

/** Starts a relay on a free port of the loopback, to a server. */
export async function startRelay(server: { readonly host: string; readonly port: number }): Promise<Relay> {
  const open = new Set<Socket>()
  let isCut = false
  let delay = 0
  let gate: PromiseWithResolvers<void> | undefined
  let losing: Losing | undefined

  function cut(): void {
    isCut = true
    gate?.resolve()
    gate = undefined
    for (const socket of open) socket.destroy()
    open.clear()
  }

  function letThrough(): void {
    isCut = false
    delay = 0
    gate?.resolve()
    gate = undefined
  }

  function lost({ happened }: Losing): void {
    losing = undefined
    cut()
    happened()
  }

  /** Passes on in order; what is on its way when the connection ends never arrives. */
  function pump(from: Socket, to: Socket, meets: (chunk: Buffer) => boolean): void {
    let last = Promise.resolve()
    from.on('data', (chunk: Buffer) => {
      const before = last
      last = (async () => {
        const arrives = delay > 0 ? sleep(delay) : undefined
        await before
        await arrives
        await gate?.promise
        if (!isCut && meets(chunk) && !to.destroyed) to.write(chunk)
      })()
    })
  }

  const listener = createServer((program) => {
    if (isCut) {
      program.destroy()
      return
    }
    const far = connect(server)
    let isAsked = false
    for (const [socket, other] of [
      [program, far],
      [far, program],
    ] as const) {
      open.add(socket)
      // Whoever breaks off is no trouble of the relay; the other side hears of it.
      socket.on('error', () => {})
      socket.on('close', async () => {
        open.delete(socket)
        // Who hangs up is not heard either while nothing gets through.
        await gate?.promise
        other.destroy()
      })
    }
    pump(program, far, (chunk) => {
      if (losing === undefined || !chunk.includes(losing.words)) return true
      isAsked = true
      if (losing.what === 'answer') return true
      lost(losing)
      return false
    })
    pump(far, program, () => {
      if (losing === undefined || !isAsked) return true
      lost(losing)
      return false
    })
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')

  return {
    port: (listener.address() as AddressInfo).port,
    cut,
    letThrough,
    stall() {
      gate ??= Promise.withResolvers()
    },
    slowDown(ms) {
      delay = ms
    },
    lose: (what, words) => new Promise((happened) => (losing = { what, words, happened })),
    async close() {
      cut()
      listener.close()
      await once(listener, 'close')
    },
  }
}
