import { COMMANDS } from '../../../src/commands/index.ts'
import { readTyped } from '../../../src/commands/typed.ts'
import type { Invocation } from '../../../src/document.ts'

/** What somebody asks, in words, with a command, or about words of which nobody knows whose they are. */
export type Said = { readonly text: string } | { readonly run: Invocation } | { readonly quoted: string }

/** What somebody wrote: commands can be written in messages as well. */
export function saidIn(text: string): Said {
  const typed = readTyped(text)
  const isCommand = typed !== undefined && COMMANDS.some(({ name }) => name === typed.command)
  return isCommand ? { run: typed } : { text }
}
