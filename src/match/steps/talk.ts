import type { WithoutSign } from '../understanding.ts'
import { nothing } from './foreign.ts'
import { MOST_OTHERS, type Asked, type Step, type Tools } from './step.ts'

/** Greetings, thanks, and what Limber is. */
export const smallTalk: Step = ({ sorted: { asks } }) => {
  if (asks.includes('what limber does')) return { kind: 'help', why: 'asked' }
  if (asks.includes('no help')) return { kind: 'help', why: 'no help' }
  if (asks.includes('thanks')) return { kind: 'help', why: 'thanks' }
  return asks.includes('greeting') ? { kind: 'help', why: 'greeting' } : undefined
}

/** Nothing was recognised: say so, and offer what is nearest. */
export function unknown({ sorted: { text, asks, positions } }: Asked, { describe }: Tools): WithoutSign {
  if (!/[\p{L}\p{N}]/u.test(text)) return nothing('nothing written')
  const nearest = asks.includes('look-up') ? describe(text, MOST_OTHERS, positions) : []
  if (nearest.length > 0) return { kind: 'unknown', why: 'no such exercise', nearest }
  return asks.includes('relief') ? { kind: 'help', why: 'asked' } : nothing('not understood')
}
