import type { Exercise, Setting, Words } from '../knowledge/model.ts'
import { isAvoided } from '../match/possible.ts'
import type { BreakSetting, Choosing } from './break.ts'

const WHERE: Readonly<Record<BreakSetting, readonly Setting[]>> = {
  desk: ['desk'],
  standing: ['desk', 'standing'],
  anything: ['desk', 'standing', 'floor'],
}

/** The names of things that few have at hand. */
export function kitOf({ things }: Words): readonly string[] {
  return things.filter(({ marks }) => marks.includes('kit')).map(({ name }) => name)
}

/** The exercises that a break may show. What needs kit is none of them: nobody in a channel has a band ready. */
export function fitting(
  exercises: readonly Exercise[],
  { setting, isDiscreet, conditions, without }: Choosing,
  kit: readonly string[],
): readonly Exercise[] {
  return exercises.filter(
    (exercise) =>
      exercise.settings.some((where) => WHERE[setting].includes(where)) &&
      (!isDiscreet || exercise.discreet === 'yes') &&
      !exercise.needs.some((thing) => kit.includes(thing)) &&
      !without.includes(exercise.id) &&
      !isAvoided(exercise, conditions),
  )
}
