import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Data } from '../../../adapters/database/open.ts'
import type { Break, BreakDraft, Shown } from '../../../src/breaks/break.ts'
import { LATE } from '../../../src/breaks/due.ts'
import type { Move } from '../../../src/breaks/ports.ts'
import type { DeliveryStore } from '../../../src/deliver/ports.ts'
import type { Place } from '../../../src/place.ts'
import { anyDraft } from './any-draft.ts'
import { giveUp } from './deliveries.ts'
import { draftOf, messagesWith, STRANGE, TEAM } from './drafts.ts'

/** An empty store, and how to be rid of it. */
export type Made = Pick<Data, 'store' | 'close'>

/** A delivery that is to be posted. */
type Waiting = Awaited<ReturnType<DeliveryStore['waiting']>>[number]

const OTHER: Place = { ...TEAM, channel: 'C2' }
const NOBODY_ID = '00000000-0000-4000-8000-000000000000'

/** What every store of breaks promises, whatever database is below it. */
export function describeStore(name: string, make: () => Promise<Made>): void {
  describe(name, () => {
    let made: Made
    let store: Made['store']
    beforeEach(async () => {
      made = await make()
      store = made.store
    })
    afterEach(() => made.close())

    const addAt = (...times: readonly number[]) => inTurn(times, (nextDue) => store.add(draftOf({ nextDue })))
    const addTo = (...places: readonly Place[]) => inTurn(places, (place) => store.add(draftOf({ place })))
    const everything = () => Array.fromAsync(store.all())
    /** When it is wiped from the files is a matter of the database. */
    const forgotten = async (person: string) => {
      const { removed, released } = await store.forget(person)
      return { removed, released }
    }

    /** Moves on what is due, so many at most, and gives it as it was before. */
    async function moveOn(now: number, most: number = 999, more: Partial<Move> = { next: 99 }) {
      const seen: Break[] = []
      const count = await store.moveDue(now, most, (kept) => {
        seen.push(kept)
        return [moveOf(kept, more)]
      })
      expect(count).toBe(seen.length)
      return seen
    }

    /** Lets a break fall due at a moment before any other does. */
    async function fallDue(what: Break | undefined, dueAt: number): Promise<Waiting> {
      const { id, place } = what ?? (draftOf() as Break)
      const current = (await store.breaksIn(place)).find((one) => one.id === id)
      await store.change({ ...(current as Break), nextDue: dueAt })
      await store.moveDue(dueAt, 1, (kept) => [moveOf(kept)])
      const waiting = await store.waiting(999)
      return waiting.find((one) => one.breakId === id && one.dueAt === dueAt) as Waiting
    }

    async function posted(delivery: Pick<Waiting, 'id'>, at: number): Promise<Shown> {
      const shown = { exercise: 'cat-cow', opening: 2, at }
      await store.settle(delivery.id, { state: 'posted', shown }, 'one')
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

      test('racing for the last free one of a place, so many get it as are free', async () => {
        await addTo(TEAM, OTHER)
        const added = await Promise.all(Array.from({ length: 12 }, () => store.addWithin(draftOf(), 3)))
        const stored = await store.breaksIn(TEAM)
        expect(stored).toHaveLength(3)
        expect(added.filter((one) => one !== undefined).toSorted((a, b) => a.number - b.number)).toEqual(
          stored.slice(1),
        )
        expect(await store.addWithin(draftOf(), 3)).toBeUndefined()
        expect(await store.addWithin(draftOf({ place: OTHER }), 2)).toMatchObject({ number: 2 })
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
        const delivery = await fallDue(added, 5)
        expect(delivery.place).toEqual(place)
        const shown = { exercise: strange, opening: 0, at: 7 }
        await store.settle(delivery.id, { state: 'posted', shown }, 'one')
        expect(await store.shownIn(place, 9)).toEqual([shown])
        expect(await forgotten(strange)).toEqual({ removed: 0, released: 1 })
        expect(await store.breaksOf(strange)).toEqual([])
        expect(await store.breaksIn(TEAM)).toEqual([plain])
        expect(await store.shownIn(place, 9)).toEqual([shown])
      })

      test.each([-8.64e15, -1, 0, 2 ** 31, 2 ** 32 + 1, 8.64e15])('the instant %i is kept', async (at) => {
        const added = await store.add(draftOf({ nextDue: at, createdAt: at }))
        expect(await moveOn(at - 1)).toEqual([])
        expect(await moveOn(at, 1, {})).toEqual([added])
        const [delivery] = await store.waiting(9)
        expect(delivery).toEqual({ id: delivery?.id, breakId: added.id, place: TEAM, dueAt: at })
        const shown = await posted(delivery as Waiting, at)
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
          stopped: 'the channel is archived',
          hasWeek: true,
        }
        expect(await store.change(changed)).toBe(true)
        expect(await store.breaksIn(TEAM)).toEqual([{ ...changed, revision: 2 }])
        expect(await store.breaksOf('ada')).toEqual([])
        const { stopped: ___, hasWeek: ____, ...resumed } = changed
        expect(await store.change({ ...resumed, revision: 2 })).toBe(true)
        expect(await store.breaksIn(TEAM)).toEqual([{ ...resumed, revision: 3 }])
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
        expect(await moveOn(10, 9, { next: 20 })).toEqual([added])
        const waiting = await store.waiting(9)
        expect(await store.change({ ...draftOf(), ...added, owner: 'bob' } as Break)).toBe(true)
        expect(await moveOn(10, 9, { next: 20 })).toEqual([{ ...added, owner: 'bob', revision: 2 }])
        expect((await everything()).map(({ nextDue }) => nextDue)).toEqual([20])
        expect(waiting).toHaveLength(1)
        expect(await store.waiting(9)).toEqual(waiting)
      })

      test('what was posted, and comes round again through a change, is not posted again', async () => {
        const [added] = await addAt(10)
        const shown = await posted(await fallDue(added, 10), 11)
        await store.change({ ...(added as Break), revision: 2, nextDue: 10 })
        expect(await moveOn(10)).toHaveLength(1)
        expect([await store.waiting(9), await store.shownIn(TEAM, 9)]).toEqual([[], [shown]])
      })
    })

    test('removing takes all that happened with it, once', async () => {
      const [gone, kept] = await addTo(TEAM, TEAM)
      await posted(await fallDue(gone, 10), 11)
      const second = await fallDue(gone, 20)
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

      test('those of the channels of a workspace, by place and number, so many at most', async () => {
        const added = await addTo(
          OTHER,
          TEAM,
          { ...TEAM, workspace: 'T2' },
          TEAM,
          { ...TEAM, platform: 'discord' },
          messagesWith('ada'),
        )
        const across = async (most: number) =>
          (await store.breaksAcross('slack', 'T1', most)).map(({ id }) => id)
        const expected = [added[1], added[3], added[0]].map((one) => one?.id)
        expect(await across(9)).toEqual(expected)
        expect(await across(2)).toEqual(expected.slice(0, 2))
        expect(await across(0)).toEqual([])
        expect(await store.breaksAcross('slack', 'T3', 9)).toEqual([])
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

      test('those not reckoned by an edition of the time zones, however many others lie between them', async () => {
        const editions = Array.from({ length: 450 }, (_, index) => (index % 30 === 7 ? '2026a' : '2026b'))
        await store.addAll(editions.map((tzdata) => draftOf({ tzdata })))
        const rest = await Array.fromAsync(store.all('2026b'))
        expect(rest.map(({ tzdata }) => tzdata)).toEqual(Array.from({ length: 15 }, () => '2026a'))
        expect(await Array.fromAsync(store.all('2026c'))).toEqual(await everything())
      })

      test('the earliest of all', async () => {
        expect(await store.earliest()).toBeUndefined()
        const { nextDue: _, ...paused } = draftOf()
        await store.add(paused)
        expect(await store.earliest()).toBeUndefined()
        await addAt(30, 10, 20)
        expect(await store.earliest()).toBe(10)
      })
    })

    describe('moving on', () => {
      const stateOf = async () => [await everything(), await store.waiting(99)] as const

      test('what is due by now, the longest due first, so many at most', async () => {
        const [late, latest, later, coming] = await addAt(30, 10, 20, 31)
        const { nextDue: _, ...paused } = draftOf()
        await store.add(paused)
        expect(await moveOn(9)).toEqual([])
        expect(await moveOn(30, 0)).toEqual([])
        expect(await moveOn(30, 2)).toEqual([latest, later])
        expect(await moveOn(30, 2)).toEqual([late])
        expect(await moveOn(30, 2)).toEqual([])
        expect(await store.earliest()).toBe(coming?.nextDue)
      })

      test('of those that are due at one moment, the older first', async () => {
        const [young, old] = await inTurn([2, 1], (createdAt) => store.add(draftOf({ createdAt })))
        expect(await moveOn(1_000)).toEqual([old, young])
      })

      test('writes down what fell due, in its place; breaks keep their revision', async () => {
        const [a, b] = await inTurn([TEAM, OTHER], (place, index) =>
          store.add(draftOf({ place, nextDue: index })),
        )
        expect(await moveOn(1)).toEqual([a, b])
        const waiting = await store.waiting(9)
        expect(waiting).toEqual([
          { id: waiting[0]?.id, breakId: a?.id, place: TEAM, dueAt: 0 },
          { id: waiting[1]?.id, breakId: b?.id, place: OTHER, dueAt: 1 },
        ])
        expect(waiting[0]?.id).not.toBe(waiting[1]?.id)
        expect(await store.breaksIn(TEAM)).toEqual([{ ...a, nextDue: 99 }])
      })

      test('without a next time it is never due again', async () => {
        const [added] = await addAt(10)
        expect(await moveOn(10, 9, {})).toEqual([added])
        const { nextDue: _, ...rest } = added as Break
        expect(await everything()).toEqual([rest])
        expect(await moveOn(8.64e15)).toEqual([])
      })

      test('what is missed is recorded and not posted', async () => {
        await store.add(draftOf({ place: messagesWith('ada') }))
        expect(await moveOn(1_000, 9, { next: 2_000, isMissed: true })).toHaveLength(1)
        expect(await store.waiting(9)).toEqual([])
        expect(await store.occurrencesOf('ada')).toBe(1)
        expect(await moveOn(1_999)).toEqual([])
      })

      test('what came by in the meantime is recorded as missed, and only the newest is to be posted', async () => {
        const own = await store.add(draftOf({ place: messagesWith('ada') }))
        const moves = Array.from({ length: 450 }, (_, index) => ({
          dueAt: 1_000 + index,
          next: 1_001 + index,
          isMissed: index < 449,
        }))
        expect(await store.moveDue(1_449, 9, () => moves)).toBe(1)
        expect(await store.occurrencesOf('ada')).toBe(450)
        expect((await store.waiting(9)).map(({ dueAt }) => dueAt)).toEqual([1_449])
        expect(await store.breaksIn(own.place)).toEqual([{ ...own, nextDue: 1_450 }])
      })

      test('more than go into one statement', async () => {
        await store.addAll(Array.from({ length: 450 }, (_, index) => draftOf({ nextDue: index % 50 })))
        const moved = await moveOn(49)
        expect(moved.map(({ nextDue }) => nextDue)).toEqual(
          moved.map(({ nextDue = 0 }) => nextDue).toSorted((a, b) => a - b),
        )
        expect(new Set((await store.waiting(999)).map(({ breakId }) => breakId)).size).toBe(450)
        expect(new Set((await everything()).map(({ nextDue }) => nextDue))).toEqual(new Set([99]))
      })

      test('one that does not move is left alone, and one that is gone is nobody; the others move', async () => {
        const [a, b, gone] = await addAt(10, 20, 30)
        await store.remove(gone?.id ?? '')
        expect(await store.moveDue(30, 9, (kept) => (kept.id === a?.id ? [] : [moveOf(kept)]))).toBe(2)
        expect((await store.waiting(9)).map(({ breakId }) => breakId)).toEqual([b?.id])
        const { nextDue: _, ...moved } = b as Break
        expect(await store.breaksIn(TEAM)).toEqual([a, moved])
      })

      test.each<readonly [string, (kept: Break) => readonly Move[]]>([
        ['has an impossible time', (kept) => [moveOf(kept, { next: Symbol('no time') as never })]],
        [
          'cannot be reckoned',
          () => {
            throw new Error('No such zone.')
          },
        ],
      ])('nothing moves where one %s', async (_, impossible) => {
        const [a, b] = await addAt(10, 20)
        const moving = store.moveDue(20, 9, (kept) => (kept.id === b?.id ? impossible(kept) : [moveOf(kept)]))
        await expect(moving).rejects.toThrow()
        expect(await stateOf()).toEqual([[a, b].toSorted(byId), []])
      })

      test('however many race, each break moves on exactly once', async () => {
        await store.addAll(Array.from({ length: 120 }, (_, index) => draftOf({ nextDue: index % 7 })))
        const racers = Array.from({ length: 6 }, async () => {
          const seen: Break[] = []
          for (let round = 0; round < 9; round++) seen.push(...(await moveOn(50, 25)))
          return seen
        })
        const seen = (await Promise.all(racers)).flat().map(({ id }) => id)
        expect([seen.length, new Set(seen).size]).toEqual([120, 120])
        expect((await store.waiting(999)).map(({ breakId }) => breakId).toSorted()).toEqual(seen.toSorted())
      })

      test('racing against changes and removals, a break either moves or is left alone', async () => {
        await store.addAll(Array.from({ length: 60 }, () => draftOf({ nextDue: 10 })))
        const breaks = await store.breaksIn(TEAM)
        const [moved] = await Promise.all([
          Promise.all(Array.from({ length: 12 }, () => moveOn(10, 5))),
          Promise.all(breaks.slice(0, 20).map(({ id }) => store.remove(id))),
          Promise.all(breaks.slice(40).map((one) => store.change({ ...one, nextDue: 70 }))),
        ])
        await moveOn(10)
        const left = await store.breaksIn(TEAM)
        expect(left.map(({ number, nextDue }) => [number, nextDue])).toEqual(
          breaks.slice(20).map(({ number }) => [number, number <= 40 ? 99 : 70]),
        )
        const isMoved = new Set(moved.flat().map(({ id }) => id))
        const waiting = new Set((await store.waiting(999)).map(({ breakId }) => breakId))
        for (const { id } of breaks.slice(20, 40)) expect(waiting.has(id)).toBe(true)
        for (const { id } of breaks.slice(40)) expect(waiting.has(id)).toBe(isMoved.has(id))
      })
    })

    describe('moving on again, what was due of the same break before', () => {
      const claiming = { platform: TEAM.platform, owner: 'one', now: 30, most: 9, lease: 60 } as const
      const dueTimes = async () => (await store.waiting(9)).map(({ dueAt }) => dueAt)

      test('is missed where nobody attempted it yet: never two at once', async () => {
        const [added, other] = await addTo(TEAM, TEAM)
        const before = await fallDue(added, 10)
        await fallDue(other, 15)
        await fallDue(added, 20)
        expect(await dueTimes()).toEqual([15, 20])
        expect(await store.settle(before.id, { state: 'posted' }, 'one')).toBe(false)
      })

      test('is missed as well where the new one is', async () => {
        const [added] = await addTo(TEAM)
        await fallDue(added, 10)
        await store.change({ ...(added as Break), revision: 2, nextDue: 20 })
        expect(await moveOn(20, 9, { isMissed: true })).toHaveLength(1)
        expect(await dueTimes()).toEqual([])
      })

      test('is missed where it was refused and waits, since nothing was posted', async () => {
        const [added] = await addTo(TEAM)
        const { id } = await fallDue(added, 10)
        await store.claim(claiming)
        await store.begin(id, 'one', { at: 31, lease: 60 })
        await store.postpone(id, 'one', 40, true, 31)
        await fallDue(added, 20)
        expect(await dueTimes()).toEqual([20])
      })

      test.each<readonly [string, (id: string) => Promise<unknown>]>([
        ['somebody holds it', () => store.claim(claiming)],
        [
          'it may have been posted',
          async (id) => {
            await store.claim(claiming)
            await store.begin(id, 'one', { at: 31, lease: 60 })
            await store.postpone(id, 'one', 40, false, 31)
          },
        ],
      ])('is left alone where %s', async (_, attempt) => {
        const [added] = await addTo(TEAM)
        const { id } = await fallDue(added, 10)
        await attempt(id)
        await fallDue(added, 20)
        expect(await dueTimes()).toEqual([10, 20])
      })

      test('is left alone where it is late already, which whoever takes it sees', async () => {
        const [added] = await addTo(TEAM)
        await fallDue(added, 10)
        await fallDue(added, 11 + LATE)
        expect(await dueTimes()).toEqual([10, 11 + LATE])
      })

      test('is left alone where it comes later, since the clock was set back', async () => {
        const [added] = await addTo(TEAM)
        await fallDue(added, 20)
        await fallDue(added, 10)
        expect(await dueTimes()).toEqual([10, 20])
      })
    })

    describe('what was shown', () => {
      test('in a place, the newest first, so many at most', async () => {
        const [a, b, elsewhere] = await addTo(TEAM, TEAM, OTHER)
        const first = await posted(await fallDue(a, 10), 11)
        const third = await posted(await fallDue(a, 30), 31)
        const second = await posted(await fallDue(b, 20), 21)
        await posted(await fallDue(elsewhere, 10), 12)
        expect(await store.shownIn(TEAM, 9)).toEqual([third, second, first])
        expect(await store.shownIn(TEAM, 2)).toEqual([third, second])
        expect(await store.shownIn({ ...TEAM, channel: 'C3' }, 9)).toEqual([])
        expect(await store.waiting(9)).toEqual([])
      })

      test('by a break last', async () => {
        const [a, b] = await addTo(TEAM, TEAM)
        expect(await store.lastShownBy(a?.id ?? '')).toBeUndefined()
        await posted(await fallDue(a, 10), 11)
        const last = await posted(await fallDue(a, 30), 31)
        const { id } = await fallDue(a, 40)
        await giveUp(store, id, { state: 'failed', why: 'the channel is archived' }, 40)
        await posted(await fallDue(b, 50), 51)
        expect(await store.lastShownBy(a?.id ?? '')).toEqual(last)
      })

      test('is not what failed, which does not wait either', async () => {
        const { id } = await fallDue(await store.add(draftOf()), 10)
        await giveUp(store, id, { state: 'failed', why: 'the channel is archived' }, 10)
        expect([await store.waiting(9), await store.shownIn(TEAM, 9)]).toEqual([[], []])
      })

      test('stays so, whatever is said of it afterwards', async () => {
        const [added] = await addAt(0)
        const delivery = await fallDue(added, 10)
        const shown = await posted(delivery, 11)
        const failing = await fallDue(added, 20)
        await giveUp(store, failing.id, { state: 'failed', why: 'no' }, 20)
        await posted(delivery, 12)
        await posted(failing, 21)
        await store.settle(delivery.id, { state: 'failed', why: 'no' }, 'one')
        await posted({ id: NOBODY_ID }, 5)
        expect(await store.shownIn(TEAM, 9)).toEqual([shown])
      })

      test('many are settled at once, and the oldest of the others wait first', async () => {
        const times = Array.from({ length: 450 }, (_, index) => index)
        await store.addAll(times.map((nextDue) => draftOf({ nextDue })))
        await moveOn(449)
        const all = await store.waiting(999)
        expect(all.map(({ dueAt }) => dueAt)).toEqual(times)
        expect(await store.waiting(3)).toEqual(all.slice(0, 3))
        await Promise.all(all.slice(1).map((delivery) => posted(delivery, delivery.dueAt)))
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
        await posted(await fallDue(own, 10), 11)
        await fallDue(own, 20)
        const shown = await posted(await fallDue(teams, 10), 12)
        expect(await store.occurrencesOf('ada')).toBe(2)
        expect(await forgotten('ada')).toEqual({ removed: 1, released: 1 })
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
        const [teams] = await addTo(TEAM)
        await fallDue(teams, 10)
        await fallDue(teams, 20)
        expect(await store.occurrencesOf('ada')).toBe(0)
        expect(await store.occurrencesOf('nobody')).toBe(0)
      })

      test.each<readonly [string, Partial<BreakDraft>]>([
        ['set up by them where direct messages have an id of their own', { place: messagesWith('D7') }],
        ['that stand in the direct messages with them, whoever set them up', { place: OWN, owner: 'bob' }],
      ])('own breaks are also those %s', async (_, what) => {
        const own = await store.add(draftOf(what))
        await fallDue(own, 10)
        expect(await store.occurrencesOf('ada')).toBe(1)
        expect(await forgotten('ada')).toEqual({ removed: 1, released: 0 })
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
        expect(await forgotten('ada')).toEqual({ removed: 0, released: 0 })
        expect(await store.breaksOf('ada2')).toEqual([kept])
      })

      test('whatever else goes on meanwhile', async () => {
        await store.addAll(
          Array.from({ length: 40 }, (_, index) => draftOf({ place: index % 2 ? OWN : TEAM })),
        )
        const before = await everything()
        const [first, second] = await Promise.all([
          forgotten('ada'),
          forgotten('ada'),
          ...before.map((one) => store.change({ ...one, nextDue: 5 })),
        ])
        // Whoever comes second finds nothing.
        const by = (one: typeof first) => one.removed
        expect([first, second].toSorted((a, b) => by(b) - by(a))).toEqual([
          { removed: 20, released: 20 },
          { removed: 0, released: 0 },
        ])
        expect(await store.breaksOf('ada')).toEqual([])
        expect(await everything()).toHaveLength(20)
      })
    })

    test('once closed, it refuses instead of pretending', async () => {
      const other = await make()
      await other.close()
      const settled = { state: 'failed', why: 'closed' } as const
      await expect(other.store.add(draftOf())).rejects.toThrow()
      await expect(other.store.settle(NOBODY_ID, settled, 'one')).rejects.toThrow()
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

/** A move from where a break stands, for the last time unless a next one is given. */
function moveOf({ nextDue = 0 }: Break, more: Partial<Move> = {}): Move {
  return { dueAt: nextDue, isMissed: false, ...more }
}

/** As they come out of the store when all are asked for. */
function byId(a: Break | undefined, b: Break | undefined): number {
  return (a?.id ?? '') < (b?.id ?? '') ? -1 : 1
}
