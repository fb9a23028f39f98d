import { sql, type Kysely } from 'kysely'
import type { Break, BreakDraft } from '../../src/breaks/break.ts'
import type { BreakStore } from '../../src/breaks/ports.ts'
import { insertBreak } from './add.ts'
import { countOwnOccurrences, removePerson } from './forget.ts'
import { GROUP, grouped, inGroups } from './grouped.ts'
import { moveAll } from './move.ts'
import {
  BREAK_COLUMNS,
  PLACE_COLUMNS,
  toBreak,
  toChangeable,
  toOccurrence,
  toPlaceRow,
  toShown,
} from './rows.ts'
import type { Schema } from './schema.ts'
import { settleAll } from './settle.ts'
import { toText } from './text.ts'
import { wipe } from './wipe.ts'

/** The store of breaks, which can take in many at once as well. */
export type ManyBreakStore = BreakStore & {
  /** Stores breaks in groups, each in one transaction; after an error those of the groups before it are stored. */
  addAll(drafts: readonly BreakDraft[]): Promise<void>
}

/**
 * Breaks in a database. `nextDue` is no part of what `revision` guards: a break that moves on keeps its revision, and
 * a time that comes round again through a change is not recorded twice.
 */
export function createBreakStore(db: Kysely<Schema>): ManyBreakStore {
  const breaks = db.selectFrom('break').innerJoin('place', 'place.id', 'break.place_id').select(BREAK_COLUMNS)

  return {
    async add(draft) {
      return db.transaction().execute((adding) => insertBreak(adding, draft))
    },

    async addAll(drafts) {
      for (const group of inGroups(drafts)) {
        await db.transaction().execute(async (adding) => {
          for (const draft of group) await insertBreak(adding, draft)
        })
      }
    },

    async change(changed) {
      const row = await db
        .updateTable('break')
        .set({ ...toChangeable(changed), revision: changed.revision + 1 })
        .where('id', '=', changed.id)
        .where('revision', '=', changed.revision)
        .returning('id')
        .executeTakeFirst()
      return row !== undefined
    },

    async remove(id) {
      const row = await db.deleteFrom('break').where('id', '=', id).returning('id').executeTakeFirst()
      return row !== undefined
    },

    async breaksIn(place) {
      const { platform, workspace, channel, is_direct } = toPlaceRow(place)
      const rows = await breaks
        .where('place.channel', '=', channel)
        .where('place.workspace', '=', workspace)
        .where('place.platform', '=', platform)
        .where('place.is_direct', '=', is_direct)
        .orderBy('break.number')
        .execute()
      return rows.map(toBreak)
    },

    async breaksOf(person) {
      const rows = await breaks
        .where('break.owner', '=', toText(person))
        .orderBy('break.created_at')
        .orderBy('break.number')
        .orderBy('break.id')
        .execute()
      return rows.map(toBreak)
    },

    async *all() {
      let last: Break | undefined
      do {
        const rows = await breaks
          .where('break.id', '>', last?.id ?? '')
          .orderBy('break.id')
          .limit(GROUP)
          .execute()
        const batch = rows.map(toBreak)
        yield* batch
        last = batch.at(-1)
      } while (last !== undefined)
    },

    async due(now, most) {
      const rows = await breaks
        .where('break.next_due', '<=', now)
        .orderBy('break.next_due')
        .orderBy('break.id')
        .limit(most)
        .execute()
      return rows.map(toBreak)
    },

    async moveOn(moves) {
      if (moves.length === 0) return []
      return db.transaction().execute((moving) => moveAll(moving, moves))
    },

    async waiting(most) {
      const rows = await db
        .selectFrom('occurrence')
        .innerJoin('place', 'place.id', 'occurrence.place_id')
        .select(['occurrence.id', 'occurrence.break_id', 'occurrence.due_at', ...PLACE_COLUMNS])
        // Said in the query itself, because an index of waiting rows alone is not found through a parameter.
        .where('occurrence.state', '=', sql.lit('due'))
        .orderBy('occurrence.due_at')
        .orderBy('occurrence.id')
        .limit(most)
        .execute()
      return rows.map(toOccurrence)
    },

    settle: settling(db),

    async shownIn(place, most) {
      const { platform, workspace, channel, is_direct } = toPlaceRow(place)
      const rows = await db
        .selectFrom('occurrence')
        .innerJoin('place', 'place.id', 'occurrence.place_id')
        .select(['exercise', 'opening', 'shown_at'])
        .where('place.channel', '=', channel)
        .where('place.workspace', '=', workspace)
        .where('place.platform', '=', platform)
        .where('place.is_direct', '=', is_direct)
        .where('shown_at', 'is not', null)
        .orderBy('shown_at', 'desc')
        .orderBy('due_at', 'desc')
        .orderBy('occurrence.id')
        .limit(most)
        .execute()
      return rows.flatMap(toShown)
    },

    occurrencesOf: (person) => countOwnOccurrences(db, toText(person)),

    async forget(person) {
      const forgotten = await db.transaction().execute((removing) => removePerson(removing, toText(person)))
      await wipe(db)
      return forgotten
    },
  }
}

/** The ends of deliveries come in crowds, so that those of one moment share a commit. */
function settling(db: Kysely<Schema>): BreakStore['settle'] {
  const settle = grouped(settleAll(db))
  return (occurrence, settled) => settle({ occurrence, settled })
}
