import { COMMANDS } from '../../src/commands/index.ts'
import { readTyped } from '../../src/commands/typed.ts'
import type { Reception, Said, Visitor } from './reception.ts'

/** A message by what somebody wrote in it, and by what they only pass on; either may be empty. */
export type Written = { readonly text: string; readonly passedOn: string }

/**
 * What somebody says with a message. What they pass on is of somebody else, as far as anybody knows: it is answered where
 * they write nothing to it, and where a warning sign stands in it and none in what they write.
 */
export function saidWith(
  { text, passedOn }: Written,
  visitor: Visitor,
  { sign }: Pick<Reception, 'sign'>,
): Said {
  const own = saidIn(text)
  if (passedOn === '') return own
  const quoted = { quoted: passedOn }
  const isSign = (said: Said) => sign({ visitor, isPrivate: true, ...said }) !== undefined
  return text === '' || (isSign(quoted) && !isSign(own)) ? quoted : own
}

/** What somebody wrote: commands can be written in messages as well. */
function saidIn(text: string): Said {
  const typed = readTyped(text)
  return typed !== undefined && isCommand(typed.command) ? { run: typed } : { text }
}

/** Whether there is such a command. */
export function isCommand(name: string): boolean {
  return COMMANDS.some((command) => command.name === name)
}
