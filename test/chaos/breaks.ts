import { NO_DAYS_OFF, type BreakDraft } from '../../src/breaks/break.ts'
import { WEEKDAYS, type Weekday } from '../../src/breaks/cadence.ts'
import { LATE } from '../../src/breaks/due.ts'
import { channelPlace as discordChannel, personOf as discordPerson } from '../../adapters/discord/places.ts'
import { channelPlace as slackChannel, personId as slackPerson } from '../../adapters/slack/place.ts'
import type { Place } from '../../src/place.ts'
import { randomFrom } from '../bench/random.ts'
import type { Kind } from '../fakes/platform.ts'

const DAY = 24 * 60 * 60_000
const CHANNELS = 400
const CHANNELS_A_WORKSPACE = 10
/** Two channels in so many take nothing, one on each platform. */
const EVERY = 100
/** So many of the breaks were due long before anybody looked. */
const OVERDUE = 0.01

const KINDS: readonly Kind[] = ['slack', 'discord']
const CODES: Readonly<Record<Kind, readonly string[]>> = {
  slack: ['is_archived', 'not_in_channel'],
  discord: ['10003', '50001'],
}

/** In which workspace, or which server, a channel or person is, counted as breaks are. */
const workspaceAt = (index: number) =>
  `W${Math.floor((index % CHANNELS) / KINDS.length / CHANNELS_A_WORKSPACE)}`

function channelAt(index: number): Place {
  const platform = KINDS[index % KINDS.length] ?? 'slack'
  if (platform === 'slack') return slackChannel(workspaceAt(index), `C${index}`)
  return discordChannel(GUILD, String(FIRST_ID + index))
}

/** Who sets up a break, by the name that the platform of its channel knows them by. */
function personAt(index: number): string {
  const { platform } = channelAt(index)
  return platform === 'slack'
    ? slackPerson(workspaceAt(index), `U${index}`)
    : discordPerson(`${FIRST_ID + index}`)
}

/** Discord's ids are numbers. */
const FIRST_ID = 1_000_000_000
const GUILD = '900000000'

/** In which server each channel of Discord is. */
export const guildOf = () => GUILD

/** In which workspace a channel or person of Slack is, by its id: "C7", "U7", or "DU7" for their direct messages. */
export function workspaceOf(id: string): string {
  return workspaceAt(Number(/\d+$/.exec(id)?.[0] ?? 0))
}

/** Every place of chaos: several hundred channels, half of them on each platform. */
const PLACES = Array.from({ length: CHANNELS }, (_, index) => channelAt(index))

/** The channels that take nothing, with the platform's code for why. */
export const REFUSING: ReadonlyMap<string, string> = new Map(
  PLACES.filter((_, index) => index % EVERY < KINDS.length).map((place, index) => {
    const codes = CODES[place.platform === 'slack' ? 'slack' : 'discord']
    return [place.channel, codes[Math.floor(index / KINDS.length) % codes.length] ?? '']
  }),
)

/** Whether a place takes nothing. */
export function isRefusing({ channel, isDirect }: Place): boolean {
  return !isDirect && REFUSING.has(channel)
}

/** Half of the breaks fall due within so many ms, and the others over all the time that so many take. */
const RUSH = 10_000
const APART = 15

/** How long it takes until so many breaks have fallen due, in ms. */
export function spanOf(count: number): number {
  return Math.max(RUSH, count * APART)
}

/**
 * So many breaks that fall due once, from an instant on (ms since 1970): first more of them than can be posted, so that
 * they wait for each other, and then fewer, so that what is repeated comes at once.
 */
export function draftsOf(count: number, from: number, seed: number): readonly BreakDraft[] {
  const random = randomFrom(seed)
  return Array.from({ length: count }, (_, index) => {
    const isOverdue = random() < OVERDUE
    const span = random() < 0.5 ? RUSH : spanOf(count)
    const nextDue = Math.floor(isOverdue ? from - LATE - 1 - random() * LATE : from + random() * span)
    return {
      place: PLACES[index % PLACES.length] ?? channelAt(0),
      owner: personAt(index),
      cadence: {
        // It does not come again while chaos lasts.
        days: { kind: 'weekdays', weekdays: [weekdayOf(from + 3 * DAY)], everyWeeks: 1 },
        times: { kind: 'at', minutes: [600] },
        zone: 'UTC',
      },
      choosing: { setting: 'desk', isDiscreet: false, conditions: [], without: [] },
      daysOff: NO_DAYS_OFF,
      nextDue,
      tzdata: 'chaos',
      createdAt: from + index,
    }
  })
}

function weekdayOf(at: number): Weekday {
  const { dayOfWeek } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC')
  return WEEKDAYS[dayOfWeek - 1] ?? 1
}
