import { nothingFits, promptDocument } from '../answer/breaks/prompt.ts'
import { breakName } from '../answer/breaks/said.ts'
import type { Library } from '../answer/library.ts'
import type { Document } from '../document.ts'
import { placeKey } from '../place.ts'
import type { Break, Shown } from '../breaks/break.ts'
import { nextOpening } from '../breaks/openings.ts'
import type { BreakPorts } from '../breaks/ports.ts'
import { LOOKS_BACK, type Rotation } from '../breaks/rotation.ts'

/** What a break shows at a moment, and what is remembered of it once it was shown. */
export type Prompt = { readonly document: Document; readonly shown?: Shown }

/** Takes the next turn of the rotation in the break's place and says it; where nothing fits, it says that. */
export async function promptOf(
  kept: Break,
  now: number,
  {
    ports: { store },
    rotation,
    library,
  }: { readonly ports: Pick<BreakPorts, 'store'>; readonly rotation: Rotation; readonly library: Library },
): Promise<Prompt> {
  const shown = await store.shownIn(kept.place, LOOKS_BACK)
  const turn = rotation.pick(
    kept.choosing,
    shown,
    { instant: now, zone: kept.cadence.zone },
    placeKey(kept.place),
  )
  if (turn === undefined) return { document: nothingFits(breakName(kept)) }
  const opening = nextOpening(shown)
  const exercise = library.exercise(turn.exercise)
  const { conditions } = kept.choosing
  return {
    document: promptDocument({ exercise, turn, conditions, breakName: breakName(kept), start: { opening } }),
    shown: { exercise: turn.exercise, opening, at: now },
  }
}
