import type { Step } from './step.ts'

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
