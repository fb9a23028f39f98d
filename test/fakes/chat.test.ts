import { describe, expect, onTestFinished, test } from 'vitest'
import { realClock } from '../../adapters/clock/clock.ts'
import { directPlace, type Place } from '../../src/place.ts'
import { chatContract, type ChatHarness, type TimeWish } from '../adapters/chat-contract.ts'
import { DELIVERY, DOCUMENT, LONG, messageTo } from '../adapters/chat-rows/common.ts'
import { createHttpChat } from './chat.ts'
import type { Kind, PlatformWish } from './platform.ts'
import { servePlatform } from './server.ts'
import { always, type Trouble } from './troubles.ts'

/** A chat with a platform of this machine behind it. */
function opener(kind: Kind) {
  return async (wish: Partial<PlatformWish> = {}, more: TimeWish = {}) => {
    const platform = await servePlatform({ kind, seed: 1, clock: realClock(), limits: {}, ...wish })
    onTestFinished(() => platform.close())
    const pace = { perSecond: 50, atOnce: 4, perPlace: 0 }
    // The fake knows again for as long as a test asks for.
    const knowsAgainFor = kind === 'discord' ? LONG : 0
    return { platform, chat: createHttpChat({ kind, url: platform.url, pace, knowsAgainFor, ...more }) }
  }
}

/** What is the same for both kinds of the fake. */
function harness(kind: Kind): Omit<ChatHarness, 'refusals' | 'rejections'> {
  // Whatever characters there are in a name.
  const place: Place = { platform: kind, workspace: 'T 1', channel: 'C/1', isDirect: false }
  const person = `${kind}/U 1`
  return {
    name: `the fake of ${kind}`,
    open: opener(kind),
    channel: { place, channel: place.channel },
    direct: { place: directPlace(place, person), channel: `@${person}` },
    scopes: { account: 'platform', workspace: 'workspace', channel: 'place' },
    accountTroubles: [],
    gone: 'M99',
    skips: {
      'a token or a right that is gone holds everything back, and stops nothing':
        'the fake asks nobody for a token',
      'a look finds a message although the clock of the platform is a little behind':
        'the fake and its chat have one clock',
    },
  }
}

chatContract({
  ...harness('slack'),
  refusals: [
    ['is_archived', 'channel', 'the channel is archived'],
    ['channel_not_found', 'channel', 'the channel is gone'],
    ['not_in_channel', 'channel', 'I was removed from the channel'],
  ],
  rejections: ['msg_too_long'],
})

chatContract({
  ...harness('discord'),
  refusals: [
    ['10003', 'channel', 'the channel is gone'],
    ['50001', 'channel', 'I was removed from the channel'],
    ['50013', 'channel', 'I may not write there'],
    ['50007', 'direct', 'direct messages are closed to me'],
  ],
  rejections: ['50035'],
})

describe('what is unknown is so for a reason', () => {
  const { place } = harness('slack').channel
  test.each<readonly [Trouble, string]>([
    ['error before', 'an answer with status 500'],
    ['error after', 'an answer with status 502'],
    ['lost before', 'the connection was lost'],
    ['lost after', 'the connection was lost'],
  ])('%s', async (trouble, why) => {
    const { chat } = await opener('slack')({ troubles: always(trouble) })
    expect(await chat.send(messageTo(place), LONG)).toEqual({ is: 'unknown', why })
    expect(await chat.find(DELIVERY, place, LONG, LONG)).toEqual({ is: 'unknown', why })
    expect(await chat.edit('M1', place, DOCUMENT, LONG)).toEqual({ is: 'unknown', why })
  })

  test('no time', async () => {
    const { chat } = await opener('slack')()
    expect(await chat.send(messageTo(place), -1)).toEqual({ is: 'unknown', why: 'no answer in time' })
  })
})
