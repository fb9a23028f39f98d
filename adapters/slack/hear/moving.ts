import type { App } from '@slack/bolt'
import type { Desk } from '../desk.ts'
import { SLACK } from '../place.ts'

/** A private channel that is shared with another company is called otherwise from then on: its breaks go with it. */
export function hearMoves(app: App, { workspaces, ours }: Desk): void {
  app.event('channel_id_changed', ({ event: { old_channel_id, new_channel_id } }) =>
    workspaces.moved({ platform: SLACK, workspace: ours.team }, old_channel_id, new_channel_id),
  )
}
