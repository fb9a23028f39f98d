import { sql, type Kysely } from 'kysely'
import type { DeliveryStore, Settled } from '../../../src/deliver/ports.ts'
import { eachOf, inCrowds } from '../crowd.ts'
import { IS_DUE } from '../due.ts'
import { prepared } from '../prepared.ts'
import type { OccurrenceState, Schema } from '../schema.ts'
import { toText } from '../text.ts'

/**
 * Writes down what became of deliveries. What was settled or removed before stays as it is. What was posted counts
 * whoever says so; anything else only from whom holds the delivery.
 */
export function settling(db: Kysely<Schema>): DeliveryStore['settle'] {
  const post = prepared<PostedColumns & { readonly id: string }, { id: string }>((gap) =>
    db
      .updateTable('occurrence')
      .set(({ eb, fn, ref }) => ({
        state: sql.lit('posted'),
        lease_owner: null,
        message: gap('message'),
        exercise: fn.coalesce(sql<string | null>`cast(${gap('exercise')} as text)`, ref('exercise')),
        opening: fn.coalesce(sql<number | null>`cast(${gap('opening')} as smallint)`, ref('opening')),
        shown_at: gap('shown_at'),
        closes_at: gap('closes_at'),
        // What chose nothing to show is no prompt, and has no window that could close.
        edit_at: eb
          .case()
          .when('turn', 'is not', null)
          .then(sql<number | null>`cast(${gap('edit_at')} as bigint)`)
          .end(),
        why: null,
      }))
      .where('id', '=', gap('id'))
      .where(IS_DUE)
      .returning('id'),
  )
  const giveUp = prepared<
    {
      readonly id: string
      readonly owner: string
      readonly state: OccurrenceState
      readonly why: string
    },
    { id: string }
  >((gap) =>
    db
      .updateTable('occurrence')
      .set({ state: gap('state'), why: gap('why'), lease_owner: null })
      .where('id', '=', gap('id'))
      .where(IS_DUE)
      .where('lease_owner', '=', gap('owner'))
      .returning('id'),
  )
  const write = inCrowds<Parameters<DeliveryStore['settle']>>(db, (transaction, items) =>
    eachOf(items, ([id, settled, owner]) =>
      settled.state === 'posted'
        ? post(transaction, { id, ...postedColumns(settled) })
        : giveUp(transaction, { id, owner, state: settled.state, why: toText(settled.why) }),
    ),
  )
  return (...given) => write(given)
}

type PostedColumns = {
  readonly message: string | null
  readonly exercise: string | null
  readonly opening: number | null
  readonly shown_at: number | null
  readonly closes_at: number | null
  readonly edit_at: number | null
}

function postedColumns({ message, shown, closesAt }: Extract<Settled, { state: 'posted' }>): PostedColumns {
  return {
    message: message === undefined ? null : toText(message),
    exercise: shown === undefined ? null : toText(shown.exercise),
    opening: shown?.opening ?? null,
    shown_at: shown?.at ?? null,
    closes_at: closesAt ?? null,
    // A message that nobody can name cannot be closed either.
    edit_at: message === undefined || shown === undefined ? null : (closesAt ?? null),
  }
}
