import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ManyBreakStore } from '../../../adapters/database/break-store.ts'
import type { Break, BreakDraft, Occurrence, Shown } from '../../../src/breaks/break.ts'
import type { Move } from '../../../src/breaks/ports.ts'
import type { Place } from '../../../src/place.ts'
import { anyDraft } from './any-draft.ts'
import { draftOf, messagesWith, STRANGE, TEAM } from './drafts.ts'

/** An empty store, and how to be rid of it. */
export type Made = { readonly store: ManyBreakStore; close(): Promise<void> }

const OTHER: Place = { ...TEAM, channel: 'C2' }
const NOBODY_ID = '00000000-0000-4000-8000-000000000000'

/** What every store of breaks promises, whatever database is below it. */
export function describeStore(name: string, make: () => Promise<Made>): void {
  describe(name, () => {
    let made: Made
    let store: ManyBreakStore
    beforeEach(async () => {
      made = await make()
      store = made.store
    })
    afterEach(() => made.close())

    const addAt = (...times: readonly number[]) => inTurn(times, (nextDue) => store.add(draftOf({ nextDue })))
    const addTo = (...places: readonly Place[]) => inTurn(places, (place) => store.add(draftOf({ place })))
    const everything = () => Array.fromAsync(store.all())

    async function occurred(what: Break, ...times: readonly number[]): Promise<readonly Occurrence[]> {
      await store.change({ ...(await current(what)), nextDue: times[0] ?? 0 })
      const all: Occurrence[] = []
      for (const [index, dueAt] of times.entries()) {
        const next = times[index + 1]
        all.push(
          ...(await store.moveOn([
            { breakId: what.id, dueAt, isMissed: false, ...(next === undefined ? {} : { next }) },
          ])),
        )
      }
      return all
    }

    async function current(what: Break): Promise<Break> {
      return (await store.breaksIn(what.place)).find(({ id }) => id === what.id) ?? what
    }

    async function posted(occurrence: Occurrence | undefined, at: number): Promise<Shown> {
      const shown = { exercise: 'cat-cow', opening: 2, at }
      await store.settle(occurrence?.id ?? '', { state: 'posted', shown })
      return shown
    }

    describe('adding', () => {
      test('gives what was stored, with an id, a number and its first revision', async () => {
        const draft = draftOf()
        const added = await store.add(draft)
        expect(added).toEqual({ ...draft, id: added.id, number: 1, revision: 1 })
        expect(added.id).toMatch(/^[0-9a-f-]{36}$/)
        expect(await store.breaksIn(TEAM)).toEqual([added])
        expect(await everything()).toEqual([added])
      })

      test('numbers count within the place and are never given again', async () => {
        const added = await addTo(TEAM, TEAM, OTHER, TEAM)
        expect(added.map(({ number }) => number)).toEqual([1, 2, 1, 3])
        await store.remove(added[3]?.id ?? '')
        await store.remove(added[0]?.id ?? '')
        expect((await store.add(draftOf())).number).toBe(4)
        for (const { id } of await store.breaksIn(TEAM)) await store.remove(id)
        expect((await store.add(draftOf())).number).toBe(5)
      })

      test('racing for a number, nobody gets the same one', async () => {
        const added = await Promise.all(Array.from({ length: 30 }, () => store.add(draftOf())))
        const counted = Array.from({ length: 30 }, (_, index) => index + 1)
        expect(added.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(counted)
        expect(new Set(added.map(({ id }) => id)).size).toBe(30)
      })

      test('many at once are stored in order', async () => {
        const drafts = Array.from({ length: 450 }, (_, index) =>
          draftOf({ nextDue: index, createdAt: index }),
        )
        await store.addAll(drafts)
        const stored = await store.breaksIn(TEAM)
        expect(stored.map(({ id: _, number, revision, ...draft }) => ({ number, revision, draft }))).toEqual(
          drafts.map((draft, index) => ({ number: index + 1, revision: 1, draft })),
        )
      })

      test('many at once may be none', async () => {
        await store.addAll([])
        expect(await everything()).toEqual([])
      })

      test('whatever the types allow comes back as it was', async () => {
        await fc.assert(
          fc.asyncProperty(anyDraft, async (draft) => {
            const added = await store.add(draft)
            expect((await store.breaksIn(draft.place)).at(-1)).toEqual(added)
            expect(added).toEqual({ ...draft, id: added.id, number: added.number, revision: 1 })
          }),
          { numRuns: 60 },
        )
      })

      test.each(STRANGE)('names may hold %s', async (_, strange) => {
        const place: Place = { platform: strange, workspace: strange, channel: strange, isDirect: false }
        const added = await store.add(draftOf({ place, owner: strange, tzdata: strange }))
        const plain = await store.add(draftOf())
        expect(await store.breaksIn(place)).toEqual([added])
        expect(await store.breaksOf(strange)).toEqual([added])
        const [occurrence] = await occurred(added, 5)
        expect(occurrence?.place).toEqual(place)
        const shown = { exercise: strange, opening: 0, at: 7 }
        await store.settle(occurrence?.id ?? '', { state: 'posted', shown })
        expect(await store.shownIn(place, 9)).toEqual([shown])
        expect(await store.forget(strange)).toEqual({ removed: 0, released: 1, isWiped: true })
        expect(await store.breaksOf(strange)).toEqual([])
        expect(await store.breaksIn(TEAM)).toEqual([plain])
      })

      test.each([-8.64e15, -1, 0, 2 ** 31, 2 ** 32 + 1, 8.64e15])('the instant %i is kept', async (at) => {
        const added = await store.add(draftOf({ nextDue: at, createdAt: at }))
        expect(await store.due(at, 1)).toEqual([added])
        expect(await store.due(at - 1, 1)).toEqual([])
        const [occurrence] = await store.moveOn([{ breakId: added.id, dueAt: at, isMissed: false }])
        expect(await store.waiting(9)).toEqual([occurrence])
        const shown = await posted(occurrence, at)
        expect(await store.shownIn(TEAM, 9)).toEqual([shown])
      })
    })

    describe('changing', () => {
      test('replaces what can be changed, and counts the revision up', async () => {
        const added = await store.add(draftOf())
        const { owner: _, nextDue: __, ...rest } = added
        const changed: Break = {
          ...rest,
          cadence: { ...added.cadence, zone: 'Asia/Tokyo', months: [1] },
          choosing: { setting: 'anything', isDiscreet: true, conditions: ['pregnancy'], without: ['cobra'] },
          daysOff: { pauses: [{ from: 5 }], dates: ['2026-12-24'], times: [9], holidays: 'DE' },
          tzdata: '2026c',
        }
        expect(await store.change(changed)).toBe(true)
        expect(await store.breaksIn(TEAM)).toEqual([{ ...changed, revision: 2 }])
        expect(await store.breaksOf('ada')).toEqual([])
      })

      test('where it is and what it is called stay', async () => {
        const added = await store.add(draftOf())
        expect(await store.change({ ...added, place: OTHER, number: 9, createdAt: 9 })).toBe(true)
        expect(await everything()).toEqual([{ ...added, revision: 2 }])
      })

      test('nobody overwrites what they have not seen', async () => {
        const added = await store.add(draftOf())
        expect(await store.change({ ...added, owner: 'bob' })).toBe(true)
        expect(await store.change({ ...added, owner: 'eve' })).toBe(false)
        expect(await store.breaksIn(TEAM)).toEqual([{ ...added, owner: 'bob', revision: 2 }])
      })

      test('what is gone cannot be changed', async () => {
        const added = await store.add(draftOf())
        await store.remove(added.id)
        expect(await store.change(added)).toBe(false)
        expect(await everything()).toEqual([])
      })

      test('of racing changes one wins, whole', async () => {
        const added = await store.add(draftOf())
        const rivals = Array.from({ length: 20 }, (_, index) => ({
          ...added,
          owner: `p${index}`,
          nextDue: index,
        }))
        const won = await Promise.all(rivals.map((rival) => store.change(rival)))
        const winners = rivals.filter((_, index) => won[index])
        expect(winners).toHaveLength(1)
        expect(await everything()).toEqual([{ ...winners[0], revision: 2 }])
      })

      test('a break that moved on meanwhile can be changed, and no time of it comes twice', async () => {
        const [added] = await addAt(10)
        const move = { breakId: added?.id ?? '', dueAt: 10, next: 20, isMissed: false }
        expect(await store.moveOn([move])).toHaveLength(1)
        expect(await store.change({ ...draftOf(), ...added, owner: 'bob' } as Break)).toBe(true)
        expect(await store.moveOn([move])).toEqual([])
        expect((await everything()).map(({ nextDue }) => nextDue)).toEqual([20])
        expect(await store.waiting(9)).toHaveLength(1)
      })
    })

    test('removing takes all that happened with it, once', async () => {
      const [gone, kept] = await addTo(TEAM, TEAM)
      const [first, second] = await occurred(gone as Break, 10, 20)
      await posted(first, 11)
      expect(await store.waiting(9)).toEqual([second])
      expect(await store.remove(gone?.id ?? '')).toBe(true)
      expect(await store.remove(gone?.id ?? '')).toBe(false)
      expect(await store.remove(NOBODY_ID)).toBe(false)
      expect([await store.breaksIn(TEAM), await store.waiting(9), await store.shownIn(TEAM, 9)]).toEqual([
        [kept],
        [],
        [],
      ])
    })

    describe('finding', () => {
      test.each([
        ['another platform', { ...TEAM, platform: 'discord' }],
        ['another workspace', { ...TEAM, workspace: 'T2' }],
        ['another channel', OTHER],
        ['direct messages of that name', { ...TEAM, isDirect: true }],
        ['names that run together the same way', { ...TEAM, workspace: 'T1C', channel: '1' }],
      ])('the breaks of a place are not those of %s', async (_, place) => {
        const [here, there] = await addTo(TEAM, place)
        expect(await store.breaksIn(TEAM)).toEqual([here])
        expect(await store.breaksIn(place)).toEqual([there])
      })

      test('by number in a place; by age of a person', async () => {
        const all = await inTurn([3, 1, 2], (createdAt) => store.add(draftOf({ createdAt })))
        await store.add(draftOf({ owner: 'bob' }))
        const { owner: _, ...nobodys } = draftOf()
        await store.add(nobodys)
        expect((await store.breaksIn(TEAM)).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
        expect(await store.breaksOf('ada')).toEqual([all[1], all[2], all[0]])
        expect(await store.breaksOf('')).toEqual([])
      })

      test('all of them, each once, over more than one batch', async () => {
        await store.addAll(Array.from({ length: 450 }, () => draftOf()))
        const numbers = (await everything()).map(({ number }) => number)
        expect(numbers.toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: 450 }, (_, index) => index + 1),
        )
      })

      test('all of them may be removed on the way', async () => {
        await store.addAll(Array.from({ length: 450 }, () => draftOf()))
        for await (const { id } of store.all()) await store.remove(id)
        expect(await everything()).toEqual([])
      })

      test('due by now, the longest due first, so many at most', async () => {
        const [late, latest, later] = await addAt(30, 10, 20)
        await addAt(31)
        const { nextDue: _, ...paused } = draftOf()
        await store.add(paused)
        expect(await store.due(30, 9)).toEqual([latest, later, late])
        expect(await store.due(30, 2)).toEqual([latest, later])
        expect(await store.due(30, 0)).toEqual([])
        expect(await store.earliest()).toBe(latest?.nextDue)
        expect(await store.due(9, 9)).toEqual([])
      })
    })

    describe('moving on', () => {
      const move = (what: Break | undefined, more: Partial<Move> = {}): Move => ({
        breakId: what?.id ?? '',
        dueAt: what?.nextDue ?? 0,
        next: 99,
        isMissed: false,
        ...more,
      })

      test('gives the occurrences, in the order of the moves; breaks keep their revision', async () => {
        const [a, b] = await inTurn([TEAM, OTHER], (place, index) =>
          store.add(draftOf({ place, nextDue: index })),
        )
        const given = await store.moveOn([move(b), move(a)])
        expect(given).toEqual([
          { id: given[0]?.id, breakId: b?.id, place: OTHER, dueAt: 1 },
          { id: given[1]?.id, breakId: a?.id, place: TEAM, dueAt: 0 },
        ])
        expect(await store.waiting(9)).toEqual([given[1], given[0]])
        expect(await store.breaksIn(TEAM)).toEqual([{ ...a, nextDue: 99 }])
      })

      test('without a next time it is never due again', async () => {
        const [added] = await addAt(10)
        const { next: _, ...last } = move(added)
        expect(await store.moveOn([last])).toHaveLength(1)
        const { nextDue: __, ...rest } = added as Break
        expect(await everything()).toEqual([rest])
        expect(await store.due(8.64e15, 9)).toEqual([])
      })

      test('what is missed is recorded and not posted', async () => {
        const person = await store.add(draftOf({ place: messagesWith('ada') }))
        expect(await store.moveOn([move(person, { isMissed: true })])).toEqual([])
        expect(await store.waiting(9)).toEqual([])
        expect(await store.occurrencesOf('ada')).toBe(1)
        expect(await store.due(98, 9)).toEqual([])
      })

      test('one that is due at another time by now, or gone, is left alone; the others move', async () => {
        const [a, b, gone] = await addAt(10, 20, 30)
        await store.remove(gone?.id ?? '')
        const given = await store.moveOn([move(a, { dueAt: 11 }), move(gone), move(b)])
        expect(given.map(({ breakId }) => breakId)).toEqual([b?.id])
        expect(await store.breaksIn(TEAM)).toEqual([a, { ...b, nextDue: 99 }])
      })

      test('nothing moves where one of them cannot', async () => {
        const [a, b] = await addAt(10, 20)
        const impossible = move(b, { next: Symbol('no time') as never })
        await expect(store.moveOn([move(a), impossible])).rejects.toThrow()
        expect(await store.breaksIn(TEAM)).toEqual([a, b])
        expect(await store.waiting(9)).toEqual([])
      })

      test('no moves are no trouble', async () => {
        expect(await store.moveOn([])).toEqual([])
      })

      test('however many race, each break moves on exactly once', async () => {
        await store.addAll(Array.from({ length: 120 }, (_, index) => draftOf({ nextDue: index % 7 })))
        const racers = Array.from({ length: 6 }, async () => {
          const given: Occurrence[] = []
          for (;;) {
            const due = await store.due(50, 25)
            if (due.length === 0) return given
            given.push(...(await store.moveOn([...due, ...due.slice(0, 3)].map((one) => move(one)))))
          }
        })
        const given = (await Promise.all(racers)).flat()
        expect(given).toHaveLength(120)
        expect(new Set(given.map(({ breakId }) => breakId)).size).toBe(120)
        const byId = (a: Occurrence, b: Occurrence) => (a.id < b.id ? -1 : 1)
        expect((await store.waiting(999)).toSorted(byId)).toEqual(given.toSorted(byId))
      })

      test('racing against changes and removals, a break either moves or is left alone', async () => {
        await store.addAll(Array.from({ length: 60 }, () => draftOf({ nextDue: 10 })))
        const breaks = await store.breaksIn(TEAM)
        const [moved] = await Promise.all([
          Promise.all(breaks.map((one) => store.moveOn([move(one)]))),
          Promise.all(breaks.slice(0, 20).map(({ id }) => store.remove(id))),
          Promise.all(breaks.slice(40).map((one) => store.change({ ...one, nextDue: 70 }))),
        ])
        const left = await store.breaksIn(TEAM)
        expect(left.map(({ number }) => number)).toEqual(Array.from({ length: 40 }, (_, index) => index + 21))
        const isMoved = new Set(moved.flat().map(({ breakId }) => breakId))
        const waiting = new Set((await store.waiting(999)).map(({ breakId }) => breakId))
        for (const { id } of left) expect(waiting.has(id)).toBe(isMoved.has(id))
        for (const { id } of breaks.slice(20, 40)) expect(waiting.has(id)).toBe(true)
      })
    })

    describe('settling', () => {
      test('what was posted is shown in its place, the newest first, so many at most', async () => {
        const [a, b, elsewhere] = await addTo(TEAM, TEAM, OTHER)
        const [first, third] = await occurred(a as Break, 10, 30)
        const [second] = await occurred(b as Break, 20)
        const [other] = await occurred(elsewhere as Break, 10)
        const shown = [await posted(first, 11), await posted(third, 31), await posted(second, 21)]
        await posted(other, 12)
        expect(await store.shownIn(TEAM, 9)).toEqual([shown[1], shown[2], shown[0]])
        expect(await store.shownIn(TEAM, 2)).toEqual([shown[1], shown[2]])
        expect(await store.shownIn({ ...TEAM, channel: 'C3' }, 9)).toEqual([])
        expect(await store.waiting(9)).toEqual([])
      })

      test('what failed is neither waiting nor shown', async () => {
        const [occurrence] = await occurred(await store.add(draftOf()), 10)
        await store.settle(occurrence?.id ?? '', { state: 'failed', why: 'the channel is archived' })
        expect([await store.waiting(9), await store.shownIn(TEAM, 9)]).toEqual([[], []])
      })

      test('what is settled stays so', async () => {
        const [occurrence, failing] = await occurred(await store.add(draftOf()), 10, 20)
        const shown = await posted(occurrence, 11)
        await store.settle(failing?.id ?? '', { state: 'failed', why: 'no' })
        await posted(occurrence, 12)
        await posted(failing, 21)
        await store.settle(occurrence?.id ?? '', { state: 'failed', why: 'no' })
        await posted({ id: NOBODY_ID, breakId: '', place: TEAM, dueAt: 0 }, 5)
        expect(await store.shownIn(TEAM, 9)).toEqual([shown])
      })

      test('the oldest wait first; many are settled at once', async () => {
        const [added] = await addAt(0)
        const times = Array.from({ length: 450 }, (_, index) => index)
        const all = await occurred(added as Break, ...times)
        expect(await store.waiting(3)).toEqual(all.slice(0, 3))
        await Promise.all(all.slice(1).map((occurrence) => posted(occurrence, occurrence.dueAt)))
        expect(await store.waiting(9)).toEqual([all[0]])
        expect((await store.shownIn(TEAM, 999)).map(({ at }) => at)).toEqual(times.slice(1).toReversed())
      })
    })

    describe('forgetting', () => {
      const OWN = messagesWith('ada')

      test("removes somebody's own breaks and releases those of teams", async () => {
        const own = await store.add(draftOf({ place: OWN }))
        const [teams, bobs] = await inTurn(['ada', 'bob'], (owner) => store.add(draftOf({ owner })))
        const bobsOwn = await store.add(draftOf({ place: messagesWith('bob'), owner: 'bob', createdAt: 2 }))
        await posted((await occurred(own, 10, 20))[0], 11)
        const shown = await posted((await occurred(teams as Break, 10))[0], 12)
        expect(await store.occurrencesOf('ada')).toBe(2)
        expect(await store.forget('ada')).toEqual({ removed: 1, released: 1, isWiped: true })
        const { owner: _, nextDue: __, ...released } = teams as Break
        expect(await store.breaksIn(TEAM)).toEqual([{ ...released, revision: 3 }, bobs])
        expect(await store.breaksIn(OWN)).toEqual([])
        expect(await store.breaksOf('ada')).toEqual([])
        expect(await store.breaksOf('bob')).toEqual([bobs, bobsOwn])
        expect(await store.occurrencesOf('ada')).toBe(0)
        expect(await store.waiting(9)).toEqual([])
        expect(await store.shownIn(OWN, 9)).toEqual([])
        expect(await store.shownIn(TEAM, 9)).toEqual([shown])
      })

      test('counts only what happened in own breaks', async () => {
        await occurred(await store.add(draftOf()), 10, 20)
        expect(await store.occurrencesOf('ada')).toBe(0)
        expect(await store.occurrencesOf('nobody')).toBe(0)
      })

      test.each<readonly [string, Partial<BreakDraft>]>([
        ['set up by them where direct messages have an id of their own', { place: messagesWith('D7') }],
        ['that stand in the direct messages with them, whoever set them up', { place: OWN, owner: 'bob' }],
      ])('own breaks are also those %s', async (_, what) => {
        const own = await store.add(draftOf(what))
        await occurred(own, 10)
        expect(await store.occurrencesOf('ada')).toBe(1)
        expect(await store.forget('ada')).toEqual({ removed: 1, released: 0, isWiped: true })
        expect(await everything()).toEqual([])
        expect((await store.add(draftOf(what))).number).toBe(1)
      })

      test('nobody writes a forgotten owner back', async () => {
        const seen = await store.add(draftOf())
        await store.forget('ada')
        expect(await store.change(seen)).toBe(false)
        expect(await store.breaksOf('ada')).toEqual([])
      })

      test('somebody unknown, or forgotten before, is nothing to remove', async () => {
        const kept = await store.add(draftOf({ owner: 'ada2' }))
        await store.add(draftOf())
        await store.forget('ada')
        expect(await store.forget('ada')).toEqual({ removed: 0, released: 0, isWiped: true })
        expect(await store.breaksOf('ada2')).toEqual([kept])
      })

      test('whatever else goes on meanwhile', async () => {
        await store.addAll(
          Array.from({ length: 40 }, (_, index) => draftOf({ place: index % 2 ? OWN : TEAM })),
        )
        const before = await everything()
        const [forgotten] = await Promise.all([
          store.forget('ada'),
          ...before.map((one) => store.change({ ...one, nextDue: 5 })),
          store.forget('ada'),
        ])
        expect(forgotten).toEqual({ removed: 20, released: 20, isWiped: true })
        expect(await store.breaksOf('ada')).toEqual([])
        expect(await everything()).toHaveLength(20)
      })
    })

    test('once closed, it refuses instead of pretending', async () => {
      const other = await make()
      await other.close()
      const settled = { state: 'failed', why: 'closed' } as const
      await expect(other.store.add(draftOf())).rejects.toThrow()
      await expect(other.store.settle(NOBODY_ID, settled)).rejects.toThrow()
      await expect(other.store.forget('ada')).rejects.toThrow()
    })
  })
}

/** One after the other, so that they are numbered in order. */
async function inTurn<Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  for (const [index, item] of items.entries()) results.push(await work(item, index))
  return results
}
