import { Agent, type Dispatcher } from 'undici'
import { TooLate } from './too-late.ts'

/** Until when something may be asked, and its answer be waited for. */
export type Deadline = {
  /** Whether it is over, looked up at this moment. */
  isOver(): boolean
  /** Aborts when it is over, at the latest as soon as a process that stood still goes on. */
  readonly signal: AbortSignal
}

/** One request and its whole answer at a time over each connection, and nothing a second time. */
export type Exchange = {
  /** Rejects with `TooLate`, with the reason for which the request was aborted, or with why there is no answer. */
  exchange(request: Request, deadline: Deadline): Promise<Response>
  /** Ends all connections, and what is asked over them. */
  close(): Promise<void>
}

export function createExchange(): Exchange {
  const agent = new Agent({ pipelining: 1, allowH2: false })
  return {
    async exchange(request, deadline) {
      // As a whole, since only then it leaves at one moment, which is the one that is checked.
      const body = request.body === null ? null : Buffer.from(await request.arrayBuffer())
      return ask(agent, request, body, deadline)
    },
    close: () => agent.destroy(),
  }
}

function ask(agent: Agent, request: Request, body: Buffer | null, deadline: Deadline): Promise<Response> {
  const { origin, pathname, search } = new URL(request.url)
  const signal = AbortSignal.any([deadline.signal, request.signal])
  const whyAborted = () => (deadline.isOver() ? new TooLate() : (signal.reason as Error))
  const { promise, resolve, reject } = Promise.withResolvers<Response>()

  let connection: Dispatcher.DispatchController | undefined
  let head: Head | undefined
  const chunks: Buffer[] = []
  const giveUp = () => {
    const why = whyAborted()
    reject(why)
    connection?.abort(why)
  }

  const options = {
    origin,
    path: `${pathname}${search}`,
    method: request.method as Dispatcher.HttpMethod,
    headers: Object.fromEntries(request.headers),
    body,
  }
  if (deadline.isOver() || signal.aborted) giveUp()
  else {
    signal.addEventListener('abort', giveUp)
    agent.dispatch(options, {
      // The library calls this right before it writes to a connection that is there: the last moment before the first byte.
      onRequestStart(controller) {
        if (deadline.isOver() || signal.aborted) reject(whyAborted())
        else if (connection !== undefined) reject(new Error('nothing is sent a second time'))
        else return void (connection = controller)
        controller.abort(new Error('it is not sent'))
      },
      onResponseStart(_, status, headers, statusText = '') {
        head = { status, headers, statusText }
      },
      onResponseData: (_, chunk) => void chunks.push(chunk),
      onResponseEnd: () => void answer(request, head, Buffer.concat(chunks)).then(resolve, reject),
      onResponseError: (_, why) => reject(deadline.isOver() ? new TooLate() : why),
    })
  }
  return promise.finally(() => signal.removeEventListener('abort', giveUp))
}

type Head = {
  readonly status: number
  readonly statusText: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

/** Statuses that have no body, for which the web's `Response` takes none. */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304])

async function answer(request: Request, head: Head | undefined, body: Buffer): Promise<Response> {
  if (head === undefined) throw new Error('an answer without a beginning')
  const { status, statusText } = head
  if (request.redirect === 'error' && status >= 300 && status < 400) {
    throw new TypeError(`the answer points elsewhere, with status ${status}`)
  }
  const headers = new Headers()
  for (const [name, said] of Object.entries(head.headers)) {
    for (const value of [said ?? []].flat()) headers.append(name, value)
  }
  return new Response(BODILESS.has(status) ? null : new Uint8Array(body), { status, statusText, headers })
}
