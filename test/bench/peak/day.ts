import { randomFrom, type Random } from '../random.ts'

// One Wednesday in an office world: when breaks are wanted, and where the people who want them live.

const DAY = '2026-11-18'

/** Where the breaks are, with the share of each zone. */
const ZONES = [
  ['America/New_York', 0.15],
  ['America/Chicago', 0.06],
  ['America/Los_Angeles', 0.12],
  ['America/Sao_Paulo', 0.03],
  ['Europe/London', 0.1],
  ['Europe/Berlin', 0.2],
  ['Europe/Helsinki', 0.03],
  ['Asia/Kolkata', 0.12],
  ['Asia/Singapore', 0.06],
  ['Asia/Tokyo', 0.06],
  ['Australia/Sydney', 0.04],
  ['Africa/Johannesburg', 0.03],
] as const

const BREAKS_A_WORKSPACE = 20
const CHANNELS_A_WORKSPACE = 15

export const PLATFORMS = ['slack', 'discord'] as const
export type PlatformName = (typeof PLATFORMS)[number]

/** One time that a break comes. */
export type DayPrompt = {
  readonly platform: PlatformName
  readonly workspace: number
  /** Its number among those of its workspace. */
  readonly channel: number
  /** Ms since 1970. */
  readonly dueAt: number
  /** From 0 up to 1: where it stands among those that are due with it, the same every day. */
  readonly order: number
}

/** Every prompt of the day of so many breaks, half of them on each platform, in the order in which they are due. */
export function promptsOfDay(breaks: number): readonly DayPrompt[] {
  const random = randomFrom(42)
  const instantOf = instants()
  const workspaces = Math.ceil(breaks / PLATFORMS.length / BREAKS_A_WORKSPACE)
  const prompts = Array.from({ length: breaks }).flatMap((): readonly DayPrompt[] => {
    const where = {
      platform: random() < 0.5 ? 'slack' : 'discord',
      workspace: Math.floor(random() * workspaces),
      channel: Math.floor(random() * CHANNELS_A_WORKSPACE),
      order: random(),
    } as const
    const zone = anyZone(random)
    return anyTimes(random).map((time) => ({ ...where, dueAt: instantOf(zone, time) }))
  })
  return prompts.sort((a, b) => a.dueAt - b.dueAt || a.order - b.order)
}

/** How many are due at once, the largest number first. */
export function instantsOf(
  prompts: readonly DayPrompt[],
): readonly { readonly at: number; readonly prompts: readonly DayPrompt[] }[] {
  return [...Map.groupBy(prompts, ({ dueAt }) => dueAt)]
    .map(([at, together]) => ({ at, prompts: together }))
    .sort((a, b) => b.prompts.length - a.prompts.length || a.at - b.at)
}

function anyZone(random: Random): string {
  let left = random()
  const [zone] = ZONES.find(([, share]) => (left -= share) < 0) ?? ZONES[0]
  return zone
}

/** Most people want ten o'clock, three o'clock or both; the others any quarter of an hour from nine to five. */
function anyTimes(random: Random): readonly string[] {
  const wish = random()
  if (wish < 0.35) return ['10:00', '15:00']
  if (wish < 0.6) return ['10:00']
  if (wish < 0.75) return ['15:00']
  const hour = String(9 + Math.floor(random() * 8)).padStart(2, '0')
  return [`${hour}:${String(15 * Math.floor(random() * 4)).padStart(2, '0')}`]
}

function instants(): (zone: string, time: string) => number {
  const known = new Map<string, number>()
  return (zone, time) => {
    const key = `${DAY}T${time}[${zone}]`
    const at = known.get(key) ?? Temporal.ZonedDateTime.from(key).epochMilliseconds
    known.set(key, at)
    return at
  }
}
