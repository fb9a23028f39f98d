import { COMMANDS } from '../../../src/commands/index.ts'
import { readTyped } from '../../../src/commands/typed.ts'
import type { Invocation } from '../../../src/document.ts'
import type { Reply, Visitor } from '../../messenger/reception.ts'
import type { Desk } from '../desk.ts'
import { readable } from '../show/escape.ts'

/** What of a message counts: what is written in it, and what stands below it, as with one that was passed on. */
export type Words = {
  readonly text?: string | undefined
  readonly attachments?: readonly { readonly text?: string; readonly fallback?: string }[] | undefined
}

/** What somebody asks in words of their own, with a command, or with what somebody else wrote. */
export type Asked = { readonly text: string } | { readonly run: Invocation } | { readonly quoted: string }

/** What somebody wrote: commands can be written where Slack takes none, as in threads. */
export function asked(words: Words): Asked {
  const text = readable(words.text ?? '')
  const quoted = text === '' ? attached(words) : ''
  if (quoted !== '') return { quoted }
  const typed = readTyped(text)
  return typed !== undefined && isCommand(typed.command) ? { run: typed } : { text }
}

/** What a message says, whoever wrote it. */
export function quotedIn(words: Words): string {
  const text = readable(words.text ?? '')
  return text === '' ? attached(words) : text
}

function attached({ attachments = [] }: Words): string {
  const texts = attachments.map(({ text, fallback }) => readable(text ?? fallback ?? ''))
  return texts.filter((text) => text !== '').join('\n')
}

/** Whether there is such a command. */
export function isCommand(name: string): boolean {
  return COMMANDS.some((command) => command.name === name)
}

/** The answer to a warning sign in words that are not answered otherwise; nothing else in them has any effect. */
export async function signIn(desk: Desk, visitor: Visitor, text: string): Promise<Reply | undefined> {
  // Asked as if it were nobody's, so that no "yes" in it confirms anything.
  const first = await desk.reception.answer({ visitor, isPrivate: true, quoted: text })
  if (first?.isSign !== true) return undefined
  const reply = await desk.reception.answer({ visitor, isPrivate: true, text })
  return reply?.isSign === true ? reply : first
}
