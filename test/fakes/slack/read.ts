import type { Seen } from '../channels.ts'
import { nameOf } from '../platform.ts'
import { tsOf, type Content, type SlackMessage } from './board.ts'
import { namedIn, whereOf } from './said.ts'
import type { State } from './state.ts'

/** What a message says now. */
export function contentAt(
  state: State,
  { message, delivery }: Pick<Seen, 'message' | 'delivery'>,
): Content | undefined {
  return state.edited.get(message) ?? state.contents.get(delivery)
}

/** Everything that everybody sees in a channel, or in somebody's direct messages, the oldest first. */
export function messagesIn(state: State, channel: string): readonly SlackMessage[] {
  const name = nameOf(whereOf(channel, state))
  return state.platform
    .seen()
    .filter((seen) => seen.channel === name)
    .flatMap((seen) => {
      const content = contentAt(state, seen)
      return content === undefined
        ? []
        : [{ ...content, channel: namedIn(channel), ts: tsOf(seen), edits: seen.edits.length }]
    })
}
