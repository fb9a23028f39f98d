import { describe, expect, test } from 'vitest'
import type { Parting } from '../../../src/deliver/ports.ts'
import { messagesWith, STRANGE, TEAM } from './drafts.ts'
import type { Made } from './contract.ts'
import {
  DAY,
  fallDue,
  HOUR,
  LEASE,
  MINUTE,
  newDue,
  newPosted,
  NOBODY_ID,
  post,
  SECOND,
  shownAt,
  T,
  TURN,
  WINDOW,
  wish,
  type Due,
} from './deliveries.ts'

/** Messages that stand open when their break is removed, and are to be closed. */
export function describePartings(store: () => Made['store']): void {
  const claims = (now: number, most = 9) => store().claimPartings(wish({ now, most }))
  const idsOf = async (now: number) => (await claims(now)).map(({ id }) => id)
  const partingOf = (
    { id, kept }: Pick<Due, 'id' | 'kept'>,
    now: number,
    more: Partial<Parting> = {},
  ): Parting => ({
    id,
    place: kept.place,
    message: `message of ${id}`,
    heldUntil: now + LEASE,
    ...more,
  })
  const newRemoved = async (at: number, what: Parameters<typeof newPosted>[2] = {}) => {
    const due = await newPosted(store(), at, what)
    await store().remove(due.kept.id)
    return due
  }
  const newClaimed = async (): Promise<Parting> => {
    await newRemoved(T)
    return (await claims(T))[0] as Parting
  }

  describe('a message that stands open when its break is removed', () => {
    test('is to be closed at once, and is no prompt any more', async () => {
      const due = await newRemoved(T)
      expect(await store().next()).toBeLessThanOrEqual(T)
      expect(await claims(T)).toEqual([partingOf(due, T)])
      expect(await store().claimEdits(wish({ now: T + DAY }))).toEqual([])
      expect(await store().prompt(due.id)).toBeUndefined()
    })

    test.each(STRANGE)('may be called %s by its platform', async (_, message) => {
      const due = await newDue(store(), T)
      await store().claim(wish())
      await store().begin(due.id, 'one', { at: T, lease: LEASE, turn: TURN })
      await store().settle(
        due.id,
        { state: 'posted', message, shown: shownAt(T), closesAt: T + WINDOW },
        'one',
      )
      await store().remove(due.kept.id)
      expect(await claims(T)).toEqual([partingOf(due, T, { message })])
    })

    test('each of them, wherever it stands; those of other breaks stay open', async () => {
      const first = await newPosted(store(), T)
      const second = await fallDue(store(), first.kept, T + MINUTE)
      await post(store(), second, T + MINUTE)
      await store().putOff(second.id, 'bob', T + 2 * MINUTE)
      const later = { ...first, id: (await store().waiting(9))[0]?.id ?? '' }
      await post(store(), later, T + 2 * MINUTE)
      const other = await newPosted(store(), T)
      await store().remove(first.kept.id)
      const now = T + 3 * MINUTE
      const byId = (one: Parting, another: Parting) => (one.id < another.id ? -1 : 1)
      expect((await claims(now)).toSorted(byId)).toEqual(
        [
          partingOf(first, now),
          partingOf(second, now),
          partingOf(later, now, { place: messagesWith('bob') }),
        ].toSorted(byId),
      )
      expect(await store().claimEdits(wish({ now: T + WINDOW }))).toMatchObject([{ id: other.id }])
    })

    test('as many as there are', async () => {
      const { id, kept } = await newPosted(store(), T)
      for (let person = 0; person < 230; person++) await store().putOff(id, `p${person}`, T + MINUTE)
      const claimed = await store().claim(wish({ now: T + MINUTE, most: 999 }))
      for (const one of claimed) {
        await store().begin(one.id, 'one', { at: T + MINUTE, lease: LEASE, turn: TURN })
        const settled = {
          state: 'posted',
          message: one.id,
          shown: shownAt(T + MINUTE),
          closesAt: T + WINDOW,
        } as const
        await store().settle(one.id, settled, 'one')
      }
      await store().remove(kept.id)
      expect(new Set((await claims(T + HOUR, 999)).map((one) => one.id))).toEqual(
        new Set([id, ...claimed.map((one) => one.id)]),
      )
    })

    test.each<readonly [string, (due: Due) => Promise<unknown>]>([
      ['is due, and nobody attempted it', async () => {}],
      [
        'is being attempted',
        async ({ id }) => {
          await store().claim(wish())
          await store().begin(id, 'one', { at: T, lease: LEASE, turn: TURN })
        },
      ],
      [
        'failed',
        async ({ id }) => {
          await store().claim(wish())
          await store().settle(id, { state: 'failed', why: 'no' }, 'one')
        },
      ],
      [
        'has no message that can be named',
        ({ id }) => store().settle(id, { state: 'posted', shown: shownAt(T) }, 'one'),
      ],
      ['asks for nothing', ({ id }) => store().settle(id, { state: 'posted', message: 'm' }, 'one')],
      [
        'is closed already',
        async (due) => {
          await post(store(), due, T)
          const [edit] = await store().claimEdits(wish({ now: T + WINDOW }))
          await store().edited(edit ?? { id: '', heldUntil: 0 }, undefined, T)
        },
      ],
    ])('is none that %s', async (_, happen) => {
      const due = await newDue(store(), T)
      await happen(due)
      await store().remove(due.kept.id)
      expect(await claims(T + DAY)).toEqual([])
      expect(await store().next()).toBeUndefined()
    })

    test('only on its platform, so many at most', async () => {
      const there = await newRemoved(T, { place: { ...TEAM, platform: 'discord' } })
      const here = [await newRemoved(T), await newRemoved(T), await newRemoved(T)]
      expect([await claims(T, 0), await claims(T, -1)]).toEqual([[], []])
      const some = [await claims(T, 2), await claims(T, 2), await claims(T, 2)]
      expect(some.map((one) => one.length)).toEqual([2, 1, 0])
      expect(
        some
          .flat()
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual(here.map(({ id }) => id).toSorted())
      expect(await store().claimPartings(wish({ platform: 'discord', now: T }))).toEqual([
        partingOf(there, T),
      ])
    })
    test('is held by one until the lease is over, then by another', async () => {
      const { id } = await newRemoved(T)
      const got = await Promise.all(
        Array.from({ length: 6 }, (_, racer) => store().claimPartings(wish({ owner: `racer ${racer}` }))),
      )
      expect(got.flat().map((parting) => parting.id)).toEqual([id])
      expect(await store().next()).toBe(T + LEASE)
      expect(await idsOf(T + LEASE - 1)).toEqual([])
      expect(await idsOf(T + LEASE)).toEqual([id])
    })

    test('waits for whoever edits it just now, who knows nothing of it', async () => {
      const due = await newPosted(store(), T)
      await store().answer(due.id, 'ada', 'done', T, T + SECOND)
      const [edit] = await store().claimEdits(wish({ now: T + SECOND }))
      await store().remove(due.kept.id)
      await store().edited(edit ?? { id: '', heldUntil: 0 }, T + WINDOW, T)
      expect(await claims(T + SECOND + LEASE - 1)).toEqual([])
      expect(await claims(T + SECOND + LEASE)).toEqual([partingOf(due, T + SECOND + LEASE)])
    })

    test('is held by one, also where it is claimed and removed at the same moment', async () => {
      for (let round = 0; round < 20; round++) {
        const at = T + round * DAY
        const { id, kept } = await newPosted(store(), at)
        const now = at + WINDOW
        const [edits] = await Promise.all([
          store().claimEdits(wish({ now })),
          store().remove(kept.id),
          store().claimEdits(wish({ now, platform: 'discord' })),
        ])
        const held = edits.map((edit) => edit.id)
        expect([held, await idsOf(now)]).toEqual(held.length > 0 ? [[id], []] : [[], [id]])
        await store().parted({ id, heldUntil: 0 }, undefined, T)
      }
    })

    test('is closed when that is said, also by who lost the lease', async () => {
      const lost = await newClaimed()
      const [held] = await claims(T + LEASE)
      await store().parted(lost, undefined, T)
      await store().parted(held ?? lost, undefined, T)
      await store().parted({ id: NOBODY_ID, heldUntil: T }, undefined, T)
      expect(await claims(T + DAY)).toEqual([])
      expect(await store().next()).toBeUndefined()
    })

    test('is due again when it was said to be, unless by who lost the lease', async () => {
      const lost = await newClaimed()
      await store().parted(lost, T + MINUTE, T)
      expect(await claims(T + MINUTE - 1)).toEqual([])
      const [held] = await claims(T + MINUTE)
      await store().parted(lost, T + MINUTE + SECOND, T)
      expect(await claims(T + MINUTE + LEASE - 1)).toEqual([])
      expect(held).toEqual({ ...lost, heldUntil: T + MINUTE + LEASE })
    })

    test.each([
      ['is held', async () => {}],
      ['waits', (parting: Parting) => store().parted(parting, T + HOUR, T)],
    ])('and %s by a clock that was ahead: it is anybody’s in a lease', async (_, happen) => {
      const parting = await newClaimed()
      await happen(parting)
      await store().free(T - DAY, LEASE)
      expect(await claims(T - DAY + LEASE - 1)).toEqual([])
      expect(await idsOf(T - DAY + LEASE)).toEqual([parting.id])
    })

    test('is given up a day after it was to be closed, and its place may go before it, or with it', async () => {
      const prune = (now: number) => store().prune({ now, answers: 0, deliveries: 0 })
      const own = await newRemoved(T, { place: messagesWith('ada') })
      const closed = await newRemoved(T, { place: messagesWith('bob') })
      await store().parted({ id: closed.id, heldUntil: T }, undefined, T)
      await prune(T + WINDOW + DAY - 1)
      expect(await idsOf(T)).toEqual([own.id])
      // Places that nothing stands in are gone, and with them how far they had counted.
      const numberIn = async (person: string) =>
        (await newDue(store(), T, { place: messagesWith(person) })).kept.number
      expect(await numberIn('bob')).toBe(1)
      await prune(T + WINDOW + DAY)
      expect(await claims(T + 9 * DAY)).toEqual([])
      expect(await numberIn('ada')).toBe(1)
    })
  })

  describe('of somebody who is forgotten', () => {
    test.each<readonly [string, () => Promise<unknown>]>([
      ['what stood open in an own break', () => newPosted(store(), T, { place: messagesWith('ada') })],
      ['what was to be closed of an own break', () => newRemoved(T, { place: messagesWith('ada') })],
      [
        'what was put off, and was to be closed',
        async () => {
          const { id, kept } = await newPosted(store(), T, { owner: 'bob' })
          await store().putOff(id, 'ada', T + MINUTE)
          const [later] = await store().waiting(9)
          await post(store(), { id: later?.id ?? '', kept }, T + MINUTE)
          const [edit] = (await store().claimEdits(wish({ now: T + WINDOW }))).filter((one) => one.id === id)
          await store().edited(edit ?? { id: '', heldUntil: 0 }, undefined, T)
          await store().remove(kept.id)
        },
      ],
    ])('%s is not known any more', async (_, happen) => {
      await happen()
      await store().forget('ada')
      expect(await claims(T + DAY)).toEqual([])
      expect(await store().next()).toBeUndefined()
    })

    test('what a team has to see closed is closed all the same', async () => {
      const due = await newRemoved(T)
      await store().forget('ada')
      expect(await claims(T)).toEqual([partingOf(due, T)])
    })

    test('whoever removes breaks meanwhile, nothing is left and nobody is refused', async () => {
      const prompts: Due[] = []
      for (let index = 0; index < 6; index++) {
        prompts.push(await newPosted(store(), T + index, { owner: 'bob' }))
      }
      for (const { id } of prompts) await store().putOff(id, 'ada', T + MINUTE)
      for (const { id, kept } of prompts) {
        const later = (await store().waiting(99)).find(({ breakId }) => breakId === kept.id)
        await post(store(), { id: later?.id ?? '', kept }, T + MINUTE)
        await store().answer(id, 'ada', 'done', T, T)
      }
      const own = await newPosted(store(), T, { place: messagesWith('ada') })
      const removed = Promise.all([...prompts, own].map(({ kept }) => store().remove(kept.id)))
      await Promise.all([store().forget('ada'), removed])
      expect((await claims(T + DAY, 99)).filter(({ place }) => place.isDirect)).toEqual([])
      expect((await removed).slice(0, 6)).toEqual(Array(6).fill(true))
    })
  })
}
