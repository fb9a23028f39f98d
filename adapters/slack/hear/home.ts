import type { App } from '@slack/bolt'
import type { Break } from '../../../src/breaks/break.ts'
import type { Document } from '../../../src/document.ts'
import { directPlace, placeKey } from '../../../src/place.ts'
import type { Desk } from '../desk.ts'
import { homeView, MOST_SHOWN, pauseOrResume, type Lack } from '../show/home-view.ts'
import { OURS, type Memberships } from '../look-up/memberships.ts'
import { channelPlace, personId, SLACK } from '../place.ts'
import { PROMPTS, PROMPTS_TITLE } from '../surface.ts'

/** Whoever opens Limber sees the breaks that concern them, or what they can begin with. */
export function hearHomes(app: App, desk: Desk): void {
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'messages') await suggestPrompts(desk, event.channel)
    else await publishHome(desk, event.user)
  })
}

/** Nobody misses what could not be suggested. */
async function suggestPrompts(desk: Desk, channel: string): Promise<void> {
  try {
    await desk.web.assistant.threads.setSuggestedPrompts({
      channel_id: channel,
      title: PROMPTS_TITLE,
      prompts: [{ ...PROMPTS[0] }, ...PROMPTS.slice(1).map((prompt) => ({ ...prompt }))],
    })
  } catch (mistake) {
    desk.wrong('suggesting what to ask', mistake)
  }
}

/** Shows somebody their App Home as it is now, with what was said to a button above it; nothing fails with it. */
export async function publishHome(desk: Desk, user: string, notice?: Document): Promise<void> {
  try {
    await showHome(desk, user, notice)
  } catch (mistake) {
    desk.wrong('showing the App Home', mistake)
  }
}

/** The same; rejects where it is not shown. */
export async function showHome(desk: Desk, user: string, notice?: Document): Promise<void> {
  const { breaks, ours, buttons } = desk
  const person = personId(ours.team, user)
  const now = breaks?.now() ?? desk.clock.now()
  const { all, isWhole } =
    breaks === undefined ? { all: [], isWhole: true } : await breaksFor(desk, breaks.store, user)
  const shown = all.slice(0, MOST_SHOWN)
  const choices = shown.map((kept) => pauseOrResume(kept, now))
  const idOf = await buttons.idsFor([{ type: 'choices', choices }], [], { person })
  const lacks = [
    ...(isWhole && all.length === 0 ? [FIRST_BREAK] : []),
    ...(await lacksFor(desk, shown, user)),
  ]
  const home = { breaks: shown, isWhole, more: all.length - shown.length, lacks, notice, now }
  await desk.web.views.publish({ user_id: user, view: homeView(home, idOf) })
}

const FIRST_BREAK: Lack = { text: 'A first stretch break: "Add a break" below.' }

/** The breaks that concern somebody. */
type Concerning = {
  readonly all: readonly Break[]
  /** Whether there are no more than these. */
  readonly isWhole: boolean
}

/** Somebody's own breaks, those they set up, and those of the channels that they are in together with Limber. */
async function breaksFor(
  desk: Desk,
  store: NonNullable<Desk['breaks']>['store'],
  user: string,
): Promise<Concerning> {
  const { team } = desk.ours
  const person = personId(team, user)
  const own = directPlace(channelPlace(team, ''), person)
  const { channels, isWhole } = await sharedChannels(desk, user)
  const across = await store.breaksAcross(SLACK, team, MOST_LOOKED_AT)
  const shared = across.filter(({ place }) => channels.has(place.channel))
  const set = (await store.breaksOf(person)).filter(({ place }) => place.workspace === team)
  const all = [...(await store.breaksIn(own)), ...shared, ...set]
  const byId = new Map(all.map((kept) => [kept.id, kept]))
  const sorted = [...byId.values()].toSorted(
    (a, b) => placeKey(a.place).localeCompare(placeKey(b.place)) || a.number - b.number,
  )
  return { all: sorted, isWhole }
}

/** The channels that somebody is in, and Limber too, as far as Slack says it. */
async function sharedChannels({ memberships }: Desk, user: string): Promise<Memberships> {
  const [theirs, ours] = await Promise.all([memberships.of(user), memberships.of(OURS)])
  if (theirs === undefined || ours === undefined) return { channels: new Set(), isWhole: false }
  return {
    channels: theirs.channels.intersection(ours.channels),
    isWhole: theirs.isWhole && ours.isWhole,
  }
}

/** So many breaks of a workspace are looked through for those that somebody may see. */
const MOST_LOOKED_AT = 2_000

/** What is to be done before everything works as it should for somebody. */
async function lacksFor(desk: Desk, breaks: readonly Break[], user: string): Promise<readonly Lack[]> {
  const channels = [
    ...new Set(breaks.filter(({ place }) => !place.isDirect).map(({ place }) => place.channel)),
  ]
  const [profile, ...facts] = await Promise.all([
    desk.people.of(user),
    ...channels.map((id) => desk.channels.of(id)),
  ])
  const away = channels.filter((_, index) => facts[index]?.isMember === false && !facts[index]?.isGroup)
  return [
    ...away.map((channel) => ({
      channel,
      text: `I am not in there yet and cannot post its breaks: type "/invite @${desk.ours.name}" there.`,
    })),
    ...(profile !== undefined && profile.zone === undefined
      ? [{ text: 'Your time zone: set it in your Slack profile, or name one with each break.' }]
      : []),
    ...(profile?.isAdmin === true && !desk.ours.mayLook
      ? [
          {
            text: 'The optional scopes channels:history and groups:history: without them, a break of which Slack does not say whether it arrived is not repeated.',
          },
        ]
      : []),
  ]
}
