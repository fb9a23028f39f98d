import { COMMANDS } from '../../src/commands/index.ts'
import { readTyped } from '../../src/commands/typed.ts'
import type { Invocation } from '../../src/document.ts'
import { readable } from './escape.ts'

/** What somebody wrote: commands can be written where Slack takes none, as in threads. */
export function asked(written: string): { readonly text: string } | { readonly run: Invocation } {
  const text = readable(written)
  const typed = readTyped(text)
  return typed !== undefined && isCommand(typed.command) ? { run: typed } : { text }
}

/** Whether there is such a command. */
export function isCommand(name: string): boolean {
  return COMMANDS.some((command) => command.name === name)
}
