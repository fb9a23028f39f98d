import { promptDocument } from '../../answer/breaks/prompt.ts'
import { refusal, stopAndLook, whyAnother } from '../../answer/breaks/problem.ts'
import { breakName, sayName } from '../../answer/breaks/said.ts'
import { LOOKS_BACK } from '../../breaks/rotation.ts'
import { readSwapReason, SWAP_REASONS } from '../../breaks/swap.ts'
import { heeding } from '../../breaks/plan.ts'
import { placeKey } from '../../place.ts'
import { onBreak, type BreakPart } from './call.ts'

/** Another exercise in the place of the one a break showed last, which keeps its aim. */
export const swap: BreakPart = {
  name: 'swap',
  usage: `[number] <${SWAP_REASONS.join(', ')}>`,
  summary: 'Another exercise than the one just shown, with the same aim; only for you',
  wish: 'skip',
  // Limber's own buttons say "can't lie down", which a sign is made of elsewhere.
  ownWords: (text) => saidReason(text)?.words ?? '',
  run: onBreak('swap', async (kept, rest, call) => {
    const reason = saidReason(rest)?.reason
    const tried = (rest.split(NOT)[1] ?? '')
      .split(/[\s,]+/)
      .filter((id) => call.library.hasPage('exercise', id))
    const last = await call.ports.store.lastShownBy(kept.id)
    const instead = tried.at(-1) ?? last?.exercise
    if (reason === undefined) {
      const page = instead !== undefined && call.library.hasPage('exercise', instead) ? instead : undefined
      return whyAnother(rest, breakName(kept), page === undefined ? undefined : call.library.exercise(page))
    }
    if (instead === undefined) {
      return reason === 'hurts'
        ? stopAndLook()
        : refusal('Nothing to swap yet', `${sayName(kept)} has not shown anything so far.`)
    }
    const choosing = heeding(kept.choosing, call.conditions)
    const turn = call.rotation.swap(choosing, {
      instead,
      reason,
      tried,
      shown: await call.ports.store.shownIn(kept.place, LOOKS_BACK),
      at: { instant: call.ports.now(), zone: kept.cadence.zone },
      seed: placeKey(kept.place),
    })
    if (turn === undefined) {
      return reason === 'hurts'
        ? stopAndLook()
        : refusal(
            'Nothing else fits',
            'I know nothing else that suits this break and your reason. Leave it out today; a short walk does good as well.',
          )
    }
    return promptDocument({
      exercise: call.library.exercise(turn.exercise),
      turn,
      conditions: choosing.conditions,
      breakName: breakName(kept),
      tried: [...new Set([...tried, instead, turn.exercise])],
      start: { swapped: reason },
    })
  }),
}

/** What comes before the exercises that were swapped already. */
const NOT = /;\s*not\s+/

/** The reason in a text, and the words of it. */
function saidReason(text: string) {
  const words = (text.split(NOT)[0] ?? '').replace(/^\s*(?:my\s+)?\d+\s+/i, '').trim()
  const reason = readSwapReason(words)
  return reason === undefined ? undefined : { reason, words }
}
