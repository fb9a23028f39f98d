import type { Cadence } from '../../src/breaks/cadence.ts'
import { next } from '../../src/breaks/next.ts'

/** All instants after one at which a cadence comes, in order, in ms since 1970. */
export function* occurrences(cadence: Cadence, after: number): Generator<number> {
  for (let at = next(cadence, after); at !== undefined; at = next(cadence, at)) yield at
}
