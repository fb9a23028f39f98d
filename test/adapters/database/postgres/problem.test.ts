import { inspect } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openPostgres } from '../../../../adapters/database/postgres/open.ts'
import {
  PostgresProblem,
  troubleOfConnecting,
  troubleOfState,
  type PostgresTrouble,
} from '../../../../adapters/database/postgres/problem.ts'
import { isInDoubt, storeTrouble } from '../../../../adapters/database/problem.ts'
import { startRefusing } from '../../../fakes/refusing-server.ts'

const PASSWORD = 'planted-password'

async function problemOf(url: string): Promise<PostgresProblem> {
  const result = await openPostgres(url, 'bot').catch((error: unknown) => error)
  if (!(result instanceof PostgresProblem)) throw new Error('It failed otherwise.', { cause: result })
  return result
}

describe('what the server says when somebody begins', () => {
  test.each<[string | undefined, PostgresTrouble, string]>([
    ['28P01', 'refused', 'the database server does not let Limber in'],
    ['28000', 'refused', 'the database server does not let Limber in'],
    ['3D000', 'no database', 'the database server has no database of that name'],
    ['42501', 'denied', 'Limber has not the rights it needs in the database'],
    ['53300', 'crowded', 'the database server has no connection left'],
    ['57P03', 'starting', 'the database server is starting or stopping'],
    ['53100', 'full', 'the disk of the database server is full'],
    [undefined, 'hung up', 'no connection to the database server came about'],
  ])('%s is "%s", and nobody hears the password', async (code, trouble, reason) => {
    // No server repeats a password, but nothing that one says is handed on.
    const { port, close } = await startRefusing(code, `no entry with ${PASSWORD}`)
    onTestFinished(close)
    const problem = await problemOf(`postgres://ada:${PASSWORD}@127.0.0.1:${port}/limber`)
    expect([problem.trouble, problem.reason]).toEqual([trouble, reason])
    expect(problem.message).toMatch(
      `Limber cannot use the database that DATABASE_URL names, because ${reason}: `,
    )
    expect(storeTrouble(problem)).toBe(`the data could not be read or written, because ${reason}.`)
    expect(problem.message + storeTrouble(problem)).not.toContain(PASSWORD)
  })

  test('a server that is not there cannot be reached, and the whole error holds no password', async () => {
    const { port, close } = await startRefusing('28P01')
    await close()
    const problem = await problemOf(`postgres://ada:${PASSWORD}@127.0.0.1:${port}/limber`)
    expect(problem.trouble).toBe('unreachable')
    expect(inspect(problem, { depth: 9, showHidden: true }) + problem.stack).not.toContain(PASSWORD)
  })

  test('a certificate that cannot be read is said to be that', async () => {
    expect((await problemOf('postgres://127.0.0.1/limber?sslrootcert=/nowhere/ca.pem')).trouble).toBe(
      'no file',
    )
  })
})

describe('errors are told apart by their codes', () => {
  test.each<[string, PostgresTrouble, string]>([
    ['08006', 'lost', 'the connection failed'],
    ['08P01', 'lost', 'the two sides do not understand each other any more'],
    ['25006', 'read-only', 'the server has become a standby'],
    ['25P03', 'lost', 'a process stood still in the midst of a transaction'],
    ['40001', 'contended', 'two transactions cannot both be right'],
    ['40P01', 'contended', 'two transactions wait for each other'],
    ['53100', 'full', 'the disk is full'],
    ['53200', 'spent', 'no memory is left'],
    ['54000', 'spent', 'a limit of the server is reached'],
    ['55P03', 'slow', 'a lock did not come free in time'],
    ['57014', 'slow', 'the server gave a statement up after its time'],
    ['57P01', 'starting', 'somebody stops the server'],
    ['57P02', 'starting', 'the server has crashed'],
    ['57P04', 'no database', 'the database was dropped'],
    ['58030', 'damaged', 'the disk reports an error'],
    ['XX001', 'damaged', 'a page of a table is broken'],
    ['42P01', 'strange', 'somebody has removed a table'],
    ['EPIPE', 'strange', 'no code of a server at all'],
  ])('%s is "%s": %s', (code, trouble) => {
    expect(troubleOfState(code)).toBe(trouble)
  })

  test.each<[object, boolean, PostgresTrouble]>([
    [{ code: 'ECONNREFUSED', syscall: 'connect' }, false, 'unreachable'],
    [{ code: 'ENOTFOUND', syscall: 'getaddrinfo' }, false, 'unreachable'],
    [{ code: 'EHOSTUNREACH', syscall: 'connect' }, false, 'unreachable'],
    [{ code: 'ENOENT', syscall: 'connect' }, false, 'unreachable'],
    [{ code: 'ENOENT', syscall: 'open' }, false, 'no file'],
    [{ code: 'EISDIR', syscall: 'read' }, false, 'no file'],
    [{ code: 'ECONNRESET', syscall: 'read' }, false, 'hung up'],
    [{ code: 'EPIPE', syscall: 'write' }, false, 'hung up'],
    [{ code: 'SELF_SIGNED_CERT_IN_CHAIN' }, false, 'no certificate'],
    [{ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, false, 'no certificate'],
    [{ code: 'CERT_HAS_EXPIRED' }, false, 'no certificate'],
    [{}, false, 'hung up'],
    [{}, true, 'slow'],
  ])('before there is a connection, %j is that (after all the time: %j)', (error, isLate, trouble) => {
    expect(troubleOfConnecting(error, isLate)).toBe(trouble)
  })
})

describe('what is said of a failure in use', () => {
  const failure = { code: '57P01', message: `Ada's words, and ${PASSWORD}` }

  test('names what nobody can know', () => {
    const problem = new PostgresProblem('lost', failure, 'unknown')
    expect([isInDoubt(problem), storeTrouble(problem)]).toEqual([
      true,
      'nobody knows whether the data were written, because the connection to the database was lost.',
    ])
  })

  test('names the code of what Limber does not know, and not what the server says of it', () => {
    const problem = new PostgresProblem('strange', { ...failure, code: '42P01' })
    expect([isInDoubt(problem), storeTrouble(problem)]).toEqual([
      false,
      'the data could not be read or written, because the database server reports an error that Limber does not know (42P01).',
    ])
  })
})
