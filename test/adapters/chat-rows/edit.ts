import { expect } from 'vitest'
import { always, type Trouble } from '../../fakes/troubles.ts'
import type { ChatRow } from '../chat-contract.ts'
import { CLOSED, LONG, sent, stillClock, UNKNOWN, WAIT } from './common.ts'

const MAYBE_EDITED: readonly (readonly [Trouble, edits: number])[] = [
  ['error before', 0],
  ['error after', 1],
  ['lost before', 0],
  ['lost after', 1],
]

export const EDIT_ROWS: readonly ChatRow[] = [
  [
    'an edit is seen, in channels and in direct messages',
    async ({ open, channel, direct }) => {
      for (const { place } of [channel, direct]) {
        const opened = await open()
        const message = await sent(opened, place)
        expect(await opened.chat.edit(message, place, CLOSED, LONG)).toEqual({ is: 'edited' })
        expect(opened.platform.seen()).toMatchObject([
          { edits: [{ text: expect.stringContaining('Closed') as string }] },
        ])
      }
    },
  ],
  [
    'an edit of a message that was found is seen as well',
    async ({ open, channel, direct }) => {
      for (const { place } of [channel, direct]) {
        const opened = await open()
        await sent(opened, place, 'd-1')
        const found = await opened.chat.find('d-1', place, LONG, LONG)
        const message = found.is === 'there' ? found.message : ''
        expect(await opened.chat.edit(message, place, CLOSED, LONG)).toEqual({ is: 'edited' })
        expect(opened.platform.seen()[0]?.edits).toHaveLength(1)
      }
    },
  ],
  [
    'an edit of what is gone is refused',
    async ({ open, channel, gone }) => {
      const { chat } = await open()
      const outcome = await chat.edit(gone, channel.place, CLOSED, LONG)
      expect(outcome).toEqual({ is: 'refused', why: expect.any(String) as string })
    },
  ],
  [
    'an edit in a place that takes nothing is refused',
    async ({ open, channel, gone, refusals }) => {
      for (const [code] of refusals.filter(([, where]) => where === 'channel')) {
        const { chat } = await open({ refusing: new Map([[channel.channel, code]]) })
        const outcome = await chat.edit(gone, channel.place, CLOSED, LONG)
        expect([code, outcome.is]).toEqual([code, 'refused'])
      }
    },
  ],
  [
    'an edit too many is none',
    async ({ open, channel, scopes }) => {
      const limits = { account: { most: 1, within: WAIT } }
      const opened = await open({ limits, clock: stillClock() })
      const message = await sent(opened, channel.place)
      const busy = { is: 'busy', wait: WAIT, scope: scopes.account }
      expect(await opened.chat.edit(message, channel.place, CLOSED, LONG)).toEqual(busy)
      expect(opened.platform.seen()[0]?.edits).toEqual([])
    },
  ],
  ...MAYBE_EDITED.map(([trouble, edits]): ChatRow => [
    `it may have been edited: ${trouble}`,
    async ({ open, channel }) => {
      // The message is posted before the trouble begins.
      const troubles = { ...always(trouble), rates: {} as Partial<Record<Trouble, number>> }
      const opened = await open({ troubles })
      const message = await sent(opened, channel.place)
      troubles.rates[trouble] = 1
      expect(await opened.chat.edit(message, channel.place, CLOSED, LONG)).toEqual(UNKNOWN)
      expect(opened.platform.seen()[0]?.edits).toHaveLength(edits)
      expect(opened.platform.counts().edit).toBe(1)
    },
  ]),
  [
    'an edit without any time, or after the process stood still, is none',
    async ({ open, channel }) => {
      let passed = 0
      const opened = await open({}, { passed: () => passed })
      const message = await sent(opened, channel.place)
      expect(await opened.chat.edit(message, channel.place, CLOSED, -1)).toEqual(UNKNOWN)
      const editing = opened.chat.edit(message, channel.place, CLOSED, LONG)
      passed = LONG + 1
      expect(await editing).toEqual(UNKNOWN)
      await opened.platform.quiet()
      expect(opened.platform.counts().edit).toBe(0)
    },
  ],
]
