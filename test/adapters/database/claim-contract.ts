import { describe, expect, test } from 'vitest'
import type { Made } from './contract.ts'
import {
  claimOf,
  DAY,
  comeRound,
  fallDue,
  HOUR,
  LEASE,
  MINUTE,
  newDue,
  newPosted,
  SECOND,
  T,
  TURN,
  wish,
} from './deliveries.ts'
import { TEAM } from './drafts.ts'
import { describeInterleavings } from './interleavings.ts'

/** Who holds what, and for how long. */
export function describeClaims(store: () => Made['store']): void {
  const idsOf = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id)
  const claimedBy = async (owner: string, now: number) => idsOf(await store().claim(wish({ owner, now })))
  /** So many that are due, a second from each other. */
  const many = async (count: number) => {
    const all = []
    for (let index = 0; index < count; index++) all.push(await newDue(store(), T + index * SECOND))
    return all
  }

  describe('claiming', () => {
    test('gives what is due, with its break', async () => {
      const due = await newDue(store(), T)
      expect(await store().claim(wish())).toEqual([claimOf(due, T)])
    })

    test('only what is due by now', async () => {
      const { kept } = await newPosted(store(), T - DAY)
      await store().enqueue(kept.id, 'week', T, T + MINUTE)
      expect(await store().claim(wish({ now: T + MINUTE - 1 }))).toEqual([])
      const claims = await store().claim(wish({ now: T + MINUTE }))
      expect(claims).toEqual([claimOf({ id: claims[0]?.id ?? '', kept }, T, { kind: 'week' })])
    })

    test('only what goes to the platform', async () => {
      const there = await newDue(store(), T, { place: { ...TEAM, platform: 'discord' } })
      const here = await newDue(store(), T)
      expect(idsOf(await store().claim(wish({ platform: 'discord' })))).toEqual([there.id])
      expect(idsOf(await store().claim(wish({ platform: 'terminal' })))).toEqual([])
      expect(idsOf(await store().claim(wish()))).toEqual([here.id])
    })

    test('the oldest first, so many at most', async () => {
      const late = await newDue(store(), T + 3 * SECOND)
      const oldest = await newDue(store(), T + SECOND)
      const old = await newDue(store(), T + 2 * SECOND)
      const claim = (most: number) => store().claim(wish({ now: T + MINUTE, most }))
      expect([await claim(0), await claim(-1)]).toEqual([[], []])
      expect(idsOf(await claim(2))).toEqual([oldest.id, old.id])
      expect(idsOf(await claim(2))).toEqual([late.id])
      expect(await claim(2)).toEqual([])
    })

    test.each([
      ['settled', (id: string) => store().settle(id, { state: 'posted' }, 'one')],
      ['failed', (id: string) => store().settle(id, { state: 'failed', why: 'no' }, 'one')],
      ['missed', (id: string) => store().settle(id, { state: 'missed', why: 'late' }, 'one')],
      ['uncertain', (id: string) => store().settle(id, { state: 'uncertain', why: 'who knows' }, 'one')],
    ])('not what is %s', async (_, end) => {
      const { id } = await newDue(store(), T)
      await claimedBy('one', T)
      await end(id)
      expect(await claimedBy('one', T + DAY)).toEqual([])
    })

    test('not what belongs to a break that is gone', async () => {
      const { kept } = await newDue(store(), T)
      await store().remove(kept.id)
      expect(await claimedBy('one', T)).toEqual([])
    })

    test.each([
      ['nobody else', 'two', LEASE - 1, false],
      ['nor the same one again', 'one', LEASE - 1, false],
      ['somebody else once the lease is over', 'two', LEASE, true],
      ['or the same one', 'one', LEASE, true],
    ])('for as long as the lease: %s', async (_, owner, after, isGiven) => {
      const { id } = await newDue(store(), T)
      expect(await claimedBy('one', T)).toEqual([id])
      expect(await claimedBy(owner, T + after)).toEqual(isGiven ? [id] : [])
    })

    test('however many race, nobody gets what another one has', async () => {
      const all = idsOf(await many(45))
      const racers = Array.from({ length: 6 }, async (_, racer) => {
        const got: string[] = []
        for (let round = 0; round < 5; round++)
          got.push(...idsOf(await store().claim(wish({ owner: `racer ${racer}`, now: T + HOUR, most: 4 }))))
        return got
      })
      const got = (await Promise.all(racers)).flat()
      const left = idsOf(await store().claim(wish({ now: T + HOUR })))
      expect([...got, ...left].toSorted()).toEqual(all.toSorted())
      expect(got.length).toBeGreaterThan(0)
    })

    test('of many that race for the last one, one gets it', async () => {
      const { id } = await newDue(store(), T)
      const got = await Promise.all(Array.from({ length: 9 }, (_, racer) => claimedBy(`racer ${racer}`, T)))
      expect(got.flat()).toEqual([id])
    })
  })

  describe('leaving', () => {
    test('gives back at once what was not begun', async () => {
      const [first, second] = await many(2)
      await claimedBy('one', T + SECOND)
      await store().leave('one', T + 2 * SECOND)
      expect(await store().begin(first?.id ?? '', 'one', { at: T + 2 * SECOND, lease: LEASE })).toBe(false)
      expect(await claimedBy('two', T + 2 * SECOND)).toEqual([first?.id, second?.id])
    })

    test('keeps what was begun until its lease is over, since it may have been posted', async () => {
      const { id } = await newDue(store(), T)
      await claimedBy('one', T)
      await store().begin(id, 'one', { at: T, lease: LEASE, turn: TURN })
      await store().leave('one', T + SECOND)
      expect(await claimedBy('two', T + LEASE - 1)).toEqual([])
      expect(await claimedBy('two', T + LEASE)).toEqual([id])
    })

    test('takes nothing from others, and nothing that is settled', async () => {
      const posted = await newDue(store(), T)
      await claimedBy('one', T)
      await store().settle(posted.id, { state: 'posted' }, 'one')
      const theirs = await newDue(store(), T + SECOND)
      await claimedBy('two', T + SECOND)
      await store().leave('one', T + SECOND)
      await store().leave('nobody', T + SECOND)
      expect(await claimedBy('three', T + LEASE)).toEqual([])
      expect(await store().begin(theirs.id, 'two', { at: T + SECOND, lease: LEASE })).toBe(true)
    })
  })

  describe('a clock that was set back', () => {
    const EARLIER = T - 5 * HOUR

    test('does not hold anything for longer than a lease', async () => {
      const { id } = await newDue(store(), EARLIER)
      await claimedBy('one', T)
      expect(await store().free(EARLIER, LEASE)).toBe(1)
      expect(await store().begin(id, 'one', { at: EARLIER, lease: LEASE })).toBe(false)
      expect(await claimedBy('two', EARLIER + LEASE - 1)).toEqual([])
      expect(await claimedBy('two', EARLIER + LEASE)).toEqual([id])
    })

    test('what was begun before is still known to have been', async () => {
      const { id } = await newDue(store(), EARLIER)
      await claimedBy('one', T)
      await store().begin(id, 'one', { at: T, lease: LEASE, turn: TURN })
      expect(await store().free(EARLIER, LEASE)).toBe(1)
      const [again] = await store().claim(wish({ now: EARLIER + LEASE }))
      expect(again).toMatchObject({ id, tries: 1, triedAt: T, turn: TURN })
    })

    test('frees only what cannot be: not what is held as it should, waits, or is settled', async () => {
      const settled = await newDue(store(), T)
      await claimedBy('one', T)
      await store().settle(settled.id, { state: 'posted' }, 'one')
      const waits = await newDue(store(), T + 1)
      await claimedBy('one', T + 1)
      await store().postpone(waits.id, 'one', T + 5 * MINUTE, false, T)
      const held = await newDue(store(), T + 2)
      await claimedBy('one', T + 2)
      expect(await store().free(T + 2, LEASE)).toBe(0)
      expect(await store().begin(held.id, 'one', { at: T + 2, lease: LEASE })).toBe(true)
      expect(await claimedBy('two', T + HOUR)).toEqual([waits.id, held.id])
    })

    test('what nobody attempted comes when it is due, and not before', async () => {
      const { id } = await newDue(store(), T)
      await claimedBy('one', T)
      expect(await store().free(EARLIER, LEASE)).toBe(1)
      expect(await claimedBy('two', T - 1)).toEqual([])
      expect(await claimedBy('two', T)).toEqual([id])
    })

    test("what was given back until then is anybody's in a lease, and what waits for its time still does", async () => {
      const given = await newDue(store(), EARLIER)
      await claimedBy('one', T)
      await store().postpone(given.id, 'one', T + MINUTE, true, T)
      const { id } = await newPosted(store(), EARLIER)
      await store().putOff(id, 'bob', EARLIER + 30 * MINUTE)
      await store().enqueue(given.kept.id, 'week', EARLIER - DAY, EARLIER + 25 * MINUTE)
      expect(await store().free(EARLIER, LEASE)).toBe(1)
      expect(await claimedBy('two', EARLIER + LEASE - 1)).toEqual([])
      expect(await claimedBy('two', EARLIER + LEASE)).toEqual([given.id])
      const kinds = async (now: number) =>
        (await store().claim(wish({ owner: 'three', now }))).map(({ kind }) => kind)
      expect(await kinds(EARLIER + 25 * MINUTE - 1)).toEqual(['plan'])
      expect(await kinds(EARLIER + 30 * MINUTE)).toEqual(['week', 'plan', 'later'])
    })

    test('does not keep a platform from being asked for so long that what is due now comes too late', async () => {
      await store().hold('slack', T + HOUR, T)
      await store().hold('discord', T + 5 * MINUTE, T)
      await store().free(T, LEASE)
      expect(await store().held(T)).toEqual(new Map([['discord', T + 5 * MINUTE]]))
    })

    test('does not keep a message from being edited for longer than a lease', async () => {
      const { id } = await newPosted(store(), EARLIER)
      const [claim] = await store().claimEdits(wish({ now: T }))
      expect(claim?.id).toBe(id)
      await store().free(EARLIER, LEASE)
      expect(await store().claimEdits(wish({ now: EARLIER + LEASE - 1 }))).toEqual([])
      expect(await store().claimEdits(wish({ now: EARLIER + LEASE }))).toMatchObject([{ id }])
    })

    test('what a break planned is forgotten to be missed where it is still to come', async () => {
      const missed = { state: 'missed', why: 'it came too late' } as const
      const past = await newDue(store(), EARLIER)
      const coming = await newDue(store(), T)
      await claimedBy('one', T)
      for (const { id } of [past, coming]) await store().settle(id, missed, 'one')
      expect(await store().hasMissed(EARLIER)).toBe(true)
      expect(await store().forgetMissed(EARLIER)).toBe(1)
      expect(await store().hasMissed(EARLIER)).toBe(false)
      // The break brings it again, as another delivery.
      const again = await fallDue(store(), coming.kept, T)
      expect(await claimedBy('one', T)).toEqual([again.id])
      // Of what is past there is a record.
      await comeRound(store(), past.kept, EARLIER)
      expect(await claimedBy('one', T)).toEqual([])
    })

    test('what was put off and missed waits for its time again', async () => {
      const { id } = await newPosted(store(), EARLIER)
      await store().putOff(id, 'bob', T)
      const [later] = await store().claim(wish({ now: T }))
      await store().settle(later?.id ?? '', { state: 'missed', why: 'it came too late' }, 'one')
      expect(await store().forgetMissed(EARLIER)).toBe(1)
      expect(await claimedBy('two', T - 1)).toEqual([])
      expect(await claimedBy('two', T)).toEqual([later?.id])
    })

    test.each([['posted' as const], ['failed' as const], ['uncertain' as const]])(
      'what is %s stays so, whenever that was',
      async (state) => {
        const { id, kept } = await newDue(store(), T)
        await claimedBy('one', T)
        await store().settle(id, state === 'posted' ? { state } : { state, why: 'no' }, 'one')
        expect(await store().forgetMissed(EARLIER)).toBe(0)
        await comeRound(store(), kept, T)
        expect(await claimedBy('one', T)).toEqual([])
      },
    )
  })

  describe('holding back', () => {
    test('until it is over; each part for itself', async () => {
      await store().hold('slack', T + 10, T)
      await store().hold('["slack","T1","C1"]', T + 20, T)
      expect(await store().held(T)).toEqual(
        new Map([
          ['slack', T + 10],
          ['["slack","T1","C1"]', T + 20],
        ]),
      )
      expect(await store().held(T + 10)).toEqual(new Map([['["slack","T1","C1"]', T + 20]]))
      expect(await store().held(T + 20)).toEqual(new Map())
    })

    test.each([
      ['the longer one first', [20, 10]],
      ['the longer one last', [10, 20]],
      ['all at once', [5, 20, 10, 20, 1]],
    ])('the longest of several counts: %s', async (_, all) => {
      await Promise.all(all.map((ms) => store().hold('slack', T + ms, T)))
      expect(await store().held(T)).toEqual(new Map([['slack', T + 20]]))
    })
  })

  describe('who is alive', () => {
    test('are those last heard of a short while ago, and whoever asks', async () => {
      expect(await store().beat('one', ['slack'], T, 10)).toEqual(new Map([['slack', 1]]))
      expect(await store().beat('one', ['slack'], T + 5, 10)).toEqual(new Map([['slack', 1]]))
      expect(await store().beat('two', ['slack'], T + 9, 10)).toEqual(new Map([['slack', 2]]))
      expect(await store().beat('three', ['slack'], T + 15, 10)).toEqual(new Map([['slack', 2]]))
    })

    test('are told for each platform alone, of those that are asked for', async () => {
      await store().beat('both', ['slack', 'discord'], T, 10)
      await store().beat('a terminal', ['terminal'], T, 10)
      expect(await store().beat('slack alone', ['slack'], T, 10)).toEqual(new Map([['slack', 2]]))
      expect(await store().beat('both', ['slack', 'discord'], T, 10)).toEqual(
        new Map([
          ['slack', 2],
          ['discord', 1],
        ]),
      )
      expect(await store().beat('nowhere', [], T, 10)).toEqual(new Map())
    })

    test('are not those who left', async () => {
      await store().beat('one', ['slack'], T, 10)
      await store().beat('two', ['slack'], T, 10)
      await store().leave('one', T)
      expect(await store().beat('three', ['slack'], T, 10)).toEqual(new Map([['slack', 2]]))
    })

    test('are not those who spoke by another clock, long from now', async () => {
      await store().beat('one', ['slack'], T + DAY, 10)
      expect(await store().beat('two', ['slack'], T, 10)).toEqual(new Map([['slack', 1]]))
    })
  })

  describe('whom to spare', () => {
    test('until an instant, or until it is taken back; the last word counts', async () => {
      await store().spare('ada', T + 20)
      await store().spare('ada', T + 10)
      expect(await store().isSpared('ada', T + 9)).toBe(true)
      expect(await store().isSpared('ada', T + 10)).toBe(false)
      expect(await store().isSpared('bob', T)).toBe(false)
      await store().spare('ada', T + 30)
      await store().spare('ada', undefined)
      await store().spare('bob', undefined)
      expect(await store().isSpared('ada', T)).toBe(false)
    })
  })

  describeInterleavings(store)

  test('what falls due again is another delivery', async () => {
    const first = await newDue(store(), T)
    await store().settle(first.id, { state: 'posted' }, 'one')
    const second = await fallDue(store(), first.kept, T + HOUR)
    expect(await store().claim(wish({ now: T + HOUR }))).toEqual([claimOf(second, T + HOUR)])
  })
}
