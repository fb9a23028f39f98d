import { refuse, type CliCommand } from './command.ts'
import { withSettings } from './settings.ts'

/** Says whether the bot does its work, for people and for what watches over containers. */
export const health: CliCommand = {
  name: 'health',
  usage: '[--json]',
  summary:
    'Whether the database can be used, a bot runs and nothing waits too long to be posted; ends with 0 where all is well, with 1 where it is not',
  async run(args, console) {
    const [flag, ...more] = args
    if (more.length > 0 || (flag !== undefined && flag !== '--json'))
      return refuse(this, 'Nothing but --json can be asked for.', console)
    return withSettings(console, async (config) => {
      // The database is loaded only by what needs it.
      const { sayHealth } = await import('./health-work.ts')
      return sayHealth(config, flag === '--json' ? 'json' : 'text', console)
    })
  },
}
