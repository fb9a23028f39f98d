import { expect, test } from 'vitest'
import type { Chat } from '../../src/deliver/chat.ts'
import { TEAM } from '../adapters/database/drafts.ts'
import { createWorld, MINUTE, PLAIN, SECOND } from './world.ts'

test('what is said while an edit is under way is shown as soon as that is over, and is not overtaken by it', async () => {
  const world = await createWorld()
  await world.addBreak()
  const chat = world.chat()
  const edits: string[] = []
  const slow: Chat = {
    ...chat,
    async edit(message, place, document, within) {
      const [line] = document
      const text = line?.type === 'title' ? line.text : ''
      edits.push(`from ${text}`)
      await world.clock.wait(5 * SECOND)
      edits.push(`to ${text}`)
      return chat.edit(message, place, document, within)
    },
  }
  const processes = ['one', 'two'].map((owner) => world.process([slow], { owner }))
  await world.pass(0, ...processes)
  const { id = '' } = (await world.store.lastPrompt(TEAM)) ?? {}
  const say = (person: string) =>
    world.store.answer(id, person, 'done', world.now(), world.now() + 2 * SECOND)
  await say('ada')
  await world.pass(3 * SECOND, ...processes)
  expect(edits).toEqual(['from 1 so far'])
  await say('bob')
  await say('eve')
  await world.pass(9 * SECOND, ...processes)
  expect(edits).toEqual(['from 1 so far', 'to 1 so far', 'from 3 so far', 'to 3 so far'])
  expect(chat.seen()[0]?.document).toEqual([{ type: 'title', text: '3 so far' }])
})

test('an edit that took too long to put together is left to the next one', async () => {
  const world = await createWorld()
  await world.addBreak()
  const chat = world.chat()
  let wait = 25 * SECOND
  const slow = world.process([chat], {
    messages: {
      ...PLAIN,
      async revised(prompt, now) {
        const revision = await PLAIN.revised(prompt, now)
        await world.clock.wait(wait)
        wait = 0
        return revision
      },
    },
  })
  await world.pass(0, slow)
  const { id = '' } = (await world.store.lastPrompt(TEAM)) ?? {}
  await world.store.answer(id, 'ada', 'done', world.now(), world.now())
  await world.pass(SECOND, slow)
  await world.store.answer(id, 'bob', 'done', world.now(), world.now())
  await world.pass(MINUTE, slow)
  const edited = chat.asked().filter((one) => one.do === 'edit')
  expect([edited.length, chat.seen()[0]?.document]).toEqual([1, [{ type: 'title', text: '2 so far' }]])
})
