import { sql } from 'kysely'
import { Client } from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Data } from '../../../../adapters/database/open.ts'
import { openPostgres } from '../../../../adapters/database/postgres/open.ts'
import { describePostgres } from './describe-postgres.ts'
import { openEmptied } from './emptied.ts'
import { onDatabase } from './own-database.ts'
import { draftOf, messagesWith, TEAM } from '../drafts.ts'

const MINUTE = 60_000
/** Clocks of processes that are off. */
const LONG_AGO = 1_000
const FAR_AHEAD = 8.64e15

describePostgres('the engine of PostgreSQL', (database) => {
  async function open() {
    const data = await openEmptied(database().url)
    onTestFinished(data.close)
    return data
  }

  /** A store in which so many deliveries wait since long ago. */
  async function withWaiting(count: number) {
    const data = await open()
    await data.store.addAll(
      Array.from({ length: count }, (_, index) =>
        draftOf({ place: { ...TEAM, channel: `C${index}` }, nextDue: LONG_AGO + index }),
      ),
    )
    await data.store.moveDue(LONG_AGO + count, count, ({ nextDue = 0 }) => [
      { dueAt: nextDue, isMissed: false },
    ])
    return data
  }

  const clockOf = async (db: Data['db']) =>
    (
      await sql<{
        at: number
      }>`select cast(floor(extract(epoch from clock_timestamp()) * 1000) as bigint) as at`.execute(db)
    ).rows[0]?.at ?? 0

  const claiming = { platform: 'slack', owner: 'one', most: 5, lease: MINUTE }
  const ids = (claims: readonly { readonly id: string }[]) => claims.map(({ id }) => id)

  describe('tells leases by the clock of the database', () => {
    test('which processes can ask for', async () => {
      const { store, db } = await open()
      const before = await clockOf(db)
      const told = await store.clock()
      expect(told).toBeGreaterThanOrEqual(before)
      expect(told).toBeLessThanOrEqual(await clockOf(db))
    })

    test.each([
      ['slow', LONG_AGO - 1],
      ['fast', FAR_AHEAD],
    ])('a process whose clock is %s gets what is due, and holds it for a lease', async (_, now) => {
      const { store, db } = await withWaiting(2)
      const before = await clockOf(db)
      expect(await store.claim({ ...claiming, now })).toHaveLength(2)
      expect(await store.claim({ ...claiming, owner: 'two', now })).toEqual([])
      const held = await db.selectFrom('occurrence').select('run_at').execute()
      for (const { run_at } of held) {
        expect(run_at).toBeGreaterThanOrEqual(before + MINUTE)
        expect(run_at).toBeLessThanOrEqual((await clockOf(db)) + MINUTE)
      }
    })

    test.each([
      ['slow', LONG_AGO],
      ['fast', Date.UTC(2200, 0)],
    ])('what a process whose clock is %s gives back waits as long as it says', async (_, now) => {
      const { store, db } = await withWaiting(1)
      const [claim] = await store.claim({ ...claiming, now })
      const before = await clockOf(db)
      await store.postpone(claim?.id ?? '', 'one', now + MINUTE, false, now)
      const [row] = await db.selectFrom('occurrence').select('run_at').execute()
      expect(row?.run_at).toBeGreaterThanOrEqual(before + MINUTE)
      expect(row?.run_at).toBeLessThanOrEqual((await clockOf(db)) + MINUTE)
    })

    test.each([
      ['slow', LONG_AGO],
      ['fast', Date.UTC(2200, 0)],
    ])('what a process whose clock is %s holds back is held for as long for all', async (_, now) => {
      const { store, db } = await open()
      await store.hold('slack', now + MINUTE, now)
      const others = await clockOf(db)
      for (const mine of [now, others]) {
        const until = (await store.held(mine)).get('slack') ?? 0
        expect(until - mine).toBeLessThanOrEqual(MINUTE)
        expect(until - mine).toBeGreaterThan(0)
      }
    })

    test.each([
      ['slow', LONG_AGO + MINUTE],
      ['fast', Date.UTC(2200, 0)],
    ])('a process whose clock is %s edits a message when it says, and not at once again', async (_, now) => {
      const { store, db } = await withWaiting(1)
      const [claim] = await store.claim({ ...claiming, now })
      const turn = { exercise: 'cat-cow', aim: 'round', why: '', easier: false, opening: 0 } as const
      await store.begin(claim?.id ?? '', 'one', { at: now, lease: MINUTE, turn })
      const shown = { exercise: turn.exercise, opening: 0, at: now }
      const posted = { state: 'posted', message: 'M', shown, closesAt: LONG_AGO } as const
      await store.settle(claim?.id ?? '', posted, 'one')
      const [edit] = await store.claimEdits({ ...claiming, now })
      const before = await clockOf(db)
      if (edit) await store.edited(edit, now + MINUTE, now)
      const [row] = await db.selectFrom('occurrence').select('edit_at').execute()
      expect(row?.edit_at).toBeGreaterThanOrEqual(before + MINUTE)
      expect(row?.edit_at).toBeLessThanOrEqual((await clockOf(db)) + MINUTE)
    })

    test('a process whose clock was set back takes nothing from another that holds it', async () => {
      const { store } = await withWaiting(1)
      const [claim] = await store.claim({ ...claiming, now: Date.now() })
      expect(await store.free(LONG_AGO, MINUTE)).toBe(0)
      expect(await store.begin(claim?.id ?? '', 'one', { at: LONG_AGO, lease: MINUTE })).toBe(true)
    })

    test('processes hear of each other, however their clocks differ', async () => {
      const { store } = await open()
      expect(await store.beat('slow', ['slack'], LONG_AGO, MINUTE)).toEqual(new Map([['slack', 1]]))
      expect(await store.beat('fast', ['slack'], FAR_AHEAD, MINUTE)).toEqual(new Map([['slack', 2]]))
    })

    test('what a process whose clock is fast leaves behind need not wait', async () => {
      const { store } = await withWaiting(1)
      await store.claim({ ...claiming, now: FAR_AHEAD })
      await store.leave('one', FAR_AHEAD)
      expect(await store.claim({ ...claiming, owner: 'two', now: 0 })).toHaveLength(1)
    })

    test('what is due later by it is not claimed, whatever a process believes', async () => {
      const { store, db } = await withWaiting(1)
      await sql`update occurrence set run_at = (extract(epoch from now()) + 60) * 1000`.execute(db)
      expect(await store.claim({ ...claiming, now: FAR_AHEAD })).toEqual([])
    })
  })

  describe('lets nobody wait for rows that another one takes', () => {
    test('claims made at once share what there is', async () => {
      const { store } = await withWaiting(40)
      const owners = Array.from({ length: 8 }, (_, index) => `owner ${index}`)
      const claims = await Promise.all(owners.map((owner) => store.claim({ ...claiming, owner, now: 0 })))
      expect(claims.map((some) => some.length)).toEqual(owners.map(() => 5))
      expect(new Set(claims.flatMap(ids)).size).toBe(40)
    })

    test('what is just being taken is passed over', async () => {
      const { store, db } = await withWaiting(7)
      await db.transaction().execute(async (taking) => {
        const taken = await sql<{ id: string }>`
          select id from occurrence order by run_at limit 5 for update`.execute(taking)
        const claims = await store.claim({ ...claiming, now: 0 })
        expect(claims).toHaveLength(2)
        expect(ids(claims)).not.toEqual(expect.arrayContaining(ids(taken.rows)))
      })
    })

    test('a break that just moves on is passed over, and its place can be used meanwhile', async () => {
      const { store, db } = await open()
      const [first, second] = [
        await store.add(draftOf({ nextDue: 1 })),
        await store.add(draftOf({ nextDue: 2 })),
      ]
      await db.transaction().execute(async (moving) => {
        await sql`select id from "break" where id = ${first.id} for update`.execute(moving)
        const seen: string[] = []
        await store.moveDue(9, 9, ({ id }) => {
          seen.push(id)
          return []
        })
        expect(seen).toEqual([second.id])
        expect((await store.add(draftOf())).number).toBe(3)
      })
    })
  })

  describe('reads numbers as numbers', () => {
    test('whether they are counted, summed or kept', async () => {
      const { db } = await open()
      const { rows } = await sql`
        select count(*) as counted, sum(x) as summed, max(x) as kept, cast(-8640000000000000 as bigint) as least
        from (values (cast(1 as bigint)), (cast(2 as bigint))) as given (x)`.execute(db)
      expect(rows).toEqual([{ counted: 2, summed: 3, kept: 2, least: -8.64e15 }])
    })

    test('but not where a number cannot hold them', async () => {
      const { db } = await open()
      await expect(sql`select cast(9007199254740993 as bigint) as x`.execute(db)).rejects.toThrow(RangeError)
    })

    test('and whatever else uses the driver in this process reads as before', async () => {
      await open()
      const client = new Client(database().url)
      await client.connect()
      const { rows } = await client.query('select cast(1 as bigint) as x')
      await client.end()
      expect(rows).toEqual([{ x: '1' }])
    })
  })

  describe('promises the same whatever the usual settings of a database are', () => {
    test.each([
      ['synchronous_commit', 'off', 'on'],
      ['synchronous_commit', 'remote_apply', 'remote_apply'],
      ['default_transaction_isolation', 'serializable', 'read committed'],
      ['statement_timeout', '0', '9s'],
      ['idle_in_transaction_session_timeout', '0', '9s'],
      ['jit', 'on', 'off'],
    ])('%s, usually %s, is %s', async (name, usual, value) => {
      const at = new URL(database().url).pathname.slice(1)
      await onDatabase(database().url, `alter database ${at} set ${name} = '${usual}'`)
      onTestFinished(async () => {
        await onDatabase(database().url, `alter database ${at} reset ${name}`)
      })
      const { db } = await open()
      const settings = await Promise.all(
        Array.from({ length: 3 }, () => sql`select current_setting(${name}) as value`.execute(db)),
      )
      expect(settings.flatMap(({ rows }) => rows)).toEqual(settings.map(() => ({ value })))
    })

    test('and says whose connections they are', async () => {
      const { db } = await open()
      const { rows } = await sql`select current_setting('application_name') as name`.execute(db)
      expect(rows).toEqual([{ name: 'limber' }])
    })
  })

  describe('forgetting', () => {
    test('leaves no row of a person, and the rest is put away in time', async () => {
      const { store, db } = await open()
      const person = 'U-PLANTED'
      await store.add(draftOf({ owner: person, place: messagesWith(person) }))
      await store.add(draftOf({ owner: person }))
      expect(await store.forget(person)).toEqual({ removed: 1, released: 1, wiped: 'in time' })
      const left = await sql<{ row: string }>`
        select cast(b as text) as row from "break" as b union all select cast(p as text) from place as p`.execute(
        db,
      )
      expect(left.rows.filter(({ row }) => row.includes(person))).toEqual([])
    })

    test('has the server put away what it can at once', async () => {
      const { store, db } = await open()
      await store.add(draftOf({ place: messagesWith('ada') }))
      const vacuumed = async () =>
        (
          await sql<{
            n: number
          }>`select vacuum_count as n from pg_stat_user_tables where relname = 'break'`.execute(db)
        ).rows[0]?.n ?? 0
      const before = await vacuumed()
      await store.forget('ada')
      // The server counts a little later than it does it.
      while ((await vacuumed()) === before) await new Promise((resolve) => setTimeout(resolve, 10))
      expect(await vacuumed()).toBe(before + 1)
    })

    test('is done although nothing can be put away just now', async () => {
      const { store } = await open()
      const other = await openPostgres(database().url, 'bot')
      onTestFinished(other.close)
      await other.db.transaction().execute(async (reading) => {
        await sql`lock table occurrence, answer, place in access share mode`.execute(reading)
        await sql`lock table near_miss in share update exclusive mode`.execute(reading)
        expect(await store.forget('ada')).toEqual({ removed: 0, released: 0, wiped: 'in time' })
      })
    })
  })
})
