import type { Exercise } from '../../knowledge/model.ts'
import type { Recalled } from '../recall.ts'
import type { Sorted } from '../topic.ts'
import type { LeftOut, Topic } from '../understanding.ts'
import { isOutOfPlace, isRuledOut } from './one-exercise.ts'
import { withArea, wordCount, type Step } from './step.ts'

/** What helps: a complaint, a wish for something that can be done here and now, or for something else. */
export const complaint: Step = ({ sorted, recalled }, tools) => {
  const { asks } = sorted
  const isAfter = recalled.topic !== undefined || recalled.exercise !== undefined
  const wantsOther =
    asks.includes('instead') || (isAfter && (asks.includes('another') || asks.includes('no help')))
  const named = sorted.exercises.flatMap(({ sense }) => tools.exercise(sense.id) ?? [])
  if (!isComplaint(sorted, isAfter, named, wantsOther)) return undefined

  const leftOut = leaveOut(sorted, recalled, named, wantsOther, tools.exercise)
  const isOut = ({ id }: Exercise) => leftOut.some((out) => out.id === id)
  const models = [...named, ...leftOut.flatMap(({ id }) => tools.exercise(id) ?? [])].filter(isOut)
  const topic = withArea(
    fillUp(sorted.topic, recalled.topic === undefined ? models : [], recalled.topic),
    tools,
  )
  const find = (except: readonly string[]) =>
    tools.ranking.exercises(topic, sorted.wordsFor, {
      yoga: asks.includes('yoga'),
      named: named.filter((exercise) => !isOut(exercise)).map(({ id }) => id),
      except: [
        ...except,
        ...leftOut.map(({ id }) => id),
        ...leftOut.flatMap(({ id, why }) => (why === 'hurts' ? tools.kin(id) : [])),
      ],
    })
  // "Another" is none of those there were, until all have been there.
  const fresh = wantsOther && isAfter ? find(recalled.seen) : find([])
  return {
    kind: 'answer',
    said: fillUp(sorted.said, [], recalled.topic),
    topic,
    leftOut,
    exercises: fresh.length > 0 ? fresh : find([]),
    causes: tools.ranking.causes(topic, sorted.wordsFor),
  }
}

const BRIEF = 8
const BRIEFEST = 3

function isComplaint(
  { said, onTopic, asks, hearings, text, elsewhere }: Sorted,
  isAfter: boolean,
  named: readonly Exercise[],
  wantsOther: boolean,
): boolean {
  const isLimited = said.settings.length + said.without.length + said.conditions.length > 0 || said.discreet
  const wants =
    said.purposes.length + said.things.length > 0 ||
    asks.includes('relief') ||
    asks.includes('yoga') ||
    wantsOther
  // A hint alone is none: "tips for sleeping in daylight" is about sleep.
  const namesCause = hearings.some(({ sense }) => sense.type === 'cause' && sense.vague !== true)
  const followsUp = isAfter && (isLimited || wantsOther || asks.includes('hurts'))
  // "I am pregnant", "it hurts", "back": so little is said that it is a complaint about what Limber is for.
  const count = elsewhere.length === 0 && !isAfter ? wordCount(text) : Infinity
  if (count <= BRIEF && (said.conditions.length > 0 || asks.includes('hurts'))) return true
  if (count <= BRIEFEST && said.areas.length + said.feelings.length > 0) return true
  return onTopic || named.length > 0 || followsUp || (wants && (isLimited || namesCause))
}

/** The exercises that should not be among the answer, each with the reason: named ones, and one talked about before. */
function leaveOut(
  sorted: Sorted,
  recalled: Recalled,
  named: readonly Exercise[],
  wantsOther: boolean,
  exercise: (id: string) => Exercise | undefined,
): readonly LeftOut[] {
  const bad = named.flatMap((exercise): readonly LeftOut[] => {
    if (sorted.hurting.includes(exercise.id)) return [{ id: exercise.id, why: 'hurts' }]
    if (isOutOfPlace(exercise, sorted.topic)) return [{ id: exercise.id, why: 'place' }]
    if (isRuledOut(exercise, sorted.topic)) return [{ id: exercise.id, why: 'condition' }]
    return wantsOther ? [{ id: exercise.id, why: 'not wanted' }] : []
  })
  const before = exercise(recalled.exercise ?? '')
  const isBad = sorted.asks.includes('hurts')
  const isOver = before !== undefined && (wantsOther || isBad || isRuledOut(before, sorted.topic))
  return [
    ...bad,
    ...sorted.exceptExercises.map((id) => ({ id, why: 'not wanted' }) as const),
    ...(isOver ? [{ id: before.id, why: isBad ? 'hurts' : 'not wanted' } as const] : []),
  ]
}

/** A topic filled up with what the exercises that are left out were for, and with what was said before. */
export function fillUp(topic: Topic, models: readonly Exercise[], before: Topic | undefined): Topic {
  const pick = (own: readonly string[], model: readonly string[], earlier: readonly string[] = []) =>
    own.length > 0 ? own : model.length > 0 ? [...new Set(model)] : earlier
  const isElsewhere = topic.settings.length > 0 || before === undefined
  return {
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
    purposes: pick(topic.purposes, [], before?.purposes),
    things: pick(topic.things, [], before?.things),
    settings: isElsewhere ? topic.settings : before.settings,
    discreet: topic.discreet || (before?.discreet ?? false),
    conditions: [...new Set([...topic.conditions, ...(before?.conditions ?? [])])],
    without: [...new Set([...topic.without, ...(before?.without ?? [])])],
  }
}
