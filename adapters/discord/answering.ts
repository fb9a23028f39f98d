import {
  ComponentType,
  MessageFlags,
  type ChatInputCommandInteraction,
  type MessageContextMenuCommandInteraction,
  type ModalSubmitInteraction,
} from 'discord.js'
import type { Invocation } from '../../src/document.ts'
import type { Reception, Visitor } from '../messenger/reception.ts'
import { timely } from './timely.ts'
import { visitorOf } from './visitor.ts'
import { privately, type Wording } from './words.ts'

/** What can be answered to whoever asked alone. */
export type Askable =
  ChatInputCommandInteraction | MessageContextMenuCommandInteraction | ModalSubmitInteraction

/** What answering stands on. */
export type Answering = { readonly reception: Reception; readonly wording: Wording }

/** What somebody asks, in words or with a command. */
export type Said = { readonly text: string } | { readonly run: Invocation }

/** Answers somebody alone, in time. */
export async function answerAlone(
  interaction: Askable,
  said: Said,
  { reception, wording }: Answering,
): Promise<void> {
  const visitor: Visitor = visitorOf(interaction)
  const { person } = visitor
  const coming = (async () => {
    const reply = await reception.answer({ visitor, isPrivate: true, ...said })
    return reply && (await wording.of(reply, { person, withShare: true }))
  })()
  const { value: words, isDeferred } = await timely(coming, () =>
    interaction.deferReply({ flags: MessageFlags.Ephemeral }),
  )
  if (words !== undefined) {
    await (isDeferred ? interaction.editReply(words) : interaction.reply(privately(words)))
    return
  }
  // Who is not answered any more is not told that something failed.
  if (!isDeferred) await interaction.deferReply({ flags: MessageFlags.Ephemeral })
  await interaction.deleteReply()
}

/** What was filled into a form. */
export function valuesOf(interaction: ModalSubmitInteraction): Readonly<Record<string, string>> {
  return Object.fromEntries(
    interaction.fields.fields.map((field) => {
      if (field.type === ComponentType.TextInput) return [field.customId, field.value]
      const [value = ''] = 'values' in field ? field.values : []
      return [field.customId, String(value)]
    }),
  )
}
