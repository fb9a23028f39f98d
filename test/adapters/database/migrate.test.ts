import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, onTestFinished, test } from 'vitest'
import { DATABASE } from '../../../adapters/database/folder.ts'
import { APPLICATION } from '../../../adapters/database/inspect.ts'
import { migrate, standing } from '../../../adapters/database/migrate.ts'
import { MIGRATIONS, type Migration } from '../../../adapters/database/migrations.ts'
import { openWriter, overSqlite } from '../../../adapters/database/node-sqlite.ts'
import { openData } from '../../../adapters/database/open.ts'
import { draftOf, messagesWith, TEAM } from './drafts.ts'
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
  [
    `insert into place values ('p2', 'slack', 'T1', 'ada', 1, 0)`,
    `update place set last_number = 4 where id = 'p1'`,
    `insert into break (id, place_id, number, revision, owner, cadence, choosing, days_off, next_due, tzdata,
        created_at, stopped, has_week)
      select 'b2', place_id, 4, 1, owner, cadence, choosing, days_off, null, tzdata, 2, 'it is archived', 1
      from break where id = 'b1'`,
    `insert into occurrence (id, break_id, place_id, platform, due_at, run_at, state, exercise, opening, shown_at,
        tries, tried_at, turn, message, closes_at, edit_at)
      values ('o4', 'b2', 'p1', 'slack', 800, 800, 'posted', 'cobra', 1, 801,
        1, 800, '{"exercise":"cobra","aim":"arch","why":"Why not.","easier":false,"opening":1}', 'm1', 900, 850)`,
    `insert into occurrence (id, break_id, place_id, platform, kind, whom, origin_id, due_at, run_at, state,
        lease_owner, tries, tried_at, turn)
      values ('o5', 'b2', 'p2', 'slack', 'later', 'ada', 'o4', 1400, 1500, 'due',
        'gone', 1, 1401, '{"exercise":"cobra","aim":"arch","why":"Why not.","easier":false,"opening":1}')`,
    `insert into answer values ('o4', 'ada', 'done', 805)`,
    `insert into hold values ('slack', 5000)`,
    `insert into spared values ('bob', 6000)`,
    `insert into process values ('gone', 1400)`,
  ],
  [`insert into parting values ('o6', 'p1', 'slack', 'm6', 860, 9000)`],
  [`insert into process values ('there', 'slack', 1400)`],
  [`update occurrence set edit_again = 870 where id = 'o4'`],
  [
    `insert into choice values ('i1', 'ada', '{"command":"stretch","text":"a long story"}', 9000)`,
    `insert into choice values ('i2', '', '{"command":"stretch","text":"somebody''s long story"}', 9000)`,
    `insert into departure values ('slack', 'T1', '', 7000)`,
  ],
  [
    `insert into choice (id, person, run, until, place)
      values ('i3', 'bob', '{"command":"stretch","text":"another"}', 9000, 'slack/T1/C1')`,
  ],
]

const KEPT = { ...draftOf(), id: 'b1', number: 3, revision: 7 }
const { nextDue: _, ...neverDue } = draftOf()
const STOPPED = {
  ...neverDue,
  id: 'b2',
  number: 4,
  revision: 1,
  createdAt: 2,
  stopped: 'it is archived',
  hasWeek: true,
}
const TURN = { exercise: 'cobra', aim: 'arch', why: 'Why not.', easier: false, opening: 1 }
const PUT_OFF = {
  id: 'o5',
  kind: 'later',
  kept: STOPPED,
  place: messagesWith('ada'),
  dueAt: 1_400,
  origin: 'o4',
  turn: TURN,
  triedAt: 1_401,
  tries: 1,
}
const POSTED = {
  id: 'o4',
  kind: 'plan',
  kept: STOPPED,
  place: TEAM,
  dueAt: 800,
  shownAt: 801,
  turn: TURN,
  message: 'm1',
  closesAt: 900,
  done: 1,
}

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
      const since = <Value>(from: number, ...values: readonly Value[]) => (version >= from ? values : [])
      expect(await store.breaksIn(TEAM)).toEqual([...since(1, KEPT), ...since(3, STOPPED)])
      expect(await store.shownIn(TEAM, 9)).toEqual([
        ...since(3, { exercise: 'cobra', opening: 1, at: 801 }),
        ...since(1, { exercise: 'cat-cow', opening: 2, at: 501 }),
      ])
      expect(await db.selectFrom('near_miss').select(['id', 'times']).execute()).toEqual(
        since(2, { id: 'n1', times: 2 }),
      )
      const states = await db.selectFrom('occurrence').select(['id', 'state', 'why']).orderBy('id').execute()
      expect(states).toEqual([
        ...since<object>(
          1,
          { id: 'o1', state: 'posted', why: null },
          { id: 'o2', state: 'due', why: null },
          { id: 'o3', state: 'failed', why: 'archived' },
        ),
        ...since(3, { id: 'o4', state: 'posted', why: null }, { id: 'o5', state: 'due', why: null }),
      ])
      expect(await store.claim({ platform: 'slack', owner: 'one', now: 2_000, most: 9, lease: 60 })).toEqual([
        ...since(1, { id: 'o2', kind: 'plan', kept: KEPT, place: TEAM, dueAt: 700, tries: 0 }),
        ...since(3, PUT_OFF),
      ])
      expect((await store.add(draftOf())).number).toBe(version >= 3 ? 5 : version >= 1 ? 4 : 1)
    })

    test('so is what people answered, and what processes told each other', async () => {
      const folder = freshFolder()
      await databaseOf(version, folder)
      const { store, close } = await openData(folder, 'bot')
      onTestFinished(close)
      const isThere = version >= 3
      expect(await store.prompt('o4')).toEqual(isThere ? POSTED : undefined)
      expect(await store.answersOf('ada')).toBe(isThere ? 1 : 0)
      expect(await store.held(4_999)).toEqual(new Map(isThere ? [['slack', 5_000]] : []))
      expect(await store.isSpared('bob', 5_999)).toBe(isThere)
      const alive = await store.beat('one', ['slack'], 1_401, 10)
      expect(alive).toEqual(new Map([['slack', version >= 5 ? 2 : 1]]))
      const edits = await store.claimEdits({ platform: 'slack', owner: 'one', now: 850, most: 9, lease: 60 })
      expect(edits).toEqual(isThere ? [{ ...POSTED, heldUntil: 910 }] : [])
      const partings = await store.claimPartings({
        platform: 'slack',
        owner: 'one',
        now: 860,
        most: 9,
        lease: 60,
      })
      expect(partings).toEqual(version >= 4 ? [{ id: 'o6', place: TEAM, message: 'm6', heldUntil: 920 }] : [])
    })

    test('so is what buttons do, and from where Limber was removed', async () => {
      const folder = freshFolder()
      await databaseOf(version, folder)
      const { choices, workspaces, close } = await openData(folder, 'bot')
      onTestFinished(close)
      const isThere = version >= 7
      expect(await choices.read('i1')).toEqual(
        isThere ? { command: 'stretch', text: 'a long story' } : undefined,
      )
      // Of this one nobody knows whose it was.
      expect(await choices.read('i2')).toBeUndefined()
      expect(await choices.read('i3')).toEqual(
        version >= 8 ? { command: 'stretch', text: 'another' } : undefined,
      )
      expect(await workspaces.removeDeparted(7_001)).toBe(isThere ? 1 : 0)
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
    expect(await migrate(db, () => 42)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(await migrate(db, () => 43)).toEqual([])
    expect(await db.selectFrom('migration').selectAll().orderBy('number').execute()).toEqual([
      { number: 1, name: 'breaks', at: 42 },
      { number: 2, name: 'near misses', at: 42 },
      { number: 3, name: 'deliveries', at: 42 },
      { number: 4, name: 'partings', at: 42 },
      { number: 5, name: 'processes', at: 42 },
      { number: 6, name: 'edits again', at: 42 },
      { number: 7, name: 'workspaces', at: 42 },
      { number: 8, name: 'buttons', at: 42 },
    ])
    await db.destroy()
  })

  test('that fails leaves nothing behind, and those before it stand', async () => {
    const db = newDatabase()
    const failing: Migration = {
      number: MIGRATIONS.length + 1,
      name: 'fails',
      async up({ schema }) {
        await schema.createTable('half').addColumn('id', 'text').execute()
        throw new Error('The power is gone.')
      },
    }
    await expect(migrate(db, () => 42, [...MIGRATIONS, failing])).rejects.toThrow('The power is gone.')
    const tables = (await db.introspection.getTables()).map(({ name }) => name).toSorted()
    expect(tables).toEqual([
      'answer',
      'break',
      'choice',
      'departure',
      'hold',
      'migration',
      'near_miss',
      'occurrence',
      'parting',
      'place',
      'process',
      'spared',
    ])
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
      [...MIGRATIONS, { number: 99, name: 'leases' }],
      { is: 'newer', unknown: [{ number: 99, name: 'leases' }] },
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
