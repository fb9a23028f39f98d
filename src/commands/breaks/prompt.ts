import { noPrompt, promptGone, promptOver } from '../../answer/breaks/taking-part.ts'
import { PROMPT_ID } from '../../deliver/prompt-id.ts'
import type { PostedPrompt } from '../../deliver/ports.ts'
import type { Document } from '../../document.ts'
import { placeKey, type Place } from '../../place.ts'
import { ownPlace, type BreakCall, type BreakPart } from './call.ts'

/** A prompt that a text begins with, and the rest of the text; no prompt where it is gone, or stands in another place. */
export type Named = { readonly prompt: PostedPrompt | undefined; readonly rest: string }

const ID = new RegExp(String.raw`^(${PROMPT_ID})(?:\s+|(?=;)|$)`, 'i')

/** The prompt that a button names; nothing where the text begins with none. */
export async function promptNamed(text: string, call: BreakCall): Promise<Named | undefined> {
  const [whole, id] = ID.exec(text) ?? []
  if (whole === undefined || id === undefined) return undefined
  const prompt = await call.ports.deliveries.prompt(id.toLowerCase())
  const isSeen = prompt !== undefined && seesFrom(call).some((place) => isSamePlace(place, prompt.place))
  return { prompt: isSeen ? prompt : undefined, rest: text.slice(whole.length).trim() }
}

/** What somebody says to a prompt, and what was written besides its name. */
type Use = (prompt: PostedPrompt, rest: string, call: BreakCall) => Promise<Document>

/** Runs a part on the prompt that a button names or, without one, that came last where somebody writes. */
export function onPrompt(use: Use): BreakPart['run'] {
  return async (text, call) => {
    const named = await promptNamed(text, call)
    if (named !== undefined && named.prompt === undefined) return promptGone()
    const prompt = named?.prompt ?? (await lastPrompt(call))
    if (prompt === undefined) return noPrompt()
    const isOver = call.ports.now() - prompt.closesAt > STILL_MEANT
    return isOver ? promptOver() : use(prompt, named?.rest ?? text, call)
  }
}

/** So long after its window, in ms, a prompt can still be answered: whoever did it a little later did it. */
const STILL_MEANT = 12 * 60 * 60_000

/** What came yesterday nobody means any more who names no prompt, in ms. */
const A_DAY = 24 * 60 * 60_000

async function lastPrompt(call: BreakCall): Promise<PostedPrompt | undefined> {
  const place = call.place.isDirect ? ownPlace(call) : call.place
  const last = await call.ports.deliveries.lastPrompt(place)
  return last !== undefined && call.ports.now() - last.shownAt < A_DAY ? last : undefined
}

/** Where somebody sees prompts: in the place, and in their own direct messages. */
function seesFrom(call: BreakCall): readonly Place[] {
  const own = ownPlace(call)
  return call.place.isDirect ? [own] : [call.place, own]
}

function isSamePlace(a: Place, b: Place): boolean {
  return a.isDirect === b.isDirect && placeKey(a) === placeKey(b)
}
