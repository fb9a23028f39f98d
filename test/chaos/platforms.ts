import { realClock } from '../../adapters/clock/clock.ts'
import { nonceOf } from '../../adapters/discord/show/mark.ts'
import type { Seen } from '../fakes/channels.ts'
import { serveDiscord } from '../fakes/discord/serve.ts'
import type { Counts, Kind, PlatformWish } from '../fakes/platform.ts'
import { servePlatform, type ServedPlatform } from '../fakes/server.ts'
import { serveSlack } from '../fakes/slack/slack.ts'
import { guildOf, workspaceOf } from './breaks.ts'
import { DISCORD_TOKEN, type Chats } from './chats.ts'
import { channelOn } from './evidence.ts'

/** Both kinds of platforms, each at a port of its own. */
export type Platforms = {
  readonly urls: Readonly<Record<Kind, string>>
  /** What members see on both of them; by a nonce alone nobody would know which of these deliveries it is. */
  seen(deliveries: Iterable<string>): readonly Seen[]
  /** What was asked of both of them together. */
  counts(): Counts
  /** What was asked that no platform takes. */
  violations(): readonly string[]
  /** Resolves when nothing is under way any more, not even what nobody waits for. */
  quiet(): Promise<void>
  close(): Promise<void>
}

/** A platform, and where it is asked. */
type Served = {
  readonly platform: ServedPlatform
  readonly url: string
  readonly violations: () => readonly string[]
}

/** Serves a platform of each kind, which takes what its library says, or the simplest that there is. */
export async function servePlatforms(
  chats: Chats,
  wishOf: (kind: Kind) => Omit<PlatformWish, 'kind' | 'clock'>,
): Promise<Platforms> {
  const serve = chats === 'simple' ? serveSimple : serveReal
  const slack = await serve('slack', wishOf('slack'))
  const discord = await serve('discord', wishOf('discord'))
  const on = (kind: Kind, { platform }: Served) =>
    platform.seen().map((one) => ({ ...one, channel: channelOn(kind, one.channel) }))
  return {
    urls: { slack: slack.url, discord: discord.url },
    seen(deliveries) {
      const byNonce = new Map([...deliveries].map((delivery) => [nonceOf(delivery), delivery]))
      const all = [...on('slack', slack), ...on('discord', discord)]
      return all.map((one) => ({ ...one, delivery: byNonce.get(one.delivery) ?? one.delivery }))
    },
    counts() {
      const others = discord.platform.counts()
      const sums = Object.entries(slack.platform.counts()).map(([name, count]) => [
        name,
        count + others[name as keyof Counts],
      ])
      return Object.fromEntries(sums) as Counts
    },
    violations: () => [...slack.violations(), ...discord.violations()],
    async quiet() {
      await slack.platform.quiet()
      await discord.platform.quiet()
    },
    async close() {
      await slack.platform.close()
      await discord.platform.close()
    },
  }
}

type Wish = Omit<PlatformWish, 'kind' | 'clock'>

async function serveSimple(kind: Kind, wish: Wish): Promise<Served> {
  const platform = await servePlatform({ ...wish, kind, clock: realClock() })
  return { platform, url: platform.url, violations: () => [] }
}

async function serveReal(kind: Kind, wish: Wish): Promise<Served> {
  if (kind === 'slack') {
    const platform = await serveSlack({ ...wish, channels: {}, people: {}, workspaceOf })
    return { platform, url: platform.url, violations: platform.violations }
  }
  const platform = await serveDiscord({ ...wish, token: DISCORD_TOKEN, guildOf })
  return { platform, url: platform.apiUrl, violations: platform.violations }
}
