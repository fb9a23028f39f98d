import { describe, expect, test } from 'vitest'
import type { Break } from '../../src/breaks/break.ts'
import type { Chat, Edited } from '../../src/deliver/chat.ts'
import { TEAM } from '../adapters/database/drafts.ts'
import type { MemoryChat, MemoryChatWish } from '../fakes/memory-chat.ts'
import { failing } from './failing.ts'
import { standstillAt, type Point } from './standstill.ts'
import { createWorld, MINUTE, SECOND, type World } from './world.ts'

const REMOVED = [{ type: 'title', text: 'removed' }]
const HOUR = 60 * MINUTE

/** A world in which so many prompts stand open, posted by a process that has left. */
async function withOpen(wish: Omit<MemoryChatWish, 'now'> = {}, count = 1) {
  const world = await createWorld()
  const breaks: Break[] = []
  for (let index = 0; index < count; index++) breaks.push(await world.addBreak())
  const chat = world.chat(wish)
  const before = world.process([chat], { owner: 'before' })
  await world.pass((count + 1) * SECOND, before)
  await before.stop()
  expect(chat.seen()).toHaveLength(count)
  return {
    world,
    chat,
    async remove() {
      for (const { id } of breaks) await world.store.remove(id)
    },
  }
}

const stands = ({ chat }: { readonly chat: MemoryChat }) =>
  chat.seen().map(({ document, edits }) => [document, edits])
const triedToEdit = (chat: MemoryChat) => chat.asked().filter((one) => one.do === 'edit').length
const unknown: Edited = { is: 'unknown', why: 'the answer was lost' }

/** Whether anything is kept for later; nothing is due in these worlds any more. */
const isAnythingLeft = async ({ store }: World) => (await store.next()) !== undefined

describe('a prompt that stands open when its break is removed', () => {
  test('says so with the next tick, once', async () => {
    const { world, chat, remove } = await withOpen()
    const process = world.process([chat])
    await world.pass(SECOND, process)
    expect(stands({ chat })).toEqual([[[{ type: 'title', text: 'plan' }], 0]])
    await remove()
    await world.pass(0, process)
    expect([stands({ chat }), await isAnythingLeft(world)]).toEqual([[[REMOVED, 1]], false])
    await world.pass(HOUR, process)
    expect([stands({ chat }), triedToEdit(chat)]).toEqual([[[REMOVED, 1]], 1])
  })

  test('says so after the next start, where nobody ran when it was removed', async () => {
    const { world, chat, remove } = await withOpen()
    await remove()
    await world.pass(10 * MINUTE)
    await world.pass(0, world.process([chat], { owner: 'after' }))
    expect([stands({ chat }), await isAnythingLeft(world)]).toEqual([[[REMOVED, 1]], false])
  })

  test('says so although its window has ended since, which nobody was there to say', async () => {
    const { world, chat, remove } = await withOpen()
    await world.pass(HOUR)
    await remove()
    await world.pass(SECOND, world.process([chat], { owner: 'after' }))
    expect(stands({ chat })).toEqual([[REMOVED, 1]])
  })

  test('is edited by one of many processes', async () => {
    const { world, chat, remove } = await withOpen({}, 5)
    const processes = ['a', 'b', 'c'].map((owner) => world.process([chat], { owner }))
    await world.pass(SECOND, ...processes)
    await remove()
    await world.pass(2 * MINUTE, ...processes)
    expect([stands({ chat }), triedToEdit(chat)]).toEqual([Array(5).fill([REMOVED, 1]), 5])
  })

  test('so do many, at the pace of the platform', async () => {
    const { world, chat, remove } = await withOpen({ pace: { perSecond: 2, atOnce: 2 } }, 12)
    await remove()
    const process = world.process([chat])
    await world.pass(SECOND, process)
    expect(triedToEdit(chat)).toBeLessThan(6)
    await world.pass(15 * SECOND, process)
    expect(stands({ chat })).toEqual(Array(12).fill([REMOVED, 1]))
  })

  test('keeps nothing waiting that is to be posted', async () => {
    const { world, chat, remove } = await withOpen({ pace: { perSecond: 1, atOnce: 1 } }, 4)
    await remove()
    await world.addBreak({ nextDue: world.now() })
    const asked = chat.asked().length
    await world.pass(20 * SECOND, world.process([chat]))
    expect(
      chat
        .asked()
        .slice(asked)
        .map((one) => one.do),
    ).toEqual(['send', 'edit', 'edit', 'edit', 'edit'])
  })
})

describe('what the platform makes of it', () => {
  test.each([['place'], ['workspace'], ['platform']] as const)(
    'too many requests for the %s: it waits as long as that says, and is edited',
    async (scope) => {
      let left = 1
      const { world, chat, remove } = await withOpen({
        edits: () => (left-- > 0 ? { is: 'busy', wait: 5 * MINUTE, scope } : undefined),
      })
      await remove()
      const process = world.process([chat])
      await world.pass(5 * MINUTE - SECOND, process)
      expect([stands({ chat })[0]?.[1], triedToEdit(chat)]).toEqual([0, 1])
      await world.pass(2 * SECOND, process)
      expect([stands({ chat }), triedToEdit(chat), await isAnythingLeft(world)]).toEqual([
        [[REMOVED, 1]],
        2,
        false,
      ])
    },
  )

  test('it cannot be edited any more: nobody tries again', async () => {
    const { world, chat, remove } = await withOpen({
      edits: () => ({ is: 'refused', why: 'the message is gone' }),
    })
    await remove()
    await world.pass(HOUR, world.process([chat]))
    expect([triedToEdit(chat), await isAnythingLeft(world)]).toEqual([1, false])
  })

  test.each<readonly [string, (chat: MemoryChat) => Chat['edit']]>([
    ['the request was lost', () => async () => unknown],
    [
      'the answer was lost',
      (chat) =>
        async (...given) => {
          await chat.edit(...given)
          return unknown
        },
    ],
  ])('%s: it is tried again when the lease is over', async (_, losing) => {
    const { world, chat, remove } = await withOpen()
    let left = 1
    const lost = losing(chat)
    const losingOnce: Chat = {
      ...chat,
      edit: (...given) => (left-- > 0 ? lost(...given) : chat.edit(...given)),
    }
    await remove()
    await world.pass(32 * SECOND, world.process([losingOnce]))
    expect([left, stands({ chat })[0]?.[0], await isAnythingLeft(world)]).toEqual([-1, REMOVED, false])
    expect(world.heard.filter(({ event }) => event === 'unknown')).toHaveLength(1)
  })

  test('it takes nothing for days: that is given up', async () => {
    const { world, chat, remove } = await withOpen({ edits: () => unknown })
    await remove()
    const process = world.process([chat])
    await world.passIn(HOUR, 26 * HOUR, process)
    await world.store.prune({ now: world.now(), answers: 0, deliveries: 0 })
    expect(await isAnythingLeft(world)).toBe(false)
  })
})

describe('a store that fails once', () => {
  const NAMES = ['claimPartings', 'parted'] as const
  const FAILURES = ['not done', 'answer lost'] as const

  test.each(NAMES.flatMap((name) => FAILURES.map((failure) => [name, failure] as const)))(
    'in "%s" (%s): the message says it all the same',
    async (name, failure) => {
      const { world, chat, remove } = await withOpen()
      let left = 1
      const store = failing(world.store, (asked) => (asked === name && left-- > 0 ? failure : undefined))
      await remove()
      await world.pass(35 * SECOND, world.process([chat], { store }))
      expect([left < 1, stands({ chat })[0]?.[0], await isAnythingLeft(world)]).toEqual([
        true,
        REMOVED,
        false,
      ])
    },
  )
})

describe('a break that is removed while one of its messages is being edited', () => {
  const SHORT = 10 * SECOND
  const LONG = 5 * MINUTE

  test.each<readonly [string, Point, number]>([
    ['claimed, by a process that stands still for a moment', 'after claimEdits', SHORT],
    ['claimed, by a process that stands still for long', 'after claimEdits', LONG],
    ['about to be sent', 'before edit', SHORT],
    ['sent', 'after edit', SHORT],
    ['sent, by a process that stands still for long', 'after edit', LONG],
    ['about to be written down', 'before edited', LONG],
  ])('%s: what it says in the end is that it is removed', async (_, point, span) => {
    const { world, chat, remove } = await withOpen()
    const prompt = await world.store.lastPrompt(TEAM)
    await world.store.answer(prompt?.id ?? '', 'ada', 'done', world.now(), world.now())
    const standstill = standstillAt(point, { store: world.store, chat })
    const standing = world.process([standstill.chat], { owner: 'standing', store: standstill.store })
    const other = world.process([chat], { owner: 'other' })
    await world.pass(0, standing)
    await standstill.stands
    await remove()
    await world.pass(span, other)
    standstill.goOn()
    await world.pass(MINUTE, standing, other)
    expect([stands({ chat })[0]?.[0], await isAnythingLeft(world)]).toEqual([REMOVED, false])
  })

  test('by the only process there is, which knows that it is not done with it', async () => {
    const { world, chat, remove } = await withOpen()
    const prompt = await world.store.lastPrompt(TEAM)
    const say = (person: string) =>
      world.store.answer(prompt?.id ?? '', person, 'done', world.now(), world.now())
    const gate = Promise.withResolvers<void>()
    let left = 1
    const slow: Chat = {
      ...chat,
      async edit(...given) {
        if (left-- > 0) await gate.promise
        return chat.edit(...given)
      },
    }
    const process = world.process([slow])
    await say('ada')
    await process.tick()
    await world.pass(0)
    await say('bob')
    await remove()
    // The lease is over, and the edit is not.
    await world.pass(40 * SECOND, process)
    gate.resolve()
    await world.pass(MINUTE, process)
    expect([stands({ chat })[0]?.[0], await isAnythingLeft(world)]).toEqual([REMOVED, false])
  })
})

describe('a break that is removed while its message is on its way', () => {
  const removedOnItsWay = async (kind: 'arrives' | 'is lost') => {
    const world = await createWorld()
    const { id } = await world.addBreak()
    const chat = world.chat({ happens: () => (kind === 'arrives' ? 'posted' : 'request lost') })
    const removing: Chat = {
      ...chat,
      async send(message, within) {
        const sent = await chat.send(message, within)
        await world.store.remove(id)
        return sent
      },
    }
    await world.pass(2 * MINUTE, world.process([removing]))
    return { world, chat }
  }

  test('says so as soon as it stands there', async () => {
    const { world, chat } = await removedOnItsWay('arrives')
    expect([stands({ chat }), await isAnythingLeft(world)]).toEqual([[[REMOVED, 1]], false])
  })

  test('is not looked for any more where nobody knows whether it does', async () => {
    const { world, chat } = await removedOnItsWay('is lost')
    expect([chat.asked().map((one) => one.do), await isAnythingLeft(world)]).toEqual([['send'], false])
  })
})
