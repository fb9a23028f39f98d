import { expect, test } from 'vitest'
import type { Found, Outgoing, Sent } from '../../src/deliver/chat.ts'
import type { Document } from '../../src/document.ts'
import { createMemoryChat, type Happening } from './memory-chat.ts'

const PLACE = { platform: 'slack', workspace: 'T1', channel: 'C1', isDirect: false }
const DOCUMENT: Document = [{ type: 'title', text: 'Time for a stretch' }]
const MESSAGE: Outgoing = { delivery: 'd1', place: PLACE, dueAt: 0, document: DOCUMENT }
const BUSY = { is: 'busy', wait: 500, scope: 'place' } as const

test.each<readonly [Happening, Sent, number, Found]>([
  ['posted', { is: 'posted', message: 'M1' }, 1, { is: 'there', message: 'M1' }],
  ['answer lost', { is: 'unknown', why: 'answer lost' }, 1, { is: 'there', message: 'M1' }],
  ['request lost', { is: 'unknown', why: 'request lost' }, 0, { is: 'absent' }],
  ['arrives later', { is: 'unknown', why: 'arrives later' }, 0, { is: 'absent' }],
  [BUSY, BUSY, 0, { is: 'absent' }],
])('%j', async (happening, said, seen, found) => {
  const chat = createMemoryChat({ now: () => 0, happens: () => happening })
  expect(await chat.send(MESSAGE, 10)).toEqual(said)
  expect(chat.seen()).toHaveLength(seen)
  expect(await chat.find('d1', PLACE, 0, 20)).toEqual(found)
  expect(chat.asked()).toEqual([
    { do: 'send', delivery: 'd1', within: 10 },
    { do: 'find', delivery: 'd1', within: 20 },
  ])
})

test('what befalls a request can differ from one attempt to the next', async () => {
  const chat = createMemoryChat({ now: () => 0, happens: (_, before) => (before === 0 ? BUSY : 'posted') })
  expect([await chat.send(MESSAGE, 1), await chat.send(MESSAGE, 1)]).toEqual([
    BUSY,
    { is: 'posted', message: 'M1' },
  ])
})

test('what arrives later is seen once it is let', async () => {
  const chat = createMemoryChat({ now: () => 0, happens: () => 'arrives later' })
  await chat.send(MESSAGE, 1)
  chat.letArrive()
  chat.letArrive()
  expect(chat.seen()).toEqual([{ message: 'M1', delivery: 'd1', place: PLACE, document: DOCUMENT, edits: 0 }])
})

test.each([
  ['within the time', 999, 1],
  ['after it', 1_000, 2],
])('a delivery is known again %s', async (_, after, expected) => {
  let now = 0
  const chat = createMemoryChat({ now: () => now, knowsAgainFor: 1_000 })
  await chat.send(MESSAGE, 1)
  now = after
  await chat.send(MESSAGE, 1)
  expect(chat.seen()).toHaveLength(expected)
})

test.each<readonly [string, Parameters<ReturnType<typeof createMemoryChat>['find']>]>([
  ['another delivery', ['d2', PLACE, 9, 1]],
  ['another place', ['d1', { ...PLACE, channel: 'C2' }, 9, 1]],
  ['direct messages of that name', ['d1', { ...PLACE, isDirect: true }, 9, 1]],
  ['what came longer ago', ['d1', PLACE, 8, 1]],
])('a look for %s finds nothing', async (_, look) => {
  let now = 0
  const chat = createMemoryChat({ now: () => now })
  await chat.send(MESSAGE, 1)
  now = 9
  expect(await chat.find('d1', PLACE, 9, 1)).toEqual({ is: 'there', message: 'M1' })
  expect(await chat.find(...look)).toEqual({ is: 'absent' })
})

test('an edit is seen in its place, and of what is not there it is refused', async () => {
  const chat = createMemoryChat({ now: () => 0 })
  await chat.send(MESSAGE, 1)
  const closed: Document = [{ type: 'title', text: 'Closed' }]
  expect(await chat.edit('M1', PLACE, closed, 1)).toEqual({ is: 'edited' })
  expect(await chat.edit('M2', PLACE, closed, 1)).toEqual({ is: 'refused', why: 'the message is gone' })
  expect(chat.seen()).toMatchObject([{ document: closed, edits: 1 }])
})

test('what is found and edited can be told', async () => {
  const chat = createMemoryChat({
    now: () => 0,
    finds: () => ({ is: 'unreadable', why: 'no right' }),
    edits: () => BUSY,
  })
  await chat.send(MESSAGE, 1)
  expect(await chat.find('d1', PLACE, 0, 1)).toEqual({ is: 'unreadable', why: 'no right' })
  expect(await chat.edit('M1', PLACE, DOCUMENT, 1)).toEqual(BUSY)
  expect(chat.seen()).toMatchObject([{ edits: 0 }])
})
