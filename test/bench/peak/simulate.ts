import type { Limit, Limits } from '../../fakes/limits.ts'
import { randomFrom, type Random } from '../random.ts'
import { PLATFORMS, type DayPrompt, type PlatformName } from './day.ts'
import { anyLatency } from './latency.ts'
import { createSlots, type Slots } from './slots.ts'

/**
 * How prompts wait: all in one queue, in which who waits for a limit keeps a request of its own; one queue for each
 * platform; or those, of which the one whose whole account is limited begins before the time.
 */
export const POLICIES = ['one queue', 'lanes', 'lanes, early start'] as const
export type Policy = (typeof POLICIES)[number]

/** What a platform takes, and how many requests to it are under way at the same time, in all processes together. */
export type Lane = { readonly limits: Limits; readonly atOnce: number }
export type Lanes = Readonly<Record<PlatformName, Lane>>

/** How the world is; what is not said is as it usually is. */
export type World = {
  readonly latency?: (random: Random) => number
  /** From 0 to 1: requests that lead to nothing and are repeated after `failedFor` ms. */
  readonly failures?: number
  readonly failedFor?: number
}

/** A prompt with what became of it, in ms since 1970. */
export type Simulated = {
  readonly prompt: DayPrompt
  /** When the request left that posted it. */
  readonly sentAt: number
  readonly postedAt: number
}

/** Posts what is due, in the order in which it is due, as fast as everything lets it. The same in every run. */
export function simulate(
  prompts: readonly DayPrompt[],
  lanes: Lanes,
  policy: Policy,
  { latency = anyLatency, failures = 0.01, failedFor = 1_500 }: World = {},
): readonly Simulated[] {
  const random = randomFrom(7)
  const limits = { slack: createSpacing(lanes.slack.limits), discord: createSpacing(lanes.discord.limits) }

  function post(prompt: DayPrompt, from: number, spacing: Spacing, slots: Slots): Simulated {
    const first = spacing.account(from)
    const hasFailed = random() < failures
    // The repetition takes the place of somebody else's request, who do not wait for it.
    if (hasFailed) spacing.account(first)
    const sentAt = hasFailed ? first + failedFor : first
    const postedAt = sentAt + latency(random)
    slots.take(postedAt)
    return { prompt, sentAt, postedAt }
  }

  if (policy === 'one queue') {
    const slots = createSlots(lanes.slack.atOnce + lanes.discord.atOnce)
    return prompts.map((prompt) => {
      const spacing = limits[prompt.platform]
      return post(prompt, spacing.place(prompt, Math.max(prompt.dueAt, slots.earliest())), spacing, slots)
    })
  }
  const releaseOf = policy === 'lanes' ? ({ dueAt }: DayPrompt) => dueAt : earlyReleases(prompts, lanes)
  return PLATFORMS.flatMap((platform) => {
    const slots = createSlots(lanes[platform].atOnce)
    const spacing = limits[platform]
    return prompts
      .filter((prompt) => prompt.platform === platform)
      .map((prompt) => ({ prompt, at: releaseOf(prompt) }))
      .sort((a, b) => a.at - b.at)
      .map(({ prompt, at }) => ({ prompt, at: spacing.place(prompt, at) }))
      .sort((a, b) => a.at - b.at)
      .map(({ prompt, at }) => post(prompt, Math.max(at, slots.earliest()), spacing, slots))
  })
}

/** Nobody is asked to stretch earlier than this, in ms. */
const EARLIEST = 90_000

/** Half of what an account needs for an instant is before it, in an order that stays the same every day. */
function earlyReleases(prompts: readonly DayPrompt[], lanes: Lanes): (prompt: DayPrompt) => number {
  const counts = new Map<string, number>()
  const keyOf = ({ platform, dueAt }: DayPrompt) => `${platform} ${dueAt}`
  for (const prompt of prompts) counts.set(keyOf(prompt), (counts.get(keyOf(prompt)) ?? 0) + 1)
  return (prompt) => {
    const { account } = lanes[prompt.platform].limits
    if (account === undefined) return prompt.dueAt
    const needed = (counts.get(keyOf(prompt)) ?? 0) * apart(account)
    return prompt.dueAt - Math.min(EARLIEST, needed / 2) * (1 - prompt.order)
  }
}

/** The first instant from another on at which a limit lets something through, which is taken then. */
type Spacing = {
  place(prompt: DayPrompt, from: number): number
  account(from: number): number
}

/** Who keeps to a limit sends at even distances. */
function createSpacing(limits: Limits): Spacing {
  const next = new Map<string, number>()
  const take = (key: string, limit: Limit | undefined, from: number) => {
    if (limit === undefined) return from
    const at = Math.max(from, next.get(key) ?? -Infinity)
    next.set(key, at + apart(limit))
    return at
  }
  return {
    place({ workspace, channel }, from) {
      const at = take(`${workspace}`, limits.workspace, from)
      return take(`${workspace}/${channel}`, limits.channel, at)
    },
    account: (from) => take('account', limits.account, from),
  }
}

function apart({ most, within }: Limit): number {
  return within / most
}
