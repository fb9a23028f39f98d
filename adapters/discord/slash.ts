import type { ChatInputCommandInteraction } from 'discord.js'
import { FORM_NAMES, sayForm, type FormValues } from '../../src/breaks/form.ts'
import type { Invocation } from '../../src/document.ts'
import { answerAlone, type Answering } from './answering.ts'
import { ADD, FORM_OPTIONS, TEAM_BREAK } from './commands.ts'
import { breakForm } from './form.ts'
import { visitorOf } from './visitor.ts'

/** Answers a command that was typed; what says too little of a break opens its form. */
export async function answerCommand(
  interaction: ChatInputCommandInteraction,
  answering: Answering,
): Promise<void> {
  const path = pathOf(interaction)
  if (path === TEAM_BREAK) return void (await interaction.showModal(breakForm({}, false)))
  if (path !== ADD) return answerAlone(interaction, { run: typedIn(interaction, path) }, answering)
  const values = formValues(interaction)
  // A form has to be the first answer, so nothing may be waited for before.
  if (values.when === undefined) {
    const visitor = visitorOf(interaction)
    const isSign = (text: string) =>
      answering.reception.sign({ visitor, isPrivate: true, text }) !== undefined
    const sign = Object.values(values).find(isSign)
    if (sign !== undefined) return answerAlone(interaction, { text: sign }, answering)
    return void (await interaction.showModal(breakForm(values, !visitor.place.isDirect)))
  }
  return answerAlone(interaction, { run: { command: 'breaks', text: `add ${sayForm(values)}` } }, answering)
}

/** "breaks add" */
function pathOf({ commandName, options }: ChatInputCommandInteraction): string {
  return [commandName, options.getSubcommand(false)].filter((part) => part !== null).join(' ')
}

/** The same as if it had been typed with all that follows. */
function typedIn({ commandName, options }: ChatInputCommandInteraction, path: string): Invocation {
  const written = options.getString('what') ?? options.getString('when') ?? ''
  const part = path.slice(commandName.length)
  return { command: commandName, text: `${part} ${written}`.trim() }
}

function formValues({ options }: ChatInputCommandInteraction): FormValues {
  const given = FORM_NAMES.map((name) => [name, options.getString(FORM_OPTIONS[name])] as const)
  return Object.fromEntries(given.filter(([, value]) => value !== null && value.trim() !== ''))
}
