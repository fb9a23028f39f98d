import type { App } from '@slack/bolt'
import type { Desk } from '../desk.ts'
import { SLACK } from '../place.ts'

/** Where Limber is removed from a workspace, what is kept of that does not stay. */
export function hearLeaving(app: App, desk: Desk): void {
  const left = () => desk.workspaces.left({ platform: SLACK, workspace: desk.ours.team }, desk.clock.now())
  app.event('app_uninstalled', left)
  app.event('tokens_revoked', async ({ event }) => {
    // Those of single people may go without Limber going.
    if ((event.tokens.bot ?? []).length > 0) await left()
  })
}
