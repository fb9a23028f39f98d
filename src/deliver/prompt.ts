import { nothingFits, promptDocument } from '../answer/breaks/prompt.ts'
import { countSentence } from '../answer/breaks/taking-part.ts'
import { breakName } from '../answer/breaks/said.ts'
import type { Library } from '../answer/library.ts'
import { choice, choices, text } from '../answer/say.ts'
import type { Document } from '../document.ts'
import { placeKey } from '../place.ts'
import type { Break } from '../breaks/break.ts'
import { sayMoment } from '../breaks/moment.ts'
import { nextOpening } from '../breaks/openings.ts'
import type { BreakPorts } from '../breaks/ports.ts'
import { LOOKS_BACK, type Rotation } from '../breaks/rotation.ts'
import type { PostedPrompt, ShownTurn } from './ports.ts'

/** The next turn of the rotation in the place of a break, at an instant (ms since 1970); nothing where nothing fits. */
export async function nextTurn(
  kept: Break,
  now: number,
  {
    ports: { store },
    rotation,
  }: {
    readonly ports: { readonly store: Pick<BreakPorts['store'], 'shownIn'> }
    readonly rotation: Rotation
  },
): Promise<ShownTurn | undefined> {
  const shown = await store.shownIn(kept.place, LOOKS_BACK)
  const at = { instant: now, zone: kept.cadence.zone }
  const turn = rotation.pick(kept.choosing, shown, at, placeKey(kept.place))
  return turn && { ...turn, opening: nextOpening(shown) }
}

/** What a break would show now, to see and not to do. */
export async function promptToSee(
  kept: Break,
  now: number,
  around: Parameters<typeof nextTurn>[2] & { readonly library: Library },
): Promise<Document> {
  const turn = await nextTurn(kept, now, around)
  if (turn === undefined) return nothingFits(breakName(kept))
  return promptDocument({
    exercise: around.library.exercise(turn.exercise),
    turn,
    conditions: kept.choosing.conditions,
    breakName: breakName(kept),
    start: { opening: turn.opening },
  })
}

/** What of a posted prompt its message is made of. */
type Standing = Pick<PostedPrompt, 'id' | 'kept' | 'place' | 'turn' | 'closesAt' | 'done'>

/** A prompt as it stands in its place while it asks for its stretch. */
export function openPrompt({ id, kept, place, turn, closesAt, done }: Standing, library: Library): Document {
  const { choosing, cadence } = kept
  return promptDocument({
    exercise: library.exercise(turn.exercise),
    turn,
    conditions: choosing.conditions,
    breakName: breakName(kept),
    // One person alone need not be told that it was one.
    posted: { id, until: closesAt, zone: cadence.zone, done: place.isDirect ? 0 : done },
    start: { opening: turn.opening },
  })
}

/** The same when it is over, without what was to be done. */
export function closedPrompt(prompt: PostedPrompt, library: Library): Document {
  const { kept, turn, done, place } = prompt
  const isOwn = place.isDirect
  const name = library.nameOf(turn.exercise)
  const count = isOwn ? '' : countSentence(done, 'over')
  const { zone } = kept.cadence
  return [
    { type: 'title', text: `${isOwn && done > 0 ? 'Done' : 'Over for now'}: ${name}` },
    ...(count === '' ? [] : [text(count)]),
    ...(kept.nextDue === undefined
      ? []
      : [text(`The next one comes ${sayMoment(kept.nextDue, zone)} (${zone}).`)]),
    ...(library.hasPage('exercise', turn.exercise)
      ? choices(choice('More about it', 'more', turn.exercise))
      : []),
  ]
}
