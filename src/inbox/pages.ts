import type { Understanding } from '../match/understanding.ts'

/** Every page that an answer is about, first the best. */
export function pagesIn(understanding: Understanding): readonly string[] {
  const {
    exercise,
    exercises = [],
    causes = [],
    page,
  } = understanding as {
    readonly exercise?: { readonly id: string }
    readonly exercises?: readonly { readonly id: string }[]
    readonly causes?: readonly { readonly id: string }[]
    readonly page?: { readonly id: string }
  }
  return [
    ...(exercise === undefined ? [] : [exercise]),
    ...exercises,
    ...causes,
    ...(page === undefined ? [] : [page]),
  ].map(({ id }) => id)
}
