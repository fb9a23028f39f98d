import { DONE, refuse, type CliCommand } from './command.ts'
import { withKnowledge } from './limber.ts'

/** Starts the bot on the platforms that are configured: none can be, so far. */
export const start: CliCommand = {
  name: 'start',
  usage: '',
  summary: 'Start the bot on the platforms that are configured',
  async run(args, console) {
    if (args.length > 0) return refuse(this, 'Starting takes no arguments.', console)
    return withKnowledge(console, async (_, config) => {
      const { withData } = await import('./data.ts')
      return withData(config, { clock: console.clock, keeping: 'settings' }, console, async () => {
        const where = config.database === undefined ? `data folder ${config.data}` : 'database'
        console.output.write(
          `The ${where} is ready. No platform is connected yet: Limber does not speak Slack or Discord so far.\n` +
            'Try it here: npm run chat, or npm run ask -- "what helps upper back stiffness"\n',
        )
        return DONE
      })
    })
  },
}
