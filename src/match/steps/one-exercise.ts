import type { Exercise } from '../../knowledge/model.ts'
import { linkedExercises } from '../../knowledge/text.ts'
import type { Sorted } from '../topic.ts'
import type { Fit, WithoutSign } from '../understanding.ts'
import { fitOf, MOST_OTHERS, type Step } from './step.ts'

/** A question about one exercise, named here or a moment ago: how much of it, easier, harder, or how it goes. */
export const oneExercise: Step = ({ sorted, recalled }, tools) => {
  const { asks, topic } = sorted
  const named = sorted.exercises[0]
  const exercise = tools.exercise(named?.sense.id ?? recalled.exercise ?? '')
  const ask = asks.find((asked) => asked === 'easier' || asked === 'harder')
  if (exercise === undefined || asks.includes('instead')) return undefined
  if (isBetterLeftOut(exercise, sorted) && ask !== 'easier') return undefined
  const fit = fitOf(exercise.id, named?.words ?? '', exercise.name)
  if (asks.includes('dosage')) return { kind: 'dosage', exercise: fit }
  if (ask === 'easier' || ask === 'harder') return variation(exercise, fit, ask, named !== undefined, sorted)
  const complains = topic.feelings.length > 0 && !asks.includes('look-up')
  const isAsked = named === undefined ? recalled.isFollowUp : !complains
  return isAsked ? { kind: 'exercise', exercise: fit, ask: 'how', others: [], topic } : undefined
}

/** What hurts, and what a condition of theirs speaks against, is no card to hand out. */
export function isBetterLeftOut(exercise: Exercise, { hurting, topic }: Sorted): boolean {
  return (
    hurting.includes(exercise.id) ||
    exercise.needs.some((thing) => topic.without.includes(thing)) ||
    exercise.care.some(({ level, condition }) => level === 'avoid' && topic.conditions.includes(condition))
  )
}

/** Who has just done it wants the next one; who asks out of the blue wants to know how to change this one. */
function variation(
  exercise: Exercise,
  fit: Fit,
  ask: 'easier' | 'harder',
  isNamed: boolean,
  { topic }: Sorted,
): WithoutSign {
  const linked = linkedExercises(exercise[ask]).map(({ id, name }) => fitOf(id, '', `${ask}: ${name}`))
  const [next, ...others] = linked
  if (isNamed || next === undefined) {
    return { kind: 'exercise', exercise: fit, ask, others: linked.slice(0, MOST_OTHERS), topic }
  }
  return {
    kind: 'exercise',
    exercise: next,
    ask: 'how',
    others: [...others, fit].slice(0, MOST_OTHERS),
    topic,
  }
}
