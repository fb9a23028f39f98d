import { randomUUIDv7 } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql, type Kysely } from 'kysely'
import type { Occurrence } from '../../src/breaks/break.ts'
import type { Move } from '../../src/breaks/ports.ts'
import type { Place } from '../../src/place.ts'
import { PLACE_COLUMNS, toPlace } from './rows.ts'
import type { Schema } from './schema.ts'

/** So many moves are made before whatever else there is gets a turn: about 2 ms. */
const MOVES_A_TURN = 50

/**
 * Moves breaks on in one transaction and writes down what fell due; who comes second for a break finds it moved and
 * leaves it alone.
 */
export function moving(db: Kysely<Schema>): (moves: readonly Move[]) => Promise<readonly Occurrence[]> {
  async function moveSome(transaction: Kysely<Schema>, moves: readonly Move[]): Promise<readonly Recorded[]> {
    const placeOf = await moveEach(transaction, moves)
    return record(
      transaction,
      moves.flatMap(({ breakId, dueAt, isMissed }) => {
        const place = placeOf.get(breakId)
        // Ids that grow in time go to the end of their index, which costs less than anywhere in it.
        const row = { id: randomUUIDv7(), break_id: breakId, due_at: dueAt } as const
        return place === undefined ? [] : [{ ...row, place_id: place, state: isMissed ? 'missed' : 'due' }]
      }),
    )
  }

  async function moveAll(
    transaction: Kysely<Schema>,
    moves: readonly Move[],
  ): Promise<readonly Occurrence[]> {
    const due: Recorded[] = []
    for (const [index, some] of groupsOf(moves).entries()) {
      if (index > 0) await nextTurn()
      due.push(...(await moveSome(transaction, some)).filter(({ state }) => state === 'due'))
    }
    const places = await placesOf(
      transaction,
      due.map(({ place_id }) => place_id),
    )
    return due.map(({ id, break_id, place_id, due_at }) => ({
      id,
      breakId: break_id,
      dueAt: due_at,
      place: placeIn(places, place_id),
    }))
  }

  return async (moves) => {
    if (moves.length === 0) return []
    return db.transaction().execute((transaction) => moveAll(transaction, moves))
  }
}

type Recorded = {
  readonly id: string
  readonly break_id: string
  readonly place_id: string
  readonly due_at: number
  readonly state: 'due' | 'missed'
}

/** Writes down what fell due, in one statement; gives what was not recorded before. */
async function record(transaction: Kysely<Schema>, rows: readonly Recorded[]): Promise<readonly Recorded[]> {
  if (rows.length === 0) return []
  const written = await transaction
    .insertInto('occurrence')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['break_id', 'due_at']).doNothing())
    .returning('id')
    .execute()
  const ids = new Set(written.map(({ id }) => id))
  return rows.filter(({ id }) => ids.has(id))
}

/** Moves in their order, so many together; a break that moves on more than once does so one after the other. */
function groupsOf(moves: readonly Move[]): readonly (readonly Move[])[] {
  const groups: Move[][] = []
  let breaks = new Set<string>()
  for (const move of moves) {
    const last = groups.at(-1)
    if (last === undefined || last.length === MOVES_A_TURN || breaks.has(move.breakId)) {
      groups.push([move])
      breaks = new Set([move.breakId])
    } else {
      last.push(move)
      breaks.add(move.breakId)
    }
  }
  return groups
}

/**
 * Moves breaks on in one statement, since asking for each costs several times as much as moving it. Gives the place of
 * each that moved, by the break's id: one that is due at another time by now, or gone, is left alone.
 */
async function moveEach(
  transaction: Kysely<Schema>,
  moves: readonly Move[],
): Promise<ReadonlyMap<string, string>> {
  const rows = moves.map(({ breakId, dueAt, next }) => sql`(${breakId}, ${dueAt}, ${next ?? null})`)
  const moved = await sql<{ id: string; place_id: string }>`
    update "break" set next_due = cast(moves.column3 as bigint)
    from (values ${sql.join(rows)}) as moves
    where "break".id = moves.column1 and "break".next_due = cast(moves.column2 as bigint)
    returning "break".id, "break".place_id`.execute(transaction)
  return new Map(moved.rows.map(({ id, place_id }) => [id, place_id]))
}

/** All places at once, because asking for each of many costs more than moving them. */
async function placesOf(
  transaction: Kysely<Schema>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Place>> {
  if (ids.length === 0) return new Map()
  const rows = await transaction
    .selectFrom('place')
    .select(['place.id', ...PLACE_COLUMNS])
    .where('place.id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, ...row }) => [id, toPlace(row)]))
}

function placeIn(places: ReadonlyMap<string, Place>, id: string): Place {
  const place = places.get(id)
  if (place === undefined) throw new Error(`There is no place "${id}", although one of its breaks moved on.`)
  return place
}
