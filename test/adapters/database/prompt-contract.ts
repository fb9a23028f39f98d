import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answered, EditClaim, PostedPrompt, ShownTurn } from '../../../src/deliver/ports.ts'
import type { Made } from './contract.ts'
import {
  claimOf,
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
import { messagesWith, STRANGE, TEAM } from './drafts.ts'

const COBRA: ShownTurn = { exercise: 'cobra', aim: 'arch', why: 'Another way.', easier: true, opening: 2 }
const PLACE_2 = { ...TEAM, channel: 'C2' }

/** What people do with a prompt that stands in their place. */
export function describePrompts(store: () => Made['store']): void {
  const promptOf = ({ id, kept }: Due, at: number, more: Partial<PostedPrompt> = {}): PostedPrompt => ({
    id,
    kind: 'plan',
    kept,
    place: kept.place,
    dueAt: at,
    shownAt: at,
    turn: TURN,
    message: `message of ${id}`,
    closesAt: at + WINDOW,
    done: 0,
    ...more,
  })
  const answer = (id: string, person: string, said: Answered, at: number) =>
    store().answer(id, person, said, at, at + SECOND)
  const doneOf = async (id: string) => (await store().prompt(id))?.done
  const edits = (now: number, most = 9) => store().claimEdits(wish({ now, most }))
  const editsOf = async (now: number) => (await edits(now)).map(({ id }) => id)

  describe('a prompt', () => {
    test('is there once it is posted, as it was posted', async () => {
      const due = await newDue(store(), T)
      expect(await store().prompt(due.id)).toBeUndefined()
      await post(store(), due, T)
      expect(await store().prompt(due.id)).toEqual(promptOf(due, T))
    })

    test('has no message where the platform names none', async () => {
      const due = await newDue(store(), T)
      await store().claim(wish())
      await store().begin(due.id, 'one', { at: T, lease: LEASE, turn: TURN })
      await store().settle(due.id, { state: 'posted', shown: shownAt(T), closesAt: T + WINDOW }, 'one')
      const { message: _, ...without } = promptOf(due, T)
      expect(await store().prompt(due.id)).toEqual(without)
      await answer(due.id, 'ada', 'done', T + 1)
      expect(await editsOf(T + HOUR)).toEqual([])
    })

    test.each(STRANGE)('may be called %s by its platform', async (_, message) => {
      const due = await newDue(store(), T)
      await store().claim(wish())
      await store().begin(due.id, 'one', {
        at: T,
        lease: LEASE,
        turn: { ...TURN, exercise: message, why: message },
      })
      const shown = { ...shownAt(T), exercise: message }
      await store().settle(due.id, { state: 'posted', message, shown, closesAt: T + WINDOW }, 'one')
      const turn = { ...TURN, exercise: message, why: message }
      expect(await store().prompt(due.id)).toEqual(promptOf(due, T, { message, turn }))
      await answer(due.id, message, 'done', T + 1)
      await answer(due.id, message, 'done', T + 2)
      expect(await edits(T + MINUTE)).toEqual([
        promptOf(due, T, { message, turn, done: 1, heldUntil: T + MINUTE + LEASE } as Partial<EditClaim>),
      ])
      expect(await store().answersOf(message)).toBe(1)
    })

    test.each<readonly [string, (id: string) => Promise<unknown>]>([
      ['failed', (id) => store().settle(id, { state: 'failed', why: 'no' }, 'one')],
      ['is uncertain', (id) => store().settle(id, { state: 'uncertain', why: 'no' }, 'one')],
      [
        'belongs to a break that is gone',
        async () => store().remove((await store().breaksIn(TEAM))[0]?.id ?? ''),
      ],
    ])('is none that %s', async (_, happen) => {
      const due = await newDue(store(), T)
      await store().claim(wish())
      await store().begin(due.id, 'one', { at: T, lease: LEASE, turn: TURN })
      await happen(due.id)
      expect(await store().prompt(due.id)).toBeUndefined()
      expect(await store().lastPrompt(TEAM)).toBeUndefined()
    })

    test('the last one of a place', async () => {
      expect(await store().lastPrompt(TEAM)).toBeUndefined()
      const first = await newPosted(store(), T)
      await newPosted(store(), T + HOUR, { place: PLACE_2 })
      await newPosted(store(), T + HOUR, { place: { ...TEAM, isDirect: true } })
      await newDue(store(), T + 2 * HOUR)
      expect(await store().lastPrompt(TEAM)).toEqual(promptOf(first, T))
      const second = await newPosted(store(), T + 3 * HOUR)
      expect(await store().lastPrompt(TEAM)).toEqual(promptOf(second, T + 3 * HOUR))
    })

    test('the last one by when it came, not by when it was due', async () => {
      const late = await newDue(store(), T)
      await newPosted(store(), T + MINUTE)
      await post(store(), late, T + 2 * MINUTE)
      expect(await store().lastPrompt(TEAM)).toMatchObject({ id: late.id, shownAt: T + 2 * MINUTE })
      const shown = (await store().shownIn(TEAM, 9)).map(({ at }) => at - T)
      expect(shown).toEqual([2 * MINUTE, MINUTE])
    })

    test('the last one is not the week of a break, which nobody stretches to', async () => {
      const prompt = await newPosted(store(), T)
      await store().enqueue(prompt.kept.id, 'week', T + HOUR, T + HOUR)
      const [week] = await store().claim(wish({ now: T + HOUR }))
      await store().begin(week?.id ?? '', 'one', { at: T + HOUR, lease: LEASE })
      await store().settle(week?.id ?? '', { state: 'posted', message: 'm' }, 'one')
      expect(await store().lastPrompt(TEAM)).toEqual(promptOf(prompt, T))
    })
  })

  describe('answering', () => {
    test('counts people, each once, by the last thing they said', async () => {
      const { id } = await newPosted(store(), T)
      await answer(id, 'ada', 'done', T + 1)
      await answer(id, 'ada', 'done', T + 2)
      await answer(id, 'bob', 'not today', T + 3)
      expect(await doneOf(id)).toBe(1)
      await answer(id, 'bob', 'done', T + 4)
      expect(await doneOf(id)).toBe(2)
      await answer(id, 'ada', 'not today', T + 5)
      expect(await doneOf(id)).toBe(1)
      expect([
        await store().answersOf('ada'),
        await store().answersOf('bob'),
        await store().answersOf('eve'),
      ]).toEqual([1, 1, 0])
    })

    test('a whole team at once', async () => {
      const { id } = await newPosted(store(), T)
      await Promise.all(
        Array.from({ length: 60 }, (_, index) => answer(id, `p${index % 40}`, 'done', T + index)),
      )
      expect(await doneOf(id)).toBe(40)
    })

    test('counts for its own prompt', async () => {
      const [first, second] = [await newPosted(store(), T), await newPosted(store(), T + 1)]
      await answer(first.id, 'ada', 'done', T + 2)
      expect([await doneOf(first.id), await doneOf(second.id)]).toEqual([1, 0])
    })

    test('still counts once the prompt is closed', async () => {
      const { id } = await newPosted(store(), T)
      await answer(id, 'ada', 'done', T + 2 * WINDOW)
      expect(await doneOf(id)).toBe(1)
    })

    test.each<readonly [string, () => Promise<string>]>([
      ['is not posted', async () => (await newDue(store(), T)).id],
      ['is nobody', async () => NOBODY_ID],
      [
        'is gone',
        async () => {
          const { id, kept } = await newPosted(store(), T)
          await store().remove(kept.id)
          return id
        },
      ],
    ])('what %s is no trouble, and is not kept', async (_, make) => {
      const id = await make()
      await answer(id, 'ada', 'done', T + 1)
      await store().showInstead(id, COBRA, T + 1)
      await store().putOff(id, 'ada', T + 1)
      expect(await store().answersOf('ada')).toBe(0)
      expect((await store().waiting(9)).filter(({ place }) => place.isDirect)).toEqual([])
    })
  })

  describe('another exercise for all', () => {
    test('stands in the prompt, in what was shown, and soon in the message', async () => {
      const due = await newPosted(store(), T)
      await store().showInstead(due.id, COBRA, T + MINUTE)
      expect(await store().prompt(due.id)).toEqual(promptOf(due, T, { turn: COBRA }))
      const shown = { exercise: 'cobra', opening: 2, at: T }
      expect([await store().shownIn(TEAM, 9), await store().lastShownBy(due.kept.id)]).toEqual([
        [shown],
        shown,
      ])
      expect(await editsOf(T + MINUTE - 1)).toEqual([])
      expect(await editsOf(T + MINUTE)).toEqual([due.id])
    })

    test('is not shown in what is not posted', async () => {
      const due = await newDue(store(), T)
      await store().showInstead(due.id, COBRA, T)
      expect(await store().claim(wish())).toEqual([claimOf(due, T)])
    })
  })

  describe('editing', () => {
    test('a message is edited when its window ends, if nothing happens before', async () => {
      const due = await newPosted(store(), T)
      expect(await edits(T + WINDOW - 1)).toEqual([])
      const heldUntil = T + WINDOW + LEASE
      expect(await edits(T + WINDOW)).toEqual([{ ...promptOf(due, T), heldUntil }])
    })

    test('what somebody said is in it, from the moment that was named', async () => {
      const due = await newPosted(store(), T)
      await store().answer(due.id, 'ada', 'done', T + 1, T + SECOND)
      expect(await edits(T + SECOND - 1)).toEqual([])
      expect(await edits(T + SECOND)).toEqual([
        { ...promptOf(due, T, { done: 1 }), heldUntil: T + SECOND + LEASE },
      ])
    })

    test('the soonest moment counts', async () => {
      const { id } = await newPosted(store(), T)
      await store().answer(id, 'ada', 'done', T + 1, T + 9)
      await store().answer(id, 'bob', 'done', T + 2, T + 10)
      expect(await editsOf(T + 8)).toEqual([])
      expect(await editsOf(T + 9)).toEqual([id])
    })

    test('only on its platform, the longest due first, so many at most', async () => {
      const there = await newPosted(store(), T, { place: { ...TEAM, platform: 'discord' } })
      const [first, second, third] = [
        await newPosted(store(), T + 1),
        await newPosted(store(), T + 2),
        await newPosted(store(), T + 3),
      ]
      await answer(third.id, 'ada', 'done', T + 4)
      const now = T + HOUR
      expect([await edits(now, 0), await edits(now, -1)]).toEqual([[], []])
      expect((await edits(now, 1)).map(({ id }) => id)).toEqual([third.id])
      expect((await editsOf(now)).toSorted()).toEqual([first.id, second.id].toSorted())
      const elsewhere = await store().claimEdits(wish({ platform: 'discord', now }))
      expect(elsewhere.map(({ id }) => id)).toEqual([there.id])
    })

    test('is held by one until the lease is over, then by another', async () => {
      const { id } = await newPosted(store(), T)
      const now = T + WINDOW
      const got = await Promise.all(
        Array.from({ length: 6 }, (_, racer) => store().claimEdits(wish({ owner: `racer ${racer}`, now }))),
      )
      expect(got.flat().map((claim) => claim.id)).toEqual([id])
      expect(await editsOf(now + LEASE - 1)).toEqual([])
      expect(await editsOf(now + LEASE)).toEqual([id])
    })

    const claimed = async (now: number): Promise<EditClaim> => (await edits(now))[0] as EditClaim

    test('is due again when it was said to be, or never', async () => {
      const { id } = await newPosted(store(), T)
      await answer(id, 'ada', 'done', T)
      await store().edited(await claimed(T + SECOND), T + WINDOW, T)
      expect(await editsOf(T + WINDOW - 1)).toEqual([])
      await store().edited(await claimed(T + WINDOW), undefined, T)
      await answer(id, 'bob', 'done', T + WINDOW + 1)
      await store().showInstead(id, COBRA, T + WINDOW + 1)
      expect(await editsOf(T + 99 * HOUR)).toEqual([])
    })

    test.each([
      ['soon', SECOND],
      ['at the end of the lease', LEASE],
      ['long after the lease', 3 * LEASE],
    ])('what is said while it is edited is shown by an edit after that one, %s', async (_, after) => {
      const { id } = await newPosted(store(), T)
      await answer(id, 'ada', 'done', T)
      const claim = await claimed(T + SECOND)
      const wanted = T + SECOND + after
      await store().answer(id, 'bob', 'done', T + SECOND, wanted)
      // The later of two does not put it off.
      await store().answer(id, 'eve', 'done', T + SECOND, wanted + 1)
      expect(await editsOf(T + SECOND + LEASE - 1)).toEqual([])
      await store().edited(claim, T + WINDOW, T)
      expect(await editsOf(wanted - 1)).toEqual([])
      expect(await edits(wanted)).toMatchObject([{ id, done: 3 }])
      expect(await editsOf(T + WINDOW)).toEqual([id])
    })

    test('of what is said while it is edited nothing is left to do where the one who edits it dies', async () => {
      const { id } = await newPosted(store(), T)
      await answer(id, 'ada', 'done', T)
      await claimed(T + SECOND)
      await store().answer(id, 'bob', 'done', T + SECOND, T + SECOND)
      const claim = await claimed(T + SECOND + LEASE)
      expect(claim.done).toBe(2)
      await store().edited(claim, T + WINDOW, T)
      expect(await editsOf(T + WINDOW - 1)).toEqual([])
    })

    test('what is to be shown only when it closes does not bring it sooner', async () => {
      const { id } = await newPosted(store(), T)
      await answer(id, 'ada', 'done', T)
      const claim = await claimed(T + SECOND)
      await store().answer(id, 'bob', 'done', T + SECOND, T + WINDOW)
      await store().edited(claim, T + WINDOW, T)
      expect(await editsOf(T + WINDOW - 1)).toEqual([])
      expect(await editsOf(T + WINDOW)).toEqual([id])
    })

    test('another exercise that is shown meanwhile keeps it due as well', async () => {
      const { id } = await newPosted(store(), T)
      const claim = await claimed(T + WINDOW)
      await store().showInstead(id, COBRA, T + WINDOW + 1)
      await store().edited(claim, undefined, T)
      expect(await edits(T + WINDOW + LEASE)).toMatchObject([{ id, turn: COBRA }])
    })

    test('who lost the lease has no say in it', async () => {
      const { id } = await newPosted(store(), T)
      const lost = await claimed(T + WINDOW)
      const claim = await claimed(T + WINDOW + LEASE)
      await store().edited(lost, undefined, T)
      await store().edited({ ...lost, id: NOBODY_ID }, undefined, T)
      expect(await editsOf(T + WINDOW + 2 * LEASE)).toEqual([id])
      await store().edited(claim, undefined, T)
      expect(await editsOf(T + WINDOW + 3 * LEASE)).toEqual([id])
    })

    test('whatever is said when, and whoever edits: the last edit shows what counts', async () => {
      const event = fc.oneof(
        fc.record({
          do: fc.constant('say' as const),
          person: fc.nat(3),
          said: fc.constantFrom<Answered>('done', 'not today'),
          editIn: fc.nat(2 * LEASE),
        }),
        fc.record({ do: fc.constant('edit' as const), isWhole: fc.boolean() }),
        fc.record({ do: fc.constant('finish' as const) }),
        fc.record({ do: fc.constant('wait' as const), ms: fc.nat(LEASE) }),
      )
      await fc.assert(
        fc.asyncProperty(fc.array(event, { maxLength: 25 }), async (events) => {
          const { id } = await newPosted(store(), T)
          const said = new Map<number, string>()
          let now = T
          let stands = 0
          const open: EditClaim[] = []
          const take = async () => (await edits(now, 999)).filter((claim) => claim.id === id)
          const finish = (claim: EditClaim) => store().edited(claim, claim.closesAt, T)
          for (const event of events) {
            if (event.do === 'wait') now += event.ms
            else if (event.do === 'say') {
              said.set(event.person, event.said)
              await store().answer(id, `p${event.person}`, event.said, now, now + event.editIn)
            } else if (event.do === 'finish') for (const claim of open.splice(0)) await finish(claim)
            else
              for (const claim of await take()) {
                stands = claim.done
                // Who is interrupted may have edited it or not, and says so later, or never.
                if (event.isWhole) await finish(claim)
                else open.push(claim)
              }
          }
          now += 3 * LEASE
          for (const claim of await take()) stands = claim.done
          expect(stands).toBe([...said.values()].filter((one) => one === 'done').length)
          await store().remove((await store().prompt(id))?.kept.id ?? '')
        }),
        { numRuns: 60 },
      )
    })
  })

  describe('putting off', () => {
    const UNTIL = T + 10 * MINUTE
    const claims = (now: number) => store().claim(wish({ now }))
    const putOffOf = (due: Due, person: string, id: string, dueAt: number) =>
      claimOf({ id, kept: due.kept }, dueAt, {
        kind: 'later',
        place: messagesWith(person),
        origin: due.id,
        turn: TURN,
      })

    test('brings the same to the direct messages of that person', async () => {
      const due = await newPosted(store(), T)
      await store().putOff(due.id, 'bob', UNTIL)
      expect(await claims(UNTIL - 1)).toEqual([])
      const [claim] = await claims(UNTIL)
      expect(claim).toEqual(putOffOf(due, 'bob', claim?.id ?? '', UNTIL))
    })

    test('may be done by several, each for themselves', async () => {
      const due = await newPosted(store(), T)
      await Promise.all(['ada', 'bob', 'eve'].map((person) => store().putOff(due.id, person, UNTIL)))
      const got = await claims(UNTIL)
      expect(got.map(({ place }) => place.channel).toSorted()).toEqual(['ada', 'bob', 'eve'])
      expect(new Set(got.map(({ origin }) => origin))).toEqual(new Set([due.id]))
    })

    test('what is posted then has its own window, and belongs to the first one, however often it is put off', async () => {
      const first = await newPosted(store(), T)
      await store().putOff(first.id, 'bob', UNTIL)
      const second = (await store().waiting(9))[0]?.id ?? ''
      await post(store(), { ...first, id: second }, UNTIL)
      expect(await store().prompt(second)).toEqual(
        promptOf({ ...first, id: second }, UNTIL, {
          kind: 'later',
          place: messagesWith('bob'),
          origin: first.id,
        }),
      )
      expect(await store().lastPrompt(messagesWith('bob'))).toEqual(await store().prompt(second))
      expect(await store().lastPrompt(TEAM)).toEqual(promptOf(first, T))
      await store().putOff(second, 'bob', UNTIL + HOUR)
      const [third] = await claims(UNTIL + HOUR)
      expect(third).toEqual(putOffOf(first, 'bob', third?.id ?? '', UNTIL + HOUR))
    })

    test('shows what the prompt shows by then', async () => {
      const due = await newPosted(store(), T)
      await store().showInstead(due.id, COBRA, T + 1)
      await store().putOff(due.id, 'bob', UNTIL)
      expect(await claims(UNTIL)).toMatchObject([{ turn: COBRA }])
    })

    test('replaces what the same person put off of the same break, and nothing else', async () => {
      const first = await newPosted(store(), T)
      const other = await newPosted(store(), T + 1, { place: PLACE_2 })
      await store().putOff(first.id, 'bob', UNTIL)
      await store().putOff(first.id, 'ada', UNTIL + 1)
      await store().putOff(other.id, 'bob', UNTIL + 2)
      await store().putOff(first.id, 'bob', UNTIL + HOUR)
      const got = await claims(UNTIL + HOUR)
      expect(got.map(({ place, origin, dueAt }) => [place.channel, origin, dueAt])).toEqual([
        ['ada', first.id, UNTIL + 1],
        ['bob', other.id, UNTIL + 2],
        ['bob', first.id, UNTIL + HOUR],
      ])
    })

    test('also where it was another time of that break', async () => {
      const first = await newPosted(store(), T)
      await store().putOff(first.id, 'bob', UNTIL)
      const second = await fallDue(store(), first.kept, T + MINUTE)
      await post(store(), second, T + MINUTE)
      await store().putOff(second.id, 'bob', UNTIL + 1)
      expect((await claims(UNTIL + 1)).map(({ origin }) => origin)).toEqual([second.id])
    })

    test('pressed twice at once, it comes once', async () => {
      const { id } = await newPosted(store(), T)
      await Promise.all(Array.from({ length: 5 }, () => store().putOff(id, 'bob', UNTIL)))
      expect(await claims(UNTIL)).toHaveLength(1)
    })

    test('what was posted already is put off once more', async () => {
      const due = await newPosted(store(), T)
      await store().putOff(due.id, 'bob', UNTIL)
      await store().settle((await claims(UNTIL))[0]?.id ?? '', { state: 'posted' }, 'one')
      await store().putOff(due.id, 'bob', UNTIL + MINUTE)
      expect(await claims(UNTIL + MINUTE)).toHaveLength(1)
    })

    test('falls due beside the break, which it is not mistaken for', async () => {
      const due = await newPosted(store(), T)
      await store().putOff(due.id, 'bob', UNTIL)
      await fallDue(store(), due.kept, UNTIL)
      expect((await claims(UNTIL)).map(({ kind }) => kind).toSorted()).toEqual(['later', 'plan'])
    })

    describe('given up', () => {
      test('nothing of that person comes any more; what others put off does', async () => {
        const [first, second] = [
          await newPosted(store(), T),
          await newPosted(store(), T + 1, { place: PLACE_2 }),
        ]
        await store().putOff(first.id, 'bob', UNTIL)
        await store().putOff(second.id, 'bob', UNTIL)
        await store().putOff(first.id, 'ada', UNTIL)
        await store().giveUpPutOff('bob')
        await store().giveUpPutOff('nobody')
        expect((await claims(UNTIL)).map(({ place }) => place.channel)).toEqual(['ada'])
      })

      test('what somebody is about to post, or may have posted, stays with them', async () => {
        const due = await newPosted(store(), T)
        await store().putOff(due.id, 'bob', UNTIL)
        const { id } = (await claims(UNTIL))[0] as { readonly id: string }
        await store().giveUpPutOff('bob')
        await store().begin(id, 'one', { at: UNTIL, lease: LEASE, turn: TURN })
        await store().giveUpPutOff('bob')
        expect(await store().postpone(id, 'one', UNTIL + LEASE, false, T)).toBe(true)
        await store().giveUpPutOff('bob')
        expect(await claims(UNTIL + LEASE)).toMatchObject([{ id, tries: 1 }])
      })

      test('what others are told stays', async () => {
        const { kept } = await newPosted(store(), T, { owner: 'bob' })
        await store().stop(kept.id, 'archived', T)
        await store().giveUpPutOff('bob')
        expect(await claims(T)).toMatchObject([{ kind: 'stopped' }])
      })
    })
  })
}
