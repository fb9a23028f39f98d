import { DONE, refuse, type CliCommand } from './command.ts'

/** The link that adds Limber to a Discord server. */
export const invite: CliCommand = {
  name: 'invite',
  usage: '<application id>',
  summary: 'Print the link that adds your Discord application to a server, with the permissions it needs',
  async run(args, console) {
    const [application = '', ...more] = args
    if (more.length > 0 || !/^\d{15,22}$/.test(application)) {
      return refuse(
        this,
        'Which application? Its id is a long number, on "General Information" of your application at discord.com/developers.',
        console,
      )
    }
    const { inviteUrl } = await import('../discord/permissions.ts')
    console.output.write(`${inviteUrl(application)}\n`)
    return DONE
  },
}
