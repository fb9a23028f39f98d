import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { TABLES } from '../../../../adapters/database/schema.ts'
import { KEPT_TABLES } from '../../../../adapters/database/transfer/tables.ts'
import { describePostgres } from '../postgres/describe-postgres.ts'
import { inMemory, onServer, type Opening } from './world.ts'

const TYPES: Readonly<Record<string, string>> = {
  text: 'text',
  bigint: 'number',
  int8: 'number',
  smallint: 'small',
  int2: 'small',
}

function describeColumns(name: string, open: Opening): void {
  test.each([...KEPT_TABLES])(`%s has the columns on ${name} that an export has`, async (table, kept) => {
    const data = await open()
    onTestFinished(() => data.close())
    const known = (await data.db.introspection.getTables()).find((one) => one.name === table)?.columns ?? []
    const columns = known
      // SQLite says of the columns of a key that nothing may stand there, which nothing ever does.
      .map(({ name, dataType, isNullable }) => [
        name,
        TYPES[dataType.toLowerCase()],
        isNullable && !kept.key.includes(name),
      ])
      .toSorted()
    expect(columns).toEqual(
      Object.entries(kept.columns)
        .map(([name, { holds, orNothing }]) => {
          const isText = typeof holds !== 'string' || holds === 'json'
          return [name, isText ? 'text' : holds === 'flag' ? 'small' : holds, orNothing]
        })
        .toSorted(),
    )
  })
}

describeColumns('SQLite', inMemory)
describePostgres('on a server', () => describeColumns('PostgreSQL', onServer))

test.each([...KEPT_TABLES])('rows of %s are told apart by its key', async (table, { key }) => {
  const { db, close } = await inMemory()
  onTestFinished(close)
  const { rows } = await sql<{ name: string }>`
    select name from pragma_table_info(${table}) where pk > 0 order by pk`.execute(db)
  expect(rows.map(({ name }) => name)).toEqual(key)
})

test('what is not exported is gone by itself soon, or belongs to the database', () => {
  expect(TABLES.filter((name) => !KEPT_TABLES.has(name)).toSorted()).toEqual(['hold', 'migration', 'process'])
})
