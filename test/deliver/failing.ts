import type { World } from './world.ts'

type Store = World['store']
export type Name = Exclude<keyof Store, 'all'>

/** How a call of the store fails: nothing was done, or it was and nobody says so. */
export type Failure = 'not done' | 'answer lost'

/** A store that fails where it is told to. */
export function failing(store: Store, failureOf: (name: Name) => Failure | undefined): Store {
  const entries = Object.entries(store).map(([name, call]) => {
    if (name === 'all') return [name, call]
    const asked = async (...given: readonly unknown[]) => {
      const failure = failureOf(name as Name)
      if (failure === 'not done') throw new Error('away')
      const result = await (call as (...given: readonly unknown[]) => Promise<unknown>)(...given)
      if (failure === 'answer lost') throw new Error('away')
      return result
    }
    return [name, asked]
  })
  return Object.fromEntries(entries)
}
