import type { webApi } from '@slack/bolt'
import type { Clock } from '../../clock/clock.ts'
import { createLookup, type Lookup } from './lookup.ts'

/** The channels that somebody is in, as far as Slack names them to Limber. */
export type Memberships = {
  readonly channels: ReadonlySet<string>
  /** Whether there are no more than these. */
  readonly isWhole: boolean
}

/** Whoever joins or leaves a channel notices it soon, in ms. */
const FRESH = 60_000
/** So many people are remembered with their channels. */
const MOST_PEOPLE = 500
/** As many channels as Slack names at once, and so often it is asked for more. */
const PAGE = 999
const MOST_PAGES = 3

/** Stands for whoever calls. */
export const OURS = ''

/** Memberships by the ids of people. */
export function createMemberships(
  web: webApi.WebClient,
  clock: Pick<Clock, 'passed' | 'wait'>,
  failed: (mistake: unknown) => void,
): Lookup<Memberships> {
  return createLookup({
    clock,
    fresh: FRESH,
    most: MOST_PEOPLE,
    ask: (user) => membershipsOf(web, user),
    failed,
  })
}

async function membershipsOf(web: webApi.WebClient, user: string): Promise<Memberships> {
  const channels = new Set<string>()
  let cursor = ''
  for (let page = 0; page < MOST_PAGES; page++) {
    const { channels: more = [], response_metadata } = await web.users.conversations({
      ...(user && { user }),
      types: 'public_channel,private_channel',
      exclude_archived: true,
      limit: PAGE,
      ...(cursor && { cursor }),
    })
    for (const { id } of more) if (id !== undefined) channels.add(id)
    cursor = response_metadata?.next_cursor ?? ''
    if (cursor === '') return { channels, isWhole: true }
  }
  return { channels, isWhole: false }
}
