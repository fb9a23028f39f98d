import {
  ComponentType,
  MessageFlags,
  type BaseInteraction,
  type ChatInputCommandInteraction,
  type MessageContextMenuCommandInteraction,
  type ModalSubmitInteraction,
  type RepliableInteraction,
} from 'discord.js'
import type { FormValues } from '../../../src/breaks/form.ts'
import type { Reception, Said, Visitor } from '../../messenger/reception.ts'
import { EXPIRED } from '../../messenger/sentences.ts'
import type { Telling } from '../../messenger/telling.ts'
import { isAnswered } from '../connection/mistakes.ts'
import { withZoneField } from './zone-field.ts'
import { withChangeIt } from './form.ts'
import { withLettingIn } from './letting-in.ts'
import { surely } from '../say/surely.ts'
import { timely } from '../connection/timely.ts'
import { aroundOf, mayWrite, visitorOf } from './visitor.ts'
import { plainWords, privately, type Wording } from '../show/words.ts'

/** What can be answered to whoever asked alone. */
export type Askable =
  ChatInputCommandInteraction | MessageContextMenuCommandInteraction | ModalSubmitInteraction

/** What answering stands on. */
export type Answering = {
  readonly reception: Reception
  readonly wording: Wording
  readonly telling: Telling
}

/** Answers somebody alone, in time; what was filled into a form, or could have been, is not lost where it has to be changed. */
export async function answerAlone(
  interaction: Askable,
  said: Said,
  { reception, wording, telling }: Answering,
  form?: FormValues,
): Promise<void> {
  const visitor: Visitor = visitorOf(interaction)
  const coming = (async () => {
    const answer = await reception.answer({ visitor, isPrivate: true, ...said })
    if (answer === undefined) return undefined
    const run = 'run' in said ? said.run : undefined
    const letIn = withLettingIn(answer, { place: visitor.place, run }, aroundOf(interaction))
    const reply = form === undefined ? letIn : withChangeIt(withZoneField(letIn), form)
    return {
      words: await wording.of(reply, visitor, { withShare: mayWrite(interaction) }),
      isSign: reply.isSign,
    }
  })()
  const { value, isDeferred } = await timely(coming, () => defer(interaction))
  if (value === undefined) {
    // Who is not answered any more is not told that something failed.
    if (!isDeferred) await defer(interaction)
    return interaction.deleteReply()
  }
  const { words, isSign } = value
  const tell = () => (isDeferred ? interaction.editReply(words) : interaction.reply(privately(words)))
  await surely(interaction, { words, isSign, tell }, telling)
}

/** Answers what is of another time; a warning sign is one whatever it stands in. */
export async function answerExpired(
  interaction: RepliableInteraction,
  texts: readonly string[],
  answering: Answering,
): Promise<void> {
  const sign = isAskable(interaction) ? signIn(interaction, texts, answering) : undefined
  if (sign !== undefined && isAskable(interaction)) return answerAlone(interaction, { text: sign }, answering)
  await interaction.reply(privately(plainWords(EXPIRED)))
}

function isAskable(interaction: RepliableInteraction): interaction is Askable {
  return (
    interaction.isChatInputCommand() ||
    interaction.isMessageContextMenuCommand() ||
    interaction.isModalSubmit()
  )
}

/** The first of several texts that holds a warning sign. */
export function signIn(
  interaction: BaseInteraction,
  texts: readonly string[],
  { reception }: Pick<Answering, 'reception'>,
): string | undefined {
  const visitor = visitorOf(interaction)
  return texts.find((text) => reception.sign({ visitor, isPrivate: true, text }) !== undefined)
}

/** Says that an answer is on its way, or that it was said where only that was not heard. */
async function defer(interaction: Askable): Promise<void> {
  try {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral })
  } catch (mistake) {
    if (!isAnswered(mistake)) throw mistake
    interaction.deferred = true
  }
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
