import { expect, test } from 'vitest'
import { TERMINAL, YOU } from '../../adapters/terminal/place.ts'
import { terminalChat } from '../../adapters/terminal/terminal-chat.ts'
import { directPlace } from '../../src/place.ts'
import { plainText } from '../../src/plain.ts'
import type { Seen } from '../fakes/channels.ts'
import { createPlatform } from '../fakes/platform.ts'
import { channelOf } from '../fakes/chat.ts'
import { chatContract, type Opened } from './chat-contract.ts'
import { CLOSED, DOCUMENT, LONG, stillClock } from './chat-rows/common.ts'

const NO_NETWORK = 'nothing lies between a program and its terminal'
const NO_LIMITS = 'a terminal takes whatever is shown'
const NO_PLATFORM = 'nobody but the program itself decides what is shown'
const NO_HISTORY = 'a terminal cannot be looked at'
const NO_EDITS = 'what was shown stays as it is, and nobody else waits for it to change'

/** What is shown, as what stands in a channel. */
async function open(): Promise<Opened> {
  const seen: Seen[] = []
  const platform = createPlatform({ kind: 'slack', seed: 1, clock: stillClock(), limits: {} })
  const chat = terminalChat(({ delivery, place, document, dueAt: at }) => {
    const times = { at, askedAt: at, arrivedAt: at }
    seen.push({
      message: delivery,
      channel: channelOf(place),
      delivery,
      text: plainText(document),
      edits: [],
      ...times,
    })
  })
  return {
    platform: { ...platform, seen: () => seen, quiet: async () => {}, close: async () => {} },
    chat,
  }
}

chatContract({
  name: 'the terminal',
  open,
  channel: { place: TERMINAL, channel: TERMINAL.channel },
  direct: { place: directPlace(TERMINAL, YOU), channel: YOU },
  scopes: { account: 'platform', workspace: 'workspace', channel: 'place' },
  refusals: [],
  rejections: [],
  accountTroubles: [],
  gone: 'nothing',
  skips: {
    'too many requests are none, and it is said for how much and how long': NO_LIMITS,
    'a wait is one that a timer can wait': NO_LIMITS,
    'a place that takes nothing any more says why, in words for people': NO_PLATFORM,
    'what is wrong with a message alone is not held against its place': NO_PLATFORM,
    'a token or a right that is gone holds everything back, and stops nothing': NO_PLATFORM,
    'it may have been posted: error before': NO_NETWORK,
    'it may have been posted: error after': NO_NETWORK,
    'it may have been posted: lost before': NO_NETWORK,
    'it may have been posted: lost after': NO_NETWORK,
    'it may have been posted: slow': NO_NETWORK,
    'it may have been posted: late': NO_NETWORK,
    'a message without any time is not posted': NO_NETWORK,
    'a message stays where it is when its process stood still since it was decided': NO_NETWORK,
    'it does so over a connection that was used before as well': NO_NETWORK,
    'wherever a process stands still, a message is posted or given up as unknown, and never both ways twice':
      NO_NETWORK,
    'nobody there is no reason to reject': NO_NETWORK,
    'it says no more than is so, whatever befalls it': NO_NETWORK,
    'a look finds the message, in channels and in direct messages': NO_HISTORY,
    'a look finds nothing where nothing is, or only something else': NO_HISTORY,
    'a look finds a message whose answer was lost': NO_HISTORY,
    'a look goes so far back, and not much further': NO_HISTORY,
    'a look finds a message although the clock of the platform is a little behind': NO_HISTORY,
    'a look says nothing is there until the platform shows what is': NO_HISTORY,
    'a look never misses what stands behind many others': NO_HISTORY,
    'a look into a place that is gone is one as well': NO_PLATFORM,
    'a look too many is none': NO_LIMITS,
    'a look shows nothing: error before': NO_NETWORK,
    'a look shows nothing: error after': NO_NETWORK,
    'a look shows nothing: lost before': NO_NETWORK,
    'a look shows nothing: lost after': NO_NETWORK,
    'a look without any time, or after the process stood still, is none': NO_NETWORK,
    'an edit is seen, in channels and in direct messages': NO_EDITS,
    'an edit of a message that was found is seen as well': NO_HISTORY,
    'an edit of what is gone is refused': NO_EDITS,
    'an edit in a place that takes nothing is refused': NO_PLATFORM,
    'an edit too many is none': NO_LIMITS,
    'it may have been edited: error before': NO_NETWORK,
    'it may have been edited: error after': NO_NETWORK,
    'it may have been edited: lost before': NO_NETWORK,
    'it may have been edited: lost after': NO_NETWORK,
    'an edit without any time, or after the process stood still, is none': NO_NETWORK,
  },
})

test('an edit is taken as done, so that nobody tries it again', async () => {
  const { chat } = await open()
  await chat.send({ delivery: 'd1', place: TERMINAL, dueAt: 0, document: DOCUMENT }, LONG)
  expect(await chat.edit('d1', TERMINAL, CLOSED, LONG)).toEqual({ is: 'edited' })
})
