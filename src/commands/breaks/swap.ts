import { promptDocument } from '../../answer/breaks/prompt.ts'
import { refusal } from '../../answer/breaks/problem.ts'
import { breakName, sayName } from '../../answer/breaks/said.ts'
import { listed } from '../../words/listed.ts'
import { LOOKS_BACK } from '../../breaks/rotation.ts'
import { readSwapReason, SWAP_REASONS } from '../../breaks/swap.ts'
import { placeKey } from '../../place.ts'
import { breakMeant, type BreakPart } from './call.ts'

/** Another exercise in the place of the one a break showed last, which keeps its aim. */
export const swap: BreakPart = {
  name: 'swap',
  usage: `[number] <${SWAP_REASONS.join(', ')}>`,
  summary: 'Another exercise than the one just shown, with the same aim; only for you',
  wish: 'skip',
  async run(text, at) {
    const meant = await breakMeant(text, at, this.name)
    if (!('kept' in meant)) return meant
    const { kept, rest } = meant
    const [said = '', triedText = ''] = rest.split(/;\s*not\s+/)
    const reason = readSwapReason(said)
    if (reason === undefined) {
      return refusal('Why another one?', `Say one of these: ${listed(SWAP_REASONS, 'or')}.`)
    }
    const shown = await at.ports.store.shownIn(kept.place, LOOKS_BACK)
    const tried = triedText.split(/[\s,]+/).filter((id) => at.library.hasPage('exercise', id))
    const instead = tried.at(-1) ?? shown[0]?.exercise
    if (instead === undefined) {
      return refusal('Nothing to swap yet', `${sayName(kept)} has not shown anything so far.`)
    }
    const now = { instant: at.ports.now(), zone: kept.cadence.zone }
    const turn = at.rotation.swap(kept.choosing, {
      instead,
      reason,
      tried,
      shown,
      at: now,
      seed: placeKey(kept.place),
    })
    if (turn === undefined) {
      return refusal(
        'Nothing else fits',
        'I know nothing else that suits this break and your reason. Leave it out today; a short walk does good as well.',
      )
    }
    return promptDocument({
      exercise: at.library.exercise(turn.exercise),
      turn,
      conditions: kept.choosing.conditions,
      breakName: breakName(kept),
      tried: [...new Set([...tried, instead, turn.exercise])],
      start: { swapped: reason },
    })
  },
}
