import type { Exercise } from '../../knowledge/model.ts'
import { linkedExercises } from '../../knowledge/text.ts'
import { isAvoided } from '../possible.ts'
import type { Fit, Topic, WithoutSign } from '../understanding.ts'
import { fitOf, MOST_OTHERS, type Step } from './step.ts'

/** A question about one exercise, named here or a moment ago: how much of it, easier, harder, or how it goes. */
export const oneExercise: Step = ({ sorted, recalled }, tools) => {
  const { asks, topic } = sorted
  const named = sorted.exercises[0]
  const exercise = tools.exercise(named?.sense.id ?? recalled.exercise ?? '')
  const ask = asks.find((asked) => asked === 'easier' || asked === 'harder')
  if (exercise === undefined || asks.includes('instead') || isRuledOut(exercise, topic)) return undefined
  if (sorted.hurting.includes(exercise.id) && ask !== 'easier') return undefined
  const fit = fitOf(exercise.id, named?.words ?? '', exercise.name)
  if (asks.includes('dosage')) return { kind: 'dosage', exercise: fit, conditions: topic.conditions }
  if (ask === 'easier' || ask === 'harder') {
    const linked = linkedExercises(exercise[ask]).flatMap(({ id }) => tools.exercise(id) ?? [])
    return variation(fit, ask, linked, named !== undefined, topic)
  }
  const complains = topic.feelings.length > 0 && !asks.includes('look-up')
  const isAsked = named === undefined ? recalled.isFollowUp : !complains
  return isAsked ? { kind: 'exercise', exercise: fit, ask: 'how', others: [], topic } : undefined
}

/** What a condition speaks against, or needs what is not there, is no card to hand out in any form. */
export function isRuledOut(exercise: Exercise, { conditions, without }: Topic): boolean {
  return isAvoided(exercise, conditions) || exercise.needs.some((thing) => without.includes(thing))
}

/** Who has just done it wants the next one; who asks out of the blue wants to know how to change this one. */
function variation(
  fit: Fit,
  ask: 'easier' | 'harder',
  linked: readonly Exercise[],
  isNamed: boolean,
  topic: Topic,
): WithoutSign {
  const possible = linked.filter((exercise) => !isRuledOut(exercise, topic))
  const [next, ...others] = possible.map(({ id, name }) => fitOf(id, '', `${ask}: ${name}`))
  if (next === undefined) return { kind: 'exercise', exercise: fit, ask, others: [], topic }
  return isNamed
    ? { kind: 'exercise', exercise: fit, ask, others: [next, ...others].slice(0, MOST_OTHERS), topic }
    : { kind: 'exercise', exercise: next, ask: 'how', others: [...others, fit].slice(0, MOST_OTHERS), topic }
}
