import { sql } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Data } from '../../../../adapters/database/open.ts'
import { openPostgres, overPostgres } from '../../../../adapters/database/postgres/open.ts'
import type { PostgresProblem } from '../../../../adapters/database/postgres/problem.ts'
import type { Use } from '../../../../adapters/database/postgres/pool.ts'
import { startRelay, type Relay } from '../../../fakes/relay.ts'
import { draftOf, TEAM } from '../drafts.ts'
import { describePostgres } from './describe-postgres.ts'
import { onDatabase, serverAddress } from './own-database.ts'

type Seen = Pick<PostgresProblem, 'trouble' | 'outcome'>

/** What became of something: done, or what was wrong with it. */
async function outcomeOf(work: Promise<unknown>): Promise<Seen | 'done'> {
  try {
    await work
    return 'done'
  } catch (error) {
    const { trouble, outcome } = error as PostgresProblem
    if (trouble === undefined) throw error
    return { trouble, outcome }
  }
}

describePostgres('a connection', (database) => {
  /** A store behind a network that fails, and the database as it is seen past it. */
  async function behindRelay(): Promise<{ relay: Relay; data: Data }> {
    await (await openPostgres(database().url, 'bot')).close()
    await onDatabase(database().url, 'truncate place, "break" cascade')
    const relay = await startRelay(serverAddress())
    const url = Object.assign(new URL(database().url), { hostname: '127.0.0.1', port: relay.port }).href
    const data = await openPostgres(url, 'bot')
    onTestFinished(async () => {
      await relay.close()
      await data.close()
    })
    return { relay, data }
  }

  const stored = async () => (await onDatabase(database().url, 'select id from "break"')).length

  /** The pool hears of the end of its connections a little after it. */
  async function untilBack(ask: () => Promise<unknown>): Promise<void> {
    while ((await outcomeOf(ask())) !== 'done') await new Promise((resolve) => setTimeout(resolve, 10))
  }

  describe('that is lost', () => {
    test('in the midst of a transaction has changed nothing', async () => {
      const { relay, data } = await behindRelay()
      const lost = relay.lose('answer', 'insert into "break"')
      expect(await outcomeOf(data.store.add(draftOf()))).toEqual({ trouble: 'lost', outcome: 'not done' })
      await lost
      expect(await stored()).toBe(0)
    })

    test.each([
      ['before a COMMIT reached the server', 'request', 0],
      ['after the server has done it', 'answer', 1],
    ] as const)('%s leaves a doubt', async (_, what, count) => {
      const { relay, data } = await behindRelay()
      void relay.lose(what, 'commit')
      expect(await outcomeOf(data.store.add(draftOf()))).toEqual({ trouble: 'lost', outcome: 'unknown' })
      expect(await stored()).toBe(count)
    })

    test.each([
      ['request', 1],
      ['answer', 0],
    ] as const)('with the %s of a statement that stands alone leaves a doubt', async (what, count) => {
      const { relay, data } = await behindRelay()
      await data.store.spare('ada', 1)
      void relay.lose(what, 'delete from')
      const outcome = await outcomeOf(data.store.spare('ada', undefined))
      expect(outcome).toEqual({ trouble: 'lost', outcome: 'unknown' })
      expect(await onDatabase(database().url, `select until from spared where person = 'ada'`)).toHaveLength(
        count,
      )
    })

    test('while something is read leaves none', async () => {
      const { relay, data } = await behindRelay()
      void relay.lose('answer', 'select')
      expect(await outcomeOf(data.store.breaksIn(TEAM))).toEqual({ trouble: 'lost', outcome: 'not done' })
    })

    test('while nobody asks anything in a transaction does not end the process', async () => {
      const { relay, data } = await behindRelay()
      const ended = data.db.transaction().execute(async (transaction) => {
        await sql`select 1`.execute(transaction)
        relay.cut()
        // Long enough for it to be heard of: the other connections end in the same moment.
        await untilCut(data)
        await sql`select 2`.execute(transaction)
      })
      expect(await outcomeOf(ended)).toEqual({ trouble: 'lost', outcome: 'not done' })
    })

    test('can be made again as soon as the network is back', async () => {
      const { relay, data } = await behindRelay()
      const added = await data.store.add(draftOf())
      await Promise.all(Array.from({ length: 8 }, () => data.store.breaksIn(TEAM)))
      relay.cut()
      await untilCut(data)
      expect(await outcomeOf(data.store.breaksIn(TEAM))).toEqual({ trouble: 'hung up', outcome: 'not done' })
      relay.letThrough()
      expect(await data.store.breaksIn(TEAM)).toEqual([added])
    })

    test('because the server ends it is another one the next time', async () => {
      const { data } = await behindRelay()
      await untilBack(async () => data.store.earliest())
      const end =
        'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()'
      const killed = data.db.transaction().execute(async (transaction) => {
        await onDatabase(database().url, end)
        await sql`select pg_sleep(60)`.execute(transaction)
      })
      expect(await outcomeOf(killed)).toMatchObject({ outcome: 'not done' })
      await untilBack(() => data.store.add(draftOf()))
      expect(await stored()).toBe(1)
    })
  })

  /** Until the pool has put away what was cut. */
  async function untilCut({ db }: Pick<Data, 'db'>): Promise<void> {
    let seen = await outcomeOf(sql`select 1`.execute(db))
    while (seen === 'done' || seen.trouble === 'lost') {
      seen = await outcomeOf(sql`select 1`.execute(db))
    }
  }

  describe('to a server that hangs', () => {
    const IMPATIENT: Use = { most: 2, patience: 2_000, isReader: false }
    async function impatient(url: string) {
      const { db, close } = await overPostgres(url, IMPATIENT)
      onTestFinished(close)
      return db
    }
    const throughRelay = async () => {
      await (await openPostgres(database().url, 'bot')).close()
      const relay = await startRelay(serverAddress())
      onTestFinished(() => relay.close())
      const url = Object.assign(new URL(database().url), { hostname: '127.0.0.1', port: relay.port }).href
      return { relay, db: await impatient(url) }
    }

    test('is given up after its time, and the next one is a new one', async () => {
      const { relay, db } = await throughRelay()
      const pid = sql<{ pid: number }>`select pg_backend_pid() as pid`
      const before = (await pid.execute(db)).rows
      relay.stall()
      expect(await outcomeOf(sql`select 1`.execute(db))).toEqual({ trouble: 'slow', outcome: 'not done' })
      relay.letThrough()
      expect((await pid.execute(db)).rows).not.toEqual(before)
    })

    test('leaves a doubt where it hangs in the midst of a COMMIT', async () => {
      const { relay, db } = await throughRelay()
      const hanging = db.transaction().execute(async (transaction) => {
        await sql`select 1`.execute(transaction)
        relay.stall()
      })
      expect(await outcomeOf(hanging)).toEqual({ trouble: 'slow', outcome: 'unknown' })
    })

    test('is no longer than a slow one that answers in time', async () => {
      const { relay, db } = await throughRelay()
      relay.slowDown(20)
      expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }])
    })

    test('of itself gives up what waits too long for another, and goes on', async () => {
      const { url } = database()
      await (await openPostgres(url, 'bot')).close()
      const db = await impatient(url)
      await onDatabase(url, `insert into spared values ('ada', 1) on conflict do nothing`)
      const { db: holder, close } = await overPostgres(url)
      onTestFinished(close)
      const waiting = holder.transaction().execute(async (first) => {
        await sql`update spared set until = 2`.execute(first)
        return outcomeOf(sql`update spared set until = 3`.execute(db))
      })
      expect(await waiting).toEqual({ trouble: 'slow', outcome: 'not done' })
      expect((await sql`select until from spared`.execute(db)).rows).toEqual([{ until: 2 }])
    })

    test('with all of them in use says so instead of waiting for ever', async () => {
      const db = await impatient(database().url)
      const held = Array.from({ length: IMPATIENT.most }, () => Promise.withResolvers<void>())
      const taken = held.map(({ promise }) => db.connection().execute(() => promise))
      expect(await outcomeOf(sql`select 1`.execute(db))).toEqual({ trouble: 'slow', outcome: 'not done' })
      for (const { resolve } of held) resolve()
      await Promise.all(taken)
    })
  })

  test('to a server that has become a standby is given back, so that the next one may find the new primary', async () => {
    const { data } = await behindRelay()
    await data.db.connection().execute(async (one) => {
      await sql`set default_transaction_read_only = on`.execute(one)
    })
    expect(await outcomeOf(data.store.add(draftOf()))).toEqual({ trouble: 'read-only', outcome: 'not done' })
    expect(await outcomeOf(data.store.add(draftOf()))).toBe('done')
  })

  test('that did not fail is kept after an error in a query', async () => {
    const { data } = await behindRelay()
    const pid = async () => (await sql`select pg_backend_pid() as pid`.execute(data.db)).rows
    const before = await pid()
    expect(await outcomeOf(sql`select * from nothing`.execute(data.db))).toMatchObject({ trouble: 'strange' })
    const ring: { self?: unknown } = {}
    ring.self = ring
    await expect(sql`select ${ring}`.execute(data.db)).rejects.toThrow(TypeError)
    expect(await pid()).toEqual(before)
  })
})
