import type { Elsewhere } from '../../knowledge/model.ts'
import type { Unknown, WithoutSign } from '../understanding.ts'
import type { Step } from './step.ts'

export function nothing(why: Unknown): WithoutSign {
  return { kind: 'unknown', why, nearest: [] }
}

/**
 * Other subjects that share words with ours: no exercise is ever guessed from a cobra's venom. A plain complaint is
 * heard all the same, whatever else its owner does for a living.
 */
export const foreign: Step = ({ sorted }) => {
  const { elsewhere, exercises, topic, hearings } = sorted
  const isPlain = (type: 'area' | 'feeling') =>
    hearings.some(({ sense }) => sense.type === type && sense.vague !== true)
  const complains =
    topic.areas.length > 0 && topic.feelings.length > 0 && (isPlain('area') || isPlain('feeling'))
  // "Hotel room, upper back, no equipment": a plain area and a wish that only a movement can meet.
  const wishes = topic.without.length + topic.settings.length + topic.purposes.length > 0
  if (complains || (isPlain('area') && wishes)) return undefined
  if (elsewhere.includes('another subject')) return nothing('another subject')
  const asksForMove = exercises.length > 0 || (sorted.onTopic && topic.purposes.length > 0)
  return elsewhere.includes('medicine') && !asksForMove ? nothing('medicine') : undefined
}

/** Other parts of the body, and the area of ours that is nearest to each. */
const PARTS: Partial<Readonly<Record<Elsewhere, string>>> = {
  'another part of the body': '',
  'head and jaw': 'neck',
  'arm and hand': 'shoulders',
  'hip and leg': '',
}

/** A knee is a knee: only what stands beside an area of ours is answered. */
export const anotherPart: Step = ({ sorted: { elsewhere, topic, said, exercises } }) => {
  const ours = topic.areas.length + said.conditions.length + exercises.length > 0
  const [part] = elsewhere.flatMap((one) => PARTS[one] ?? [])
  if (part === undefined || ours) return undefined
  return {
    kind: 'unknown',
    why: 'another part of the body',
    nearest: [],
    ...(part === '' ? {} : { area: part }),
  }
}
