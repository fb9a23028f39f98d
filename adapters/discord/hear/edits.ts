import {
  ChannelType,
  Events,
  GatewayDispatchEvents,
  type Client,
  type GatewayMessageUpdateDispatchData,
} from 'discord.js'
import type { Answering } from './answering.ts'
import type { Breaker } from '../connection/breaker.ts'
import type { Desk } from '../connection/desk.ts'
import { answerEdited } from './mentions.ts'
import { isForMe, type Written } from './written.ts'

/** Hears of messages that were changed, each change once: a warning sign may come late. */
export function hearEdits(
  client: Client,
  desk: Pick<Desk, 'take'>,
  answering: Answering,
  { urgently }: Pick<Breaker, 'urgently'>,
): void {
  // Only a warning sign is answered, and whether there is one shows when it is looked up.
  const taken = (id: string, at: number, answer: () => Promise<void>) =>
    desk.take(`${id} ${at}`, 'answering', () => urgently(answer))

  client.on(Events.MessageUpdate, (_, message) => {
    // What only looks different, as where a link is shown as what it leads to, was not edited.
    if (message.editedTimestamp === null || !isForMe(message)) return
    taken(message.id, message.editedTimestamp, () => answerEdited(message, answering))
  })

  // The library drops what was changed in direct messages that it does not know yet: these are looked up.
  client.ws.on(GatewayDispatchEvents.MessageUpdate, (data: GatewayMessageUpdateDispatchData) => {
    const { id, channel_id: channel, guild_id: guild, edited_timestamp: at } = data
    if (guild !== undefined || !at || client.channels.cache.has(channel)) return
    taken(id, Date.parse(at), async () => {
      const found = await client.channels.fetch(channel)
      if (found?.type !== ChannelType.DM) return
      const message = (await found.messages.fetch(id)) as Written
      if (isForMe(message)) await answerEdited(message, answering)
    })
  })
}
