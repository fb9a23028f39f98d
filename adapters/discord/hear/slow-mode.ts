import { PermissionFlagsBits, type BaseInteraction } from 'discord.js'
import { refusal } from '../../../src/answer/breaks/problem.ts'
import type { Document } from '../../../src/document.ts'
import { createBounded } from '../../messenger/bounded.ts'

/** So many people in a channel are remembered at most. */
const MOST_REMEMBERED = 10_000

/** Heeds the slow mode of channels for those through whom Limber posts: it does not hold for bots. */
export type SlowMode = {
  /** Counts what somebody is about to post through Limber; gives why it has to wait, where it has to. */
  count(interaction: BaseInteraction): Document | undefined
  /** It was not posted after all. */
  takeBack(interaction: BaseInteraction): void
}

export function createSlowMode(): SlowMode {
  /** When somebody posted last in a channel, in ms since 1970 by the clock of Discord. */
  const last = createBounded<number>(MOST_REMEMBERED)
  const keyOf = ({ channelId, user }: BaseInteraction) => `${channelId} ${user.id}`

  return {
    count(interaction) {
      const at = interaction.createdTimestamp
      const seconds = slownessOf(interaction)
      const before = last.get(keyOf(interaction))
      const left = before === undefined ? 0 : before + seconds * 1_000 - at
      if (left > 0) return tooSoon(seconds, Math.ceil(left / 1_000))
      if (seconds > 0) last.set(keyOf(interaction), at)
      return undefined
    },
    takeBack: (interaction) => last.delete(keyOf(interaction)),
  }
}

/**
 * How many seconds whoever acts waits between two messages where they are; 0 where they need not. To manage a channel or
 * its messages spares nobody: https://discord.com/developers/docs/topics/permissions.
 */
function slownessOf({ channel, memberPermissions }: BaseInteraction): number {
  if (channel === null || memberPermissions?.has(PermissionFlagsBits.BypassSlowmode) === true) return 0
  return ('rateLimitPerUser' in channel ? channel.rateLimitPerUser : null) ?? 0
}

function tooSoon(seconds: number, left: number): Document {
  return refusal(
    'Slow mode is on here',
    `Everybody in this channel waits ${sayTime(seconds)} between two messages, also with what I post for them. You can share again in ${sayTime(left)}.`,
  )
}

/** "40 seconds", "5 minutes", "2 hours": never less than it is. */
function sayTime(seconds: number): string {
  if (seconds < 60) return counted(seconds, 'second')
  const minutes = Math.ceil(seconds / 60)
  return minutes < 60 ? counted(minutes, 'minute') : counted(Math.ceil(minutes / 60), 'hour')
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
