import { expect, onTestFinished } from 'vitest'
import { realClock } from '../../../adapters/clock/clock.ts'
import { createDiscord } from '../../../adapters/discord/discord.ts'
import type { DiscordWork } from '../../../adapters/discord/work.ts'
import type { MessengerEvent } from '../../../adapters/messenger/messenger.ts'
import { serveDiscord, type DiscordWish } from '../../fakes/discord/serve.ts'

/** A messenger that answers nobody, for what happens before anybody asks. */
export async function alone(
  wish: DiscordWish = {},
  more: Partial<DiscordWork['settings']> = {},
  work: Partial<DiscordWork> = {},
) {
  const discord = await serveDiscord(wish)
  const heard: MessengerEvent[] = []
  const waits: number[] = []
  const messenger = createDiscord({
    settings: { token: discord.token, apiUrl: discord.apiUrl, ...more },
    reception: { answer: async () => undefined, sign: () => undefined },
    buttons: { idsFor: async () => () => '1|', read: async () => undefined },
    suggest: () => [],
    workspaces: { left: async () => {}, back: async () => {}, channelsOf: async () => [] },
    clock: {
      ...realClock(),
      passed: () => realClock().passed() + waits.reduce((all, ms) => all + ms, 0),
      // Whoever waits to try again does so at once.
      async wait(ms) {
        waits.push(ms)
        await realClock().wait(5)
      },
    },
    hear: (event) => heard.push(event),
    ...work,
  })
  onTestFinished(async () => {
    await messenger.stop()
    await discord.close()
    expect(discord.violations()).toEqual([])
  })
  return { discord, messenger, heard, waits }
}
