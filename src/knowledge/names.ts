import type { Exercise } from './model.ts'

/** Everything an exercise is called, its title first. */
export function namesOf({ name, names }: Pick<Exercise, 'name' | 'names'>): readonly string[] {
  return [name, ...names.common, ...names.yoga, ...names.physio, ...names.gym, ...names.misspelt]
}
