import { messagesIn } from './read.ts'
import { namedIn } from './said.ts'
import type { State } from './state.ts'

/** Somebody wrote in a thread. */
export function noteThread(state: State, channel: string, thread: unknown): void {
  if (typeof thread === 'string') state.threads.add(`${channel} ${thread}`)
}

/** The thread that Slack says a message is in: one with answers below it is in its own. */
export function threadAt(
  state: State,
  channel: string,
  ts: string,
  thread: string | undefined,
): string | undefined {
  return thread ?? (hasAnswers(state, channel, ts) ? ts : undefined)
}

/** Whether Slack shows something to one person there: in a thread only where somebody answered in it already. */
export function isShownTo(state: State, channel: string, thread: string | undefined): boolean {
  return thread === undefined || hasAnswers(state, channel, thread)
}

function hasAnswers(state: State, channel: string, ts: string): boolean {
  if (state.threads.has(`${namedIn(channel)} ${ts}`)) return true
  return messagesIn(state, channel).some(({ thread }) => thread === ts)
}
