import type { Invocation } from '../document.ts'

/** What an id of a prompt looks like, to be put into a pattern that ignores case. */
export const PROMPT_ID = String.raw`[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}`

const IDS = new RegExp(String.raw`\b${PROMPT_ID}\b`, 'gi')

/** A text without what names a prompt on Limber's own buttons: letters and digits by chance, in which a warning sign may seem to stand. */
export function withoutPromptIds(text: string): string {
  return text.replace(IDS, ' ')
}

const SETTLED = new RegExp(`^(?:done|not-today) ${PROMPT_ID}$`, 'i')

/** Whether a button settles the prompt that it names: such a one stands below every prompt that is open. */
export function settlesPrompt({ command, text }: Invocation): boolean {
  return command === 'breaks' && SETTLED.test(text)
}
