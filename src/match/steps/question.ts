import type { Ask } from '../../knowledge/model.ts'
import type { Recalled } from '../recall.ts'
import type { Sorted } from '../topic.ts'
import type { Topic, WithoutSign } from '../understanding.ts'
import { fillUp } from './complaint.ts'
import { withArea, type Step, type Tools } from './step.ts'

const QUESTIONS: readonly Ask[] = ['cause', 'prevention', 'relief', 'dosage']

/** "Is it bad to do these every single day" names nothing else. */
const MOVES = /\b(these|them|stretch\w*|exercis\w*|poses?)\b/i

/** Why, how to keep it away, how much in general: of several questions in one message the last one counts. */
export const question: Step = ({ sorted, recalled }, tools) => {
  const { asks, onTopic } = sorted
  const topic = fillUp(sorted.topic, [], recalled.topic)
  const said = { ...sorted, topic }
  const isOurs = onTopic || topic.causes.length + topic.areas.length > 0
  switch (asks.findLast((ask) => QUESTIONS.includes(ask)) ?? goesOnWith(sorted, recalled)) {
    case 'dosage':
      return (onTopic || MOVES.test(sorted.text) || topic.areas.length > 0) && asksHowMuch(sorted.text, topic)
        ? { kind: 'dosage', conditions: topic.conditions }
        : undefined
    case 'cause':
      return isOurs ? causes(said, tools) : undefined
    case 'prevention':
      return isOurs ? prevention(said, tools) : undefined
    default:
      return undefined
  }
}

const HOW_MUCH = /\bhow (?:often|long|many|much)\b/i

/** "Three times a week my neck gets stiff" is a complaint; "how often should I stretch a stiff neck" is none. */
function asksHowMuch(text: string, { areas, feelings }: Topic): boolean {
  if (areas.length === 0 || feelings.length === 0) return true
  return /\benough\b/i.test(text) || (HOW_MUCH.test(text) && MOVES.test(text))
}

/** "And for the neck?" asks of the neck what was asked before. */
function goesOnWith({ topic, asks }: Sorted, { topic: before, kind }: Recalled): Ask | undefined {
  const isBare = asks.length + topic.purposes.length + topic.settings.length + topic.without.length === 0
  if (before === undefined || !isBare || topic.areas.length === 0) return undefined
  return kind === 'cause' || kind === 'prevention' ? kind : undefined
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
