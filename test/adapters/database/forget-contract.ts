import { describe, expect, test } from 'vitest'
import type { Made } from './contract.ts'
import { DAY, HOUR, LEASE, MINUTE, newDue, newPosted, post, T, TURN, wish } from './deliveries.ts'
import { messagesWith, TEAM } from './drafts.ts'
import { placeKey } from '../../../src/place.ts'

/** What is left of somebody who asked to be forgotten: nothing; and of others: everything. */
export function describeForgetting(store: () => Made['store']): void {
  const forget = async (person: string) => {
    const { removed, released } = await store().forget(person)
    return { removed, released }
  }
  const claims = async (now: number) =>
    (await store().claim(wish({ now }))).map(({ kind, place }) => [kind, place.channel])

  describe('forgetting', () => {
    test('takes what somebody answered, and leaves what others did', async () => {
      const { id, kept } = await newPosted(store(), T, { owner: 'bob' })
      for (const person of ['ada', 'bob']) await store().answer(id, person, 'done', T, T)
      expect(await forget('ada')).toEqual({ removed: 0, released: 0 })
      expect([await store().answersOf('ada'), await store().answersOf('bob')]).toEqual([0, 1])
      expect([await store().daysOf('ada', T), await store().daysOf('bob', T)]).toMatchObject([
        [],
        [{ at: T }],
      ])
      expect(await store().prompt(id)).toMatchObject({ kept, done: 1 })
    })

    test('takes what somebody put off, also what was posted of it; what others put off comes', async () => {
      const prompt = await newPosted(store(), T, { owner: 'bob' })
      await store().putOff(prompt.id, 'ada', T + MINUTE)
      const [posted] = await store().claim(wish({ owner: 'poster', now: T + MINUTE }))
      await store().begin(posted?.id ?? '', 'poster', { at: T + MINUTE, lease: LEASE, turn: TURN })
      const shown = { exercise: TURN.exercise, opening: TURN.opening, at: T + MINUTE }
      await store().settle(posted?.id ?? '', { state: 'posted', message: 'm', shown }, 'poster')
      await store().putOff(prompt.id, 'ada', T + HOUR)
      await store().putOff(prompt.id, 'bob', T + HOUR)
      expect(await store().lastPrompt(messagesWith('ada'))).toMatchObject({ origin: prompt.id })
      await forget('ada')
      expect(await store().lastPrompt(messagesWith('ada'))).toBeUndefined()
      expect(await store().shownIn(messagesWith('ada'), 9)).toEqual([])
      expect(await claims(T + DAY)).toEqual([['later', 'bob']])
    })

    test('takes what is on its way to somebody, whoever holds it', async () => {
      const prompt = await newPosted(store(), T, { owner: 'bob' })
      await store().putOff(prompt.id, 'ada', T + HOUR)
      const [claim] = await store().claim(wish({ now: T + HOUR }))
      const id = claim?.id ?? ''
      await forget('ada')
      expect(await store().begin(id, 'one', { at: T + HOUR, lease: LEASE, turn: TURN })).toBe(false)
      expect(await store().settle(id, { state: 'posted', message: 'm' }, 'one')).toBe(false)
      expect(await store().postpone(id, 'one', T + DAY, false, T)).toBe(false)
      expect(await claims(T + 2 * DAY)).toEqual([])
    })

    test('takes the word that a break has stopped', async () => {
      const [adas, bobs] = [await newDue(store(), T), await newDue(store(), T + 1, { owner: 'bob' })]
      for (const { kept } of [adas, bobs]) await store().stop(kept.id, 'archived', T + 2)
      expect(await forget('ada')).toEqual({ removed: 0, released: 1 })
      expect(await claims(T + 2)).toEqual([['stopped', 'bob']])
    })

    test('takes whom to spare, and what holds their direct messages back', async () => {
      for (const person of ['ada', 'bob']) {
        await store().spare(person, T + DAY)
        await store().hold(placeKey(messagesWith(person)), T + DAY, T)
      }
      await store().hold('slack', T + DAY, T)
      await forget('ada')
      expect([await store().isSpared('ada', T), await store().isSpared('bob', T)]).toEqual([false, true])
      expect([...(await store().held(T)).keys()].toSorted()).toEqual([placeKey(messagesWith('bob')), 'slack'])
    })

    test('takes own breaks with what was posted, due and answered in them', async () => {
      const own = await newPosted(store(), T, { place: messagesWith('ada') })
      await store().answer(own.id, 'ada', 'done', T, T)
      await store().putOff(own.id, 'ada', T + HOUR)
      expect(await forget('ada')).toEqual({ removed: 1, released: 0 })
      expect(await store().prompt(own.id)).toBeUndefined()
      expect(await store().claimEdits(wish({ now: T + DAY }))).toEqual([])
      expect(await claims(T + DAY)).toEqual([])
    })

    test('leaves a place for whoever comes next as if nobody had ever been there', async () => {
      const prompt = await newPosted(store(), T, { owner: 'bob' })
      await store().putOff(prompt.id, 'ada', T + HOUR)
      await forget('ada')
      const own = await newDue(store(), T + DAY, { place: messagesWith('ada') })
      await store().remove(own.kept.id)
      await forget('ada')
      const next = await newDue(store(), T + DAY, { place: messagesWith('ada') })
      expect([own.kept.number, next.kept.number]).toEqual([1, 1])
    })

    test('of somebody with no name takes nothing of others', async () => {
      const { id } = await newPosted(store(), T)
      const due = await newDue(store(), T + 1)
      await store().hold('slack', T + DAY, T)
      await forget('')
      expect(await store().prompt(id)).toBeDefined()
      expect((await store().waiting(9)).map((one) => one.id)).toEqual([due.id])
      expect((await store().held(T)).size).toBe(1)
    })

    test('whatever people do meanwhile, nothing of them is left', async () => {
      const { id } = await newPosted(store(), T, { owner: 'bob' })
      await Promise.all([
        ...Array.from({ length: 9 }, (_, index) => store().answer(id, 'ada', 'done', T + index, T)),
        store().putOff(id, 'ada', T + HOUR),
        store().spare('ada', T + DAY),
      ])
      await Promise.all([
        forget('ada'),
        store().prompt(id),
        post(store(), await newDue(store(), T + 1, { owner: 'bob' }), T + 1),
      ])
      expect(await store().answersOf('ada')).toBe(0)
      expect(await store().isSpared('ada', T)).toBe(false)
      expect((await claims(T + DAY)).filter(([kind]) => kind === 'later')).toEqual([])
      expect(await store().breaksIn(TEAM)).toHaveLength(2)
    })
  })
}
