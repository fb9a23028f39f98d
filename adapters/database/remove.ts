import { sql, type Kysely, type NotNull } from 'kysely'
import type { BreakStore } from '../../src/breaks/ports.ts'
import { again } from './again.ts'
import { inGroups } from './grouped.ts'
import type { Schema } from './schema.ts'

/** Removes breaks, and leaves behind where messages of them stand open. */
export function removing(db: Kysely<Schema>): BreakStore['remove'] {
  return (id) =>
    again(() =>
      db.transaction().execute(async (transaction) => {
        await leavePartings(transaction, id)
        const row = await transaction
          .deleteFrom('break')
          .where('id', '=', id)
          .returning('id')
          .executeTakeFirst()
        return row !== undefined
      }),
    )
}

/** A message that could not be closed for so long, in ms, stays as it is. */
const GIVEN_UP_AFTER = 24 * 60 * 60_000

async function leavePartings(transaction: Kysely<Schema>, breakId: string): Promise<void> {
  // Removed to be read: whoever is just claiming one is waited for, and whoever comes later finds it no more.
  const open = await transaction
    .deleteFrom('occurrence')
    .where('break_id', '=', breakId)
    .where('message', 'is not', null)
    // A sum has no index: of one break they are few, and all that stand open anywhere are many.
    .where(sql`edit_at + 0`, 'is not', null)
    .returning(['id', 'place_id', 'platform', 'message', 'edit_at', 'lease_owner'])
    .$narrowType<{ message: NotNull; edit_at: NotNull }>()
    .execute()
  for (const group of inGroups(open)) {
    await transaction
      .insertInto('parting')
      .values(
        group.map(({ lease_owner, edit_at, ...row }) => ({
          ...row,
          // Who edits it just now knows nothing of this: what they write must not come after it.
          edit_at: lease_owner === null ? AT_ONCE : edit_at,
          until: edit_at + GIVEN_UP_AFTER,
        })),
      )
      .execute()
  }
}

/** By every clock. */
const AT_ONCE = 0
