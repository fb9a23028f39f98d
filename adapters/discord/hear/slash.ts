import type { ChatInputCommandInteraction } from 'discord.js'
import { FORM_NAMES, type FormValues } from '../../../src/breaks/form.ts'
import { COMMANDS } from '../../../src/commands/index.ts'
import type { Invocation } from '../../../src/document.ts'
import { answerAlone, answerExpired, signIn, type Answering } from './answering.ts'
import { ADD, FORM_OPTIONS, TEAM_BREAK } from '../commands.ts'
import { breakForm, filledIn } from './form.ts'
import { visitorOf } from './visitor.ts'

/** Answers a command that was typed; what says too little of a break opens its form. */
export async function answerCommand(
  interaction: ChatInputCommandInteraction,
  answering: Answering,
): Promise<void> {
  const path = pathOf(interaction)
  if (path === TEAM_BREAK) return void (await interaction.showModal(breakForm({}, false)))
  if (path === ADD) return answerAdd(interaction, answering)
  const written = writtenIn(interaction)
  const { commandName } = interaction
  const isKnown = COMMANDS.some(({ name }) => name === commandName)
  if (!isKnown) return answerExpired(interaction, [written], answering)
  const part = path.slice(commandName.length)
  const run: Invocation = { command: commandName, text: `${part} ${written}`.trim() }
  return answerAlone(interaction, { run }, answering)
}

async function answerAdd(interaction: ChatInputCommandInteraction, answering: Answering): Promise<void> {
  const values = formValues(interaction)
  if (values.when !== undefined) {
    return answerAlone(interaction, { run: filledIn(values) }, answering, values)
  }
  const sign = signIn(interaction, Object.values(values), answering)
  if (sign !== undefined) return answerAlone(interaction, { text: sign }, answering)
  // A form has to be the first answer, so nothing may be waited for before.
  await interaction.showModal(breakForm(values, !visitorOf(interaction).place.isDirect))
}

/** "breaks add" */
function pathOf({ commandName, options }: ChatInputCommandInteraction): string {
  return [commandName, options.getSubcommand(false)].filter((part) => part !== null).join(' ')
}

/** All that was typed behind a command. */
function writtenIn({ options }: ChatInputCommandInteraction): string {
  return options.data
    .flatMap((option) => option.options ?? option)
    .map(({ value = '' }) => String(value))
    .join('; ')
}

function formValues({ options }: ChatInputCommandInteraction): FormValues {
  const given = FORM_NAMES.map((name) => [name, options.getString(FORM_OPTIONS[name])] as const)
  return Object.fromEntries(given.filter(([, value]) => value !== null && value.trim() !== ''))
}
