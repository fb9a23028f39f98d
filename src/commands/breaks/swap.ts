import { promptGone } from '../../answer/breaks/taking-part.ts'
import { refusal, stopAndLook, whyAnother } from '../../answer/breaks/problem.ts'
import { promptDocument } from '../../answer/breaks/prompt.ts'
import { breakName, sayName } from '../../answer/breaks/said.ts'
import type { Break } from '../../breaks/break.ts'
import { heeding } from '../../breaks/plan.ts'
import { LOOKS_BACK } from '../../breaks/rotation.ts'
import { readSwapReason, SWAP_REASONS } from '../../breaks/swap.ts'
import { PROMPT_ID } from '../../deliver/prompt-id.ts'
import type { PostedPrompt } from '../../deliver/ports.ts'
import type { Document } from '../../document.ts'
import { placeKey } from '../../place.ts'
import { onBreak, type BreakCall, type BreakPart } from './call.ts'
import { promptNamed } from './prompt.ts'
import { swapForAll, whyNotForAll } from './swap-for-all.ts'

/** Another exercise in the place of the one a break showed last, which keeps its aim. */
export const swap: BreakPart = {
  name: 'swap',
  usage: `[number] <${SWAP_REASONS.join(', ')}>`,
  summary: 'Another exercise than the one just shown, with the same aim; only for you',
  hint: 'Why another one: no wall, cannot lie down, camera on, hurts, did it already',
  wish: 'skip',
  // Limber's own buttons say "can't lie down", which a sign is made of elsewhere.
  ownWords: (text) => saidReason(text)?.words ?? '',
  async run(text, call) {
    const named = await promptNamed(text, call)
    if (named === undefined) return swapOfBreak(text, call)
    const { prompt, rest } = named
    if (prompt === undefined) return promptGone()
    const [, page] = /^for all:\s*(\S+)$/i.exec(rest) ?? []
    if (page !== undefined) return swapForAll(prompt, page, call)
    return swapFor(prompt.kept, rest, call, prompt)
  },
}

const swapOfBreak = onBreak('swap', (kept, rest, call) => swapFor(kept, rest, call, undefined))

/** Of a prompt it is about what stands there; of a break about what it showed last. */
async function swapFor(
  kept: Break,
  rest: string,
  call: BreakCall,
  prompt: PostedPrompt | undefined,
): Promise<Document> {
  const { library, ports } = call
  const said = saidReason(rest)
  const tried = (rest.split(NOT)[1] ?? '').split(/[\s,]+/).filter((id) => library.hasPage('exercise', id))
  const instead = tried.at(-1) ?? prompt?.turn.exercise ?? (await ports.store.lastShownBy(kept.id))?.exercise
  if (said === undefined) {
    const isKnown = instead !== undefined && library.hasPage('exercise', instead)
    const page = isKnown ? library.exercise(instead) : undefined
    const which = prompt?.id ?? breakName(kept)
    const so = {
      which,
      breakName: breakName(kept),
      tried: tried.length > 0 || page === undefined ? tried : [page.id],
    }
    return whyAnother(rest.split(NOT)[0]?.trim() ?? '', so, page)
  }
  const { reason } = said
  if (instead === undefined) {
    return reason === 'hurts'
      ? stopAndLook()
      : refusal('Nothing to swap yet', `${sayName(kept)} has not shown anything so far.`)
  }
  const choosing = heeding(kept.choosing, call.ownConditions)
  const turn = call.rotation.swap(choosing, {
    instead,
    reason,
    tried,
    shown: await ports.store.shownIn(kept.place, LOOKS_BACK),
    at: { instant: ports.now(), zone: kept.cadence.zone },
    seed: placeKey(kept.place),
  })
  if (turn === undefined) return reason === 'hurts' ? stopAndLook() : nothingElse()
  return promptDocument({
    exercise: library.exercise(turn.exercise),
    turn,
    conditions: choosing.conditions,
    breakName: breakName(kept),
    ...(prompt === undefined ? {} : { posted: postedFor(prompt, call) }),
    tried: [...new Set([...tried, instead, turn.exercise])],
    start: { swapped: reason },
  })
}

/** A prompt as one person sees it who swaps it. */
function postedFor(prompt: PostedPrompt, call: BreakCall) {
  const { id, closesAt, kept, done } = prompt
  const maySwapForAll = call.ports.now() < closesAt && whyNotForAll(prompt, call) === undefined
  return { id, until: closesAt, zone: kept.cadence.zone, done, maySwapForAll }
}

function nothingElse(): Document {
  return refusal(
    'Nothing else fits',
    'I know nothing else that suits this break and your reason. Leave it out today; a short walk does good as well.',
  )
}

/** What names a break or a prompt. */
const NAME = new RegExp(String.raw`^\s*(?:(?:my\s+)?\d+|${PROMPT_ID})\s+`, 'i')

/** What comes before the exercises that were swapped already. */
const NOT = /;\s*not\s+/

/** The reason in a text, and the words of it. */
function saidReason(text: string) {
  const words = (text.split(NOT)[0] ?? '').replace(NAME, '').trim()
  const reason = readSwapReason(words)
  return reason === undefined ? undefined : { reason, words }
}
