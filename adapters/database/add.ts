import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Break, BreakDraft } from '../../src/breaks/break.ts'
import { prepared } from './prepared.ts'
import { toChangeable, toPlaceRow, type Changeable, type PlaceColumns } from './rows.ts'
import { UNIQUE, type Schema } from './schema.ts'

/** Stores a break under the next number of its place; meant for the inside of a transaction. */
export function adding(
  db: Kysely<Schema>,
): (transaction: Kysely<Schema>, draft: BreakDraft) => Promise<Break> {
  const count = counting(db)
  const insert = inserting(db)
  return async (transaction, draft) => {
    const [place] = await count(transaction, { newId: randomUUID(), ...toPlaceRow(draft.place) })
    if (place === undefined) throw new Error('A place was neither found nor made, which cannot be.')
    const given = { id: randomUUID(), number: place.last_number, revision: 1 }
    await insert(transaction, {
      ...given,
      ...toChangeable(draft),
      place_id: place.id,
      created_at: draft.createdAt,
    })
    return { ...draft, ...given }
  }
}

/** The place counts its breaks itself, so that the number of a removed one is not given again. */
function counting(db: Kysely<Schema>) {
  return prepared<PlaceColumns & { readonly newId: string }, { id: string; last_number: number }>((gap) =>
    db
      .insertInto('place')
      .values({
        id: gap('newId'),
        platform: gap('platform'),
        workspace: gap('workspace'),
        channel: gap('channel'),
        is_direct: gap('is_direct'),
        last_number: 1,
      })
      .onConflict((conflict) =>
        conflict
          .columns(UNIQUE.place)
          .doUpdateSet(({ eb, ref }) => ({ last_number: eb(ref('place.last_number'), '+', 1) })),
      )
      .returning(['id', 'last_number']),
  )
}

type Inserted = Changeable & {
  readonly id: string
  readonly place_id: string
  readonly number: number
  readonly revision: number
  readonly created_at: number
}

function inserting(db: Kysely<Schema>) {
  return prepared<Inserted, unknown>((gap) =>
    db.insertInto('break').values({
      id: gap('id'),
      place_id: gap('place_id'),
      number: gap('number'),
      revision: gap('revision'),
      owner: gap('owner'),
      cadence: gap('cadence'),
      choosing: gap('choosing'),
      days_off: gap('days_off'),
      next_due: gap('next_due'),
      tzdata: gap('tzdata'),
      created_at: gap('created_at'),
      stopped: gap('stopped'),
      has_week: gap('has_week'),
    }),
  )
}
