import { randomUUIDv7 } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { Occurrence } from '../../src/breaks/break.ts'
import type { Move } from '../../src/breaks/ports.ts'
import type { Place } from '../../src/place.ts'
import { prepared } from './prepared.ts'
import { PLACE_COLUMNS, toPlace } from './rows.ts'
import type { Schema } from './schema.ts'

/** So many moves are made before whatever else there is gets a turn: about 2 ms. */
const MOVES_A_TURN = 50

/**
 * Moves breaks on in one transaction and writes down what fell due; who comes second for a break finds it moved and
 * leaves it alone.
 */
export function moving(db: Kysely<Schema>): (moves: readonly Move[]) => Promise<readonly Occurrence[]> {
  const queries = queriesOf(db)

  async function moveAll(
    transaction: Kysely<Schema>,
    moves: readonly Move[],
  ): Promise<readonly Occurrence[]> {
    const places = new Map<string, Place>()
    const occurrences: Occurrence[] = []
    for (const [index, { breakId, dueAt, next, isMissed }] of moves.entries()) {
      if (index % MOVES_A_TURN === MOVES_A_TURN - 1) await nextTurn()
      const [moved] = await queries.move(transaction, { breakId, dueAt, next: next ?? null })
      if (moved === undefined) continue
      // Ids that grow in time go to the end of their index, which costs less than anywhere in it.
      const id = randomUUIDv7()
      const state = isMissed ? 'missed' : 'due'
      const [recorded] = await queries.record(transaction, {
        id,
        breakId,
        placeId: moved.place_id,
        dueAt,
        state,
      })
      if (recorded === undefined || isMissed) continue
      const place = places.get(moved.place_id) ?? (await readPlace(transaction, moved.place_id))
      places.set(moved.place_id, place)
      occurrences.push({ id, breakId, place, dueAt })
    }
    return occurrences
  }

  async function readPlace(transaction: Kysely<Schema>, id: string): Promise<Place> {
    const [row] = await queries.place(transaction, { id })
    if (row === undefined) throw new Error(`There is no place "${id}", although one of its breaks moved on.`)
    return toPlace(row)
  }

  return async (moves) => {
    if (moves.length === 0) return []
    return db.transaction().execute((transaction) => moveAll(transaction, moves))
  }
}

function queriesOf(db: Kysely<Schema>) {
  return {
    /** Nothing where the break is due at another time by now or is gone. */
    move: prepared<{ breakId: string; dueAt: number; next: number | null }, { place_id: string }>((gap) =>
      db
        .updateTable('break')
        .set({ next_due: gap('next') })
        .where('id', '=', gap('breakId'))
        .where('next_due', '=', gap('dueAt'))
        .returning('place_id'),
    ),
    /** Nothing where this time was recorded before. */
    record: prepared<
      { id: string; breakId: string; placeId: string; dueAt: number; state: 'due' | 'missed' },
      { id: string }
    >((gap) =>
      db
        .insertInto('occurrence')
        .values({
          id: gap('id'),
          break_id: gap('breakId'),
          place_id: gap('placeId'),
          due_at: gap('dueAt'),
          state: gap('state'),
        })
        .onConflict((conflict) => conflict.columns(['break_id', 'due_at']).doNothing())
        .returning('id'),
    ),
    place: prepared<{ id: string }, Parameters<typeof toPlace>[0]>((gap) =>
      db.selectFrom('place').select(PLACE_COLUMNS).where('id', '=', gap('id')),
    ),
  }
}
