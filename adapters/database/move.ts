import { randomUUIDv7 } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql, type Kysely } from 'kysely'
import type { Break } from '../../src/breaks/break.ts'
import { LATE } from '../../src/breaks/due.ts'
import type { BreakStore, Move } from '../../src/breaks/ports.ts'
import { IS_DUE } from './due.ts'
import type { Engine } from './engine.ts'
import { inGroups } from './grouped.ts'
import { BREAK_COLUMNS, toBreak } from './rows.ts'
import { UNIQUE, type Schema } from './schema.ts'

/** So many breaks move on before whatever else there is gets a turn: about 2 ms. */
const BREAKS_A_TURN = 50

/** A break with its place, and the times it fell due. */
type Moving = {
  readonly kept: Break
  readonly placeId: string
  /** As it stands in its column. */
  readonly platform: string
  readonly moves: readonly Move[]
}

/** Moves breaks on and writes down what fell due, all in one transaction. */
export function moving(db: Kysely<Schema>, engine: Engine): BreakStore['moveDue'] {
  return (now, most, movesOf) =>
    db.transaction().execute(async (transaction) => {
      const due = transaction
        .selectFrom('break')
        .innerJoin('place', 'place.id', 'break.place_id')
        .select([...BREAK_COLUMNS, 'break.place_id'])
        .where('break.next_due', '<=', now)
        .orderBy('break.next_due')
        .orderBy('break.created_at')
        .limit(most)
      const rows = await engine.locked(due, 'break').execute()
      for (const [index, group] of inGroups(rows, BREAKS_A_TURN).entries()) {
        if (index > 0) await nextTurn()
        const all = group.map((row): Moving => {
          const kept = toBreak(row)
          return { kept, placeId: row.place_id, platform: row.platform, moves: movesOf(kept) }
        })
        await moveEach(
          transaction,
          all.filter(({ moves }) => moves.length > 0),
          now,
        )
      }
      return rows.length
    })
}

async function moveEach(transaction: Kysely<Schema>, all: readonly Moving[], now: number): Promise<void> {
  if (all.length === 0) return
  const rows = all.map(
    ({ kept, moves }) => sql`(cast(${kept.id} as text), cast(${moves.at(-1)?.next ?? null} as bigint))`,
  )
  // In one statement, since asking for each costs several times as much as moving it.
  await sql`
    update "break" set next_due = moves.column2
    from (values ${sql.join(rows)}) as moves
    where "break".id = moves.column1`.execute(transaction)
  await outdate(transaction, all, now)
  await record(transaction, all)
}

/** What was due before and not attempted yet comes too late for it: never a burst. */
async function outdate(transaction: Kysely<Schema>, all: readonly Moving[], now: number): Promise<void> {
  const rows = all.map(
    ({ kept, moves }) => sql`(cast(${kept.id} as text), cast(${moves.at(-1)?.dueAt ?? now} as bigint))`,
  )
  // What is older is too late by itself; asked for so, it is found without going through all that ever was.
  await sql`
    update occurrence set state = 'missed', why = 'the next one came'
    from (values ${sql.join(rows)}) as moves
    where break_id = moves.column1 and due_at < moves.column2
      and due_at >= ${now - LATE}
      and kind = 'plan' and ${IS_DUE} and lease_owner is null and tries = 0`.execute(transaction)
}

/** A time that comes round again through a change is not recorded twice. */
async function record(transaction: Kysely<Schema>, all: readonly Moving[]): Promise<void> {
  const rows = all.flatMap(({ kept, placeId, platform, moves }) =>
    moves.map(({ dueAt, isMissed }) => ({
      // Ids that grow in time go to the end of their index, which costs less than anywhere in it.
      id: randomUUIDv7(),
      break_id: kept.id,
      place_id: placeId,
      platform,
      due_at: dueAt,
      run_at: dueAt,
      state: isMissed ? ('missed' as const) : ('due' as const),
    })),
  )
  for (const group of inGroups(rows)) {
    await transaction
      .insertInto('occurrence')
      .values(group)
      .onConflict((conflict) => conflict.columns(UNIQUE.occurrence).doNothing())
      .execute()
  }
}
