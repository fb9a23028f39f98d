import type { Invocation } from '../../src/document.ts'
import { settlesPrompt } from '../../src/deliver/prompt-id.ts'
import { runIn } from './buttons.ts'
import type { Reply } from './reception.ts'

/** A message that one person sees, by what was pressed below it and by the ids of all its buttons. */
export type PressedMessage = { readonly run: Invocation; readonly buttons: readonly string[] }

/**
 * Whether a reply takes the place of a message that one person sees. A prompt stays until it is settled, with its stop
 * rules and its buttons, and nothing goes for what is no answer. A warning sign takes the place of an exercise, but not
 * of a prompt: that is closed when its time is over, and the sign would be gone with it.
 */
export function takesPlace(reply: Reply, { run, buttons }: PressedMessage): boolean {
  if (reply.isSign) return !buttons.some(isOfOpenPrompt)
  if (reply.isAside === true) return false
  return settlesPrompt(run) || !buttons.some(isOfOpenPrompt)
}

function isOfOpenPrompt(id: string): boolean {
  const run = runIn(id)
  return run !== undefined && settlesPrompt(run)
}
