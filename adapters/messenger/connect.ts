import type { Knowledge } from '../../src/knowledge/model.ts'
import type { BreakPorts } from '../../src/breaks/ports.ts'
import { createSuggest } from '../../src/suggest/suggest.ts'
import type { SharedClock } from '../clock/shared-clock.ts'
import type { PlatformSettings } from '../platform-settings.ts'
import type { Buttons } from './buttons.ts'
import type { Messenger, MessengerEvent } from './messenger.ts'
import type { Reception } from './reception.ts'
import type { KeptWorkspaces } from './workspaces.ts'

/** What every messenger stands on. */
export type ConnectWork = {
  readonly knowledge: Knowledge
  readonly breaks: BreakPorts
  readonly reception: Reception
  readonly buttons: Buttons
  readonly workspaces: KeptWorkspaces
  readonly clock: SharedClock
  readonly hear: (event: MessengerEvent) => void
}

/** A messenger for each platform that is configured; the libraries of the others are not even loaded. */
export async function connect(
  { slack, discord }: PlatformSettings,
  { knowledge, ...work }: ConnectWork,
): Promise<readonly Messenger[]> {
  const suggest = createSuggest(knowledge)
  const messengers: Messenger[] = []
  if (slack !== undefined) {
    const { createSlack } = await import('../slack/slack.ts')
    messengers.push(createSlack({ ...work, suggest, settings: slack }))
  }
  if (discord !== undefined) {
    const { createDiscord } = await import('../discord/discord.ts')
    messengers.push(createDiscord({ ...work, suggest, settings: discord }))
  }
  return messengers
}
