import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createNearMissStore } from '../../adapters/database/near-miss-store.ts'
import type { Data } from '../../adapters/database/open.ts'
import { gistOf, KEPT } from '../../src/inbox/group.ts'
import type { NearMiss } from '../../src/inbox/near-miss.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const MONDAY = Date.UTC(2027, 2, 1)

const miss = (wording: string): NearMiss => ({ wording, gist: gistOf(wording), why: 'not understood' })
const BUZZING = miss('my spine is buzzing')
const DONKEY = miss('the wobbly donkey')

/** What is promised of questions asked in vain, whatever database is below them; `open` gives an empty one. */
export function describeNearMisses(name: string, open: () => Promise<Data>): void {
  describe(name, () => {
    let data: Data
    beforeEach(async () => {
      data = await open()
    })
    afterEach(() => data.close())

    const wordings = async (store = createNearMissStore(data.db)) =>
      (await store.open()).map(({ wording, times }) => `${times} ${wording}`)

    test('are counted where they ask the same, the most asked first, with no more than the day', async () => {
      const store = createNearMissStore(data.db)
      await store.note(DONKEY, MONDAY + 9 * HOUR)
      await store.note(BUZZING, MONDAY + 10 * HOUR)
      await store.note(miss('please, is my spine buzzing?'), MONDAY + 3 * DAY + 17 * HOUR)
      expect((await store.open()).map(({ id: _, ...group }) => group)).toEqual([
        {
          wording: 'my spine is buzzing',
          why: 'not understood',
          times: 2,
          firstDay: MONDAY,
          lastDay: MONDAY + 3 * DAY,
        },
        { wording: 'the wobbly donkey', why: 'not understood', times: 1, firstDay: MONDAY, lastDay: MONDAY },
      ])
    })

    test('leave nothing in the database but what was named', async () => {
      await createNearMissStore(data.db).note(BUZZING, MONDAY + 9 * HOUR + 1)
      expect(await data.db.selectFrom('near_miss').selectAll().execute()).toEqual([
        {
          id: expect.stringMatching(/^\d{4}$/) as string,
          wording: 'my spine is buzzing',
          gist: 'buzzing spine',
          why: 'not understood',
          times: 1,
          first_at: MONDAY,
          last_at: MONDAY,
          state: 'open',
        },
      ])
    })

    test.each(['ignored', 'added'] as const)('%s ones stay so when they are asked again', async (state) => {
      const store = createNearMissStore(data.db)
      await store.note(BUZZING, MONDAY)
      await store.note(DONKEY, MONDAY)
      const [group] = await store.open()
      expect(await store.settle(group?.id ?? '', state)).toBe(true)
      await store.note(BUZZING, MONDAY + DAY)
      await store.note(DONKEY, MONDAY + DAY)
      expect((await store.open()).map(({ id }) => id)).not.toContain(group?.id)
      expect(await store.settle(group?.id ?? '', 'ignored')).toBe(false)
      expect(await store.settle('no number', 'ignored')).toBe(false)
    })

    test('are gone 30 days after they were last asked, whatever became of them', async () => {
      const store = createNearMissStore(data.db)
      await store.note(BUZZING, MONDAY)
      await store.note(DONKEY, MONDAY)
      await store.note(BUZZING, MONDAY + 5 * DAY + HOUR)
      await store.settle((await store.open())[0]?.id ?? '', 'ignored')
      expect(await store.prune(MONDAY + 30 * DAY - KEPT)).toBe(0)
      expect(await store.prune(MONDAY + 31 * DAY - KEPT)).toBe(1)
      await store.note(BUZZING, MONDAY + 31 * DAY)
      expect(await wordings(store)).toEqual([])
      expect(await store.prune(MONDAY + 62 * DAY - KEPT)).toBe(1)
      await store.note(BUZZING, MONDAY + 62 * DAY)
      expect(await wordings(store)).toEqual(['1 my spine is buzzing'])
    })

    test('are not made older by a clock that was set back', async () => {
      const store = createNearMissStore(data.db)
      await store.note(BUZZING, MONDAY + 2 * DAY)
      await store.note(BUZZING, MONDAY)
      expect((await store.open())[0]?.lastDay).toBe(MONDAY + 2 * DAY)
    })

    test('give way to new ones where there are too many, the least recently asked first', async () => {
      const store = createNearMissStore(data.db, 2)
      await store.note(BUZZING, MONDAY)
      await store.note(DONKEY, MONDAY + DAY)
      await store.note(BUZZING, MONDAY + 2 * DAY)
      await store.note(miss('the jelly wobble'), MONDAY + 3 * DAY)
      expect(await wordings(store)).toEqual(['2 my spine is buzzing', '1 the jelly wobble'])
    })

    test('asked at once are all counted', async () => {
      const store = createNearMissStore(data.db)
      await Promise.all(
        Array.from({ length: 20 }, (_, step) => store.note(step % 2 ? BUZZING : DONKEY, MONDAY)),
      )
      expect(await wordings(store)).toHaveLength(2)
      expect((await store.open()).map(({ times }) => times)).toEqual([10, 10])
    })

    test('begun at once by several processes are all counted', async () => {
      const stores = Array.from({ length: 12 }, () => createNearMissStore(data.db))
      const wordings = stores.map((_, index) => miss(`the wobbly donkey ${'abcd'[index % 4]}`))
      await Promise.all(stores.map((store, index) => store.note(wordings[index] ?? DONKEY, MONDAY)))
      const groups = await createNearMissStore(data.db).open()
      expect(groups.map(({ times }) => times)).toEqual([3, 3, 3, 3])
      expect(new Set(groups.map(({ id }) => id)).size).toBe(4)
    })

    test('numbers stay the same whatever else is noted or goes', async () => {
      const gist = fc.uniqueArray(fc.stringMatching(/^[a-z]{4,9}$/), { minLength: 2, maxLength: 12 })
      await fc.assert(
        fc.asyncProperty(gist, async (gists) => {
          const own = await open()
          const store = createNearMissStore(own.db)
          const [first = '', ...others] = gists
          await store.note({ wording: first, gist: first, why: 'unsure' }, MONDAY)
          const before = (await store.open())[0]?.id
          for (const other of others) await store.note({ wording: other, gist: other, why: 'unsure' }, MONDAY)
          const groups = await store.open()
          await own.close()
          expect(groups.find(({ wording }) => wording === first)?.id).toBe(before)
          expect(new Set(groups.map(({ id }) => id)).size).toBe(gists.length)
        }),
        { numRuns: 10 },
      )
    })
  })
}
