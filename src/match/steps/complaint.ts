import type { Exercise } from '../../knowledge/model.ts'
import type { Recalled } from '../recall.ts'
import type { Sorted } from '../topic.ts'
import type { LeftOut, Topic } from '../understanding.ts'
import { isRuledOut } from './one-exercise.ts'
import { withArea, type Step } from './step.ts'

/** What helps: a complaint, a wish for something that can be done here and now, or for something else. */
export const complaint: Step = ({ sorted, recalled }, tools) => {
  const wantsOther = sorted.asks.includes('instead')
  const named = sorted.exercises.flatMap(({ sense }) => tools.exercise(sense.id) ?? [])
  if (!isComplaint(sorted, recalled, named, wantsOther)) return undefined

  const before = tools.exercise(recalled.exercise ?? '')
  const isOver = before !== undefined && (wantsOther || isRuledOut(before, sorted.topic))
  const recalledExercise = isOver ? before : undefined
  const leftOut = leaveOut(sorted, named, recalledExercise, wantsOther)
  const isOut = ({ id }: Exercise) => leftOut.some((out) => out.id === id)
  const models = [...named, ...(recalledExercise === undefined ? [] : [recalledExercise])].filter(isOut)
  const topic = withArea(fillUp(sorted.topic, models, recalled.topic), tools)
  return {
    kind: 'answer',
    said: sorted.topic,
    topic,
    leftOut,
    exercises: tools.ranking.exercises(topic, sorted.wordsFor, {
      named: named.filter((exercise) => !isOut(exercise)).map(({ id }) => id),
      except: [
        ...leftOut.map(({ id }) => id),
        ...leftOut.flatMap(({ id, why }) => (why === 'hurts' ? tools.kin(id) : [])),
      ],
    }),
    causes: tools.ranking.causes(topic, sorted.wordsFor),
  }
}

function isComplaint(
  { topic, onTopic, asks }: Sorted,
  recalled: Recalled,
  named: readonly Exercise[],
  wantsOther: boolean,
): boolean {
  const isLimited =
    topic.settings.length + topic.without.length + topic.conditions.length > 0 || topic.discreet
  const wants = topic.purposes.length + topic.things.length > 0 || asks.includes('relief') || wantsOther
  const isAfter = recalled.topic !== undefined || recalled.exercise !== undefined
  const followsUp = isAfter && (isLimited || wantsOther)
  return onTopic || named.length > 0 || followsUp || (wants && (isLimited || topic.causes.length > 0))
}

/** The exercises of the question that should not be among the answer, each with the reason. */
function leaveOut(
  sorted: Sorted,
  named: readonly Exercise[],
  recalledExercise: Exercise | undefined,
  wantsOther: boolean,
): readonly LeftOut[] {
  const bad = named.flatMap((exercise): readonly LeftOut[] => {
    if (sorted.hurting.includes(exercise.id)) return [{ id: exercise.id, why: 'hurts' }]
    if (isRuledOut(exercise, sorted.topic)) return [{ id: exercise.id, why: 'condition' }]
    return wantsOther ? [{ id: exercise.id, why: 'not wanted' }] : []
  })
  const others = [...sorted.exceptExercises, ...(recalledExercise === undefined ? [] : [recalledExercise.id])]
  return [...bad, ...others.map((id) => ({ id, why: 'not wanted' }) as const)]
}

/** A topic filled up with what the exercises that are left out were for, and with what was said before. */
function fillUp(topic: Topic, models: readonly Exercise[], before: Topic | undefined): Topic {
  const pick = (own: readonly string[], model: readonly string[], earlier: readonly string[] = []) =>
    own.length > 0 ? own : model.length > 0 ? [...new Set(model)] : earlier
  return {
    ...topic,
    areas: pick(
      topic.areas,
      models.flatMap(({ areas }) => areas.slice(0, 1)),
      before?.areas,
    ),
    feelings: pick(
      topic.feelings,
      models.flatMap(({ eases }) => eases.slice(0, 1)),
      before?.feelings,
    ),
    causes: pick(topic.causes, [], before?.causes),
  }
}
