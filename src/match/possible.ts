import type { Exercise, Setting, Words } from '../knowledge/model.ts'
import type { Limits } from './understanding.ts'

/** Whether somebody with these limits can do the exercise at all. */
export type IsPossible = (exercise: Exercise, limits: Limits) => boolean

/** Settings in which nobody has to get down: what is left to who cannot. */
const UPRIGHT: readonly Setting[] = ['desk', 'standing']

/** Prepares which things are kit, and what goes together: who has no wall has no corner. */
export function createPossible({ things, positions }: Words): IsPossible {
  const kit = new Set(things.filter(({ marks }) => marks.includes('kit')).map(({ name }) => name))
  const anyKit = things.find(({ marks }) => marks.includes('any kit'))?.name
  const likes = new Map([...positions, ...things].map(({ name, like }) => [name, like]))

  return (exercise, { settings, discreet, conditions, without }) => {
    const isOut = (what: string) =>
      without.includes(what) || without.some((out) => likes.get(out)?.includes(what))
    const wanted = without.includes('floor') && settings.length === 0 ? UPRIGHT : settings
    if (wanted.length > 0 && !wanted.some((setting) => exercise.settings.includes(setting))) return false
    if (exercise.settings.every(isOut) || exercise.positions.every(isOut)) return false
    if (exercise.purposes.every(isOut) || exercise.needs.some(isOut)) return false
    if (anyKit !== undefined && isOut(anyKit) && exercise.needs.some((thing) => kit.has(thing))) return false
    if (discreet && exercise.discreet !== 'yes') return false
    return !isAvoided(exercise, conditions)
  }
}

/** Whether one of the conditions speaks against the exercise, whoever asks for it and however. */
export function isAvoided({ care }: Exercise, conditions: readonly string[]): boolean {
  return care.some(({ level, condition }) => level === 'avoid' && conditions.includes(condition))
}
