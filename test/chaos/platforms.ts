import { realClock } from '../../adapters/clock/clock.ts'
import type { Seen } from '../fakes/channels.ts'
import type { Counts, Kind, PlatformWish } from '../fakes/platform.ts'
import { servePlatform, type ServedPlatform } from '../fakes/server.ts'
import { channelOn } from './evidence.ts'

/** Both kinds of platforms, each at a port of its own. */
export type Platforms = {
  readonly urls: Readonly<Record<Kind, string>>
  /** What members see on both of them. */
  seen(): readonly Seen[]
  /** What was asked of both of them together. */
  counts(): Counts
  /** Resolves when nothing is under way any more, not even what nobody waits for. */
  quiet(): Promise<void>
  close(): Promise<void>
}

/** Serves a platform of each kind. */
export async function servePlatforms(
  wishOf: (kind: Kind) => Omit<PlatformWish, 'kind' | 'clock'>,
): Promise<Platforms> {
  const serve = (kind: Kind) => servePlatform({ ...wishOf(kind), kind, clock: realClock() })
  const slack = await serve('slack')
  const discord = await serve('discord')
  const on = (kind: Kind, { seen }: ServedPlatform) =>
    seen().map((one) => ({ ...one, channel: channelOn(kind, one.channel) }))
  return {
    urls: { slack: slack.url, discord: discord.url },
    seen: () => [...on('slack', slack), ...on('discord', discord)],
    counts() {
      const others = discord.counts()
      const sums = Object.entries(slack.counts()).map(([name, count]) => [
        name,
        count + others[name as keyof Counts],
      ])
      return Object.fromEntries(sums) as Counts
    },
    async quiet() {
      await slack.quiet()
      await discord.quiet()
    },
    async close() {
      await slack.close()
      await discord.close()
    },
  }
}
