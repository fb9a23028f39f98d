import type { PostedPrompt } from '../../deliver/ports.ts'
import { placeKey, type Place } from '../../place.ts'
import type { BreakCall } from './call.ts'

/** A prompt that a text begins with, and the rest of the text; no prompt where it is gone, or stands in another place. */
export type Named = { readonly prompt: PostedPrompt | undefined; readonly rest: string }

const ID = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\s+|(?=;)|$)/i

/** The prompt that a button names; nothing where the text begins with none. */
export async function promptNamed(text: string, call: BreakCall): Promise<Named | undefined> {
  const [whole, id] = ID.exec(text) ?? []
  if (whole === undefined || id === undefined) return undefined
  const prompt = await call.ports.deliveries.prompt(id.toLowerCase())
  const isSeen = prompt !== undefined && seesFrom(call).some((place) => isSamePlace(place, prompt.place))
  return { prompt: isSeen ? prompt : undefined, rest: text.slice(whole.length).trim() }
}

/** The prompt that a button names or, without one, that came last where somebody writes. */
export async function promptMeant(text: string, call: BreakCall): Promise<Named> {
  return (await promptNamed(text, call)) ?? { prompt: await lastPrompt(call), rest: text }
}

/** What came yesterday nobody means any more, in ms. */
const A_DAY = 24 * 60 * 60_000

async function lastPrompt(call: BreakCall): Promise<PostedPrompt | undefined> {
  const last = await call.ports.deliveries.lastPrompt(call.place)
  return last !== undefined && call.ports.now() - last.shownAt < A_DAY ? last : undefined
}

/** Where somebody sees prompts: in the place, and in their own direct messages. */
function seesFrom({ place, member }: BreakCall): readonly Place[] {
  return [place, { ...place, channel: member.person, isDirect: true }]
}

function isSamePlace(a: Place, b: Place): boolean {
  return a.isDirect === b.isDirect && placeKey(a) === placeKey(b)
}
