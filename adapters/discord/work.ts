import type { SuggestField } from '../../src/suggest/suggest.ts'
import type { SharedClock } from '../clock/shared-clock.ts'
import type { Buttons } from '../messenger/buttons.ts'
import type { MessengerEvent } from '../messenger/messenger.ts'
import type { Reception } from '../messenger/reception.ts'
import type { Workspaces } from '../messenger/workspaces.ts'
import type { DiscordSettings } from '../platform-settings.ts'

/** What a messenger for Discord needs. */
export type DiscordWork = {
  readonly settings: DiscordSettings
  readonly reception: Reception
  readonly buttons: Buttons
  /** What somebody may be about to type, from memory. */
  readonly suggest: (field: SuggestField, typed: string) => readonly string[]
  readonly workspaces: Workspaces
  readonly clock: Pick<SharedClock, 'now' | 'passed' | 'wait'>
  readonly hear: (event: MessengerEvent) => void
}
