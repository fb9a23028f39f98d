import type { Kysely } from 'kysely'
import type { Settled } from '../../src/breaks/ports.ts'
import { inGroups } from './grouped.ts'
import type { Schema } from './schema.ts'
import { toText } from './text.ts'

/** What became of which occurrence. */
export type Settling = { readonly occurrence: string; readonly settled: Settled }

/** Writes down what became of occurrences. What was settled, missed or removed before stays as it is. */
export function settleAll(db: Kysely<Schema>) {
  return async (all: readonly Settling[]): Promise<void> => {
    for (const group of inGroups(all)) {
      await db.transaction().execute(async (settling) => {
        for (const { occurrence, settled } of group) {
          await settling
            .updateTable('occurrence')
            .set(columnsOf(settled))
            .where('id', '=', occurrence)
            .where('state', '=', 'due')
            .execute()
        }
      })
    }
  }
}

function columnsOf(settled: Settled) {
  if (settled.state === 'failed') return { state: settled.state, why: toText(settled.why) }
  const { exercise, opening, at } = settled.shown
  return { state: settled.state, exercise: toText(exercise), opening, shown_at: at }
}
