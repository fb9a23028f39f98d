import { PermissionFlagsBits, type Channel, type PermissionsBitField } from 'discord.js'
import type { Block, Invocation } from '../../../src/document.ts'
import type { Place } from '../../../src/place.ts'
import { isAboutNewBreak, withMore } from '../../messenger/new-break.ts'
import type { Reply } from '../../messenger/reception.ts'
import { isPost } from './visitor.ts'

/** Where an answer is given, and what Limber may do there. */
export type Around = {
  readonly channel: Channel | null
  readonly permissions: Readonly<PermissionsBitField> | null
}

/** Whether Limber may bring a break to a channel; where nobody knows it may. */
function mayPost({ channel, permissions }: Around): boolean {
  const { ViewChannel, SendMessages, SendMessagesInThreads, Connect } = PermissionFlagsBits
  const needed = [ViewChannel, isPost(channel) ? SendMessagesInThreads : SendMessages]
  // Who may not come into a voice channel may not write in it either.
  return permissions?.has(channel?.isVoiceBased() === true ? [...needed, Connect] : needed) !== false
}

/** An answer that sets up a break where Limber may not post yet says how it is let in. */
export function withLettingIn(
  reply: Reply,
  { place, run }: { readonly place: Place; readonly run: Invocation | undefined },
  around: Around,
): Reply {
  if (place.isDirect || mayPost(around) || !isAboutNewBreak(reply, run)) return reply
  return withMore(reply, [howFor(around)])
}

function howFor({ channel }: Around): Block {
  const what = channel?.isVoiceBased() === true ? 'see the channel, connect' : 'see the channel'
  return {
    type: 'text',
    text: [
      { strong: 'I may not write in this channel yet,' },
      ` so no break can come: whoever manages it can let me ${what} and send messages there.`,
    ],
  }
}
