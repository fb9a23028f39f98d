import type { PostgresPool, PostgresPoolClient } from 'kysely'
import { Link, type LinkedClient } from './link.ts'
import { PostgresProblem, troubleOfConnecting, troubleOfState } from './problem.ts'
import { Users } from './users.ts'

/** How a pool of connections is used. */
export type Use = {
  /** So many connections at most: as many as a process can keep busy, so that several processes fit on a server. */
  readonly most: number
  /** So long does a query take at most, in ms. */
  readonly patience: number
  readonly isReader: boolean
}

/** Connections that know when nobody uses them. */
export type Pool = PostgresPool & {
  /** Waits until whatever was begun is over. */
  quiet(): Promise<void>
}

/** So long does it take at most to get a connection, in ms: a new one, or one that somebody else gives back. */
const LONGEST_CONNECT = 5_000

/** An unused connection is closed after so many ms, and any after so many seconds, so that a move is noticed. */
const IDLE = 30_000
const LIFETIME = 1_800

/** After so many ms of silence it is asked whether the other end is still there. */
const SILENCE = 10_000

/** PostgreSQL's numbers of the types BIGINT and NUMERIC (what a sum is). */
const COUNTS: readonly number[] = [20, 1700]

/**
 * Connections to a PostgreSQL server, as Kysely uses them. The package `pg` is loaded only here, for whoever keeps data
 * on a server. Every failure of the server or on the way to it is a `PostgresProblem`.
 */
export async function connectTo(url: string, use: Use): Promise<Pool> {
  const { Pool: DriverPool, DatabaseError, types } = await import('pg')
  const stateOf = (error: unknown) => (error instanceof DatabaseError ? error.code : undefined)
  const connectWithin = Math.min(LONGEST_CONNECT, use.patience)
  const pool = new DriverPool({
    connectionString: url,
    application_name: 'limber',
    max: use.most,
    connectionTimeoutMillis: connectWithin,
    idleTimeoutMillis: IDLE,
    maxLifetimeSeconds: LIFETIME,
    keepAlive: true,
    keepAliveInitialDelayMillis: SILENCE,
    types: {
      // Of this pool alone: what else uses the package in this process keeps its own.
      getTypeParser: ((oid: number, format?: 'text') =>
        COUNTS.includes(oid) ? toNumber : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
    },
  })
  // The pool has put such a connection away already; the next query gets another, or says what is wrong.
  pool.on('error', () => {})

  const ended = new WeakMap<object, unknown>()
  const ready = new WeakSet<object>()
  // While somebody uses a connection nobody listens to it, and its end would be the end of the process.
  pool.on('connect', (client) => client.on('error', (error) => ended.set(client, error)))

  const users = new Users()

  async function open() {
    const start = performance.now()
    try {
      return await pool.connect()
    } catch (error) {
      const state = stateOf(error)
      const isLate = performance.now() - start >= connectWithin
      throw new PostgresProblem(
        state === undefined ? troubleOfConnecting(error, isLate) : troubleOfState(state),
        error,
      )
    }
  }

  async function connect(): Promise<PostgresPoolClient> {
    users.enter()
    try {
      // Cursors, which Kysely could hand over as well, are not used.
      return (await linked()) as unknown as PostgresPoolClient
    } catch (error) {
      users.leave()
      throw error
    }
  }

  async function linked(): Promise<Link> {
    const client = await open()
    const link = new Link(client as unknown as LinkedClient, {
      patience: use.patience,
      stateOf,
      endOf: () => (ended.has(client) ? { error: ended.get(client) } : undefined),
    })
    try {
      if (!ready.has(client)) await link.query(PREPARE, preparing(use))
    } catch (error) {
      link.release(true)
      throw error
    }
    ready.add(client)
    link.whenReleased(() => users.leave())
    return link
  }

  return { connect, quiet: () => users.nobody(), end: () => pool.end(), options: {} }
}

/**
 * What a connection promises whatever the server's usual settings are: a commit is on the disk before it is answered,
 * each statement sees what is committed by then, and what hangs is given up. Not asked for while connecting, which
 * poolers between here and the server refuse.
 */
const PREPARE = `
  select
    set_config('statement_timeout', $1, false),
    set_config('idle_in_transaction_session_timeout', $1, false),
    set_config('default_transaction_isolation', 'read committed', false),
    case when $2 then set_config('default_transaction_read_only', 'on', false) end,
    case when current_setting('synchronous_commit') = 'off' then set_config('synchronous_commit', 'on', false) end,
    case when current_setting('jit', true) = 'on' then set_config('jit', 'off', false) end`

/** The server gives up a little sooner than this end, so that it says so itself and lets go of what it holds. */
function preparing({ patience, isReader }: Use): readonly unknown[] {
  return [String(Math.ceil(patience * 0.9)), isReader]
}

/** A number that the driver would hand over as text, because there are larger ones than numbers can hold. */
function toNumber(text: string): number {
  const value = Number(text)
  if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value
  throw new RangeError(`${text} is too large for a number.`)
}
