import { promptOver } from '../../answer/breaks/taking-part.ts'
import { refusal } from '../../answer/breaks/problem.ts'
import { text } from '../../answer/say.ts'
import { whyNotChange, type Refusal } from '../../breaks/rights.ts'
import type { PostedPrompt } from '../../deliver/ports.ts'
import type { Document } from '../../document.ts'
import type { BreakCall } from './call.ts'

/** Shows another exercise to everybody in a prompt, for those who may change its break. */
export async function swapForAll(prompt: PostedPrompt, page: string, call: BreakCall): Promise<Document> {
  const { kept, turn, closesAt } = prompt
  const { ports, library, rotation } = call
  const why = whyNotForAll(prompt, call)
  if (why !== undefined) return refusal('It stays as it is', why)
  if (ports.now() >= closesAt) return promptOver()
  const exercise = rotation.fitting(kept.choosing).find(({ id }) => id === page)
  if (exercise === undefined)
    return refusal('It stays as it is', 'That exercise does not suit what this break asks for.')
  const instead = {
    exercise: exercise.id,
    aim: exercise.aim,
    why: `In the place of ${library.nameOf(turn.exercise)}.`,
    easier: false,
    opening: turn.opening,
  }
  // A button may be pressed twice.
  if (turn.exercise !== exercise.id) await ports.deliveries.showInstead(prompt.id, instead, ports.now())
  return [
    { type: 'title', text: `All see ${exercise.name} now` },
    text('The message changes within a few seconds.'),
  ]
}

/** Why somebody may not show another exercise to all in a prompt; nothing where they may. */
export function whyNotForAll({ kept, place }: PostedPrompt, { member, rights }: BreakCall): Refusal {
  return place.isDirect ? 'That one came to you alone.' : whyNotChange(member, kept, rights)
}
