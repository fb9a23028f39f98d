import type { ButtonInteraction } from 'discord.js'
import { refusal } from '../../../src/answer/breaks/problem.ts'
import type { Document, Invocation } from '../../../src/document.ts'
import { isShareable, type Reply } from '../../messenger/reception.ts'
import { SHARED } from '../../messenger/sentences.ts'
import { takesPlace } from '../../messenger/takes-place.ts'
import { nonceOf } from '../show/mark.ts'
import { isNotAllowed, readMistake } from '../connection/mistakes.ts'
import { mayWrite, visitorOf } from './visitor.ts'
import { idsIn, type Pressed, type PressWork } from './pressed.ts'
import { createSlowMode } from './slow-mode.ts'
import { plainWords, withLine } from '../show/words.ts'

/** Limber may not post where somebody would share. */
const MAY_NOT: Document = refusal(
  'I may not write in this channel',
  'So nothing was shared. Whoever manages the channel can let me send messages there.',
)

/** Discord did not say that it took what was to be shared. */
const IN_DOUBT: Document = refusal(
  'That may not have worked',
  'Discord did not tell me that it took it. Please look whether it stands in the channel before you try again.',
)

/** Discord said that it did not take it. */
const NOT_TAKEN: Document = refusal(
  'Nothing was shared',
  'Discord takes no more of me just now. Please try again in a moment.',
)

/** Nobody says through Limber what they may not say themselves. */
const YOU_MAY_NOT: Document = refusal(
  'You may not write in this channel',
  'So nothing was shared: I post there only for those who may write there themselves.',
)

/**
 * Shows an exercise to everybody in the channel, as a message of Limber's own: nobody sees who asked, or what for. Gives
 * what stands in the place of the private answer then.
 */
export type Share = (interaction: ButtonInteraction, run: Invocation) => Promise<Pressed>

/** Shares for those who may write where they share, and no faster than they may. */
export function createShare({ reception, wording, failed }: PressWork): Share {
  const slowMode = createSlowMode()

  async function post(interaction: ButtonInteraction, reply: Reply): Promise<Document | undefined> {
    const { client, channelId, message, customId } = interaction
    try {
      const channel = interaction.channel ?? (await client.channels.fetch(channelId))
      if (channel?.isSendable() !== true) return MAY_NOT
      const words = await wording.of(reply, { place: visitorOf(interaction).place })
      // The same press posts once, however often it is tried.
      await channel.send({ ...words, nonce: nonceOf(`share ${message.id} ${customId}`), enforceNonce: true })
      return undefined
    } catch (mistake) {
      if (isNotAllowed(mistake)) return MAY_NOT
      failed(mistake)
      return readMistake(mistake).is === 'unknown' ? IN_DOUBT : NOT_TAKEN
    }
  }

  return async (interaction, run) => {
    if (!mayWrite(interaction)) return { words: plainWords(YOU_MAY_NOT), isInPlace: false }
    const visitor = visitorOf(interaction)
    const reply = await reception.answer({ visitor, isPrivate: true, run })
    if (reply === undefined) return undefined
    if (!isShareable(reply)) {
      const words = await wording.of(reply, visitor)
      const isInPlace = takesPlace(reply, { run, buttons: idsIn(interaction) })
      return { words, isInPlace, isSign: reply.isSign }
    }
    const tooSoon = slowMode.count(interaction)
    if (tooSoon !== undefined) return { words: plainWords(tooSoon), isInPlace: false }
    const why = await post(interaction, reply)
    // What may stand there already is not posted twice by the same press: to try that again takes nobody's turn.
    if (why !== undefined) slowMode.takeBack(interaction)
    if (why !== undefined) return { words: plainWords(why), isInPlace: false }
    const { message, customId } = interaction
    const components = message.components.map((one) => one.toJSON())
    return { words: withLine(components, SHARED, customId), isInPlace: true }
  }
}
