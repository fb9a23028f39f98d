import type { webApi } from '@slack/bolt'
import type { Clock } from '../../clock/clock.ts'
import { createLookup, type Lookup } from './lookup.ts'

/** What a profile says of somebody. */
export type Profile = {
  readonly zone?: string
  readonly language?: string
  /** A guest, or somebody of another workspace. */
  readonly isGuest: boolean
  readonly isAdmin: boolean
}

/** Roles change now and then, and whoever lost one should not keep it for long, in ms. */
const FRESH = 5 * 60_000

/** People by their ids. */
export function createPeople(
  web: webApi.WebClient,
  team: string,
  clock: Pick<Clock, 'passed' | 'wait'>,
): Lookup<Profile> {
  return createLookup({
    clock,
    fresh: FRESH,
    async ask(user) {
      const answer = await web.users.info({ user, include_locale: true })
      // The library knows of no strangers.
      const profile = (answer.user ?? {}) as NonNullable<typeof answer.user> & {
        readonly is_stranger?: boolean
      }
      const { tz, locale, team_id, enterprise_user } = profile
      const isOurs =
        team_id === undefined || team_id === team || enterprise_user?.teams?.includes(team) === true
      const isRestricted = profile.is_restricted === true || profile.is_ultra_restricted === true
      const isGuest = isRestricted || profile.is_stranger === true || !isOurs
      const isAdmin =
        profile.is_admin === true || profile.is_owner === true || profile.is_primary_owner === true
      return {
        ...(tz === undefined ? {} : { zone: tz }),
        ...(locale === undefined ? {} : { language: locale }),
        isGuest,
        // An administrator of another workspace administers nothing here.
        isAdmin: isAdmin && !isGuest,
      }
    },
  })
}
