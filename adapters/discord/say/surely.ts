import type { RepliableInteraction } from 'discord.js'
import type { Telling, Way } from '../../messenger/telling.ts'
import { isAnswered } from '../connection/mistakes.ts'
import { postIn, postTo } from './post.ts'
import { visitorOf } from '../hear/visitor.ts'
import type { Words } from '../show/words.ts'

/** What somebody is to be told, and how that is said to whatever they did. */
export type Told = {
  readonly words: Words
  readonly isSign: boolean
  readonly tell: () => Promise<unknown>
}

/**
 * Tells somebody something. A warning arrives whatever else does not: where it cannot be said to what they did in their
 * direct messages, and where those are closed in the channel.
 */
export async function surely(
  interaction: RepliableInteraction,
  { words, isSign, tell }: Told,
  telling: Telling,
): Promise<void> {
  if (!isSign) return heard(tell)
  const { client, id, user, channelId } = interaction
  const ways = [
    () => heard(tell),
    (signal: AbortSignal) => postTo(client, user.id, words, { once: `alone ${id}`, signal }),
  ]
  // Limber is in no channel that people have to themselves, nor where somebody only has it for themselves.
  const isAlone = channelId === null || visitorOf(interaction).place.isDirect
  const inChannel: Way = (signal) => postIn(client, channelId ?? '', words, { once: `answer ${id}`, signal })
  await telling.surely(ways, isAlone ? [] : [inChannel])
}

/** It arrived where only the answer to it was lost, or where another process was faster. */
async function heard(tell: () => Promise<unknown>): Promise<void> {
  try {
    await tell()
  } catch (mistake) {
    if (!isAnswered(mistake)) throw mistake
  }
}
