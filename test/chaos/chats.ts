import { createDiscordChat } from '../../adapters/discord/chat.ts'
import { createSlackChat } from '../../adapters/slack/chat.ts'
import type { Chat } from '../../src/deliver/chat.ts'
import { createHttpChat } from '../fakes/chat.ts'
import type { Kind } from '../fakes/platform.ts'
import { TOKENS } from '../fakes/slack/workspace.ts'
import { FAST_KNOWS_AGAIN, FAST_PACE } from './speed.ts'

/** Through what platforms are asked: the adapters with the libraries of the platforms, or as little as can be. */
export const CHATS = ['real', 'simple'] as const
export type Chats = (typeof CHATS)[number]

/** The token that the fake Discord takes. */
export const DISCORD_TOKEN = 'chaos.token'

/** What is said in chaos has no buttons. */
const BUTTONS = { idsFor: async () => () => '1|' }

/** A chat with each platform, as fast as chaos is. */
export function chatsOf(chats: Chats, urls: Readonly<Record<Kind, string>>): readonly Chat[] {
  const [slack, discord] = [FAST_PACE.slack, FAST_PACE.discord]
  if (chats === 'simple')
    return [
      createHttpChat({ kind: 'slack', url: urls.slack, pace: slack }),
      createHttpChat({ kind: 'discord', url: urls.discord, pace: discord, knowsAgainFor: FAST_KNOWS_AGAIN }),
    ]
  return [
    createSlackChat({ token: TOKENS.bot, apiUrl: urls.slack, buttons: BUTTONS, pace: slack }),
    createDiscordChat({
      token: DISCORD_TOKEN,
      apiUrl: urls.discord,
      buttons: BUTTONS,
      mayRead: () => true,
      pace: discord,
      knowsAgainFor: FAST_KNOWS_AGAIN,
    }),
  ]
}
