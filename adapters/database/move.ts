import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Occurrence } from '../../src/breaks/break.ts'
import type { Move } from '../../src/breaks/ports.ts'
import type { Place } from '../../src/place.ts'
import { PLACE_COLUMNS, toPlace } from './rows.ts'
import type { Schema } from './schema.ts'

/** Moves breaks on and writes down what fell due; who comes second for a break finds it moved and leaves it alone. */
export async function moveAll(
  moving: Transaction<Schema>,
  moves: readonly Move[],
): Promise<readonly Occurrence[]> {
  const places = new Map<string, Place>()
  const occurrences: Occurrence[] = []
  for (const move of moves) {
    const placeId = await moveBreak(moving, move)
    if (placeId === undefined) continue
    const id = await record(moving, move, placeId)
    if (id === undefined || move.isMissed) continue
    const place = places.get(placeId) ?? (await readPlace(moving, placeId))
    places.set(placeId, place)
    occurrences.push({ id, breakId: move.breakId, place, dueAt: move.dueAt })
  }
  return occurrences
}

/** The id of its place, or nothing where the break is due at another time by now or is gone. */
async function moveBreak(
  moving: Transaction<Schema>,
  { breakId, dueAt, next }: Move,
): Promise<string | undefined> {
  const row = await moving
    .updateTable('break')
    .set({ next_due: next ?? null })
    .where('id', '=', breakId)
    .where('next_due', '=', dueAt)
    .returning('place_id')
    .executeTakeFirst()
  return row?.place_id
}

/** The id of the occurrence, or nothing where this time was recorded before. */
async function record(
  moving: Transaction<Schema>,
  { breakId, dueAt, isMissed }: Move,
  placeId: string,
): Promise<string | undefined> {
  const row = await moving
    .insertInto('occurrence')
    .values({
      id: randomUUID(),
      break_id: breakId,
      place_id: placeId,
      due_at: dueAt,
      state: isMissed ? 'missed' : 'due',
    })
    .onConflict((conflict) => conflict.columns(['break_id', 'due_at']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

async function readPlace(moving: Transaction<Schema>, id: string): Promise<Place> {
  return toPlace(
    await moving.selectFrom('place').select(PLACE_COLUMNS).where('id', '=', id).executeTakeFirstOrThrow(),
  )
}
