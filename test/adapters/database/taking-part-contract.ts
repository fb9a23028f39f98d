import { describe, expect, test } from 'vitest'
import type { Counted, PromptDay, Settled } from '../../../src/deliver/ports.ts'
import type { Place } from '../../../src/place.ts'
import type { Made } from './contract.ts'
import {
  claimOf,
  DAY,
  fallDue,
  giveUp,
  HOUR,
  manyDue,
  MINUTE,
  newDue,
  newPosted,
  NOBODY_ID,
  post,
  T,
  TURN,
  WINDOW,
  wish,
} from './deliveries.ts'
import { draftOf, messagesWith, TEAM } from './drafts.ts'

/** Who took part: of a team how many, of a person what that person said. */
export function describeTakingPart(store: () => Made['store']): void {
  const answer = (id: string, person: string, said: 'done' | 'not today', at: number) =>
    store().answer(id, person, said, at, at)

  describe('how many took part', () => {
    const CLOSED = T + DAY
    const counted = (at: number, done: number, answered: number): Counted => ({
      at,
      exercise: TURN.exercise,
      done,
      answered,
    })

    test('in the prompts of a break, the newest first', async () => {
      const first = await newPosted(store(), T)
      await answer(first.id, 'ada', 'done', T + 1)
      await answer(first.id, 'bob', 'done', T + 2)
      await answer(first.id, 'eve', 'not today', T + 3)
      const second = await fallDue(store(), first.kept, T + HOUR)
      await post(store(), second, T + HOUR, { ...TURN, exercise: 'cobra' })
      const other = await newPosted(store(), T + 2 * HOUR)
      await answer(other.id, 'ada', 'done', T + 2 * HOUR)
      expect(await store().counts(first.kept.id, T, CLOSED)).toEqual([
        { ...counted(T + HOUR, 0, 0), exercise: 'cobra' },
        counted(T, 2, 3),
      ])
    })

    test('from a moment on, and only where the window has ended', async () => {
      const { kept } = await newPosted(store(), T)
      await post(store(), await fallDue(store(), kept, T + HOUR), T + HOUR)
      const times = async (since: number, now: number) =>
        (await store().counts(kept.id, since, now)).map(({ at }) => at - T)
      expect(await times(T, T + WINDOW - 1)).toEqual([])
      expect(await times(T, T + WINDOW)).toEqual([0])
      expect(await times(T + 1, CLOSED)).toEqual([HOUR])
      expect(await times(T + HOUR + 1, CLOSED)).toEqual([])
    })

    test('what somebody put off, what failed and what is no prompt is none of them', async () => {
      const prompt = await newPosted(store(), T)
      await store().putOff(prompt.id, 'ada', T + HOUR)
      const later = (await store().waiting(9))[0]?.id ?? ''
      await post(store(), { ...prompt, id: later }, T + HOUR)
      await answer(later, 'ada', 'done', T + HOUR)
      const failed = await fallDue(store(), prompt.kept, T + 2 * HOUR)
      await giveUp(store(), failed.id, { state: 'failed', why: 'no' }, T + 2 * HOUR)
      await store().enqueue(prompt.kept.id, 'week', T + 3 * HOUR, T + 3 * HOUR)
      const week = (await store().waiting(9))[0]?.id ?? ''
      await post(store(), { ...prompt, id: week }, T + 3 * HOUR)
      expect(await store().counts(prompt.kept.id, T, CLOSED)).toEqual([counted(T, 0, 0)])
    })

    test('in no break that is gone', async () => {
      const { kept } = await newPosted(store(), T)
      await store().remove(kept.id)
      expect(await store().counts(kept.id, T, CLOSED)).toEqual([])
    })
  })

  describe('the days of a person', () => {
    const day = (breakId: string, at: number, answered?: 'done' | 'not today'): PromptDay => ({
      breakId,
      zone: 'Europe/Berlin',
      at,
      ...(answered === undefined ? {} : { answered }),
    })

    test('are the prompts of breaks that the person took part in, with what was said, the newest first', async () => {
      const first = await newPosted(store(), T)
      await answer(first.id, 'ada', 'done', T + 1)
      await answer(first.id, 'bob', 'not today', T + 1)
      const second = await fallDue(store(), first.kept, T + HOUR)
      await post(store(), second, T + HOUR)
      await answer(second.id, 'bob', 'done', T + HOUR)
      const other = await newPosted(store(), T + 2 * HOUR, { place: { ...TEAM, channel: 'C2' } })
      await answer(other.id, 'bob', 'not today', T + 2 * HOUR)
      const { id } = first.kept
      expect(await store().daysOf('ada', T)).toEqual([day(id, T + HOUR), day(id, T, 'done')])
      expect(await store().daysOf('bob', T)).toEqual([
        day(other.kept.id, T + 2 * HOUR, 'not today'),
        day(id, T + HOUR, 'done'),
        day(id, T, 'not today'),
      ])
      expect(await store().daysOf('eve', T)).toEqual([])
    })

    test('by the clock of each break', async () => {
      const { cadence } = draftOf()
      const { id, kept } = await newPosted(store(), T, { cadence: { ...cadence, zone: 'Asia/Tokyo' } })
      await answer(id, 'ada', 'done', T)
      expect(await store().daysOf('ada', T)).toEqual([{ ...day(kept.id, T, 'done'), zone: 'Asia/Tokyo' }])
    })

    test('from a moment on: of the prompts, and of the taking part', async () => {
      const { id, kept } = await newPosted(store(), T)
      await answer(id, 'ada', 'done', T + 1)
      await post(store(), await fallDue(store(), kept, T + HOUR), T + HOUR)
      expect(await store().daysOf('ada', T + 1)).toEqual([day(kept.id, T + HOUR)])
      expect(await store().daysOf('ada', T + 2)).toEqual([])
    })

    test('none of what was put off, missed or failed', async () => {
      const prompt = await newPosted(store(), T)
      await answer(prompt.id, 'ada', 'done', T)
      await store().putOff(prompt.id, 'ada', T + HOUR)
      await post(store(), { ...prompt, id: (await store().waiting(9))[0]?.id ?? '' }, T + HOUR)
      const failed = await fallDue(store(), prompt.kept, T + 2 * HOUR)
      await giveUp(store(), failed.id, { state: 'failed', why: 'no' }, T + 2 * HOUR)
      await fallDue(store(), prompt.kept, T + 3 * HOUR)
      expect(await store().daysOf('ada', T)).toEqual([day(prompt.kept.id, T, 'done')])
    })
  })

  describe('a further delivery of a break', () => {
    test('is written down once for each kind and instant, and goes to its place', async () => {
      const { kept } = await newPosted(store(), T)
      expect(await store().enqueue(kept.id, 'week', T + HOUR, T + 2 * HOUR)).toBe(true)
      expect(await store().enqueue(kept.id, 'week', T + HOUR, T + 3 * HOUR)).toBe(false)
      expect(await store().enqueue(kept.id, 'fewer', T + HOUR, T + 2 * HOUR)).toBe(true)
      expect(await store().enqueue(kept.id, 'week', T + DAY, T + DAY)).toBe(true)
      const claims = await store().claim(wish({ now: T + 2 * HOUR }))
      expect(claims.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual(
        (['fewer', 'week'] as const).map((kind) => {
          const id = claims.find((claim) => claim.kind === kind)?.id ?? ''
          return claimOf({ id, kept }, T + HOUR, { kind })
        }),
      )
    })

    test('racing, once; and not again after it was posted', async () => {
      const { kept } = await newPosted(store(), T)
      const enqueue = () => store().enqueue(kept.id, 'fewer', T, T)
      const done = await Promise.all(Array.from({ length: 9 }, enqueue))
      expect(done.filter(Boolean)).toEqual([true])
      await store().settle((await store().waiting(9))[0]?.id ?? '', { state: 'posted' }, 'one')
      expect(await enqueue()).toBe(false)
      expect(await store().waiting(9)).toEqual([])
    })

    test('is no further time of the break as planned', async () => {
      const { kept } = await newPosted(store(), T)
      await store().enqueue(kept.id, 'week', T + MINUTE, T + MINUTE)
      await fallDue(store(), kept, T + MINUTE)
      await fallDue(store(), kept, T + 2 * MINUTE)
      const claims = await store().claim(wish({ now: T + HOUR }))
      expect(claims.map(({ kind, dueAt }) => [kind, dueAt])).toEqual([
        ['week', T + MINUTE],
        ['plan', T + 2 * MINUTE],
      ])
    })

    test('of nobody is refused', async () => {
      expect(await store().enqueue(NOBODY_ID, 'week', T, T)).toBe(false)
    })
  })

  test('what is for one person alone is counted for that person, as long as it is kept', async () => {
    const prompt = await newPosted(store(), T, { owner: 'bob' })
    expect(await store().aloneOf('')).toBe(0)
    await store().putOff(prompt.id, 'ada', T + HOUR)
    await store().putOff(prompt.id, 'ada', T + 2 * HOUR)
    await store().stop(prompt.kept.id, 'archived', T)
    const counts = () => Promise.all(['ada', 'bob', 'eve', ''].map((person) => store().aloneOf(person)))
    expect(await counts()).toEqual([1, 1, 0, 0])
    await store().giveUpPutOff('ada')
    await store().forget('bob')
    expect(await counts()).toEqual([0, 0, 0, 0])
  })

  test('why nothing came to one person alone is known until something does', async () => {
    const CLOSED = 'direct messages are closed to me'
    const prompt = await newPosted(store(), T)
    const why = (since = T) => store().whyNotAlone('ada', since)
    const comes = async (at: number, settled: Settled) => {
      await store().putOff(prompt.id, 'ada', at)
      const [one] = await store().claim(wish({ now: at }))
      if (one === undefined) throw new Error('Nothing was put off.')
      await store().settle(one.id, settled, 'one')
    }
    expect(await why()).toBe(undefined)
    await comes(T + HOUR, { state: 'failed', why: CLOSED })
    expect([await why(), await why(T + HOUR), await why(T + HOUR + 1)]).toEqual([CLOSED, CLOSED, undefined])
    expect([await store().whyNotAlone('bob', T), await store().whyNotAlone('', T)]).toEqual([
      undefined,
      undefined,
    ])
    await comes(T + 2 * HOUR, { state: 'missed', why: 'it came too late' })
    expect(await why()).toBe(CLOSED)
    await comes(T + 3 * HOUR, { state: 'posted' })
    expect(await why()).toBe(undefined)
  })

  describe('removing what is old', () => {
    const nothing = { now: 0, answers: 0, deliveries: 0 }

    test('takes answers and deliveries from before their instants, each for itself', async () => {
      const old = await newPosted(store(), T - DAY)
      const young = await fallDue(store(), old.kept, T)
      await post(store(), young, T)
      await answer(old.id, 'ada', 'done', T - DAY)
      await answer(old.id, 'bob', 'done', T - MINUTE)
      await answer(young.id, 'ada', 'done', T)
      expect(await store().prune(nothing)).toBe(0)
      expect(await store().prune({ ...nothing, answers: T - MINUTE })).toBe(1)
      expect([await store().answersOf('ada'), await store().answersOf('bob')]).toEqual([1, 1])
      expect((await store().prompt(old.id))?.done).toBe(1)
      expect(await store().prune({ ...nothing, deliveries: T })).toBe(1)
      expect([await store().prompt(old.id), (await store().prompt(young.id))?.done]).toEqual([undefined, 1])
      expect([await store().answersOf('ada'), await store().answersOf('bob')]).toEqual([1, 0])
      expect(await store().breaksIn(TEAM)).toHaveLength(1)
    })

    test('leaves what is not settled, however old it is', async () => {
      const waits = await newDue(store(), T)
      const isHeld = await newDue(store(), T + 1)
      await store().claim(wish({ now: T, most: 1 }))
      const missed = await newDue(store(), T + 2)
      await giveUp(store(), missed.id, { state: 'missed', why: 'late' }, T + 2)
      expect(await store().prune({ ...nothing, answers: T + DAY, deliveries: T + DAY })).toBe(1)
      expect((await store().waiting(9)).map(({ id }) => id)).toEqual([waits.id, isHeld.id])
    })

    test('more than go at once', async () => {
      const ids = await manyDue(store(), T, 450, { place: messagesWith('ada') })
      for (const id of ids) await store().settle(id, { state: 'posted' }, 'one')
      for (const id of ids) await answer(id, 'ada', 'done', T)
      expect(await store().prune({ ...nothing, answers: T + 1, deliveries: T })).toBe(450)
      expect([await store().answersOf('ada'), await store().occurrencesOf('ada')]).toEqual([0, 450])
      expect(await store().prune({ ...nothing, deliveries: T + 1 })).toBe(450)
      expect(await store().occurrencesOf('ada')).toBe(0)
    })

    test('takes what processes told each other long ago', async () => {
      await store().hold('slack', T, T)
      await store().beat('one', ['slack'], T, DAY)
      expect(await store().prune({ ...nothing, now: T, deliveries: T + 1 })).toBe(0)
      expect(await store().held(T - 1)).toEqual(new Map())
      expect(await store().beat('two', ['slack'], T, DAY)).toEqual(new Map([['slack', 1]]))
    })

    test('takes whom to spare as soon as that is over', async () => {
      await store().spare('ada', T)
      await store().spare('bob', T + 1)
      await store().prune({ ...nothing, now: T })
      expect([await store().isSpared('ada', T - 1), await store().isSpared('bob', T)]).toEqual([false, true])
    })

    test('takes what came to one person alone as soon as answers, with the place that names the person', async () => {
      const prompt = await newPosted(store(), T, { owner: 'bob' })
      await store().putOff(prompt.id, 'ada', T + MINUTE)
      const later = (await store().waiting(9))[0]?.id ?? ''
      await post(store(), { ...prompt, id: later }, T + MINUTE)
      await answer(later, 'ada', 'done', T + MINUTE)
      await answer(prompt.id, 'ada', 'done', T + MINUTE)
      await store().stop(prompt.kept.id, 'archived', T + HOUR)
      await store().settle((await store().waiting(9))[0]?.id ?? '', { state: 'posted' }, 'one')
      expect([await store().aloneOf('ada'), await store().aloneOf('bob')]).toEqual([1, 1])
      expect(await store().prune({ ...nothing, answers: T + MINUTE })).toBe(0)
      expect(await store().prune({ ...nothing, answers: T + MINUTE + 1 })).toBe(3)
      expect([await store().aloneOf('ada'), await store().aloneOf('bob')]).toEqual([0, 1])
      expect(await store().shownIn(messagesWith('ada'), 9)).toEqual([])
      // The prompt of the team stays, and the one who was told that it stopped until that is old as well.
      expect(await store().prompt(prompt.id)).toMatchObject({ kept: { stopped: 'archived' }, done: 0 })
      expect(await store().prune({ ...nothing, answers: T + DAY })).toBe(1)
      expect(await store().aloneOf('bob')).toBe(0)
    })

    test('leaves what somebody put off and what is still to come there, however old the rest is', async () => {
      const prompt = await newPosted(store(), T, { owner: 'bob' })
      await store().putOff(prompt.id, 'ada', T + MINUTE)
      await post(store(), { ...prompt, id: (await store().waiting(9))[0]?.id ?? '' }, T + MINUTE)
      await store().putOff(prompt.id, 'ada', T + DAY)
      expect(await store().prune({ ...nothing, answers: T + DAY + 1 })).toBe(1)
      const claims = await store().claim(wish({ now: T + DAY }))
      expect(claims.map(({ kind, place }) => [kind, place])).toEqual([['later', messagesWith('ada')]])
    })

    test('takes direct messages in which nothing stands any more, however that came', async () => {
      const prompt = await newPosted(store(), T, { owner: 'bob' })
      const places = ['ada', 'eve', 'dan'].map(messagesWith)
      const [givenUp, withItsBreak, own] = places as [Place, Place, Place]
      await store().putOff(prompt.id, 'ada', T + HOUR)
      await store().giveUpPutOff('ada')
      await store().putOff(prompt.id, 'eve', T + HOUR)
      await store().remove(prompt.kept.id)
      await store().remove((await store().add(draftOf({ place: own }))).id)
      await store().prune(nothing)
      // As if nobody had ever been there.
      for (const place of [givenUp, withItsBreak, own]) {
        expect(await store().add(draftOf({ place }))).toMatchObject({ number: 1 })
      }
      // Those of a team are never given again.
      expect(await store().add(draftOf())).toMatchObject({ number: 2 })
    })

    test('of more places than it looks at in one go', async () => {
      await store().addAll(
        Array.from({ length: 450 }, (_, index) => draftOf({ place: messagesWith(`p${index}`) })),
      )
      const kept = messagesWith('p7')
      for await (const { id, place } of store().all()) {
        if (place.channel !== kept.channel) await store().remove(id)
      }
      await store().prune(nothing)
      expect(await store().add(draftOf({ place: kept }))).toMatchObject({ number: 2 })
      expect(await store().add(draftOf({ place: messagesWith('p449') }))).toMatchObject({ number: 1 })
    })

    test('leaves own breaks where they are', async () => {
      const own = await newPosted(store(), T, { place: messagesWith('ada') })
      await store().putOff(own.id, 'ada', T + MINUTE)
      await post(store(), { ...own, id: (await store().waiting(9))[0]?.id ?? '' }, T + MINUTE)
      expect(await store().prune({ ...nothing, answers: T + DAY })).toBe(1)
      expect(await store().breaksIn(messagesWith('ada'))).toHaveLength(1)
    })

    test('what is asked once in the life of a break is not asked again, however long that is', async () => {
      const { kept } = await newPosted(store(), T)
      await store().enqueue(kept.id, 'fewer', T, T)
      await store().settle((await store().waiting(9))[0]?.id ?? '', { state: 'posted' }, 'one')
      expect(await store().prune({ ...nothing, deliveries: T + DAY })).toBe(1)
      expect(await store().enqueue(kept.id, 'fewer', T, T + DAY)).toBe(false)
      await store().remove(kept.id)
      expect(await store().waiting(9)).toEqual([])
    })
  })

  test('what happens in own breaks counts for that person', async () => {
    const own = await newPosted(store(), T, { place: messagesWith('ada') })
    await answer(own.id, 'ada', 'done', T)
    expect(await store().counts(own.kept.id, T, T + DAY)).toEqual([
      { at: T, exercise: TURN.exercise, done: 1, answered: 1 },
    ])
  })
}
