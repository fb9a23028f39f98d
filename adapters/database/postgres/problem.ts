import { DataProblem } from '../data-problem.ts'

/** What goes wrong with a PostgreSQL server, while it is opened or in use. */
export type PostgresTrouble = keyof typeof TROUBLES

/** For each why it is so, behind a "because", and what whoever runs Limber can do about it. */
const TROUBLES = {
  unreachable: [
    'the database server cannot be reached',
    'see that it runs, and that DATABASE_URL names its host and port',
  ],
  'hung up': [
    'no connection to the database server came about',
    'see that it runs, and that DATABASE_URL gives the password and the encryption ("sslmode=…") that it asks for',
  ],
  'no certificate': [
    'the certificate of the database server is not one to be trusted',
    'name the authority that signed it in DATABASE_URL ("sslrootcert=…")',
  ],
  'no file': [
    'a certificate or key that DATABASE_URL names cannot be read',
    'put its path or its rights right',
  ],
  refused: [
    'the database server does not let Limber in',
    'put the name and the password in DATABASE_URL right, or let that name in on the server',
  ],
  'no database': [
    'the database server has no database of that name',
    'make it ("create database …"), or put the name in DATABASE_URL right',
  ],
  crowded: [
    'the database server has no connection left',
    'let it take more ("max_connections"), or close some of those that others hold',
  ],
  starting: ['the database server is starting or stopping', 'try again when it is up'],
  'read-only': [
    'the database can only be read',
    'name the primary server in DATABASE_URL, not a standby, or let Limber write',
  ],
  denied: [
    'Limber has not the rights it needs in the database',
    'make the name in DATABASE_URL the owner of the tables of Limber',
  ],
  full: ['the disk of the database server is full', 'make room there'],
  spent: ['the database server is short of memory or of something else that it needs', 'look into its log'],
  slow: ['the database did not answer in time', 'look at what keeps the server busy'],
  lost: ['the connection to the database was lost', 'see that the server runs and can be reached'],
  contended: ['others were writing the same at that moment', 'try again'],
  damaged: ['the database server reports that something in it is broken', 'look into its log'],
  strange: [
    'the database server reports an error that Limber does not know',
    'look into its log, and tell those who look after Limber',
  ],
} as const satisfies Readonly<Record<string, readonly [reason: string, remedy: string]>>

/** Every reason that is given for what goes wrong with a server. */
export const SERVER_REASONS: readonly string[] = Object.values(TROUBLES).map(([reason]) => reason)

/** Whether what was asked for was done: not, or nobody can know, because the answer to it was lost. */
export type Outcome = 'not done' | 'unknown'

/** A database on a server that cannot be used; neither its message nor anything else in it tells the password. */
export class PostgresProblem extends DataProblem {
  override readonly name = 'PostgresProblem'
  override readonly trouble: PostgresTrouble
  /** Why, behind a "because". */
  readonly reason: string
  readonly outcome: Outcome

  constructor(trouble: PostgresTrouble, cause?: unknown, outcome: Outcome = 'not done') {
    const [reason, remedy] = TROUBLES[trouble]
    const code = trouble === 'strange' || trouble === 'damaged' ? codeOf(cause) : ''
    super(
      `Limber cannot use the database that DATABASE_URL names, because ${reason}${code}: ${remedy}.`,
      cause,
    )
    this.trouble = trouble
    this.reason = `${reason}${code}`
    this.outcome = outcome
  }
}

/** Names it for those who look it up; what the server says besides may hold what somebody wrote. */
function codeOf(cause: unknown): string {
  const { code } = (cause ?? {}) as { readonly code?: unknown }
  return typeof code === 'string' ? ` (${code})` : ''
}

/** PostgreSQL's codes of errors (https://www.postgresql.org/docs/current/errcodes-appendix.html): whole ones first, then their classes. */
const STATES: Readonly<Record<string, PostgresTrouble>> = {
  '25006': 'read-only',
  '25P03': 'lost',
  '25P04': 'slow',
  '3D000': 'no database',
  '40P01': 'contended',
  '40001': 'contended',
  '42501': 'denied',
  '53100': 'full',
  '53300': 'crowded',
  '53400': 'crowded',
  '55P03': 'slow',
  '57014': 'slow',
  '57P01': 'starting',
  '57P02': 'starting',
  '57P03': 'starting',
  '57P04': 'no database',
  '57P05': 'lost',
  '08': 'lost',
  '28': 'refused',
  '53': 'spent',
  '54': 'spent',
  '58': 'damaged',
  F0: 'damaged',
  XX: 'damaged',
}

/** What an error of the server means, by its code. */
export function troubleOfState(code: string): PostgresTrouble {
  return STATES[code] ?? STATES[code.slice(0, 2)] ?? 'strange'
}

/** Errors of the server that end the connection, or after which another one may be better. */
const ENDING: readonly PostgresTrouble[] = ['lost', 'starting', 'read-only']

/** Whether a connection is of no use any more after such an error. */
export function endsConnection(trouble: PostgresTrouble): boolean {
  return ENDING.includes(trouble)
}

const HUNG_UP: readonly string[] = ['ECONNRESET', 'EPIPE']

const UNTRUSTED = /^(CERT_|DEPTH_ZERO_|ERR_TLS_|ERR_SSL_|SELF_SIGNED_|UNABLE_TO_)/

/**
 * What an error before there was a connection means, by what the system or TLS calls it; `isLate` where it came after
 * all the time that there was. Without a name it is the server
 * that hung up, or asks for what nobody gave.
 */
export function troubleOfConnecting(error: unknown, isLate: boolean): PostgresTrouble {
  const { code, syscall } = error as { readonly code?: string; readonly syscall?: string }
  if (isLate) return 'slow'
  if (code === undefined) return 'hung up'
  if (UNTRUSTED.test(code)) return 'no certificate'
  if (HUNG_UP.includes(code)) return 'hung up'
  return syscall === 'open' || syscall === 'read' ? 'no file' : 'unreachable'
}
