import { parseArgs } from 'node:util'
import { printable } from '../terminal/console.ts'
import type { Workspace } from '../messenger/workspaces.ts'
import { refuse, type CliCommand } from './command.ts'
import type { Asked } from './forget-workspace-work.ts'
import { sayOption } from './options.ts'
import { withSettings } from './settings.ts'

/** Removes all that is kept of a workspace, without waiting for the days for which it stays otherwise. */
export const forgetWorkspace: CliCommand = {
  name: 'forget-workspace',
  usage: '<slack or discord> <id of the workspace or server> [--yes]',
  summary:
    'Say how many breaks are kept of a Slack workspace or a Discord server, and with --yes remove them at once with all that happened in them',
  async run(args, console) {
    const asked = readArguments(args)
    if ('problem' in asked) return refuse(this, asked.problem, console)
    return withSettings(console, async (config) => {
      // The database is loaded only by what needs it.
      const { forgetIt } = await import('./forget-workspace-work.ts')
      return forgetIt(asked, config, console)
    })
  },
}

function readArguments(args: readonly string[]): Asked | { readonly problem: string } {
  let parsed
  try {
    parsed = parseArgs({ args: [...args], options: { yes: { type: 'boolean' } }, allowPositionals: true })
  } catch (error) {
    return { problem: sayOption(error) }
  }
  const [platform = '', id = '', ...rest] = parsed.positionals
  if (id === '' || rest.length > 0) return { problem: 'Name a platform and one workspace on it.' }
  const named = PLATFORMS.get(platform)
  if (named === undefined) return { problem: `"${printable(platform)}" is neither slack nor discord.` }
  if (!named.ids.test(id)) return { problem: `"${printable(id)}" is no id of ${named.called}: ${named.hint}` }
  return {
    workspace: named.workspaceOf(id),
    called: `${named.called} ${id}`,
    isSure: parsed.values.yes === true,
  }
}

type Named = {
  readonly called: string
  readonly ids: RegExp
  readonly hint: string
  readonly workspaceOf: (id: string) => Workspace
}

/** Every server of Discord shares one workspace, since direct messages belong to none of them. */
const PLATFORMS: ReadonlyMap<string, Named> = new Map([
  [
    'slack',
    {
      called: 'the Slack workspace',
      ids: /^[A-Z0-9]+$/,
      hint: 'it looks like T024BE7LD.',
      workspaceOf: (id) => ({ platform: 'slack', workspace: id }),
    },
  ],
  [
    'discord',
    {
      called: 'the Discord server',
      ids: /^\d+$/,
      hint: 'it is a number such as 197038439483310086.',
      workspaceOf: (id) => ({ platform: 'discord', workspace: 'discord', channels: `${id}/` }),
    },
  ],
])
