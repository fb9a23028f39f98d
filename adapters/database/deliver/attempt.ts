import { sql, type Kysely } from 'kysely'
import type { Beginning, DeliveryStore } from '../../../src/deliver/ports.ts'
import { aheadOfEach } from '../ahead.ts'
import { eachOf, inCrowds } from '../crowd.ts'
import { IS_DUE } from '../due.ts'
import type { Engine } from '../engine.ts'
import { prepared } from '../prepared.ts'
import type { Schema } from '../schema.ts'
import { toText } from '../text.ts'
import { fromTurn } from './rows.ts'

type Begun = { readonly id: string; readonly owner: string } & Beginning

/** Writes down that a request is about to leave, for which it is held anew. */
export function beginning(db: Kysely<Schema>, engine: Engine): DeliveryStore['begin'] {
  const update = prepared<
    {
      readonly id: string
      readonly owner: string
      readonly at: number
      readonly clock: number
      readonly until: number
    } & TurnColumns,
    { id: string }
  >((gap) =>
    db
      .updateTable('occurrence')
      .set(({ eb, fn, ref }) => ({
        run_at: gap('until'),
        tries: eb('tries', '+', 1),
        tried_at: fn.coalesce(ref('tried_at'), sql<number>`cast(${gap('at')} as bigint)`),
        turn: fn.coalesce(sql<string | null>`cast(${gap('turn')} as text)`, ref('turn')),
        exercise: fn.coalesce(sql<string | null>`cast(${gap('exercise')} as text)`, ref('exercise')),
        opening: fn.coalesce(sql<number | null>`cast(${gap('opening')} as smallint)`, ref('opening')),
      }))
      .where('id', '=', gap('id'))
      .where('lease_owner', '=', gap('owner'))
      .where('run_at', '>', gap('clock'))
      .where(IS_DUE)
      .returning('id'),
  )
  const write = inCrowds<Begun>(db, async (transaction, items) => {
    // Asked once: who is begun together is begun at one moment.
    const ahead = await aheadOfEach(transaction, engine)
    return eachOf(items, ({ id, owner, at, doubt = 0, lease, turn }) => {
      const clock = at + ahead(at)
      return update(transaction, {
        id,
        owner,
        at: at - doubt,
        clock,
        until: clock + lease,
        ...turnColumns(turn),
      })
    })
  })
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

/** Gives deliveries back until later. */
export function postponing(db: Kysely<Schema>, engine: Engine): DeliveryStore['postpone'] {
  const update = prepared<
    { readonly id: string; readonly owner: string; readonly until: number; readonly refused: number },
    { id: string }
  >((gap) =>
    db
      .updateTable('occurrence')
      .set(({ eb, ref }) => ({
        run_at: gap('until'),
        lease_owner: null,
        // What was never begun cannot be refused either.
        tries: eb
          .case()
          .when('tries', '>', sql<number>`cast(${gap('refused')} as smallint)`)
          .then(eb('tries', '-', sql<number>`cast(${gap('refused')} as smallint)`))
          .else(0)
          .end(),
        tried_at: eb
          .case()
          .when('tries', '>', sql<number>`cast(${gap('refused')} as smallint)`)
          .then(ref('tried_at'))
          .end(),
      }))
      .where('id', '=', gap('id'))
      .where('lease_owner', '=', gap('owner'))
      .where(IS_DUE)
      .returning('id'),
  )
  const write = inCrowds<Parameters<DeliveryStore['postpone']>>(db, async (transaction, items) => {
    // Asked once: what is given back together is given back at one moment.
    const ahead = await aheadOfEach(transaction, engine)
    return eachOf(items, ([id, owner, until, isRefused, now]) =>
      update(transaction, { id, owner, until: until + ahead(now), refused: isRefused ? 1 : 0 }),
    )
  })
  return (...given) => write(given)
}
