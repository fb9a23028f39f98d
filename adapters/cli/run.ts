import { nearest } from '../../src/words/distance.ts'
import { discreet } from '../log/discreet.ts'
import { printable, type Console } from '../terminal/console.ts'
import { DONE, WRONG_USAGE } from './command.ts'
import { CLI_COMMANDS } from './index.ts'

/** Runs `limber <command> …` and gives its exit code; no secret of the settings gets into what it says. */
export async function runCli(args: readonly string[], world: Console): Promise<number> {
  const console = { ...world, errors: discreet(world.errors, world.env) }
  const [name = 'help', ...rest] = args
  if (['help', '--help', '-h'].includes(name)) {
    console.output.write(helpText())
    return DONE
  }
  const command = CLI_COMMANDS.find((candidate) => candidate.name === name)
  if (command !== undefined) return command.run(rest, console)
  const near = nearest(
    name,
    CLI_COMMANDS.map((candidate) => candidate.name),
  )
  console.errors.write(
    `"${printable(name)}" is no command of Limber.${near === undefined ? '' : ` Did you mean "${near}"?`}\nUsage: limber <command>; "limber help" lists the commands.\n`,
  )
  return WRONG_USAGE
}

function helpText(): string {
  const lines = CLI_COMMANDS.map(
    ({ name, usage, summary }) => `  limber ${name} ${usage}`.trimEnd() + `\n      ${summary}`,
  )
  return `Limber, for stiff and sore upper backs.\n\n${lines.join('\n')}\n  limber help\n      Show this\n`
}
