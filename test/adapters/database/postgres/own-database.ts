import { randomUUID } from 'node:crypto'
import { Client } from 'pg'

/** The server that the tests may make databases on; nothing where none is named. */
export const TEST_SERVER = process.env.TEST_DATABASE_URL

/** An empty database of its own for a run, and how to be rid of it. */
export type OwnDatabase = { readonly url: string; drop(): Promise<void> }

/** Makes a database; `options` as "create database" takes them. */
export async function ownDatabase(options = ''): Promise<OwnDatabase> {
  const name = `limber_test_${randomUUID().replaceAll('-', '')}`
  await onServer(`create database ${name} ${options}`)
  return {
    url: serverUrl({ pathname: name }),
    drop: () => onServer(`drop database ${name} with (force)`),
  }
}

/** The address of the server, with some of it replaced. */
export function serverUrl(part: Partial<Pick<URL, 'pathname' | 'port' | 'username' | 'password'>>): string {
  if (TEST_SERVER === undefined) throw new Error('TEST_DATABASE_URL names no server.')
  return Object.assign(new URL(TEST_SERVER), part).href
}

/** Where the server listens. */
export function serverAddress(): { readonly host: string; readonly port: number } {
  const { hostname, port } = new URL(serverUrl({}))
  return { host: hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(port || 5432) }
}

async function onServer(sql: string): Promise<void> {
  await onDatabase(serverUrl({}), sql)
}

/** Asks a database something as its owner, beside whatever is under test. */
export async function onDatabase(url: string, ...statements: readonly string[]): Promise<readonly object[]> {
  const client = new Client(url)
  await client.connect()
  try {
    let rows: readonly object[] = []
    for (const sql of statements) ({ rows } = await client.query<object>(sql))
    return rows
  } finally {
    await client.end()
  }
}
