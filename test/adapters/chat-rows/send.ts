import { expect } from 'vitest'
import { LONGEST_TIMER } from '../../../adapters/clock/clock.ts'
import { EXTENTS } from '../../fakes/limits.ts'
import { always, type Trouble } from '../../fakes/troubles.ts'
import type { ChatRow } from '../chat-contract.ts'
import { DELIVERY, LONG, messageTo, OTHER, sent, stillClock, UNKNOWN, WAIT } from './common.ts'

const MAYBE_POSTED: readonly (readonly [Trouble, seen: number])[] = [
  ['error before', 0],
  ['error after', 1],
  ['lost before', 0],
  ['lost after', 1],
]

/** Whether it comes to stand there before or after it was given up. */
const ANSWERED_LATE: readonly (readonly [Trouble, seenBefore: number])[] = [
  ['slow', 1],
  ['late', 0],
]

export const SEND_ROWS: readonly ChatRow[] = [
  [
    'a message is posted, and members see its words, its delivery and its place',
    async ({ open, channel, direct }) => {
      const opened = await open()
      const first = await sent(opened, channel.place)
      const second = await sent(opened, direct.place, OTHER)
      expect(first).not.toBe(second)
      const text = expect.stringContaining('Time for a stretch') as string
      expect(opened.platform.seen()).toMatchObject([
        { delivery: DELIVERY, text },
        { delivery: OTHER, text },
      ])
    },
  ],
  [
    'channels and direct messages are places of their own',
    async ({ open, channel, direct }) => {
      const opened = await open()
      await sent(opened, channel.place)
      await sent(opened, direct.place, OTHER)
      const [one, other] = opened.platform.seen()
      expect(one?.channel).not.toBe(other?.channel)
    },
  ],
  [
    'its pace is one that can be kept',
    async ({ open }) => {
      const { chat } = await open()
      const { perSecond, atOnce, perPlace } = chat.pace
      expect([perSecond, atOnce].every((most) => most > 0 && Number.isFinite(most))).toBe(true)
      expect(perPlace >= 0 && Number.isFinite(perPlace)).toBe(true)
      expect(chat.knowsAgainFor >= 0 && Number.isFinite(chat.knowsAgainFor)).toBe(true)
    },
  ],
  [
    'too many requests are none, and it is said for how much and how long',
    async ({ open, channel, scopes }) => {
      for (const extent of EXTENTS) {
        const limits = { [extent]: { most: 0, within: WAIT } }
        const { platform, chat } = await open({ limits, clock: stillClock() })
        const outcome = await chat.send(messageTo(channel.place), LONG)
        expect(outcome).toEqual({ is: 'busy', wait: WAIT, scope: scopes[extent] })
        expect(platform.seen()).toEqual([])
      }
    },
  ],
  [
    'a wait is one that a timer can wait',
    async ({ open, channel }) => {
      for (const busyFor of [0, 1, 999.5, 90_000, 30 * 86_400_000]) {
        const troubles = always('busy for no reason', { busyFor: [busyFor, busyFor] })
        const { platform, chat } = await open({ troubles })
        const outcome = await chat.send(messageTo(channel.place), LONG)
        expect(outcome.is).toBe('busy')
        if (outcome.is !== 'busy') continue
        expect(outcome.wait).toBeGreaterThanOrEqual(Math.min(busyFor, LONGEST_TIMER))
        expect(outcome.wait).toBeLessThanOrEqual(busyFor + 1_000)
        expect(platform.seen()).toEqual([])
      }
    },
  ],
  [
    'a place that takes nothing any more says why, in words for people',
    async ({ open, channel, direct, refusals }) => {
      expect(refusals.length).toBeGreaterThan(0)
      for (const [code, where, why] of refusals) {
        const there = where === 'direct' ? direct : channel
        const { platform, chat } = await open({ refusing: new Map([[there.channel, code]]) })
        expect([code, await chat.send(messageTo(there.place), LONG)]).toEqual([code, { is: 'refused', why }])
        expect(platform.seen()).toEqual([])
      }
    },
  ],
  [
    'what is wrong with a message alone is not held against its place',
    async ({ open, channel, rejections }) => {
      expect(rejections.length).toBeGreaterThan(0)
      for (const code of rejections) {
        const { platform, chat } = await open({ refusing: new Map([[channel.channel, code]]) })
        const outcome = await chat.send(messageTo(channel.place), LONG)
        expect([code, outcome.is]).toEqual([code, 'rejected'])
        expect(platform.seen()).toEqual([])
      }
    },
  ],
  [
    'a token or a right that is gone holds everything back, and stops nothing',
    async ({ open, channel, accountTroubles }) => {
      expect(accountTroubles.length).toBeGreaterThan(0)
      for (const code of accountTroubles) {
        const { platform, chat } = await open({ refusing: new Map([[channel.channel, code]]) })
        const outcome = await chat.send(messageTo(channel.place), LONG)
        expect([code, outcome]).toEqual([
          code,
          { is: 'busy', wait: expect.any(Number) as number, scope: 'platform' },
        ])
        if (outcome.is === 'busy') expect(outcome.wait).toBeGreaterThanOrEqual(1_000)
        expect(platform.seen()).toEqual([])
      }
    },
  ],
  ...MAYBE_POSTED.map(([trouble, seen]): ChatRow => [
    `it may have been posted: ${trouble}`,
    async ({ open, channel }) => {
      const { platform, chat } = await open({ troubles: always(trouble) })
      expect(await chat.send(messageTo(channel.place), LONG)).toEqual(UNKNOWN)
      expect(platform.seen()).toHaveLength(seen)
      expect(platform.counts().post).toBe(1)
    },
  ]),
  ...ANSWERED_LATE.map(([trouble, seenBefore]): ChatRow => [
    `it may have been posted: ${trouble}`,
    async ({ open, channel }) => {
      const clock = stillClock()
      const givingUp = new AbortController()
      const { platform, chat } = await open(
        { clock, troubles: always(trouble, { slowFor: [900, 900], lateFor: [900, 900] }) },
        { over: () => givingUp.signal },
      )
      const sending = chat.send(messageTo(channel.place), LONG)
      while (platform.counts()[trouble] === 0 || platform.seen().length < seenBefore) await clock.advance(0)
      givingUp.abort()
      expect(await sending).toEqual(UNKNOWN)
      expect(platform.seen()).toHaveLength(seenBefore)
      await clock.advance(900)
      await platform.quiet()
      expect(platform.seen()).toHaveLength(1)
      expect(platform.counts().post).toBe(1)
    },
  ]),
  [
    'a message without any time is not posted',
    async ({ open, channel }) => {
      const { platform, chat } = await open()
      expect(await chat.send(messageTo(channel.place), -1)).toEqual(UNKNOWN)
      await platform.quiet()
      expect(platform.counts().post).toBe(0)
    },
  ],
  [
    'a message stays where it is when its process stood still since it was decided',
    async ({ open, channel }) => {
      let passed = 0
      const { platform, chat } = await open({}, { passed: () => passed })
      const sending = chat.send(messageTo(channel.place), LONG)
      passed = LONG + 1
      expect(await sending).toEqual(UNKNOWN)
      await platform.quiet()
      expect(platform.counts().post).toBe(0)
    },
  ],
  [
    'it does so over a connection that was used before as well',
    async ({ open, channel }) => {
      let passed = 0
      const opened = await open({}, { passed: () => passed })
      await sent(opened, channel.place)
      const sending = opened.chat.send(messageTo(channel.place, OTHER), LONG)
      passed = LONG + 1
      expect(await sending).toEqual(UNKNOWN)
      await opened.platform.quiet()
      expect(opened.platform.counts().post).toBe(1)
    },
  ],
  [
    'wherever a process stands still, a message is posted or given up as unknown, and never both ways twice',
    async ({ open, channel }) => {
      for (let still = 0; still < 12; still++) {
        let looks = 0
        const { platform, chat } = await open({}, { passed: () => (looks++ > still ? LONG + 1 : 0) })
        const outcome = await chat.send(messageTo(channel.place), LONG)
        await platform.quiet()
        expect([still, platform.counts().post]).toEqual([still, outcome.is === 'posted' ? 1 : 0])
      }
    },
  ],
  [
    'nobody there is no reason to reject',
    async ({ open, channel, gone }) => {
      const { platform, chat } = await open()
      await platform.close()
      expect(await chat.send(messageTo(channel.place), LONG)).toEqual(UNKNOWN)
      expect(await chat.find(DELIVERY, channel.place, LONG, LONG)).toEqual(UNKNOWN)
      expect(await chat.edit(gone, channel.place, [], LONG)).toEqual(UNKNOWN)
    },
  ],
  [
    'a delivery is known again where the chat says so, and nowhere else',
    async ({ open, channel }) => {
      const opened = await open({ knowsAgainFor: LONG, clock: stillClock() })
      const first = await sent(opened, channel.place)
      const second = await sent(opened, channel.place)
      await sent(opened, channel.place, OTHER)
      const isKnown = opened.chat.knowsAgainFor > 0
      if (isKnown) expect(second).toBe(first)
      expect(opened.platform.seen()).toHaveLength(isKnown ? 2 : 3)
    },
  ],
  [
    'it says no more than is so, whatever befalls it',
    async ({ open, channel }) => {
      const rates = Object.fromEntries(
        (['busy for no reason', 'error before', 'error after', 'lost before', 'lost after'] as const).map(
          (trouble) => [trouble, 0.15],
        ),
      )
      const troubles = { ...always('slow'), rates, busyFor: [1, 2_000] as const }
      const { platform, chat } = await open({ troubles, seed: 7 })
      const deliveries = Array.from({ length: 60 }, (_, index) => `${DELIVERY.slice(0, -2)}${index + 10}`)
      const outcomes = await Promise.all(
        deliveries.map((delivery) => chat.send(messageTo(channel.place, delivery), LONG)),
      )
      const stands = new Set(platform.seen().map(({ delivery }) => delivery))
      const wrong = deliveries.filter((delivery, index) => {
        const outcome = outcomes[index]
        return outcome?.is !== 'unknown' && stands.has(delivery) !== (outcome?.is === 'posted')
      })
      expect(wrong).toEqual([])
      expect(platform.counts().post).toBe(60)
    },
  ],
]
