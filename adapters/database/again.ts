import { isContended } from './problem.ts'

/** So often a transaction is tried again that met others in another order. */
const MOST_TRIES = 10

/** Does a transaction again where others wrote the same rows at that moment, and nothing of it was done. */
export async function again<Result>(transaction: () => Promise<Result>): Promise<Result> {
  for (let tried = 1; ; tried++) {
    try {
      return await transaction()
    } catch (error) {
      if (tried === MOST_TRIES || !isContended(error)) throw error
    }
  }
}
