import { Events, Routes, type Client } from 'discord.js'
import type { Clock } from '../../clock/clock.ts'
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

/** Where Discord did not take the commands they are told again after so many ms, each time twice as long. */
const AGAIN = { least: 5_000, most: 10 * 60_000 } as const

export type RegisteringWork = {
  readonly clock: Pick<Clock, 'wait'>
  readonly leaving: AbortSignal
  readonly failed: (mistake: unknown) => void
}

/**
 * Tells Discord of all commands, and again where it did not take them, at once when the connection was made anew;
 * resolves when it knows them, Limber leaves, or the connection is over for good.
 */
export async function keepRegistering(
  client: Client<true>,
  { clock, leaving, failed }: RegisteringWork,
): Promise<void> {
  const over = new AbortController()
  let anew = new AbortController()
  client.once(Events.ShardDisconnect, () => over.abort())
  client.on(Events.ShardReady, () => anew.abort())
  for (let pause: number = AGAIN.least; ; pause = Math.min(2 * pause, AGAIN.most)) {
    anew = new AbortController()
    try {
      return void (await registerCommands(client))
    } catch (mistake) {
      failed(mistake)
    }
    await clock.wait(pause, AbortSignal.any([leaving, over.signal, anew.signal]))
    if (leaving.aborted || over.signal.aborted) return
  }
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
