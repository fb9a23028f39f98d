import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Data } from '../../../adapters/database/open.ts'
import { createButtons, type StoredChoice, type Whose } from '../../../adapters/messenger/buttons.ts'
import type { Workspace } from '../../../adapters/messenger/workspaces.ts'
import { placeKey, type Place } from '../../../src/place.ts'
import { DAY, HOUR, newDue, newPosted, T, wish } from './deliveries.ts'
import { draftOf, STRANGE } from './drafts.ts'

type Made = Pick<Data, 'store' | 'choices' | 'workspaces' | 'close'>

const slack = (workspace: string, channel: string): Place => ({
  platform: 'slack',
  workspace,
  channel,
  isDirect: false,
})
const discord = (channel: string): Place => ({ ...slack('discord', channel), platform: 'discord' })
const withSlack = (workspace: string, user: string): Place => ({
  ...slack(workspace, `slack/${workspace}/${user}`),
  isDirect: true,
})
const withDiscord = (user: string): Place => ({ ...discord(`discord/${user}`), isDirect: true })

const T1: Workspace = { platform: 'slack', workspace: 'T1' }
const SERVER: Workspace = { platform: 'discord', workspace: 'discord', channels: '11/' }

/** Places of many kinds, with which workspace is removed, and whether they go with it. */
const PLACES: readonly (readonly [string, Workspace, Place, goes: boolean])[] = [
  ['a channel', T1, slack('T1', 'C1'), true],
  ['direct messages of a workspace', T1, withSlack('T1', 'U1'), true],
  ['a workspace of a longer name', T1, slack('T10', 'C1'), false],
  ['a workspace in small letters', T1, slack('t1', 'C1'), false],
  ['direct messages elsewhere', T1, withSlack('T2', 'U1'), false],
  ['another platform', T1, { ...slack('T1', 'C1'), platform: 'discord' }, false],
  ['a channel of a server', SERVER, discord('11/7'), true],
  ['a channel of another server', SERVER, discord('12/7'), false],
  ['a channel of a server with a longer id', SERVER, discord('111/7'), false],
  ['a channel that is called so further on', SERVER, discord('7/11/'), false],
  ['direct messages, which belong to no server', SERVER, withDiscord('11'), false],
  ['direct messages that are called so', SERVER, { ...discord('11/7'), isDirect: true }, false],
  ['what a pattern would take for any sign', { ...T1, workspace: 'T_' }, slack('T1', 'C1'), false],
  ['what a pattern would take for all', { ...SERVER, channels: '%' }, discord('11/7'), false],
]

/** What is promised of buttons and workspaces, whatever database is below it. */
export function describeWorkspaces(name: string, make: () => Promise<Made>): void {
  describe(name, () => {
    let made: Made
    beforeEach(async () => {
      made = await make()
    })
    afterEach(() => made.close())

    const choice = (id: string, person: string, text = id): StoredChoice => ({
      id,
      person,
      place: '',
      run: { command: 'stretch', text },
    })
    const isKept = async (id: string) => (await made.choices.read(id)) !== undefined
    /** Shows somebody a button that does not hold what it does, and gives its id. */
    const show = async (whose: Whose): Promise<string> => {
      const buttons = createButtons({
        store: made.choices,
        now: () => T,
        wrong: (mistake) => {
          throw mistake
        },
      })
      const run = { command: 'stretch', text: 'a long story '.repeat(10) }
      return (await buttons.idsFor([], [run], whose))(run).slice(2)
    }
    const prune = (now: number) => made.store.prune({ now, answers: 0, deliveries: 0 })

    describe('what a button does', () => {
      test('comes back as it was', async () => {
        const kept = STRANGE.map(([, text], index) => choice(`i${index}`, text, text))
        await made.choices.keep(kept, T)
        for (const { id, run } of kept) expect(await made.choices.read(id)).toEqual(run)
        expect(await made.choices.read('i')).toBeUndefined()
      })

      test('may be nothing, the same twice, or more than go into one statement', async () => {
        await made.choices.keep([], T)
        await made.choices.keep([choice('i', 'ada'), choice('i', 'ada'), choice('i', 'bob')], T)
        await made.choices.keep(
          Array.from({ length: 450 }, (_, index) => choice(`n${index}`, 'ada')),
          T,
        )
        expect([await made.choices.countOf('ada'), await made.choices.countOf('bob')]).toEqual([451, 1])
        expect(await isKept('n449')).toBe(true)
      })

      test('is kept until nobody was shown it for long enough', async () => {
        await made.choices.keep([choice('i', 'ada'), choice('j', 'ada')], T)
        await made.choices.keep([choice('i', 'ada')], T + DAY)
        await made.choices.keep([choice('i', 'ada')], T + HOUR)
        await prune(T)
        expect([await isKept('i'), await isKept('j')]).toEqual([true, false])
        await prune(T + DAY - 1)
        expect(await isKept('i')).toBe(true)
        await prune(T + DAY)
        expect(await isKept('i')).toBe(false)
      })

      test('is forgotten with whom it was made for, and stays for others who were shown the same', async () => {
        await made.choices.keep([choice('i', 'ada'), choice('j', 'ada'), choice('k', '')], T)
        await made.choices.keep([choice('i', 'bob')], T)
        await made.store.forget('ada')
        expect([await isKept('i'), await isKept('j'), await isKept('k')]).toEqual([true, false, true])
        expect([await made.choices.countOf('ada'), await made.choices.countOf('bob')]).toEqual([0, 1])
        await made.store.forget('')
        expect(await isKept('k')).toBe(true)
      })
    })

    describe('a channel that is called otherwise', () => {
      const [from, to] = [slack('T1', 'G1'), slack('T1', 'C1')]
      const numbers = async (place: Place) => (await made.store.breaksIn(place)).map(({ number }) => number)

      test('has what was kept of it, and goes on counting', async () => {
        const { id } = await newPosted(made.store, T, { place: from })
        await made.workspaces.moved(T1, 'G1', 'C1')
        expect([await numbers(from), await numbers(to)]).toEqual([[], [1]])
        expect((await made.store.prompt(id))?.place).toEqual(to)
        await made.store.add(draftOf({ place: to }))
        expect(await numbers(to)).toEqual([1, 2])
        // Told once more.
        await made.workspaces.moved(T1, 'G1', 'C1')
        expect(await numbers(to)).toEqual([1, 2])
      })

      test('takes nothing from one of which something is kept, nor from anywhere else', async () => {
        const elsewhere = [slack('T2', 'G1'), { ...from, platform: 'discord' }, { ...from, isDirect: true }]
        for (const place of [from, to, ...elsewhere]) await made.store.add(draftOf({ place }))
        await made.workspaces.moved(T1, 'G1', 'C1')
        await made.workspaces.moved(T1, 'G9', 'C9')
        for (const place of [from, to, ...elsewhere]) expect(await numbers(place)).toEqual([1])
      })
    })

    describe('removing a workspace', () => {
      test.each(PLACES)('%s', async (_, workspace, place, goes) => {
        const { id } = await newPosted(made.store, T, { place, owner: 'bob' })
        expect(await made.workspaces.countBreaks(workspace)).toBe(goes ? 1 : 0)
        expect((await made.workspaces.remove(workspace)).breaks).toBe(goes ? 1 : 0)
        expect(await made.store.breaksIn(place)).toHaveLength(goes ? 0 : 1)
        expect((await made.store.prompt(id)) === undefined).toBe(goes)
        expect(await made.store.shownIn(place, 9)).toHaveLength(goes ? 0 : 1)
        expect(await made.workspaces.countBreaks(workspace)).toBe(0)
      })

      test.each(PLACES)('with what buttons do that stand in %s', async (_, workspace, place, goes) => {
        const ids = [await show({ place })]
        // Whoever asks in a channel of Discord belongs to no server.
        if (!place.isDirect) ids.push(await show({ person: 'discord/1', place }))
        expect(await Promise.all(ids.map(isKept))).toEqual(ids.map(() => true))
        await made.workspaces.remove(workspace)
        expect(await Promise.all(ids.map(isKept))).toEqual(ids.map(() => !goes))
      })

      test.each(STRANGE)('whose name holds %s', async (_, strange) => {
        const place = { platform: strange, workspace: strange, channel: `${strange}/1`, isDirect: false }
        await made.store.add(draftOf({ place }))
        await made.store.add(draftOf())
        const button = await show({ place })
        const workspace = { platform: strange, workspace: strange, channels: `${strange}/` }
        await made.workspaces.left(workspace, T)
        expect(await made.workspaces.removeDeparted(T + 1)).toBe(1)
        expect(await made.store.breaksIn(place)).toEqual([])
        expect(await isKept(button)).toBe(false)
        expect(await made.store.breaksIn(draftOf().place)).toHaveLength(1)
      })

      test('takes what is due and what stands open, and nothing is closed there any more', async () => {
        const place = slack('T1', 'C1')
        await newPosted(made.store, T, { place })
        const removed = await newPosted(made.store, T + 1, { place })
        await made.store.remove(removed.kept.id)
        await newDue(made.store, T + 2, { place })
        const there = await newDue(made.store, T + 2, { place: slack('T2', 'C1') })
        await made.workspaces.remove(T1)
        expect((await made.store.claim(wish({ now: T + DAY }))).map(({ id }) => id)).toEqual([there.id])
        expect(await made.store.claimEdits(wish({ now: T + DAY }))).toEqual([])
        expect(await made.store.claimPartings(wish({ now: T + DAY }))).toEqual([])
      })

      test('takes what is kept of its people, and of nobody else', async () => {
        const { id } = await newPosted(made.store, T, { place: slack('T2', 'C1'), owner: 'bob' })
        const [ada, bob] = ['slack/T1/ada', 'slack/T10/bob']
        for (const person of [ada, bob]) {
          await made.store.answer(id, person, 'done', T, T)
          await made.store.spare(person, T + DAY)
          await made.choices.keep([choice(`of ${person}`, person)], T)
        }
        await made.workspaces.remove(T1)
        expect([await made.store.answersOf(ada), await made.store.answersOf(bob)]).toEqual([0, 1])
        expect([await made.store.isSpared(ada, T), await made.store.isSpared(bob, T)]).toEqual([false, true])
        expect([await isKept(`of ${ada}`), await isKept(`of ${bob}`)]).toEqual([false, true])
      })

      test('takes what came to its people alone', async () => {
        const person = 'slack/T1/ada'
        const { id } = await newPosted(made.store, T, { place: slack('T1', 'C1'), owner: 'bob' })
        await made.store.putOff(id, person, T + HOUR)
        await made.workspaces.remove(T1)
        expect(await made.store.aloneOf(person)).toBe(0)
        expect(await made.store.claim(wish({ now: T + DAY }))).toEqual([])
      })

      test('takes what holds it back, and leaves what holds others', async () => {
        const scopes = [
          JSON.stringify(['slack', 'T1']),
          placeKey(slack('T1', 'C1')),
          JSON.stringify(['slack']),
          JSON.stringify(['slack', 'T10']),
          'slack',
        ]
        for (const scope of scopes) await made.store.hold(scope, T + DAY, T)
        await made.workspaces.remove(T1)
        expect([...(await made.store.held(T)).keys()].toSorted()).toEqual(scopes.slice(2).toSorted())
      })

      test('leaves room for whoever comes next as if nobody had ever been there', async () => {
        const place = slack('T1', 'C1')
        await made.store.add(draftOf({ place }))
        await made.workspaces.remove(T1)
        expect((await made.store.add(draftOf({ place }))).number).toBe(1)
      })

      test('of which nothing is kept removes nothing', async () => {
        await made.store.add(draftOf())
        expect(await made.workspaces.remove({ ...T1, workspace: 'T9' })).toMatchObject({ breaks: 0 })
        expect(await made.store.breaksIn(draftOf().place)).toHaveLength(1)
      })

      test('racing with whoever sets breaks up there, nothing is left half', async () => {
        const place = slack('T1', 'C1')
        const [added, removed] = await Promise.all([
          Promise.all(Array.from({ length: 20 }, () => made.store.add(draftOf({ place })))),
          Promise.all(Array.from({ length: 3 }, () => made.workspaces.remove(T1))),
        ])
        const gone = removed.reduce((sum, { breaks }) => sum + breaks, 0)
        expect(gone + (await made.store.breaksIn(place)).length).toBe(added.length)
      })
    })

    describe('leaving', () => {
      const isThere = async (place: Place) => (await made.store.breaksIn(place)).length > 0

      test('is looked at by when it was for the first time', async () => {
        const place = slack('T1', 'C1')
        await made.store.add(draftOf({ place }))
        await made.workspaces.left(T1, T)
        await made.workspaces.left(T1, T + DAY)
        expect([await made.workspaces.removeDeparted(T), await isThere(place)]).toEqual([0, true])
        expect([await made.workspaces.removeDeparted(T + 1), await isThere(place)]).toEqual([1, false])
        expect(await made.workspaces.removeDeparted(T + 1)).toBe(0)
      })

      test('may be looked at on one platform alone', async () => {
        const [one, other] = [slack('T1', 'C1'), discord('11/7')]
        for (const place of [one, other]) await made.store.add(draftOf({ place }))
        for (const workspace of [T1, SERVER]) await made.workspaces.left(workspace, T)
        expect(await made.workspaces.removeDeparted(T + 1, 'discord')).toBe(1)
        expect([await isThere(one), await isThere(other)]).toEqual([true, false])
      })

      test('is none once Limber is back; it may leave again', async () => {
        const place = discord('11/7')
        await made.store.add(draftOf({ place }))
        await made.workspaces.back(SERVER)
        await made.workspaces.left(SERVER, T)
        await made.workspaces.back(SERVER)
        expect([await made.workspaces.removeDeparted(T + 1), await isThere(place)]).toEqual([0, true])
        await made.workspaces.left(SERVER, T + DAY)
        expect([await made.workspaces.removeDeparted(T + DAY), await isThere(place)]).toEqual([0, true])
        expect([await made.workspaces.removeDeparted(T + 2 * DAY), await isThere(place)]).toEqual([1, false])
      })

      test('one says nothing of another', async () => {
        const places = [discord('11/7'), discord('12/7'), slack('T1', 'C1')]
        for (const place of places) await made.store.add(draftOf({ place }))
        await made.workspaces.left(SERVER, T)
        await made.workspaces.left({ ...SERVER, channels: '12/' }, T + DAY)
        await made.workspaces.back(T1)
        await made.workspaces.removeDeparted(T + 1)
        expect(await Promise.all(places.map(isThere))).toEqual([false, true, true])
      })

      test('is done with once it was removed by hand', async () => {
        await made.workspaces.left(T1, T)
        await made.workspaces.remove(T1)
        const place = slack('T1', 'C1')
        await made.store.add(draftOf({ place }))
        expect([await made.workspaces.removeDeparted(T + 1), await isThere(place)]).toEqual([0, true])
      })
    })
  })
}
