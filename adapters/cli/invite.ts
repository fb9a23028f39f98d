import { DONE, refuse, type CliCommand } from './command.ts'

/** The links that add Limber to a Discord server, or for oneself. */
export const invite: CliCommand = {
  name: 'invite',
  usage: '<application id>',
  summary:
    'Print the links that add your Discord application to a server, with the permissions it needs, or for yourself',
  async run(args, console) {
    const [application = '', ...more] = args
    if (more.length > 0 || !/^\d{15,22}$/.test(application)) {
      return refuse(
        this,
        'Which application? Its id is a long number, on "General Information" of your application at discord.com/developers.',
        console,
      )
    }
    const { inviteUrl, ownInstallUrl } = await import('../discord/permissions.ts')
    console.output.write(
      `To a server, with the permissions it needs:\n${inviteUrl(application)}\n\nFor yourself alone, to use its commands wherever you are:\n${ownInstallUrl(application)}\n`,
    )
    return DONE
  },
}
