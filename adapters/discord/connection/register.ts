import { Routes, type Client } from 'discord.js'
import { registeredCommands, type Registered } from '../commands.ts'

/** What Discord tells of a command; what is the same for all is left out of some. */
type Known = {
  readonly type?: number
  readonly name?: string
  readonly description?: string
  readonly required?: boolean
  readonly autocomplete?: boolean
  readonly max_length?: number
  readonly choices?: readonly { readonly name: string; readonly value: string | number }[]
  readonly options?: readonly Known[]
  readonly integration_types?: readonly number[]
  readonly contexts?: readonly number[] | null
  readonly default_member_permissions?: string | number | null
}

/**
 * Tells Discord of all commands, unless it knows them already: it takes only so many new ones a day. Says whether it had
 * to be told.
 */
export async function registerCommands(
  client: Client<true>,
  commands: readonly Registered[] = registeredCommands(),
): Promise<boolean> {
  const route = Routes.applicationCommands(client.application.id)
  const known = (await client.rest.get(route)) as readonly Known[]
  if (comparable(known) === comparable(commands as readonly Known[])) return false
  await client.rest.put(route, { body: commands })
  return true
}

/** The same for the same commands, in whatever order and however much is said of them. */
export function comparable(commands: readonly Known[]): string {
  return JSON.stringify(
    commands
      .map((command) => ({
        ...shape({ type: 1, ...command }),
        integration_types: (command.integration_types ?? [0]).toSorted(),
        contexts: command.contexts?.toSorted() ?? null,
        permissions: permissionsOf(command),
      }))
      .toSorted((a, b) => (`${a.type} ${a.name}` < `${b.type} ${b.name}` ? -1 : 1)),
  )
}

function permissionsOf({ default_member_permissions: permissions }: Known): string | null {
  return permissions === undefined || permissions === null ? null : String(permissions)
}

type Shape = {
  readonly type: number | undefined
  readonly name: string | undefined
  readonly rest: readonly unknown[]
}

function shape({
  type,
  name,
  description = '',
  required = false,
  autocomplete = false,
  max_length: longest,
  choices = [],
  options = [],
}: Known): Shape {
  const chosen = choices.map((choice) => [choice.name, choice.value])
  return {
    type,
    name,
    rest: [description, required, autocomplete, longest ?? null, chosen, options.map(shape)],
  }
}
