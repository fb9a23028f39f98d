import { LIMITS } from './faults.ts'
import type { Json } from './objects.ts'

type Option = Json & {
  readonly name?: string
  readonly options?: readonly Option[]
  readonly choices?: readonly Json[]
}
type Command = Option & { readonly type?: number; readonly description?: string }

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u
const COMMAND_KEYS = [
  'id',
  'type',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'options',
  'default_member_permissions',
  'dm_permission',
  'nsfw',
  'integration_types',
  'contexts',
  'handler',
]
const OPTION_KEYS = [
  'type',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'required',
  'choices',
  'options',
  'channel_types',
  'min_value',
  'max_value',
  'min_length',
  'max_length',
  'autocomplete',
]
const CHAT = 1
const TEXT = 3

/** What is wrong with a set of commands. */
export function commandsFaults(commands: readonly Json[]): readonly string[] {
  const all = commands as readonly Command[]
  const typed = all.filter(({ type = CHAT }) => type === CHAT)
  const menus = [
    ...Map.groupBy(
      all.filter(({ type = CHAT }) => type !== CHAT),
      ({ type }) => type,
    ).values(),
  ]
  const names = Map.groupBy(all, ({ type = CHAT, name }) => `${type} ${name}`)
  return [
    ...(typed.length > LIMITS.chatCommands
      ? [`there are ${typed.length} commands; ${LIMITS.chatCommands} fit`]
      : []),
    ...menus.flatMap((same) =>
      same.length > LIMITS.menuCommands ? [`there are ${same.length} commands of a menu`] : [],
    ),
    ...[...names.values()].flatMap((same) =>
      same.length > 1 ? [`the command "${same[0]?.name}" is there twice`] : [],
    ),
    ...all.flatMap(commandFaults),
  ]
}

function commandFaults(command: Command): readonly string[] {
  const { type = CHAT, name = '', description = '', options = [] } = command
  const strange = Object.keys(command).filter((key) => !COMMAND_KEYS.includes(key))
  const length = lengthOf(command)
  return [
    ...strange.map((key) => `the command "${name}" has the unknown key "${key}"`),
    ...(type === CHAT
      ? nameFaults(name)
      : name.length < 1 || name.length > 32
        ? [`"${name}" is no name`]
        : []),
    ...(type === CHAT
      ? descriptionFaults(name, description)
      : description === ''
        ? []
        : [`"${name}" of a menu has a description`]),
    ...(length > LIMITS.command
      ? [`the command "${name}" has ${length} characters; ${LIMITS.command} fit`]
      : []),
    ...optionsFaults(name, options),
  ]
}

function optionsFaults(of: string, options: readonly Option[]): readonly string[] {
  const names = Map.groupBy(options, ({ name }) => name)
  let isOptional = false
  return [
    ...(options.length > LIMITS.commandOptions
      ? [`"${of}" has ${options.length} options; ${LIMITS.commandOptions} fit`]
      : []),
    ...[...names.values()].flatMap((same) =>
      same.length > 1 ? [`"${of}" has the option "${same[0]?.name}" twice`] : [],
    ),
    ...options.flatMap((option) => {
      const { name = '', description = '', choices = [], required = false, type } = option
      const isLate = required === true && isOptional
      isOptional ||= required !== true
      return [
        ...Object.keys(option)
          .filter((key) => !OPTION_KEYS.includes(key))
          .map((key) => `the option "${name}" has the unknown key "${key}"`),
        ...nameFaults(name),
        ...descriptionFaults(name, String(description)),
        ...(isLate ? [`the option "${name}" is required after one that is not`] : []),
        ...(choices.length > LIMITS.choices
          ? [`the option "${name}" has ${choices.length} choices; ${LIMITS.choices} fit`]
          : []),
        ...(choices.length > 0 && option.autocomplete === true
          ? [`the option "${name}" has choices and autocomplete`]
          : []),
        ...(option.autocomplete === true && type !== TEXT ? [`the option "${name}" is no text`] : []),
        ...choices.flatMap((choice) =>
          [choice.name, choice.value].flatMap((text) =>
            String(text).length < 1 || String(text).length > LIMITS.choice
              ? [`"${String(text)}" is no choice`]
              : [],
          ),
        ),
        ...optionsFaults(name, option.options ?? []),
      ]
    }),
  ]
}

function nameFaults(name: string): readonly string[] {
  return NAME.test(name) && name === name.toLowerCase()
    ? []
    : [`"${name}" is no name: lower case, at most 32`]
}

function descriptionFaults(name: string, description: string): readonly string[] {
  return description.length >= 1 && description.length <= LIMITS.commandDescription
    ? []
    : [
        `the description of "${name}" has ${description.length} characters; 1 to ${LIMITS.commandDescription} fit`,
      ]
}

/** Names, descriptions and values of a command and all that is in it. */
function lengthOf({ name = '', description = '', options = [], choices = [] }: Command): number {
  const own = name.length + description.length
  const chosen = choices.reduce(
    (sum, choice) => sum + String(choice.name).length + String(choice.value).length,
    0,
  )
  return own + chosen + options.reduce((sum, option) => sum + lengthOf(option as Command), 0)
}
