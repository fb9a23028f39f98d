import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, onTestFinished, test } from 'vitest'
import { DATABASE } from '../../../adapters/database/folder.ts'
import { APPLICATION } from '../../../adapters/database/inspect.ts'
import { migrate, standing } from '../../../adapters/database/migrate.ts'
import { MIGRATIONS, type Migration } from '../../../adapters/database/migrations.ts'
import { openWriter, overSqlite } from '../../../adapters/database/node-sqlite.ts'
import { openData } from '../../../adapters/database/open.ts'
import { draftOf, TEAM } from './drafts.ts'
import { freshFolder } from './fresh-folder.ts'

/** What was stored at the time of each version, in the SQL of that time: never edited, like the steps themselves. */
const DATA_OF_VERSION: readonly (readonly string[])[] = [
  [],
  [
    `insert into place values ('p1', 'slack', 'T1', 'C1', 0, 3)`,
    `insert into break values ('b1', 'p1', 3, 7, 'ada',
      '{"days":{"kind":"weekdays","weekdays":[1,2,3,4,5],"everyWeeks":1},"times":{"kind":"at","minutes":[630,900]},"zone":"Europe/Berlin"}',
      '{"setting":"desk","isDiscreet":false,"conditions":[],"without":[]}',
      '{"pauses":[],"dates":[],"times":[]}', 1000, '2026b', 1)`,
    `insert into occurrence values ('o1', 'b1', 'p1', 500, 'posted', 'cat-cow', 2, 501, null)`,
    `insert into occurrence values ('o2', 'b1', 'p1', 700, 'due', null, null, null, null)`,
    `insert into occurrence values ('o3', 'b1', 'p1', 600, 'failed', null, null, null, 'archived')`,
  ],
  [`insert into near_miss values ('n1', 'my * hurts', 'hurt', 'unknown', 2, 5, 9, 'open')`],
]

/** A database as the Limber of that version left it. */
async function databaseOf(version: number, folder: string): Promise<void> {
  const database = openWriter(join(folder, DATABASE))
  database.exec(`pragma application_id = ${APPLICATION}`)
  const db = overSqlite(database)
  for (let step = 0; step <= version; step++) {
    await migrate(db, () => 42, MIGRATIONS.slice(0, step))
    for (const sql of DATA_OF_VERSION[step] ?? []) database.exec(sql)
  }
  await db.destroy()
}

test('the steps are counted without a gap, and every version has data to be tried with', () => {
  expect(MIGRATIONS.map(({ number }) => number)).toEqual(MIGRATIONS.map((_, index) => index + 1))
  expect(DATA_OF_VERSION).toHaveLength(MIGRATIONS.length + 1)
})

describe.each(Array.from({ length: MIGRATIONS.length + 1 }, (_, version) => version))(
  'from version %i',
  (version) => {
    test('everything is there afterwards', async () => {
      const folder = freshFolder()
      await databaseOf(version, folder)
      const { store, db, close } = await openData(folder, 'bot')
      onTestFinished(close)
      expect(await db.selectFrom('migration').select(['number', 'name']).orderBy('number').execute()).toEqual(
        MIGRATIONS.map(({ number, name }) => ({ number, name })),
      )
      const kept = { ...draftOf(), id: 'b1', number: 3, revision: 7 }
      expect(await store.breaksIn(TEAM)).toEqual(version >= 1 ? [kept] : [])
      expect(await store.waiting(9)).toEqual(
        version >= 1 ? [{ id: 'o2', breakId: 'b1', place: TEAM, dueAt: 700 }] : [],
      )
      expect(await store.shownIn(TEAM, 9)).toEqual(
        version >= 1 ? [{ exercise: 'cat-cow', opening: 2, at: 501 }] : [],
      )
      expect(await db.selectFrom('near_miss').select(['id', 'times']).execute()).toEqual(
        version >= 2 ? [{ id: 'n1', times: 2 }] : [],
      )
      expect((await store.add(draftOf())).number).toBe(version >= 1 ? 4 : 1)
    })

    test('its tables are those of a new database', async () => {
      const shapes = await Promise.all(
        [version, 0].map(async (from) => {
          const folder = freshFolder()
          await databaseOf(from, folder)
          await (await openData(folder, 'bot')).close()
          const database = new DatabaseSync(join(folder, DATABASE), { readOnly: true })
          const shape = database.prepare('select type, name, sql from sqlite_schema order by name').all()
          database.close()
          return shape
        }),
      )
      expect(shapes[0]).toEqual(shapes[1])
    })
  },
)

describe('a step', () => {
  const newDatabase = () => overSqlite(openWriter(':memory:'))

  test('is taken once, and noted with its number, its name and when', async () => {
    const db = newDatabase()
    expect(await migrate(db, () => 42)).toEqual([1, 2])
    expect(await migrate(db, () => 43)).toEqual([])
    expect(await db.selectFrom('migration').selectAll().orderBy('number').execute()).toEqual([
      { number: 1, name: 'breaks', at: 42 },
      { number: 2, name: 'near misses', at: 42 },
    ])
    await db.destroy()
  })

  test('that fails leaves nothing behind, and those before it stand', async () => {
    const db = newDatabase()
    const failing: Migration = {
      number: 3,
      name: 'fails',
      async up({ schema }) {
        await schema.createTable('half').addColumn('id', 'text').execute()
        throw new Error('The power is gone.')
      },
    }
    await expect(migrate(db, () => 42, [...MIGRATIONS, failing])).rejects.toThrow('The power is gone.')
    const tables = (await db.introspection.getTables()).map(({ name }) => name).toSorted()
    expect(tables).toEqual(['break', 'migration', 'near_miss', 'occurrence', 'place'])
    expect(await migrate(db, () => 43, MIGRATIONS)).toEqual([])
    await db.destroy()
  })
})

describe('where a database stands', () => {
  test.each([
    ['nothing behind it', [], { is: 'older' }],
    ['the first step only', [{ number: 1, name: 'breaks' }], { is: 'older' }],
    ['every step', MIGRATIONS, { is: 'current' }],
    [
      'one more',
      [...MIGRATIONS, { number: 3, name: 'leases' }],
      { is: 'newer', unknown: [{ number: 3, name: 'leases' }] },
    ],
    [
      'another step of the same number',
      [{ number: 1, name: 'pauses' }],
      { is: 'newer', unknown: [{ number: 1, name: 'pauses' }] },
    ],
  ] as const)('%s', (_, behind, expected) => {
    expect(standing(behind)).toEqual(expected)
  })
})
