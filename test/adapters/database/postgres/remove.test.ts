import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { TURN } from '../deliveries.ts'
import { draftOf, TEAM } from '../drafts.ts'
import { describePostgres } from './describe-postgres.ts'
import { openEmptied } from './emptied.ts'
import { onDatabase } from './own-database.ts'

const LONG_AGO = 1_000
const MINUTE = 60_000
/** In ms since 1970, by the clock of the server. */
const FAR_AHEAD = Date.UTC(2200, 0)

describePostgres('a break that is removed', (database) => {
  /** A store with a prompt that stands open. */
  async function withOpen() {
    const data = await openEmptied(database().url)
    onTestFinished(data.close)
    const { store } = data
    const kept = await store.add(draftOf({ nextDue: LONG_AGO }))
    await store.moveDue(LONG_AGO, 1, () => [{ dueAt: LONG_AGO, isMissed: false }])
    const [claim] = await store.claim({ platform: 'slack', owner: 'one', now: 0, most: 1, lease: MINUTE })
    const id = claim?.id ?? ''
    await store.begin(id, 'one', { at: LONG_AGO, lease: MINUTE, turn: TURN })
    const shown = { exercise: TURN.exercise, opening: 0, at: LONG_AGO }
    await store.settle(id, { state: 'posted', message: 'M', shown, closesAt: FAR_AHEAD }, 'one')
    return { ...data, kept, id }
  }

  async function untilSomebodyWaits(): Promise<void> {
    const waiting = `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    while ((await onDatabase(database().url, waiting)).length === 0) await sleep(10)
  }

  test('while somebody claims its message waits for that, and the message for the end of the lease', async () => {
    const { store, db, kept, id } = await withOpen()
    const removed = await db.transaction().execute(async (claiming) => {
      await sql`update occurrence set edit_at = ${FAR_AHEAD + 1}, lease_owner = 'two' where id = ${id}`.execute(
        claiming,
      )
      const removing = store.remove(kept.id)
      await untilSomebodyWaits()
      return { removing }
    })
    expect(await removed.removing).toBe(true)
    expect(await db.selectFrom('parting').select(['id', 'edit_at']).execute()).toEqual([
      { id, edit_at: FAR_AHEAD + 1 },
    ])
  })

  test('while somebody has its rows in another order is removed after that', async () => {
    const { store, db, kept, id } = await withOpen()
    const removed = await db.transaction().execute(async (other) => {
      await sql`update "break" set revision = 2 where id = ${kept.id}`.execute(other)
      const removing = store.remove(kept.id)
      await untilSomebodyWaits()
      // Who has waited longer is the one that gives way.
      await sql`update occurrence set why = 'met' where id = ${id}`.execute(other)
      return { removing }
    })
    expect(await removed.removing).toBe(true)
    expect(await db.selectFrom('parting').select('id').execute()).toEqual([{ id }])
  })

  test.each([
    ['slow', LONG_AGO],
    ['fast', FAR_AHEAD],
  ])('is told by the clock of the database, also to a process whose clock is %s', async (_, now) => {
    const { store, db, kept, id } = await withOpen()
    await store.remove(kept.id)
    const claim = () => store.claimPartings({ platform: 'slack', owner: 'one', now, most: 9, lease: MINUTE })
    const before = Date.now()
    const [parting] = await claim()
    expect(parting).toMatchObject({ id, place: TEAM, message: 'M' })
    expect(Math.abs((parting?.heldUntil ?? 0) - before - MINUTE)).toBeLessThan(MINUTE / 2)
    expect(await claim()).toEqual([])
    if (parting) await store.parted(parting, now + 5 * MINUTE, now)
    const [row] = await db.selectFrom('parting').select('edit_at').execute()
    expect(Math.abs((row?.edit_at ?? 0) - before - 5 * MINUTE)).toBeLessThan(MINUTE / 2)
  })
})
