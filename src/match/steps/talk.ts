import type { Ask } from '../../knowledge/model.ts'
import type { WithoutSign } from '../understanding.ts'
import { nothing } from './foreign.ts'
import { describingWords } from './described.ts'
import { fitOf, MOST_OTHERS, wordCount, type Asked, type Step, type Tools } from './step.ts'

/** Greetings, thanks, and what Limber is. */
export const smallTalk: Step = ({ sorted: { asks } }) => {
  if (asks.includes('what limber does')) return { kind: 'help', why: 'asked' }
  if (asks.includes('no help')) return { kind: 'help', why: 'no help' }
  if (asks.includes('thanks') || asks.includes('praise')) return { kind: 'help', why: 'thanks' }
  return asks.includes('greeting') ? { kind: 'help', why: 'greeting' } : undefined
}

/** What goes on after a thank-you: then it was politeness. */
const QUESTIONS: readonly Ask[] = [
  'cause',
  'prevention',
  'dosage',
  'easier',
  'harder',
  'instead',
  'relief',
  'look-up',
  'routine',
  'who',
  'schedule',
]

/** "That open book thing saved my life" names an exercise and asks nothing; a "thanks" alone is politeness. */
export const praise: Step = ({ sorted: { asks, said, text } }) => {
  const isPlain = said.feelings.length + said.settings.length === 0 && !text.includes('?')
  const asksMore = asks.some((ask) => QUESTIONS.includes(ask))
  return asks.includes('praise') && isPlain && !asksMore ? { kind: 'help', why: 'thanks' } : undefined
}

/** Longer messages say something of their own. */
const SHORT = 6

/** "Start over", who reads it, and whether it is serious. */
export const aside: Step = ({ sorted: { asks, text, topic } }) => {
  const isPlain = topic.areas.length + topic.feelings.length === 0
  if (asks.includes('start over') && wordCount(text) <= SHORT) return { kind: 'help', why: 'start over' }
  if (asks.includes('privacy') && isPlain) return { kind: 'help', why: 'privacy' }
  return asks.includes('check') && (isPlain || wordCount(text) <= SHORT) ? { kind: 'check' } : undefined
}

const YES_AT_MOST = 4
const ONE_OF_THESE = /\bone of (?:these|those|them)\b/i

/** "Yes please": the first of what was offered. */
export const yes: Step = ({ sorted: { asks, text, topic }, recalled }, { exercise }) => {
  // Whoever says yes to a warning sign reads again what to do.
  if (recalled.kind === 'check' && (asks.includes('yes') || ONE_OF_THESE.test(text))) return { kind: 'check' }
  const [first] = recalled.offered
  if (!asks.includes('yes') || wordCount(text) > YES_AT_MOST || first === undefined) return undefined
  const page = exercise(first)
  if (page === undefined) return undefined
  return { kind: 'exercise', exercise: fitOf(first, text, page.name), ask: 'how', others: [], topic }
}

/** A page that says less of what was asked is not near it. */
const LEAST_COVERAGE = 0.35

/** Nothing was recognised: say so, and offer what is nearest. */
export function unknown({ sorted }: Asked, { describe }: Tools): WithoutSign {
  const { text, asks, positions } = sorted
  if (!/[\p{L}\p{N}]/u.test(text)) return nothing('nothing written')
  const nearest = asks.includes('look-up')
    ? describe({ words: describingWords(sorted), positions }, MOST_OTHERS).filter(
        ({ coverage }) => coverage >= LEAST_COVERAGE,
      )
    : []
  if (nearest.length > 0) return { kind: 'unknown', why: 'no such exercise', nearest }
  return asks.includes('relief') ? { kind: 'help', why: 'asked' } : nothing('not understood')
}
