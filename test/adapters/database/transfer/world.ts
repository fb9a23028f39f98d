import { sql } from 'kysely'
import { openInMemory, type Data } from '../../../../adapters/database/open.ts'
import { openPostgres } from '../../../../adapters/database/postgres/open.ts'
import { exportAll } from '../../../../adapters/database/transfer/export.ts'
import type { Value } from '../../../../adapters/database/transfer/format.ts'
import { importAll } from '../../../../adapters/database/transfer/import.ts'
import { KEPT_TABLES } from '../../../../adapters/database/transfer/tables.ts'
import { ownDatabase } from '../postgres/own-database.ts'
import type { Rows } from './any-rows.ts'

/** Makes a place for data, which is gone when it is closed. */
export type Opening = () => Promise<Data>

export const inMemory: Opening = openInMemory

/** On a server, whose order of texts is not that of their bytes. */
export const onServer: Opening = async () => {
  const { url, drop } = await ownDatabase(
    `encoding 'UTF8' locale_provider icu icu_locale 'de-DE' locale 'C' template template0`,
  )
  const data = await openPostgres(url, 'bot')
  return {
    ...data,
    async close() {
      await data.close()
      await drop()
    },
  }
}

/** Puts rows into their tables, as somebody else's SQL would. */
export async function fill({ db }: Data, rows: Rows): Promise<void> {
  for (const [name, all] of rows) {
    for (const row of all) {
      const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)))
      await sql`insert into ${sql.table(name)} (${columns}) values (${sql.join(Object.values(row))})`.execute(
        db,
      )
    }
  }
}

/** Everything that is kept, in the order of its key. */
export async function rowsIn({ db }: Data): Promise<Rows> {
  const rows = new Map<string, readonly Readonly<Record<string, Value>>[]>()
  for (const [name, { key }] of KEPT_TABLES) {
    const found = await sql<Record<string, Value>>`select * from ${sql.table(name)}`.execute(db)
    const keyOf = (row: Readonly<Record<string, Value>>) => JSON.stringify(key.map((column) => row[column]))
    rows.set(
      name,
      found.rows
        .map((row) => Object.fromEntries(Object.entries(row).toSorted()))
        .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    )
  }
  return rows
}

/** The export of a database, made at the beginning of 1970. */
export async function exported({ db, engine }: Data): Promise<string> {
  const written: string[] = []
  await exportAll(db, engine.name, { at: 0, write: async (lines) => void written.push(lines) })
  return written.join('')
}

/** Takes an export in, in pieces of so many bytes. */
export async function imported({ db, engine }: Data, text: string | Buffer, piece = 1_000): Promise<void> {
  const bytes = Buffer.from(text)
  const pieces = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, index) =>
    bytes.subarray(index * piece, (index + 1) * piece),
  )
  await importAll(
    db,
    engine,
    (async function* () {
      yield* pieces
    })(),
  )
}

/** Whether nothing that is kept is there. */
export async function isEmpty(data: Data): Promise<boolean> {
  return [...(await rowsIn(data)).values()].every((rows) => rows.length === 0)
}
