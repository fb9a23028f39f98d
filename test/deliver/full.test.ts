import { sql } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openData, type Data } from '../../adapters/database/open.ts'
import { storeTrouble } from '../../adapters/database/problem.ts'
import { TEAM } from '../adapters/database/drafts.ts'
import { freshFolder } from '../adapters/database/fresh-folder.ts'
import { describePostgres } from '../adapters/database/postgres/describe-postgres.ts'
import { byGivenClock, openEmptied } from '../adapters/database/postgres/emptied.ts'
import { createWorld, SECOND, type World } from './world.ts'

const MANY = 40

async function withMany(data: Data): Promise<World> {
  onTestFinished(() => data.close())
  const world = await createWorld(data)
  for (let index = 0; index < MANY; index++) {
    await world.addBreak({ place: { ...TEAM, channel: `C${index}` } })
  }
  return world
}

/** Goes on so many seconds; gives what was said to be wrong. */
async function passBadly(world: World, seconds: number, process: ReturnType<World['process']>) {
  const said = new Set<string>()
  const enduring = {
    ...process,
    tick: () => process.tick().catch((error) => void said.add(storeTrouble(error))),
  }
  await world.pass(seconds * SECOND, enduring)
  for (const one of world.heard) if (one.event === 'trouble') said.add(one.why)
  return [...said]
}

/** The deliveries that the store knows to have been begun. */
async function begun({ db }: Data): Promise<readonly string[]> {
  const rows = await db.selectFrom('occurrence').select('id').where('tries', '>', 0).execute()
  return rows.map(({ id }) => id)
}

describe('a disk that is full (SQLite)', () => {
  test('lets nothing be posted that was not written down first, and all of it come when there is room', async () => {
    const data = await openData(freshFolder(), 'bot')
    const world = await withMany(data)
    const chat = world.chat()
    const process = world.process([chat])
    // SQLite may not grow the file any more, which it reports like a full disk; there is a little room left in it.
    await sql`pragma max_page_count = 1`.execute(data.db)
    const said = await passBadly(world, 90, process)
    expect(said).toContain('the data could not be read or written, because the disk is full.')
    expect(chat.seen().length).toBeLessThan(MANY)
    expect(await begun(data)).toEqual(expect.arrayContaining(chat.seen().map(({ delivery }) => delivery)))
    await sql`pragma max_page_count = 1000000`.execute(data.db)
    await passBadly(world, 90, process)
    expect(await world.states()).toEqual(Array(MANY).fill('plan: posted'))
    expect(new Set(chat.seen().map(({ delivery }) => delivery)).size).toBe(MANY)
    expect(chat.seen()).toHaveLength(MANY)
  })
})

describePostgres('a disk of the server that is full (PostgreSQL)', (database) => {
  /** What the server says then, for rows that are as a condition says. */
  async function makeFull({ db }: Data, condition: string): Promise<void> {
    await sql`create or replace function full_disk() returns trigger language plpgsql as
      'begin raise exception using errcode = ''53100'', message = ''no space left''; end'`.execute(db)
    await sql`create trigger full_disk before insert or update on occurrence
      for each row when (${sql.raw(condition)}) execute function full_disk()`.execute(db)
    onTestFinished(() => makeRoom({ db }))
  }
  async function makeRoom({ db }: Pick<Data, 'db'>): Promise<void> {
    await sql`drop trigger if exists full_disk on occurrence`.execute(db)
  }

  test.each([
    ['what falls due', 'new.tries = 0'],
    ['that a request is about to leave', 'new.tries > 0'],
  ])('for %s: nothing is posted, and all of it comes when there is room', async (_, condition) => {
    const data = await openEmptied(database().url, byGivenClock())
    const world = await withMany(data)
    const chat = world.chat()
    const process = world.process([chat])
    await makeFull(data, condition)
    const said = await passBadly(world, 40, process)
    expect(said).toEqual([
      'the data could not be read or written, because the disk of the database server is full.',
    ])
    expect(chat.asked()).toEqual([])
    await makeRoom(data)
    await passBadly(world, 40, process)
    expect([chat.seen().length, await world.states()]).toEqual([MANY, Array(MANY).fill('plan: posted')])
  })

  test('for what became of a request: nothing more is posted, and what was is written down when there is room', async () => {
    const data = await openEmptied(database().url, byGivenClock())
    const world = await withMany(data)
    const chat = world.chat({ pace: { perSecond: Infinity, atOnce: 8 } })
    const process = world.process([chat])
    await makeFull(data, `new.state = 'posted'`)
    await passBadly(world, 40, process)
    expect(chat.seen().length).toBeLessThanOrEqual(8)
    await makeRoom(data)
    await passBadly(world, 40, process)
    expect([chat.seen().length, await world.states()]).toEqual([MANY, Array(MANY).fill('plan: posted')])
    expect(chat.asked().every((one) => one.do === 'send')).toBe(true)
  })
})
