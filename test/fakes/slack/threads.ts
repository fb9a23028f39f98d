import { messagesIn } from './read.ts'
import { namedIn } from './said.ts'
import type { State } from './state.ts'

/** Somebody wrote in a thread. */
export function noteThread(state: State, channel: string, thread: unknown): void {
  if (typeof thread === 'string') state.threads.add(`${channel} ${thread}`)
}

/** Whether Slack shows something to one person there: in a thread only where somebody answered in it already. */
export function isShownTo(state: State, channel: string, thread: string | undefined): boolean {
  if (thread === undefined || state.threads.has(`${namedIn(channel)} ${thread}`)) return true
  return messagesIn(state, channel).some((message) => message.thread === thread)
}
