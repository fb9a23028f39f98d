import { refuse, type CliCommand } from './command.ts'
import { withSettings } from './settings.ts'

/** Copies what is stored to a new file, also while the bot runs. */
export const backup: CliCommand = {
  name: 'backup',
  usage: '<new file>',
  summary: 'Copy all that is stored to a new file, also while the bot runs, and check the copy',
  async run(args, console) {
    const file = onlyFile(args)
    if (file === undefined) return refuse(this, 'Name one file that is not there yet.', console)
    return withSettings(console, async (config) => {
      // The database is loaded only by what needs it.
      const { makeBackup } = await import('./backup-work.ts')
      return makeBackup(file, config, console)
    })
  },
}

/** Puts a backup into a data folder that holds nothing yet. */
export const restore: CliCommand = {
  name: 'restore',
  usage: '<backup>',
  summary: 'Check a backup and put it into the data folder, which must hold nothing yet',
  async run(args, console) {
    const file = onlyFile(args)
    if (file === undefined) return refuse(this, 'Name one backup.', console)
    return withSettings(console, async (config) => {
      const { putBack } = await import('./backup-work.ts')
      return putBack(file, config, console)
    })
  },
}

function onlyFile([file, ...more]: readonly string[]): string | undefined {
  return file === undefined || file === '' || file.startsWith('-') || more.length > 0 ? undefined : file
}
