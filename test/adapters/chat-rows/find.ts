import { expect } from 'vitest'
import { always, type Trouble } from '../../fakes/troubles.ts'
import type { ChatRow } from '../chat-contract.ts'
import { DELIVERY, LONG, OTHER, sent, stillClock, UNKNOWN, WAIT } from './common.ts'

const MINUTE = 60_000

export const FIND_ROWS: readonly ChatRow[] = [
  [
    'a look finds the message, in channels and in direct messages',
    async ({ open, channel, direct }) => {
      for (const { place } of [channel, direct]) {
        const opened = await open()
        const message = await sent(opened, place)
        await sent(opened, place, OTHER)
        expect(await opened.chat.find(DELIVERY, place, LONG, LONG)).toEqual({ is: 'there', message })
      }
    },
  ],
  [
    'a look finds nothing where nothing is, or only something else',
    async ({ open, channel, direct }) => {
      const opened = await open()
      expect(await opened.chat.find(DELIVERY, channel.place, LONG, LONG)).toEqual({ is: 'absent' })
      await sent(opened, channel.place, OTHER)
      expect(await opened.chat.find(DELIVERY, channel.place, LONG, LONG)).toEqual({ is: 'absent' })
      expect(await opened.chat.find(OTHER, direct.place, LONG, LONG)).toEqual({ is: 'absent' })
    },
  ],
  [
    'a look finds a message whose answer was lost',
    async ({ open, channel }) => {
      const { platform, chat } = await open({
        troubles: { ...always('lost after'), rates: { 'lost after': 0.5 } },
        seed: 3,
      })
      for (let at = 0; at < 20; at++) {
        const delivery = `${DELIVERY.slice(0, -2)}${at + 10}`
        const message = { delivery, place: channel.place, dueAt: 0, document: [] }
        const outcome = await chat.send({ ...message, document: [{ type: 'title', text: 'Hello' }] }, LONG)
        if (outcome.is === 'posted') continue
        let found = await chat.find(delivery, channel.place, LONG, LONG)
        for (let again = 0; found.is === 'unknown' && again < 50; again++) {
          found = await chat.find(delivery, channel.place, LONG, LONG)
        }
        expect(found.is).toBe('there')
      }
      expect(platform.counts()['lost after']).toBeGreaterThan(0)
    },
  ],
  [
    'a look goes so far back, and not much further',
    async ({ open, channel }) => {
      const opened = await open({ clock: stillClock(60 * MINUTE) })
      const message = await sent(opened, channel.place)
      const look = (ago: number) => opened.chat.find(DELIVERY, channel.place, ago, LONG)
      expect(await look(61 * MINUTE)).toEqual({ is: 'there', message })
      expect(await look(10 * MINUTE)).toEqual({ is: 'absent' })
    },
  ],
  [
    'a look finds a message although the clock of the platform is a little behind',
    async ({ open, channel }) => {
      const opened = await open({ clock: stillClock(2_000) })
      const message = await sent(opened, channel.place)
      expect(await opened.chat.find(DELIVERY, channel.place, 500, LONG)).toEqual({ is: 'there', message })
    },
  ],
  [
    'a look says nothing is there until the platform shows what is',
    async ({ open, channel }) => {
      const clock = stillClock()
      const opened = await open({ clock, history: { lag: 2_000 } })
      const message = await sent(opened, channel.place)
      expect(await opened.chat.find(DELIVERY, channel.place, LONG, LONG)).toEqual({ is: 'absent' })
      await clock.advance(2_000)
      expect(await opened.chat.find(DELIVERY, channel.place, LONG, LONG)).toEqual({ is: 'there', message })
    },
  ],
  [
    'a look never misses what stands behind many others',
    async ({ open, channel }) => {
      const opened = await open()
      const message = await sent(opened, channel.place)
      for (let at = 0; at < 250; at++)
        await sent(opened, channel.place, `${DELIVERY.slice(0, -3)}${at + 500}`)
      const found = await opened.chat.find(DELIVERY, channel.place, LONG, LONG)
      // Where one request does not show all that was asked for, nothing is known.
      expect([{ is: 'there', message }, UNKNOWN]).toContainEqual(found)
    },
  ],
  [
    'a look that nobody allows is one that will never show anything',
    async ({ open, channel }) => {
      const opened = await open({ history: 'unreadable' })
      await sent(opened, channel.place)
      const found = await opened.chat.find(DELIVERY, channel.place, LONG, LONG)
      expect(found).toEqual({ is: 'unreadable', why: expect.any(String) as string })
    },
  ],
  [
    'a look into a place that is gone is one as well',
    async ({ open, channel, refusals }) => {
      for (const [code] of refusals.filter(([, where]) => where === 'channel')) {
        const { chat } = await open({ refusing: new Map([[channel.channel, code]]) })
        const found = await chat.find(DELIVERY, channel.place, LONG, LONG)
        expect([code, found.is]).toEqual([code, 'unreadable'])
      }
    },
  ],
  [
    'a look too many is none',
    async ({ open, channel, scopes }) => {
      const limits = { account: { most: 1, within: WAIT } }
      const opened = await open({ limits, clock: stillClock() })
      await sent(opened, channel.place)
      const busy = { is: 'busy', wait: WAIT, scope: scopes.account }
      expect(await opened.chat.find(DELIVERY, channel.place, LONG, LONG)).toEqual(busy)
    },
  ],
  ...(['error before', 'error after', 'lost before', 'lost after'] satisfies Trouble[]).map(
    (trouble): ChatRow => [
      `a look shows nothing: ${trouble}`,
      async ({ open, channel }) => {
        const { platform, chat } = await open({ troubles: always(trouble) })
        expect(await chat.find(DELIVERY, channel.place, LONG, LONG)).toEqual(UNKNOWN)
        expect(platform.counts().find).toBe(1)
      },
    ],
  ),
  [
    'a look without any time, or after the process stood still, is none',
    async ({ open, channel }) => {
      let passed = 0
      const { platform, chat } = await open({}, { passed: () => passed })
      expect(await chat.find(DELIVERY, channel.place, LONG, -1)).toEqual(UNKNOWN)
      const looking = chat.find(DELIVERY, channel.place, LONG, LONG)
      passed = LONG + 1
      expect(await looking).toEqual(UNKNOWN)
      await platform.quiet()
      expect(platform.counts().find).toBe(0)
    },
  ],
]
