import { sql, type Kysely } from 'kysely'
import type { BreakStore, Settled } from '../../src/breaks/ports.ts'
import { grouped, inGroups } from './grouped.ts'
import { prepared } from './prepared.ts'
import type { OccurrenceState, Schema } from './schema.ts'
import { toText } from './text.ts'

/**
 * Writes down what became of occurrences. What was settled, missed or removed before stays as it is. The ends of
 * deliveries come in crowds: those of one moment share a commit.
 */
export function settling(db: Kysely<Schema>): BreakStore['settle'] {
  const update = updating(db)
  const settle = grouped<{ readonly occurrence: string; readonly settled: Settled }>(async (all) => {
    for (const group of inGroups(all)) {
      await db.transaction().execute(async (transaction) => {
        for (const { occurrence, settled } of group) {
          await update(transaction, { id: occurrence, ...columnsOf(settled) })
        }
      })
    }
  })
  return (occurrence, settled) => settle({ occurrence, settled })
}

type Columns = {
  readonly state: OccurrenceState
  readonly exercise: string | null
  readonly opening: number | null
  readonly shown_at: number | null
  readonly why: string | null
}

function updating(db: Kysely<Schema>) {
  return prepared<Columns & { readonly id: string }, unknown>((gap) =>
    db
      .updateTable('occurrence')
      .set({
        state: gap('state'),
        exercise: gap('exercise'),
        opening: gap('opening'),
        shown_at: gap('shown_at'),
        why: gap('why'),
      })
      .where('id', '=', gap('id'))
      .where('state', '=', sql.lit('due')),
  )
}

function columnsOf(settled: Settled): Columns {
  if (settled.state === 'failed') {
    return { state: 'failed', exercise: null, opening: null, shown_at: null, why: toText(settled.why) }
  }
  const { exercise, opening, at } = settled.shown
  return { state: 'posted', exercise: toText(exercise), opening, shown_at: at, why: null }
}
