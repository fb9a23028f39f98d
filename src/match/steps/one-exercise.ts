import type { Ask, Exercise } from '../../knowledge/model.ts'
import { linkedExercises } from '../../knowledge/text.ts'
import { isAvoided } from '../possible.ts'
import type { Sorted } from '../topic.ts'
import type { Fit, Topic, WithoutSign } from '../understanding.ts'
import { fitOf, MOST_OTHERS, type Step } from './step.ts'

/** A question about one exercise, named here or a moment ago: how much of it, easier, harder, why, or how it goes. */
export const oneExercise: Step = ({ sorted, recalled }, tools) => {
  const { asks, topic } = sorted
  const named = sorted.exercises[0]
  const exercise = tools.exercise(named?.sense.id ?? recalled.exercise ?? '')
  if (
    exercise === undefined ||
    (asks.includes('instead') && !asks.includes('dosage')) ||
    isRuledOut(exercise, topic)
  )
    return undefined
  const ask = asks.find((asked) => asked === 'easier' || asked === 'harder')
  if (sorted.hurting.includes(exercise.id) && ask !== 'easier') return undefined
  const fit = fitOf(exercise.id, named?.words ?? '', exercise.name)
  if (asks.includes('dosage')) return { kind: 'dosage', exercise: fit, conditions: topic.conditions }
  if (ask === 'easier' || ask === 'harder') {
    const linked = linkedExercises(exercise[ask]).flatMap(({ id }) => tools.exercise(id) ?? [])
    return variation(fit, ask, linked, named !== undefined, topic)
  }
  const complains = topic.feelings.length > 0 && !asks.includes('look-up')
  const about = { kind: 'exercise', exercise: fit, others: [], topic } as const
  if (asks.includes('who') && !complains) return { ...about, ask: 'who' }
  const isOpen = recalled.kind === 'exercise' || recalled.kind === 'page' || recalled.kind === 'dosage'
  const asksWhy = asks.includes('cause') && isOpen && !isOnItsOwn(sorted)
  if (named === undefined && asksWhy) return { ...about, ask: 'why' }
  const asksBack = recalled.isFollowUp && !asks.includes('cause') && !asks.includes('prevention')
  const isAsked = named === undefined ? asksBack : !complains
  return isAsked ? { ...about, ask: 'how' } : undefined
}

/** "Why does my back hurt" asks about the back, "why" about what was just shown. */
function isOnItsOwn({ said }: Sorted): boolean {
  return said.areas.length + said.feelings.length + said.causes.length > 0
}

/** Several that are named and none asked about more than the others, or words that may mean any of several. */
export const several: Step = ({ sorted }, tools) => {
  const { asks, topic, exercises, hurting } = sorted
  const pages = [...new Map(exercises.map((hearing) => [hearing.sense.id, hearing])).values()]
    .flatMap((hearing) => {
      const exercise = tools.exercise(hearing.sense.id)
      return exercise === undefined ? [] : [{ hearing, exercise }]
    })
    .filter(({ exercise }) => !isRuledOut(exercise, topic))
  const [first, second] = pages
  const asksMore = asks.some((ask) => SINGLES_OUT.includes(ask))
  if (first === undefined || second === undefined || asksMore || hurting.length > 0) return undefined
  if (topic.feelings.length > 0) return undefined
  const isSame = first.hearing.from === second.hearing.from && first.hearing.to === second.hearing.to
  return {
    kind: 'candidates',
    why: isSame ? 'unsure' : 'several',
    exercises: pages
      .slice(0, MOST_CANDIDATES)
      .map(({ hearing, exercise }) => fitOf(exercise.id, hearing.words, exercise.name)),
  }
}

const MOST_CANDIDATES = 3
/** What can be asked of one exercise only, so that the first that is named is meant. */
const SINGLES_OUT: readonly Ask[] = ['dosage', 'easier', 'harder', 'instead', 'who']

/** What a condition speaks against, or needs what is not there, is no card to hand out in any form. */
export function isRuledOut(exercise: Exercise, topic: Topic): boolean {
  const isMissing = exercise.needs.some((thing) => topic.without.includes(thing))
  return isAvoided(exercise, topic.conditions) || isMissing || isOutOfPlace(exercise, topic)
}

/** Whether it cannot be done where somebody wants to do it. */
export function isOutOfPlace({ settings, discreet }: Exercise, wanted: Topic): boolean {
  const isElsewhere =
    wanted.settings.length > 0 && !wanted.settings.some((setting) => settings.includes(setting))
  return isElsewhere || (wanted.discreet && discreet === 'no')
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
