import type { Kysely, Transaction } from 'kysely'
import { countOf } from './count.ts'
import type { Schema } from './schema.ts'
import { isFor } from './whom.ts'

/** Somebody's own breaks: those they set up in direct messages, and whatever stands in the direct messages with them. */
function ownBreaks(db: Kysely<Schema>, person: string) {
  const setUp = db.selectFrom('break').select('id').where('owner', '=', person)
  const standing = db
    .selectFrom('place')
    .innerJoin('break', 'break.place_id', 'place.id')
    .select('break.id')
    .where('place.channel', '=', person)
  // Each by its own index: asked for in one condition, every place there is would be gone through.
  return db
    .selectFrom('break')
    .innerJoin('place', 'place.id', 'break.place_id')
    .where('place.is_direct', '=', 1)
    .where('break.id', 'in', setUp.union(standing))
}

/** How many occurrences are recorded of a person's own breaks. */
export function countOwnOccurrences(db: Kysely<Schema>, person: string): Promise<number> {
  return countOf(
    db.selectFrom('occurrence').where('break_id', 'in', ownBreaks(db, person).select('break.id')),
  )
}

/**
 * Removes a person from the tables. Occurrences of a team's break name nobody and stay. A released break counts as
 * changed, so that nobody who read it before can write its owner back. Messages that stand open in their direct messages
 * stay as they are: to close them later it would have to be kept until then where somebody can be found who is forgotten.
 */
export async function removePerson(
  removing: Transaction<Schema>,
  person: string,
): Promise<{ readonly removed: number; readonly released: number }> {
  const own = await ownBreaks(removing, person).select(['break.id', 'break.place_id']).execute()
  for (const { id } of own) await removing.deleteFrom('break').where('id', '=', id).execute()
  await removing.deleteFrom('answer').where('person', '=', person).execute()
  await removing.deleteFrom('spared').where('person', '=', person).execute()
  await removing.deleteFrom('choice').where('person', '=', person).where('person', '!=', '').execute()
  await removeHolds(removing, person)
  const sent = await removing.deleteFrom('occurrence').where(isFor(person)).returning('place_id').execute()
  // With the place goes what was still to be closed in it.
  await removing.deleteFrom('place').where('is_direct', '=', 1).where('channel', '=', person).execute()
  const places = new Set([...own, ...sent].map(({ place_id }) => place_id))
  for (const id of places) await removeEmptyPlace(removing, id)
  const released = await removing
    .updateTable('break')
    .set((eb) => ({ owner: null, revision: eb('revision', '+', 1) }))
    .where('owner', '=', person)
    .returning('id')
    .execute()
  return { removed: own.length, released: released.length }
}

/** What holds somebody's direct messages back names them; what it holds besides is asked of the platform once more. */
async function removeHolds(removing: Transaction<Schema>, person: string): Promise<void> {
  const rows = await removing.selectFrom('hold').select('scope').execute()
  const named = rows.map(({ scope }) => scope).filter((scope) => person !== '' && scope.includes(person))
  if (named.length > 0) await removing.deleteFrom('hold').where('scope', 'in', named).execute()
}

/** On some platforms direct messages have an id of their own, which belongs to the person as well. */
async function removeEmptyPlace(removing: Transaction<Schema>, id: string): Promise<void> {
  await removing
    .deleteFrom('place')
    .where('id', '=', id)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('break').select('break.id').where('break.place_id', '=', id))),
    )
    .execute()
}
