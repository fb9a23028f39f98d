import { refuse, type CliCommand } from './command.ts'
import { withSettings } from './settings.ts'

/** Writes all that is kept to standard output, also while a bot runs. */
export const exportCommand: CliCommand = {
  name: 'export',
  usage: '> <file>',
  summary:
    'Write all that is stored as lines of JSON, also while the bot runs, to take it to another database',
  async run(args, console) {
    if (args.length > 0)
      return refuse(this, 'Exporting takes no arguments: the lines go to its output.', console)
    if (console.output.isTTY === true)
      return refuse(this, 'An export is nothing to read on a screen: send it to a file.', console)
    return withSettings(console, async (config) => {
      // The database is loaded only by what needs it.
      const { writeExport } = await import('./transfer-work.ts')
      return writeExport(config, console)
    })
  },
}
