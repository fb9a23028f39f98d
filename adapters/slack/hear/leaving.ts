import type { App } from '@slack/bolt'
import { failureOf } from '../api/failure.ts'
import { backoffAfter } from '../connection/backoff.ts'
import type { Desk } from '../desk.ts'
import { SLACK } from '../place.ts'

/** With these Slack says that a token is none any more. */
const NO_TOKEN: ReadonlySet<string> = new Set(['account_inactive', 'invalid_auth', 'token_revoked'])

/** Slack may tell of a departure before it takes the token back everywhere, in ms. */
export const TAKEN_BACK_WITHIN = 60_000

/** Where Limber is removed from a workspace, what is kept of that does not stay. */
export function hearLeaving(app: App, desk: Desk): void {
  app.event('app_uninstalled', ({ body }) => noteDeparture(desk, body.team_id))
  app.event('tokens_revoked', async ({ event, body }) => {
    // Those of single people may go without Limber going.
    if ((event.tokens.bot ?? []).length > 0) await noteDeparture(desk, body.team_id)
  })
}

/** Slack may tell it late, when Limber is there again: then the token that it has now is taken. */
async function noteDeparture(desk: Desk, team: string): Promise<void> {
  const { ours, workspaces, clock, stopping } = desk
  if (team !== ours.team) return
  if (await isTaken(desk)) {
    await clock.wait(TAKEN_BACK_WITHIN, stopping)
    if (await isTaken(desk)) return
  }
  await workspaces.left({ platform: SLACK, workspace: team }, clock.now())
}

/** Whether Slack takes the token; also where Limber stops before Slack says it. */
async function isTaken({ web, clock, stopping }: Desk): Promise<boolean> {
  for (let failures = 0; ; failures++) {
    try {
      await web.auth.test()
      return true
    } catch (mistake) {
      const failure = failureOf(mistake)
      if (failure.is === 'refused') return !NO_TOKEN.has(failure.code)
      if (stopping.aborted) return true
      await clock.wait(Math.max(failure.is === 'busy' ? failure.wait : 0, backoffAfter(failures)), stopping)
    }
  }
}
