import { readPlatforms } from '../platform-settings.ts'
import { printable, type Console } from '../terminal/console.ts'
import { DONE, refuse, WRONG_USAGE, type CliCommand } from './command.ts'
import { stayLean } from './lean.ts'
import { withKnowledge } from './limber.ts'

/** Starts the bot on the platforms that are configured, until it is asked to stop. */
export const start: CliCommand = {
  name: 'start',
  usage: '',
  summary: 'Start the bot on the platforms that are configured',
  async run(args, console) {
    if (args.length > 0) return refuse(this, 'Starting takes no arguments.', console)
    stayLean()
    return withKnowledge(console, async (knowledge, config) => {
      const reading = readPlatforms(console.env)
      if ('problems' in reading) {
        console.errors.write(`${reading.problems.map(printable).join('\n')}\n`)
        return WRONG_USAGE
      }
      const { withData } = await import('./data.ts')
      const { serve } = await import('./serve.ts')
      return withData(
        config,
        { clock: console.clock, keeping: 'settings' },
        console,
        (ports, clock, data) => {
          const { platforms } = reading
          const isAny = Object.keys(platforms).length > 0
          if (!isAny)
            return sayWhatCanBeSet(
              config.database === undefined ? `data folder ${config.data}` : 'database',
              console,
            )
          return serve({ knowledge, config, ports, clock, data, platforms }, console)
        },
      )
    })
  },
}

/** No platform is configured: what can be, and how to try Limber without one. */
async function sayWhatCanBeSet(where: string, { output }: Console): Promise<number> {
  output.write(
    `The ${where} is ready. No team chat is set up yet, so there is nothing to connect to.

  Slack    set SLACK_BOT_TOKEN and SLACK_APP_TOKEN; "npm run --silent manifest" prints the app to make
  Discord  set DISCORD_TOKEN; "npm run --silent invite -- <application id>" prints the links that add it

The README leads through both, step by step. Try it without: npm run chat, or npm run ask -- "what helps upper back stiffness"
`,
  )
  return DONE
}
