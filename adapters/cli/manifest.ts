import { DONE, refuse, type CliCommand } from './command.ts'

/** What Slack is told of the app: its name, its commands and the rights it asks for. */
export const manifest: CliCommand = {
  name: 'manifest',
  usage: '[https://limber.example.com]',
  summary: 'Print the manifest of the Slack app to make; with an address for requests over HTTP',
  async run(args, console) {
    const [address, ...more] = args
    const isAddress = address === undefined || (URL.canParse(address) && address.startsWith('https://'))
    if (more.length > 0 || !isAddress) {
      return refuse(this, 'The address is where Slack reaches Limber, and begins with "https://".', console)
    }
    const { slackManifest } = await import('../slack/manifest.ts')
    console.output.write(`${JSON.stringify(slackManifest(address), undefined, 2)}\n`)
    return DONE
  },
}
