import type { Answer } from '../answer/answer.ts'
import type { Kept } from '../answer/privacy.ts'
import type { Library } from '../answer/library.ts'
import type { Understanding } from '../match/understanding.ts'
import type { BreakCall } from './breaks/call.ts'

/** What answers a question, as commands use it. */
export type TalkService = {
  readonly library: Library
  /** Conditions the person told of lately. */
  readonly conditions: readonly string[]
  /** Answers a question in somebody's own words; looks for warning signs first. */
  ask(text: string): Answer
  /** Answers a text that Limber wrote itself: no warning sign is looked for in it, nor what it makes of earlier ones. */
  askOwn(text: string): Answer
  /** Says what was understood, without looking any further. */
  say(understanding: Understanding): Answer
  /**
   * The answer to a warning sign in a text, or to one before that nobody settled; nothing where there is none. What shows
   * no exercise need not wait for the one before.
   */
  sign(text: string, isBeforeLeftOut?: boolean): Answer | undefined
}

/** What a command may use. */
export type Service = TalkService & {
  /** Where breaks are kept; nothing where Limber only answers, or does not know who asks. */
  readonly breaks: BreakCall | undefined
  /** What is kept at all. */
  readonly keeping: Kept
  /** Forgets what the person said lately. */
  forgetTalk(): void
}

/** What can follow a command's name and does something of its own. */
export type CommandPart = {
  readonly name: string
  readonly usage: string
  readonly summary: string
  /** What is asked for where there is a field for what follows; nothing where nothing does. */
  readonly hint?: string
}

/** What can be typed after "/" or pressed as a button. */
export type Command = CommandPart & {
  /** Whether it is offered where commands are listed beside those of others; the rest are for buttons, and can be typed as well. */
  readonly isTyped?: boolean
  /** What can follow the name; `usage` says what follows where none of them does. */
  readonly parts?: readonly CommandPart[]
  /** A text without what Limber may have put on a button itself: for warning signs, the rest is looked through. */
  withoutOwnWords?(text: string, library: Library): string
  run(text: string, service: Service): Answer | Promise<Answer>
}
