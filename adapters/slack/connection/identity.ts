import type { webApi } from '@slack/bolt'
import { NotAccepted, type ConnectionEvent } from '../../messenger/messenger.ts'
import type { Clock } from '../../clock/clock.ts'
import { backoffAfter } from './backoff.ts'
import type { Ours } from '../desk.ts'
import { failureOf } from '../api/failure.ts'
import { SLACK } from '../place.ts'
import { BOT_SCOPES, OPTIONAL_SCOPES } from '../scopes.ts'
import { AWAY } from '../told.ts'

type IdentityWish = {
  readonly web: webApi.WebClient
  readonly clock: Pick<Clock, 'wait'>
  readonly hear: (event: ConnectionEvent) => void
  readonly signal: AbortSignal
}

/** Who Limber is in the workspace of its token, as soon as Slack can be reached; nothing where it left before. */
export async function findIdentity({ web, clock, hear, signal }: IdentityWish): Promise<Ours | undefined> {
  for (let failures = 0; !signal.aborted; failures++) {
    try {
      const { team_id, user_id, bot_id, user, response_metadata } = await web.auth.test()
      const granted = response_metadata?.scopes
      const missing = missingOf(BOT_SCOPES, granted)
      if (missing.length > 0) throw tooFewScopes(missing)
      const mayLook = missingOf(OPTIONAL_SCOPES, granted).length === 0
      return { team: team_id ?? '', user: user_id ?? '', bot: bot_id ?? '', name: user ?? 'Limber', mayLook }
    } catch (mistake) {
      if (mistake instanceof NotAccepted) throw mistake
      const failure = failureOf(mistake)
      if (failure.is === 'refused') throw notAccepted(failure.code)
      hear({ event: 'connection', platform: SLACK, is: 'down', why: AWAY })
      const wait = failure.is === 'busy' ? failure.wait : 0
      await clock.wait(Math.max(wait, backoffAfter(failures)), signal)
    }
  }
  return undefined
}

/** Slack says which scopes a token has. */
function missingOf(wanted: object, granted: readonly string[] | undefined): readonly string[] {
  if (granted === undefined) return []
  return Object.keys(wanted).filter((scope) => !granted.includes(scope))
}

function tooFewScopes(missing: readonly string[]): NotAccepted {
  return new NotAccepted(
    `The Slack app may not do what Limber does, since its token lacks ${missing.join(', ')}: put the manifest that "npm run --silent manifest" prints into "App Manifest" of your Slack app, and install it again.`,
  )
}

function notAccepted(code: string): NotAccepted {
  return new NotAccepted(
    `Slack does not accept SLACK_BOT_TOKEN (${code}): copy the "Bot User OAuth Token" from "OAuth & Permissions" of your Slack app, after installing it to your workspace.`,
  )
}
