import type { Sorted } from '../topic.ts'
import { MOST_OTHERS, type Step } from './step.ts'

/** More other words than these, and something else is said: "what a killer deal on that laptop". */
const MOST_BESIDE = 3

/** A page that is named and nothing else: what a choice says can be typed as well. */
export const pageByName: Step = (
  { sorted: { hearings, topic, wordsFor, text, tokens } },
  { ranking, causeTitled, answersOf },
) => {
  const titled = causeTitled(text)
  // "Tight chest muscles" is a title and a complaint; whoever says where and what wants help.
  const complains = topic.areas.length > 0 && topic.feelings.length > 0
  if (titled !== undefined && !complains) return { kind: 'page', page: { kind: 'cause', id: titled } }
  const advice = hearings.find(({ sense }) => sense.type === 'advice')
  if (advice !== undefined) {
    const { id } = advice.sense
    return { kind: 'page', page: { kind: 'advice', id }, answers: answersOf(id) }
  }
  const named = hearings.find(({ sense }) => sense.type === 'cause' && sense.vague !== true)
  const isAlone =
    hearings.every(({ from, to }) => named !== undefined && named.from <= from && to <= named.to) &&
    tokens.length - (named === undefined ? 0 : named.to - named.from) <= MOST_BESIDE
  if (named === undefined || !isAlone || topic.feelings.length > 0) return undefined
  return { kind: 'cause', topic, causes: ranking.causes(topic, wordsFor).slice(0, 1), exercises: [] }
}

/** A description has at least so many words; fewer are a name or a complaint. */
const SHORTEST_DESCRIPTION = 4
/** Without a position or a question for a name, a description has to say so much of a movement, and be met so well. */
const LEAST_MOVEMENTS = 2
const LEAST_COVERAGE = {
  'with a position': { asked: 0.2, unasked: 0.5 },
  without: { asked: 0.4, unasked: 0.5 },
} as const
/** Nobody describes one exercise in more words. */
const LONGEST_DESCRIPTION = 60

/** "The one where you lie on your belly and prop on your elbows." */
export const described: Step = ({ sorted }, { describe, isMovement }) => {
  const { topic, asks, positions, hearings } = sorted
  const words = describingWords(sorted)
  const asksForName = asks.includes('look-up')
  const movements = words.filter(isMovement).length
  // "Round your back" is no complaint, though a back can be round: there it is what one does.
  const feelings = hearings.filter(
    ({ sense, words }) => sense.type === 'feeling' && !isMovement(words.toLowerCase()),
  )
  const complains =
    feelings.some(({ sense }) => sense.vague !== true) ||
    (feelings.length > 0 && topic.areas.length > 0) ||
    asks.includes('routine') ||
    asks.includes('relief') ||
    asks.includes('prevention') ||
    asks.includes('cause')
  // "Hips on the floor" is where a part of the body is, when a movement is told.
  const settings = movements >= LEAST_MOVEMENTS ? [] : topic.settings
  const isLimited = topic.without.length + settings.length + topic.conditions.length > 0
  const isNamed = sorted.exercises.length + sorted.exceptExercises.length > 0
  if (complains || isLimited || isNamed || words.length < SHORTEST_DESCRIPTION) return undefined
  if (words.length > LONGEST_DESCRIPTION) return undefined
  // Cats sit on keyboards: a position alone is a description only where something is done in it, or asked for.
  const leastMovements = positions.length > 0 ? 1 : LEAST_MOVEMENTS
  if (!asksForName && movements < leastMovements) return undefined
  const [best, ...others] = describe({ words, positions }, MOST_OTHERS + 1)
  if (best === undefined) return undefined
  // Where no position is told, other subjects share words with exercises: "stop rice sticking to the pan".
  const least =
    LEAST_COVERAGE[positions.length > 0 ? 'with a position' : 'without'][asksForName ? 'asked' : 'unasked']
  if (best.coverage < least) return undefined
  return { kind: 'exercise', exercise: best, ask: 'how', others, topic }
}

/** The words of a question without those that only ask. */
export function describingWords({ tokens, hearings }: Sorted): readonly string[] {
  const asking = hearings.filter(({ sense }) => sense.type === 'ask')
  return tokens
    .filter((_, index) => !asking.some(({ from, to }) => from <= index && index < to))
    .map(({ word }) => word)
}
