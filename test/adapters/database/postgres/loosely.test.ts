import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { postgresEngine } from '../../../../adapters/database/postgres/engine.ts'
import { wish } from '../deliveries.ts'
import { describePostgres } from './describe-postgres.ts'
import { openEmptied } from './emptied.ts'

describePostgres('a lease', (database) => {
  test('is answered before it is on the disk, and nothing after it', async () => {
    const engine = postgresEngine()
    const levels: string[] = []
    const { store, db, close } = await openEmptied(database().url, {
      ...engine,
      async clock(asked, now) {
        const { rows } = await sql<{ level: string }>`
          select current_setting('synchronous_commit') as level`.execute(asked)
        levels.push(...rows.map(({ level }) => level))
        return engine.clock(asked, now)
      },
    })
    onTestFinished(close)
    await store.claim(wish())
    await store.claimEdits(wish())
    await store.begin('nobody', 'one', { at: 0, lease: 1 })
    const { rows } = await sql<{ level: string }>`
      select current_setting('synchronous_commit') as level`.execute(db)
    expect([...levels, rows[0]?.level]).toEqual(['off', 'off', 'on', 'on'])
  })
})
