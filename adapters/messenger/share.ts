import type { Answer } from '../../src/answer/answer.ts'
import type { Choice } from '../../src/document.ts'
import { offersOf } from '../../src/offers.ts'

/** The button that shows the exercise of an answer to everybody in the place; of several the first. */
export function shareOf({ understanding }: Answer): Choice | undefined {
  const [exercise, ...others] = offersOf(understanding).exercises
  if (exercise === undefined) return undefined
  const isOne = others.length === 0 || understanding.kind === 'exercise'
  return { label: isOne ? 'Share' : 'Share the first one', run: { command: 'share', text: exercise } }
}
