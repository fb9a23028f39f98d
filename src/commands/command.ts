import type { Library } from '../answer/library.ts'
import type { Understanding } from '../match/understanding.ts'
import type { Document } from '../document.ts'

/** What somebody gets: what Limber understood, and what it says. */
export type Answer = { readonly understanding: Understanding; readonly document: Document }

/** What a command may use. */
export type Service = {
  readonly library: Library
  /** Conditions the person told of lately. */
  readonly conditions: readonly string[]
  /** Answers a question in somebody's own words; looks for warning signs first. */
  ask(text: string): Answer
  /** Answers a text that Limber wrote itself: no warning sign is looked for in it, nor what it makes of earlier ones. */
  askOwn(text: string): Answer
  /** Says what was understood, without looking any further. */
  say(understanding: Understanding): Answer
}

/** What can be typed after "/" or pressed as a button. */
export type Command = {
  readonly name: string
  /** What comes after the name, in words. */
  readonly usage: string
  readonly summary: string
  run(text: string, service: Service): Answer | Promise<Answer>
}
