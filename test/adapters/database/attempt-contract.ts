import { describe, expect, test } from 'vitest'
import type { Settled, ShownTurn } from '../../../src/deliver/ports.ts'
import type { Made } from './contract.ts'
import {
  claimOf,
  fallDue,
  HOUR,
  LEASE,
  manyDue,
  MINUTE,
  newDue,
  newPosted,
  NOBODY_ID,
  SECOND,
  shownAt,
  T,
  TURN,
  wish,
  type Due,
} from './deliveries.ts'
import { messagesWith, TEAM } from './drafts.ts'

const OTHER_TURN = { ...TURN, exercise: 'cobra', opening: 1 }

/** What becomes of a delivery: it is begun, settled or given back, and its break may stop. */
export function describeAttempts(store: () => Made['store']): void {
  /** A delivery that "one" claimed the moment it fell due. */
  const held = async (): Promise<Due> => {
    const due = await newDue(store(), T)
    await store().claim(wish())
    return due
  }
  const again = async (now: number) => (await store().claim(wish({ owner: 'two', now })))[0]

  describe('beginning', () => {
    test('counts the requests that left, and keeps when the first one did and what it was to show', async () => {
      const due = await held()
      expect(await store().begin(due.id, 'one', { at: T + 1, lease: LEASE, turn: TURN })).toBe(true)
      const second = await store().claim(wish({ owner: 'two', now: T + 1 + LEASE }))
      expect(second).toEqual([claimOf(due, T, { tries: 1, triedAt: T + 1, turn: TURN })])
      expect(await store().begin(due.id, 'two', { at: T + LEASE + 2, lease: LEASE, turn: OTHER_TURN })).toBe(
        true,
      )
      const third = await store().claim(wish({ now: T + 2 + 2 * LEASE }))
      expect(third).toEqual([claimOf(due, T, { tries: 2, triedAt: T + 1, turn: OTHER_TURN })])
    })

    test('where the clock may have been wrong is told to have been so much earlier', async () => {
      const due = await held()
      expect(await store().begin(due.id, 'one', { at: T + 1, lease: LEASE, doubt: HOUR })).toBe(true)
      expect(await again(T + 1 + LEASE)).toEqual(claimOf(due, T, { tries: 1, triedAt: T + 1 - HOUR }))
    })

    test('without a word of what it shows leaves that as it was', async () => {
      const due = await held()
      await store().begin(due.id, 'one', { at: T, lease: LEASE, turn: TURN })
      await store().begin(due.id, 'one', { at: T + 1, lease: LEASE })
      expect(await again(T + 1 + LEASE)).toEqual(claimOf(due, T, { tries: 2, triedAt: T, turn: TURN }))
    })

    test.each<readonly [string, (id: string) => Promise<unknown>]>([
      ['nobody claimed it', () => store().leave('one', T)],
      ['somebody else holds it by now', () => again(T + LEASE)],
      ['it was given back', (id) => store().postpone(id, 'one', T, false, T)],
      ['it is settled', (id) => store().settle(id, { state: 'failed', why: 'no' }, 'one')],
      ['its break was removed', async () => store().remove((await store().breaksIn(TEAM))[0]?.id ?? '')],
      [
        'its break has stopped',
        async () => store().stop((await store().breaksIn(TEAM))[0]?.id ?? '', 'no', T),
      ],
    ])('is refused where %s', async (_, happen) => {
      const { id } = await held()
      await happen(id)
      expect(await store().begin(id, 'one', { at: T + SECOND, lease: LEASE, turn: TURN })).toBe(false)
    })

    test.each([
      ['to who holds it', 'one', 0, true],
      ['not to a stranger', 'two', 0, false],
      ['in the last moment of the lease', 'one', LEASE - 1, true],
      ['not once the lease is over, although nobody else has it yet', 'one', LEASE, false],
    ])('is allowed %s, and only that renews the lease', async (_, owner, after, isBegun) => {
      const due = await held()
      const beginning = { at: T + after, lease: LEASE, turn: TURN }
      expect(await store().begin(due.id, owner, beginning)).toBe(isBegun)
      const begun = { tries: 1, triedAt: T + after, turn: TURN }
      const over = isBegun ? T + after + LEASE : T + LEASE
      expect(await again(over - 1)).toBeUndefined()
      expect(await again(over)).toEqual(claimOf(due, T, isBegun ? begun : {}))
    })

    test('of what is nobody is refused', async () => {
      expect(await store().begin(NOBODY_ID, 'one', { at: T, lease: LEASE })).toBe(false)
    })

    test('many at once each get their own answer', async () => {
      const all = await manyDue(store(), T, 450)
      const mine = new Set((await store().claim(wish({ most: 200 }))).map(({ id }) => id))
      const begun = await Promise.all(all.map((id) => store().begin(id, 'one', { at: T, lease: LEASE })))
      expect(begun).toEqual(all.map((id) => mine.has(id)))
    })
  })

  describe('settling', () => {
    const ENDS: readonly Settled[] = [
      { state: 'posted', message: 'm', shown: shownAt(T + 1), closesAt: T + HOUR },
      { state: 'failed', why: 'archived' },
      { state: 'missed', why: 'late' },
      { state: 'uncertain', why: 'unreadable' },
    ]
    const FAILED: Settled = { state: 'failed', why: 'archived' }
    const POSTED: Settled = { state: 'posted', shown: shownAt(T + 1) }

    test.each(ENDS)('as $state: it is attempted no more, and shown where it was posted', async (end) => {
      const { id, kept } = await held()
      await store().begin(id, 'one', { at: T, lease: LEASE, turn: TURN })
      expect(await store().settle(id, end, 'one')).toBe(true)
      expect(await again(T + HOUR)).toBeUndefined()
      expect(await store().waiting(9)).toEqual([])
      const shown = end.state === 'posted' ? [shownAt(T + 1)] : []
      expect(await store().shownIn(TEAM, 9)).toEqual(shown)
      expect(await store().lastShownBy(kept.id)).toEqual(shown[0])
    })

    test.each<readonly [string, Settled, string, boolean]>([
      ['posted, by who holds it', POSTED, 'one', true],
      ['posted, by anybody, since it stands there', POSTED, 'two', true],
      ['failed, by who holds it', FAILED, 'one', true],
      ['failed, by somebody who does not', FAILED, 'two', false],
    ])('counts as it should: %s', async (_, end, owner, isSettled) => {
      const due = await held()
      expect(await store().settle(due.id, end, owner)).toBe(isSettled)
      expect(await again(T + LEASE)).toEqual(isSettled ? undefined : claimOf(due, T))
    })

    test.each<readonly [Settled, boolean]>([
      [POSTED, true],
      [FAILED, false],
    ])('by whom the lease was lost to: %j', async (end, isSettled) => {
      const { id } = await held()
      await store().begin(id, 'one', { at: T, lease: LEASE, turn: TURN })
      await again(T + LEASE)
      expect(await store().settle(id, end, 'one')).toBe(isSettled)
      expect(await store().begin(id, 'two', { at: T + LEASE, lease: LEASE })).toBe(!isSettled)
    })

    test('still counts where the lease is over and nobody else took it', async () => {
      const { id } = await held()
      expect(await store().settle(id, FAILED, 'one')).toBe(true)
    })

    test.each(
      ENDS.flatMap((first) => ENDS.map((second) => [first.state, second.state, first, second] as const)),
    )('is done once: %s stays so, also where it is said to be %s', async (_, __, first, second) => {
      const { id, kept } = await held()
      await store().begin(id, 'one', { at: T, lease: LEASE, turn: TURN })
      await store().settle(id, first, 'one')
      const before = [await store().prompt(id), await store().lastShownBy(kept.id)]
      const other = second.state === 'posted' ? { ...second, message: 'n', shown: shownAt(T + 9) } : second
      expect(await store().settle(id, other, 'one')).toBe(false)
      expect([await store().prompt(id), await store().lastShownBy(kept.id)]).toEqual(before)
    })

    test('however many do it at once, it is done once', async () => {
      const { id } = await held()
      const ends = Array.from({ length: 12 }, (_, index) => ENDS[index % ENDS.length] ?? FAILED)
      const done = await Promise.all(ends.map((end) => store().settle(id, end, 'one')))
      expect(done.filter(Boolean)).toEqual([true])
    })

    test('what shows nothing is posted, and shown nowhere', async () => {
      const { id, kept } = await held()
      await store().begin(id, 'one', { at: T, lease: LEASE })
      expect(await store().settle(id, { state: 'posted', message: 'm' }, 'one')).toBe(true)
      expect(await store().prompt(id)).toBeUndefined()
      expect([await store().shownIn(TEAM, 9), await store().lastShownBy(kept.id)]).toEqual([[], undefined])
      expect(await store().claimEdits(wish({ now: T + HOUR }))).toEqual([])
    })

    test.each<readonly [string, ShownTurn | undefined, Settled]>([
      ['nothing was chosen', undefined, { ...POSTED, message: 'm', closesAt: T + 1 }],
      ['nothing was shown', TURN, { state: 'posted', message: 'm', closesAt: T + 1 }],
      ['it has no name', TURN, { ...POSTED, closesAt: T + 1 }],
    ])('a message does not keep others from being edited where %s', async (_, turn, end) => {
      const { id } = await held()
      await store().begin(id, 'one', { at: T, lease: LEASE, ...(turn === undefined ? {} : { turn }) })
      await store().settle(id, end, 'one')
      const prompt = await newPosted(store(), T + 1)
      const edits = await store().claimEdits(wish({ now: T + HOUR, most: 1 }))
      expect(edits.map((claim) => claim.id)).toEqual([prompt.id])
    })

    test.each(ENDS)('what is gone cannot be settled as $state', async (end) => {
      const { id, kept } = await held()
      await store().remove(kept.id)
      expect(await store().settle(id, end, 'one')).toBe(false)
      expect(await store().settle(NOBODY_ID, end, 'one')).toBe(false)
    })
  })

  describe('giving back', () => {
    const LATER = T + 5 * MINUTE

    test('keeps it from everybody until later, when anybody gets it', async () => {
      const due = await held()
      expect(await store().postpone(due.id, 'one', LATER, false, T)).toBe(true)
      expect(await again(LATER - 1)).toBeUndefined()
      expect(await store().claim(wish({ now: LATER - 1 }))).toEqual([])
      expect(await again(LATER)).toEqual(claimOf(due, T))
    })

    test('after a refusal it is as if it was never sent; what it was to show is kept', async () => {
      const due = await held()
      await store().begin(due.id, 'one', { at: T, lease: LEASE, turn: TURN })
      await store().postpone(due.id, 'one', LATER, true, T)
      expect(await again(LATER)).toEqual(claimOf(due, T, { turn: TURN }))
    })

    test('after an unknown end the doubt stays', async () => {
      const due = await held()
      await store().begin(due.id, 'one', { at: T + 1, lease: LEASE, turn: TURN })
      await store().postpone(due.id, 'one', LATER, false, T)
      expect(await again(LATER)).toEqual(claimOf(due, T, { tries: 1, triedAt: T + 1, turn: TURN }))
    })

    test('a refusal takes back its own request only, not the doubt about an earlier one', async () => {
      const due = await held()
      await store().begin(due.id, 'one', { at: T + 1, lease: LEASE, turn: TURN })
      await again(T + 1 + LEASE)
      await store().begin(due.id, 'two', { at: T + 1 + LEASE, lease: LEASE, turn: TURN })
      await store().postpone(due.id, 'two', LATER, true, T)
      expect(await again(LATER)).toEqual(claimOf(due, T, { tries: 1, triedAt: T + 1, turn: TURN }))
      await store().begin(due.id, 'two', { at: LATER, lease: LEASE })
      await store().postpone(due.id, 'two', LATER + 1, false, T)
      expect(await again(LATER + 1)).toMatchObject({ tries: 2, triedAt: T + 1 })
    })

    test('a refusal of what was never begun takes nothing back', async () => {
      const due = await held()
      await store().postpone(due.id, 'one', LATER, true, T)
      expect(await again(LATER)).toEqual(claimOf(due, T))
    })

    test.each<readonly [string, (id: string) => Promise<unknown>]>([
      ['somebody else holds it by now', () => again(T + LEASE)],
      ['it was given back before', (id) => store().postpone(id, 'one', T, false, T)],
      ['it is settled', (id) => store().settle(id, { state: 'posted' }, 'one')],
      ['its break was removed', async () => store().remove((await store().breaksIn(TEAM))[0]?.id ?? '')],
    ])('is refused where %s', async (_, happen) => {
      const { id } = await held()
      await happen(id)
      expect(await store().postpone(id, 'one', LATER, false, T)).toBe(false)
    })

    test('is refused to a stranger, and changes nothing', async () => {
      const due = await held()
      expect(await store().postpone(due.id, 'two', T, false, T)).toBe(false)
      expect(await again(T + LEASE - 1)).toBeUndefined()
      expect(await again(T + LEASE)).toEqual(claimOf(due, T))
    })
  })

  describe('stopping a break', () => {
    const WHY = 'the channel is archived'
    const noticesOf = async (now: number) =>
      (await store().claim(wish({ owner: 'teller', now }))).filter(({ kind }) => kind === 'stopped')

    test('says why in the break, which comes no more', async () => {
      const { nextDue: _, ...kept } = (await newDue(store(), T)).kept
      await store().change({ ...kept, nextDue: T + HOUR })
      expect(await store().stop(kept.id, WHY, T)).toBe(true)
      expect(await store().breaksIn(TEAM)).toEqual([{ ...kept, stopped: WHY, revision: kept.revision + 2 }])
      expect(await store().earliest()).toBeUndefined()
      expect(await store().moveDue(T + HOUR, 9, () => [])).toBe(0)
    })

    test('nobody who read it before lets it go on by a change', async () => {
      const { kept } = await newDue(store(), T)
      await store().stop(kept.id, WHY, T)
      expect(await store().change({ ...kept, nextDue: T + HOUR })).toBe(false)
    })

    test('tells its owner, alone, once', async () => {
      const { kept } = await newDue(store(), T)
      expect(await store().stop(kept.id, WHY, T + 1)).toBe(true)
      expect(await store().stop(kept.id, 'again', T + 2)).toBe(false)
      const all = await noticesOf(T + 1)
      const stopped = { ...kept, stopped: WHY, revision: kept.revision + 1 }
      const place = messagesWith('ada')
      expect(all).toEqual([
        claimOf({ id: all[0]?.id ?? '', kept: stopped }, T + 1, { kind: 'stopped', place }),
      ])
      await store().settle(all[0]?.id ?? '', { state: 'posted' }, 'teller')
      expect(await noticesOf(T + HOUR)).toEqual([])
    })

    test('racing, it is stopped once', async () => {
      const { kept } = await newDue(store(), T)
      const stopped = await Promise.all(
        Array.from({ length: 9 }, (_, index) => store().stop(kept.id, WHY, T + index)),
      )
      expect(stopped.filter(Boolean)).toEqual([true])
      expect(await noticesOf(T + HOUR)).toHaveLength(1)
    })

    test('without an owner tells nobody', async () => {
      const { kept } = await newDue(store(), T)
      const { owner: _, ...nobodys } = kept
      await store().change(nobodys)
      expect(await store().stop(kept.id, WHY, T)).toBe(true)
      expect(await noticesOf(T + HOUR)).toEqual([])
    })

    test('what is due of it fails, held or not; what may have been posted is left to who attempted it', async () => {
      const [waits, isHeld, begun] = [
        await newDue(store(), T + 2),
        await newDue(store(), T + 1),
        await newDue(store(), T),
      ]
      for (const { id } of await store().claim(wish({ now: T + 1, most: 2 })))
        if (id === begun.id) await store().begin(id, 'one', { at: T + 1, lease: LEASE, turn: TURN })
      for (const { kept } of [waits, isHeld, begun]) await store().stop(kept.id, WHY, T + 2)
      expect((await store().waiting(9)).filter(({ place }) => !place.isDirect)).toEqual([
        { id: begun.id, breakId: begun.kept.id, place: TEAM, dueAt: T },
      ])
      expect(await store().begin(isHeld.id, 'one', { at: T + 2, lease: LEASE })).toBe(false)
      expect(await store().settle(waits.id, { state: 'posted' }, 'one')).toBe(false)
      expect(await store().settle(begun.id, { state: 'posted', shown: shownAt(T + 3) }, 'one')).toBe(true)
      expect(await store().shownIn(TEAM, 9)).toEqual([shownAt(T + 3)])
    })

    test('what is due of others is left alone, and so is what somebody put off', async () => {
      const prompt = await newPosted(store(), T)
      await store().putOff(prompt.id, 'bob', T + HOUR)
      const other = await newDue(store(), T + 1)
      await store().stop(prompt.kept.id, WHY, T + 2)
      const kinds = (await store().claim(wish({ now: T + HOUR }))).map(({ id, kind }) => [
        kind,
        id === other.id,
      ])
      expect(kinds).toEqual([
        ['plan', true],
        ['stopped', false],
        ['later', false],
      ])
    })

    test('resumed and stopped again, its owner is told again', async () => {
      const { kept } = await newDue(store(), T)
      await store().stop(kept.id, WHY, T)
      await store().change({ ...kept, revision: kept.revision + 1 })
      expect((await store().breaksIn(TEAM))[0]?.stopped).toBeUndefined()
      expect(await store().stop(kept.id, 'it is gone', T + 1)).toBe(true)
      const notices = await noticesOf(T + HOUR)
      // The first was not told yet, and is over.
      expect(notices.map(({ kept: { stopped }, dueAt }) => [stopped, dueAt])).toEqual([['it is gone', T + 1]])
    })

    test('that is gone is refused', async () => {
      const { kept } = await newDue(store(), T)
      await store().remove(kept.id)
      expect(await store().stop(kept.id, WHY, T)).toBe(false)
      expect(await noticesOf(T + HOUR)).toEqual([])
    })

    test('resumed, it falls due as any other', async () => {
      const { kept } = await newDue(store(), T)
      await store().stop(kept.id, WHY, T)
      await store().change({ ...kept, revision: kept.revision + 1 })
      const { id } = await fallDue(store(), kept, T + HOUR)
      expect((await store().claim(wish({ now: T + HOUR }))).map((claim) => claim.id)).toContain(id)
    })
  })
}
