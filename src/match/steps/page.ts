import { MOST_OTHERS, type Step } from './step.ts'

/** A page that is named and nothing else: what a choice says can be typed as well. */
export const pageByName: Step = (
  { sorted: { hearings, topic, wordsFor, text } },
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
  const isAlone = hearings.every(
    ({ from, to }) => named !== undefined && named.from <= from && to <= named.to,
  )
  if (named === undefined || !isAlone || topic.feelings.length > 0) return undefined
  return { kind: 'cause', topic, causes: ranking.causes(topic, wordsFor).slice(0, 1), exercises: [] }
}

/** A description has at least so many words; fewer are a name or a complaint. */
const SHORTEST_DESCRIPTION = 5

/** "The one where you lie on your belly and prop on your elbows." */
export const described: Step = ({ sorted: { topic, asks, positions, text } }, { describe }) => {
  const complains = topic.feelings.length > 0 || asks.includes('relief')
  // "Hips on the floor" is where a part of the body is, when the position is told.
  const settings = positions.length > 0 && asks.includes('look-up') ? [] : topic.settings
  const isLimited = topic.without.length + settings.length + topic.conditions.length > 0
  const words = text.trim().split(/\s+/).length
  if (complains || isLimited || words < SHORTEST_DESCRIPTION) return undefined
  if (positions.length === 0 && !asks.includes('look-up')) return undefined
  const [best, ...others] = describe(text, MOST_OTHERS + 1, positions)
  return best && { kind: 'exercise', exercise: best, ask: 'how', others, topic }
}
