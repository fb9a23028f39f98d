import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Data } from '../../../../adapters/database/open.ts'
import { anyDraft } from '../any-draft.ts'
import { draftOf, messagesWith, STRANGE } from '../drafts.ts'
import { describePostgres } from '../postgres/describe-postgres.ts'
import { anyRows } from './any-rows.ts'
import { exported, fill, imported, inMemory, onServer, rowsIn, type Opening } from './world.ts'

function describeWay(name: string, from: Opening, to: Opening, runs: number): void {
  describe(name, () => {
    /** What comes out at the other end, which must be what was there. */
    async function travel(put: (data: Data) => Promise<void>) {
      const [here, there] = [await from(), await to()]
      try {
        await put(here)
        const lines = await exported(here)
        await imported(there, lines)
        expect(await rowsIn(there)).toEqual(await rowsIn(here))
        expect(await exported(there)).toBe(lines)
        return there.store
      } finally {
        await here.close()
        await there.close()
      }
    }

    test('nothing is lost of whatever the columns allow', async () => {
      await fc.assert(
        fc.asyncProperty(anyRows, async (rows) => {
          await travel((data) => fill(data, rows))
        }),
        { numRuns: runs },
      )
    })

    test('nothing is lost of whatever breaks there are', async () => {
      const drafts = fc.sample(anyDraft, runs * 10)
      await travel(({ store }) => store.addAll(drafts))
    })

    test('nothing is lost of what happened in a break', async () => {
      await travel(async ({ store, db }) => {
        const kept = await store.add(draftOf({ nextDue: 1_000 }))
        await store.moveDue(1_000, 9, () => [{ dueAt: 1_000, next: 2_000, isMissed: false }])
        const [claim] = await store.claim({
          platform: 'slack',
          owner: 'p1',
          now: 1_000,
          most: 9,
          lease: 30_000,
        })
        const id = claim?.id ?? ''
        const turn = { exercise: 'cat-cow', why: 'first', areas: [], opening: 2 }
        await store.begin(id, 'p1', { at: 1_000, lease: 30_000, turn: turn as never })
        const shown = { exercise: 'cat-cow', opening: 2, at: 1_001 }
        await store.settle(id, { state: 'posted', message: '179.1', shown, closesAt: 9_000 }, 'p1')
        await store.answer(id, 'ada', 'done', 1_100, 1_200)
        await store.putOff(id, 'grace', 1_600)
        await store.spare('joan', 99_000)
        await store.enqueue(kept.id, 'week', 5_000, 5_000)
        await store.stop(kept.id, 'archived', 6_000)
        expect((await rowsIn({ db } as Data)).get('occurrence')).toHaveLength(4)
      })
    })

    test('names of every kind arrive as they are', async () => {
      await travel(async ({ store }) => {
        for (const [, name] of STRANGE) {
          await store.add(draftOf({ owner: name, place: messagesWith(name) }))
          await store.spare(name, 7)
        }
      })
    })

    test('more rows than fit into one batch, in one place and in many, arrive', async () => {
      const drafts = Array.from({ length: 1_201 }, (_, index) =>
        draftOf(index % 2 === 0 ? {} : { place: messagesWith(`person ${index}`) }),
      )
      await travel(({ store }) => store.addAll(drafts))
    })

    test('nothing at all arrives as well', () => travel(async () => {}))
  })
}

describeWay('from SQLite to SQLite', inMemory, inMemory, 20)

describePostgres('between SQLite and PostgreSQL', () => {
  describeWay('from SQLite to PostgreSQL', inMemory, onServer, 3)
  describeWay('from PostgreSQL to SQLite', onServer, inMemory, 3)

  test('and there again, nothing is lost', async () => {
    const [here, between, there] = [await inMemory(), await onServer(), await inMemory()]
    onTestFinished(async () => {
      for (const data of [here, between, there]) await data.close()
    })
    await here.store.addAll(fc.sample(anyDraft, 300))
    const lines = await exported(here)
    await imported(between, lines)
    await imported(there, await exported(between))
    expect(await exported(there)).toBe(lines)
  })
})
