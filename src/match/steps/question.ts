import type { Ask } from '../../knowledge/model.ts'
import type { Sorted } from '../topic.ts'
import type { WithoutSign } from '../understanding.ts'
import { withArea, type Step, type Tools } from './step.ts'

/** "at 10:30", "3pm", "15 uhr". */
const CLOCK = /\b([01]?\d|2[0-3])(:[0-5]\d|\s?[ap]m|\s?uhr|h[0-5]\d)\b/i

/** A wish for breaks. A time alone is one only where nothing hurts: people do get stiff every hour. */
export const schedule: Step = ({ sorted: { asks, topic, text } }) => {
  const saysTime = asks.includes('time') || CLOCK.test(text)
  return asks.includes('schedule') || (saysTime && topic.feelings.length === 0)
    ? { kind: 'schedule' }
    : undefined
}

const QUESTIONS: readonly Ask[] = ['cause', 'prevention', 'relief', 'dosage']

/** Why, how to keep it away, how much in general: of several questions in one message the last one counts. */
export const question: Step = ({ sorted }, tools) => {
  const { topic, asks, onTopic } = sorted
  const asked = asks.findLast((ask) => QUESTIONS.includes(ask))
  const isOurs = onTopic || topic.causes.length + topic.areas.length > 0
  switch (asked) {
    case 'dosage':
      return onTopic && (topic.feelings.length === 0 || topic.areas.length === 0)
        ? { kind: 'dosage', conditions: [] }
        : undefined
    case 'cause':
      return isOurs ? causes(sorted, tools) : undefined
    case 'prevention':
      return isOurs ? prevention(sorted, tools) : undefined
    default:
      return undefined
  }
}

/** Patterns for what was said; the default area says nothing about them. */
function causes({ topic, wordsFor }: Sorted, tools: Tools): WithoutSign {
  const says = topic.feelings.length + topic.causes.length > 0
  const found = tools.ranking.causes(says ? topic : withArea(topic, tools), wordsFor)
  const likeliest = found.slice(0, 1).map(({ id }) => id)
  const exercises = tools.ranking.exercises({ ...withArea(topic, tools), causes: likeliest }, wordsFor)
  return { kind: 'cause', topic, causes: found, exercises }
}

function prevention({ topic, wordsFor }: Sorted, tools: Tools): WithoutSign {
  return { kind: 'prevention', topic, causes: tools.ranking.causes(withArea(topic, tools), wordsFor) }
}
