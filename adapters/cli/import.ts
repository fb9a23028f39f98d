import { refuse, type CliCommand } from './command.ts'
import { withSettings } from './settings.ts'

/** Takes in an export from standard input. */
export const importCommand: CliCommand = {
  name: 'import',
  usage: '< <file>',
  summary:
    'Check what "limber export" wrote and store it, all or nothing, in a database that holds nothing yet',
  async run(args, console) {
    if (args.length > 0) return refuse(this, 'Importing takes no arguments: it reads its input.', console)
    if (console.input.isTTY === true)
      return refuse(this, 'An export is nothing to type: name the file that it is in.', console)
    return withSettings(console, async (config) => {
      const { readImport } = await import('./transfer-work.ts')
      return readImport(config, console)
    })
  },
}
