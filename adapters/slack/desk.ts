import type { webApi } from '@slack/bolt'
import type { Choice, Document } from '../../src/document.ts'
import type { Suggest } from '../../src/suggest/suggest.ts'
import type { SharedClock } from '../clock/shared-clock.ts'
import type { Buttons } from '../messenger/buttons.ts'
import type { MessengerEvent } from '../messenger/messenger.ts'
import { createOnce, type Once } from '../messenger/once.ts'
import type { Reception, Visitor } from '../messenger/reception.ts'
import type { KeptWorkspaces, Workspaces } from '../messenger/workspaces.ts'
import type { BreakPorts } from '../../src/breaks/ports.ts'
import { createChannels, type Channels } from './look-up/channels.ts'
import { createLanes, NO_ROWS } from './say/lanes.ts'
import type { Lookup } from './look-up/lookup.ts'
import { createPeople, type Profile } from './look-up/people.ts'
import { createMemberships, type Memberships } from './look-up/memberships.ts'
import { personId, SLACK } from './place.ts'
import { renderForSlack, type Message } from './show/render.ts'
import { createSay, type Say } from './say/say.ts'
import { createStandings, type Standing, type Wish } from './look-up/standing.ts'
import { createTelling, type Telling } from '../messenger/telling.ts'
import { failureOf } from './api/failure.ts'
import type { During } from './told.ts'

/** What answering in Slack needs besides Slack itself. */
export type DeskWork = {
  readonly reception: Reception
  readonly buttons: Buttons
  readonly suggest: Suggest
  readonly workspaces: Workspaces & Pick<KeptWorkspaces, 'moved'>
  /** What is kept of breaks, for the App Home; without it nothing is. */
  readonly breaks?: Pick<BreakPorts, 'store' | 'holidays' | 'now'>
  readonly clock: SharedClock
  readonly hear: (event: MessengerEvent) => void
}

/** Who Limber is in a workspace. */
export type Ours = {
  readonly team: string
  readonly user: string
  readonly bot: string
  readonly name: string
  /** Whether it may look for its own messages in channels. */
  readonly mayLook: boolean
}

/** What everybody works with who answers something in a workspace. */
export type Desk = DeskWork & {
  readonly ours: Ours
  readonly web: webApi.WebClient
  readonly say: Say
  /** The same for what cannot wait in a row. */
  readonly urgent: Say
  readonly telling: Telling
  readonly people: Lookup<Profile>
  readonly channels: Channels
  readonly memberships: Lookup<Memberships>
  readonly once: Once
  /** Somebody who asks in a channel. */
  visitor(user: string, channel: string, wish?: Wish): Promise<Visitor>
  /** The same, and whether they are in that channel. */
  standing(user: string, channel: string, wish?: Wish): Promise<Standing>
  /** A document as a message to somebody, with buttons that work. */
  message(document: Document, user: string, share?: Choice): Promise<Message>
  /** Hears what went wrong while something was done. */
  wrong(during: During, mistake: unknown): void
  /** Aborted once Limber leaves. */
  readonly stopping: AbortSignal
  /** Nothing waits any more to be said. */
  stop(): void
}

/** Slack answers sooner than this, in ms, or something is wrong; what it took all the same cannot be called back. */
const PATIENCE = 5_000

export function createDesk(work: DeskWork, web: webApi.WebClient, ours: Ours): Desk {
  const { clock, buttons, hear } = work
  const stopping = new AbortController()
  const lanes = createLanes(clock)
  const people = createPeople(web, ours.team, clock)
  const channels = createChannels(web, clock)
  const wrong = (during: During, mistake: unknown) =>
    hear({ event: 'problem', platform: SLACK, during, mistake })
  const memberships = createMemberships(web, clock, (mistake) => wrong('looking for channels', mistake))
  const standing = createStandings({ team: ours.team, people, channels, memberships, clock })
  const telling = createTelling({
    clock,
    patience: PATIENCE,
    blocked: failureOf,
    failed: (mistake, { isFirst }) =>
      wrong(isFirst ? 'answering privately' : 'telling of a warning sign', mistake),
  })
  return {
    ...work,
    ours,
    web,
    people,
    channels,
    memberships,
    say: createSay(web, lanes),
    urgent: createSay(web, NO_ROWS),
    telling,
    once: createOnce(),
    standing,
    visitor: async (user, channel, wish) => (await standing(user, channel, wish)).visitor,
    async message(document, user, share) {
      const more = share === undefined ? [] : [share.run]
      const idOf = await buttons.idsFor(document, more, { person: personId(ours.team, user) })
      return renderForSlack(document, idOf, share)
    },
    wrong,
    stopping: stopping.signal,
    stop() {
      stopping.abort()
      lanes.stop()
      telling.stop()
    },
  }
}
