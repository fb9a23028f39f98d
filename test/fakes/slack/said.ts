import type { Answer } from '../platform.ts'
import type { Thing } from './check-words.ts'
import type { State } from './state.ts'
import { directId, personOf } from './workspace.ts'

/** What a method answers: the rest of an answer that is all right, why it is not, or nothing where the connection breaks. */
export type Said =
  | Thing
  | { readonly error: string; readonly messages?: readonly string[] }
  | { readonly status: number; readonly wait?: number }
  | undefined

export type Method = (args: Thing, state: State) => Said | Promise<Said>

/** Where something is posted, as the model of a platform names it. */
export function whereOf(
  channel: string,
  state: State,
): { readonly workspace: string; readonly channel: string } {
  const workspace = state.workspaceOf(channel)
  const person = personOf(channel)
  return { workspace, channel: person === undefined ? channel : `@slack/${workspace}/${person}` }
}

/** A channel as answers name it. */
export function namedIn(channel: string): string {
  const person = personOf(channel)
  return person === undefined ? channel : directId(person)
}

/** What is no message but an error, in the words of the Web API. */
export function saidOf(answer: Answer | undefined, then: (body: Answer['body']) => Said): Said {
  if (answer === undefined) return undefined
  const { status, body } = answer
  if (status === 429) return { status, wait: body.wait ?? 1_000 }
  if (status >= 500) return { status }
  return body.code === undefined ? then(body) : { error: body.code }
}
