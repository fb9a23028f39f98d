import type { IncomingMessage, ServerResponse } from 'node:http'
import { text as readAll } from 'node:stream/consumers'
import type { Thing } from './check-words.ts'
import { METHODS } from './methods.ts'
import { respond } from './responding.ts'
import type { Said } from './said.ts'
import { METHOD_SCOPES, scopeFor } from './scopes.ts'
import type { Fault, State } from './state.ts'

/** Answers a request to the Web API or to a response_url; false where the connection is to break. */
export async function serve(
  state: State,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  socketUrl: () => string,
): Promise<boolean> {
  const { pathname } = new URL(incoming.url ?? '/', 'http://localhost')
  const raw = await readAll(incoming)
  const [, kind, name = ''] = pathname.split('/')
  if (kind === 'response') {
    const said = await respond(name, JSON.parse(raw) as Thing, state)
    if (said === undefined) return false
    outgoing.writeHead(said.status, { 'content-type': 'text/plain', ...said.headers }).end(said.body)
    return true
  }
  if (kind !== 'api') {
    outgoing.writeHead(404).end()
    return true
  }
  const token = /^Bearer (.*)$/.exec(incoming.headers.authorization ?? '')?.[1] ?? ''
  const args = readForm(raw)
  state.calls.push({ method: name, args, token, at: state.clock.now() })
  const fault = takeFault(state, name)
  if (fault === 'lost before') return false
  if (typeof fault === 'object' && 'until' in fault) await fault.until
  const said =
    typeof fault === 'object' && ('error' in fault || 'status' in fault)
      ? fault
      : await run(name, args, token, state, socketUrl)
  if (fault === 'lost after' || said === undefined) return false
  write(outgoing, said, state)
  return true
}

function takeFault(state: State, name: string): Fault | undefined {
  const index = state.faults.findIndex(({ method }) => method === name)
  return index < 0 ? undefined : state.faults.splice(index, 1)[0]?.fault
}

async function run(
  name: string,
  args: Thing,
  token: string,
  state: State,
  socketUrl: () => string,
): Promise<Said> {
  if (name === 'apps.connections.open') {
    return token === state.tokens.app ? { url: socketUrl() } : { error: 'invalid_auth' }
  }
  if (token !== state.tokens.bot) return { error: 'invalid_auth' }
  if (state.revoked !== undefined) return { error: state.revoked }
  const method = METHODS[name]
  if (method === undefined || METHOD_SCOPES[name] === undefined) return { error: 'unknown_method' }
  const channel = String(args['channel'] ?? '')
  const needed = scopeFor(name, channel, state.channels.get(channel)?.isPrivate === true)
  if (!needed.every((scope) => state.scopes.has(scope))) return { error: 'missing_scope' }
  return method(args, state)
}

/** The Web API is asked with forms, in which lists and objects stand as JSON. */
function readForm(raw: string): Thing {
  const entries = [...new URLSearchParams(raw)].map(([key, value]) => {
    if (!JSON_FIELDS.has(key)) return [key, value] as const
    try {
      return [key, JSON.parse(value) as unknown] as const
    } catch {
      return [key, value] as const
    }
  })
  return Object.fromEntries(entries)
}

const JSON_FIELDS = new Set(['blocks', 'view', 'metadata', 'prompts', 'loading_messages', 'attachments'])

function write(outgoing: ServerResponse, said: Exclude<Said, undefined>, state: State): void {
  const headers = { 'content-type': 'application/json', 'x-oauth-scopes': [...state.scopes].join(',') }
  if ('status' in said && typeof said.status === 'number') {
    const {
      status,
      wait,
      headers: more = {},
      body = {},
    } = said as {
      readonly status: number
      readonly wait?: number
      readonly headers?: Readonly<Record<string, string>>
      readonly body?: unknown
    }
    const retry = wait === undefined ? {} : { 'retry-after': String(Math.ceil(wait / 1_000)) }
    outgoing.writeHead(status, { ...headers, ...retry, ...more }).end(JSON.stringify(body))
    return
  }
  const isError = 'error' in said
  outgoing.writeHead(200, headers).end(JSON.stringify({ ok: !isError, ...said }))
}
