import { sql, type Kysely } from 'kysely'
import type { Beginning, DeliveryStore, Settled } from '../../../src/deliver/ports.ts'
import { grouped, inGroups } from '../grouped.ts'
import { prepared } from '../prepared.ts'
import type { OccurrenceState, Schema } from '../schema.ts'
import { toText } from '../text.ts'
import { fromTurn } from './rows.ts'

/** What is done with deliveries one by one comes in crowds: what comes at one moment shares a commit. */
type Write<Item> = (transaction: Kysely<Schema>, item: Item) => Promise<boolean>

function inCrowds<Item>(db: Kysely<Schema>, write: Write<Item>): (item: Item) => Promise<boolean> {
  return grouped<Item, boolean>(async (all) => {
    const results: boolean[] = []
    for (const group of inGroups(all)) {
      const written = await db.transaction().execute(async (transaction) => {
        const some: boolean[] = []
        for (const item of group) some.push(await write(transaction, item))
        return some
      })
      results.push(...written)
    }
    return results
  })
}

/** Writes down that a request is about to leave. */
export function beginning(db: Kysely<Schema>): DeliveryStore['begin'] {
  const update = prepared<
    { readonly id: string; readonly owner: string; readonly at: number } & TurnColumns,
    { id: string }
  >((gap) =>
    db
      .updateTable('occurrence')
      .set(({ eb, fn, ref }) => ({
        tries: eb('tries', '+', 1),
        tried_at: fn.coalesce(ref('tried_at'), sql<number>`cast(${gap('at')} as bigint)`),
        turn: gap('turn'),
        exercise: gap('exercise'),
        opening: gap('opening'),
      }))
      .where('id', '=', gap('id'))
      .where('lease_owner', '=', gap('owner'))
      .where('state', '=', sql.lit('due'))
      .returning('id'),
  )
  const write = inCrowds<{ readonly id: string; readonly owner: string } & Beginning>(
    db,
    async (transaction, { id, owner, at, turn }) =>
      (await update(transaction, { id, owner, at, ...turnColumns(turn) })).length === 1,
  )
  return (id, owner, begun) => write({ id, owner, ...begun })
}

type TurnColumns = {
  readonly turn: string | null
  readonly exercise: string | null
  readonly opening: number | null
}

function turnColumns(turn: Beginning['turn']): TurnColumns {
  if (turn === undefined) return { turn: null, exercise: null, opening: null }
  return { turn: fromTurn(turn), exercise: toText(turn.exercise), opening: turn.opening }
}

/**
 * Writes down what became of deliveries. What was settled or removed before stays as it is. What was posted counts
 * whoever says so; anything else only from whom holds the delivery.
 */
export function settling(db: Kysely<Schema>): DeliveryStore['settle'] {
  const post = prepared<PostedColumns & { readonly id: string }, { id: string }>((gap) =>
    db
      .updateTable('occurrence')
      .set(({ fn, ref }) => ({
        state: sql.lit('posted'),
        lease_owner: null,
        message: gap('message'),
        exercise: fn.coalesce(sql<string | null>`cast(${gap('exercise')} as text)`, ref('exercise')),
        opening: fn.coalesce(sql<number | null>`cast(${gap('opening')} as smallint)`, ref('opening')),
        shown_at: gap('shown_at'),
        closes_at: gap('closes_at'),
        edit_at: gap('edit_at'),
        why: null,
      }))
      .where('id', '=', gap('id'))
      .where('state', '=', sql.lit('due'))
      .returning('id'),
  )
  const giveUp = prepared<
    {
      readonly id: string
      readonly owner: string | null
      readonly state: OccurrenceState
      readonly why: string
    },
    { id: string }
  >((gap) =>
    db
      .updateTable('occurrence')
      .set({ state: gap('state'), why: gap('why'), lease_owner: null })
      .where('id', '=', gap('id'))
      .where('state', '=', sql.lit('due'))
      .where(({ eb, or, ref }) =>
        or([eb(ref('lease_owner'), '=', gap('owner')), eb(sql`cast(${gap('owner')} as text)`, 'is', null)]),
      )
      .returning('id'),
  )
  const write = inCrowds<{
    readonly id: string
    readonly settled: Settled
    readonly owner: string | undefined
  }>(db, async (transaction, { id, settled, owner = null }) => {
    const rows =
      settled.state === 'posted'
        ? await post(transaction, { id, ...postedColumns(settled) })
        : await giveUp(transaction, { id, owner, state: settled.state, why: toText(settled.why) })
    return rows.length === 1
  })
  return (id, settled, owner) => write({ id, settled, owner })
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
    edit_at: message === undefined ? null : (closesAt ?? null),
  }
}

/** Gives deliveries back until later. */
export function postponing(db: Kysely<Schema>): DeliveryStore['postpone'] {
  const update = prepared<
    { readonly id: string; readonly owner: string; readonly until: number; readonly refused: number },
    { id: string }
  >((gap) =>
    db
      .updateTable('occurrence')
      .set(({ eb, ref }) => ({
        run_at: gap('until'),
        lease_owner: null,
        tries: eb('tries', '-', sql<number>`cast(${gap('refused')} as smallint)`),
        tried_at: eb
          .case()
          .when('tries', '>', sql<number>`cast(${gap('refused')} as smallint)`)
          .then(ref('tried_at'))
          .else(null)
          .end(),
      }))
      .where('id', '=', gap('id'))
      .where('lease_owner', '=', gap('owner'))
      .where('state', '=', sql.lit('due'))
      .returning('id'),
  )
  const write = inCrowds<Parameters<DeliveryStore['postpone']>>(
    db,
    async (transaction, [id, owner, until, isRefused]) =>
      (await update(transaction, { id, owner, until, refused: isRefused ? 1 : 0 })).length === 1,
  )
  return (...given) => write(given)
}
