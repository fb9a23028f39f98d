import type { Invocation } from '../document.ts'

/** The command in "/stretch cat-cow", or nothing where the text is no command. */
export function readTyped(written: string): Invocation | undefined {
  const [, command, text] = /^\s*\/([a-z-]+)(?:\s+(.*))?$/is.exec(written) ?? []
  return command === undefined ? undefined : { command: command.toLowerCase(), text: text?.trim() ?? '' }
}

/** "/stretch cat-cow" */
export function sayTyped({ command, text }: Invocation): string {
  return `/${command} ${text}`.trimEnd()
}
