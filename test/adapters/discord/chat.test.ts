import { expect, onTestFinished, test } from 'vitest'
import { createDiscordChat, type DiscordChatWork } from '../../../adapters/discord/chat.ts'
import { channelPlace, directPlaceOf } from '../../../adapters/discord/places.ts'
import { serveDiscord, type DiscordWish } from '../../fakes/discord/serve.ts'
import { chatContract, type TimeWish } from '../chat-contract.ts'
import { nonceOf } from '../../../adapters/discord/mark.ts'
import { DELIVERY, OTHER } from '../chat-rows/common.ts'

/** Buttons whose ids say what they do. */
const BUTTONS: DiscordChatWork['buttons'] = {
  idsFor: async () => (run) => `1|${run.command}|${run.text}`,
}

const DELIVERIES = new Map(
  [
    DELIVERY,
    OTHER,
    'd-1',
    ...Array.from({ length: 1_000 }, (_, at) => DELIVERY.slice(0, -3) + String(at).padStart(3, '0')),
  ].map((delivery) => [nonceOf(delivery), delivery]),
)

export async function openDiscord(wish: DiscordWish = {}, more: TimeWish & Partial<DiscordChatWork> = {}) {
  const platform = await serveDiscord({
    guildOf: () => '100',
    deliveryOf: (nonce) => DELIVERIES.get(nonce) ?? nonce,
    ...wish,
  })
  const chat = createDiscordChat({
    token: platform.token,
    apiUrl: platform.apiUrl,
    buttons: BUTTONS,
    ...more,
  })
  onTestFinished(async () => {
    await chat.close()
    await platform.close()
    expect(platform.violations()).toEqual([])
  })
  return { platform, chat }
}

chatContract({
  name: 'Discord',
  open: openDiscord,
  channel: { place: channelPlace('100', '200'), channel: '100/200' },
  direct: { place: directPlaceOf('300'), channel: '@discord/300' },
  // For a server as a whole Discord has no limit.
  scopes: { account: 'platform', workspace: 'place', channel: 'place' },
  refusals: [
    ['10003', 'channel', 'the channel is gone'],
    ['10004', 'channel', 'the channel is gone'],
    ['50001', 'channel', 'I was removed from the channel'],
    ['50013', 'channel', 'I may not write there'],
    ['50008', 'channel', 'I may not write there'],
    ['50009', 'channel', 'I may not write there'],
    ['50007', 'direct', 'direct messages are closed to me'],
    ['50278', 'direct', 'direct messages are closed to me'],
  ],
  rejections: ['50035', '200000'],
  accountTroubles: ['0'],
  gone: '4194305',
})

test('x', () => {})
