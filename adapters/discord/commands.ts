import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandStringOption,
  type APIApplicationCommandSubcommandOption,
} from 'discord.js'
import { formField, FORM_NAMES, type FormField } from '../../src/breaks/form.ts'
import type { Command, CommandPart } from '../../src/commands/command.ts'
import { COMMANDS } from '../../src/commands/index.ts'
import type { SuggestField } from '../../src/suggest/suggest.ts'
import { LONGEST_FIELD } from './hear/form.ts'

/** A command as Discord is told of it. */
export type Registered = {
  readonly type: ApplicationCommandType.ChatInput | ApplicationCommandType.Message
  readonly name: string
  readonly description?: string
  readonly options?: readonly (APIApplicationCommandSubcommandOption | APIApplicationCommandBasicOption)[]
  readonly integration_types: readonly ApplicationIntegrationType[]
  readonly contexts: readonly InteractionContextType[]
  /** As a number, since Discord's own description of its API says so. */
  readonly default_member_permissions: number | null
}

/** What stands in the menu of a message. */
export const SUGGEST_A_STRETCH = 'Suggest a stretch'
/** What opens the form, for those who manage a channel. */
export const TEAM_BREAK = 'team-break'
/** The longest description, in characters. */
const LONGEST_DESCRIPTION = 100

/** What is suggested while somebody types what follows a command. */
const SUGGESTED: Readonly<Record<string, SuggestField>> = {
  stretch: 'stretch',
  routine: 'routine',
  'breaks add': 'when',
  'breaks preview': 'when',
  'breaks change': 'change',
}

/** In servers, alone with Limber and among others, whoever installed it. */
const EVERYWHERE = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  default_member_permissions: null,
} as const

/** Every command, from the one list of them. */
export function registeredCommands(commands: readonly Command[] = COMMANDS): readonly Registered[] {
  return [
    ...commands.filter(({ isTyped }) => isTyped === true).map(registered),
    { type: ApplicationCommandType.Message, name: SUGGEST_A_STRETCH, ...EVERYWHERE },
    {
      type: ApplicationCommandType.ChatInput,
      name: TEAM_BREAK,
      description: 'Set up a stretch break for this channel',
      integration_types: [ApplicationIntegrationType.GuildInstall],
      contexts: [InteractionContextType.Guild],
      default_member_permissions: Number(PermissionFlagsBits.ManageChannels),
    },
  ]
}

function registered(command: Command): Registered {
  const { name, summary, parts } = command
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    description: describe(summary),
    options:
      parts === undefined
        ? optionsOf(name, command)
        : parts.map((part) => ({
            type: ApplicationCommandOptionType.Subcommand,
            name: part.name,
            description: describe(part.summary),
            options: optionsOf(`${name} ${part.name}`, part),
          })),
    ...EVERYWHERE,
  }
}

/** What a break is made of has an option for each kind of it; everything else is one text. */
function optionsOf(path: string, { hint }: CommandPart): APIApplicationCommandStringOption[] {
  if (path === ADD) return FORM_NAMES.map(formOption)
  if (hint === undefined) return []
  const field = SUGGESTED[path]
  return [
    {
      type: ApplicationCommandOptionType.String,
      name: field === 'when' || field === 'change' ? 'when' : 'what',
      description: describe(hint),
      ...(field && { autocomplete: true }),
    },
  ]
}

/** The command that sets a break up. */
export const ADD = 'breaks add'

/** The option for a field of the form. */
export const FORM_OPTIONS: Readonly<Record<FormField, string>> = {
  when: 'when',
  where: 'where',
  daysOff: 'days-off',
  zone: 'zone',
  whom: 'for-whom',
}

function formOption(name: FormField): APIApplicationCommandStringOption {
  const { hint, choices } = formField(name)
  const common = {
    type: ApplicationCommandOptionType.String,
    name: FORM_OPTIONS[name],
    description: describe(hint),
  } as const
  if (choices !== undefined)
    return { ...common, choices: choices.map(({ label, value }) => ({ name: label, value })) }
  // Whatever stands in the form before anybody filled it in has to fit there.
  const text = name === 'when' ? common : { ...common, max_length: LONGEST_FIELD }
  return suggestedFor(ADD, FORM_OPTIONS[name]) === undefined ? text : { ...text, autocomplete: true }
}

/** What is suggested for an option of a command; nothing where nothing is. */
export function suggestedFor(path: string, option: string): SuggestField | undefined {
  if (path !== ADD || option === FORM_OPTIONS.when) return SUGGESTED[path]
  if (option === FORM_OPTIONS.daysOff) return 'daysOff'
  return option === FORM_OPTIONS.zone ? 'zone' : undefined
}

/** As much of a summary as fits, in whole clauses. */
function describe(summary: string): string {
  let text = summary
  while (text.length > LONGEST_DESCRIPTION) {
    const end = Math.max(text.lastIndexOf(';'), text.lastIndexOf(':'), text.lastIndexOf(','))
    if (end < 0) throw new Error(`"${summary}" is too long a description for Discord.`)
    text = text.slice(0, end)
  }
  return text
}
