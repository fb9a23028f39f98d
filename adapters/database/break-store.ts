import type { Kysely } from 'kysely'
import type { Break, BreakDraft } from '../../src/breaks/break.ts'
import type { BreakStore } from '../../src/breaks/ports.ts'
import { adding } from './add.ts'
import { again } from './again.ts'
import { countOf } from './count.ts'
import { eachOf, inCrowds } from './crowd.ts'
import { countOwnOccurrences, removePerson } from './forget.ts'
import { GROUP, inGroups } from './grouped.ts'
import { moving } from './move.ts'
import { placeIs } from './place.ts'
import { removing } from './remove.ts'
import { BREAK_COLUMNS, toBreak, toChangeable, toShown } from './rows.ts'
import type { Engine } from './engine.ts'
import type { Schema } from './schema.ts'
import { toText } from './text.ts'

/** The store of breaks, which can take in many at once as well. */
export type ManyBreakStore = BreakStore & {
  /** Stores breaks in groups, each in one transaction; after an error those of the groups before it are stored. */
  addAll(drafts: readonly BreakDraft[]): Promise<void>
}

/**
 * Breaks in a database. `nextDue` is no part of what `revision` guards: a break that moves on keeps its revision, and
 * a time that comes round again through a change is not recorded twice.
 */
export function createBreakStore(db: Kysely<Schema>, engine: Engine): ManyBreakStore {
  const insert = adding(db)
  const breaks = db.selectFrom('break').innerJoin('place', 'place.id', 'break.place_id').select(BREAK_COLUMNS)

  return {
    async add(draft) {
      return db.transaction().execute((transaction) => insert(transaction, draft))
    },

    async addWithin(draft, most) {
      return db.transaction().execute(async (transaction) => {
        const added = await insert(transaction, draft)
        const inItsPlace = transaction
          .selectFrom('break')
          .where('place_id', '=', ({ selectFrom }) =>
            selectFrom('break').select('place_id').where('id', '=', added.id),
          )
        if ((await countOf(inItsPlace)) <= most) return added
        await transaction.deleteFrom('break').where('id', '=', added.id).execute()
        return undefined
      })
    },

    async addAll(drafts) {
      for (const group of inGroups(drafts)) {
        await db.transaction().execute(async (transaction) => {
          for (const draft of group) await insert(transaction, draft)
        })
      }
    },

    change: inCrowds<Break>(db, (transaction, all) =>
      eachOf(all, (changed) =>
        transaction
          .updateTable('break')
          .set({ ...toChangeable(changed), revision: changed.revision + 1 })
          .where('id', '=', changed.id)
          .where('revision', '=', changed.revision)
          .returning('id')
          .execute(),
      ),
    ),

    remove: removing(db),

    async breaksIn(place) {
      const rows = await breaks.where(placeIs('place', place)).orderBy('break.number').execute()
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

    async breaksAcross(platform, workspace, most) {
      const rows = await breaks
        .where('place.workspace', '=', toText(workspace))
        .where('place.platform', '=', toText(platform))
        // What somebody set up for themselves is no matter of the workspace.
        .where('place.is_direct', '=', 0)
        .orderBy('place.channel')
        .orderBy('break.number')
        .limit(most)
        .execute()
      return rows.map(toBreak)
    },

    async *all(butBy) {
      const asked = butBy === undefined ? breaks : breaks.where('break.tzdata', '!=', toText(butBy))
      let last: Break | undefined
      do {
        const rows = await asked
          .where('break.id', '>', last?.id ?? '')
          .orderBy('break.id')
          .limit(GROUP)
          .execute()
        const batch = rows.map(toBreak)
        yield* batch
        last = batch.at(-1)
      } while (last !== undefined)
    },

    async earliest() {
      const row = await db
        .selectFrom('break')
        .select('next_due')
        .where('next_due', 'is not', null)
        .orderBy('next_due')
        .limit(1)
        .executeTakeFirst()
      return row?.next_due ?? undefined
    },

    moveDue: moving(db, engine),

    async shownIn(place, most) {
      const rows = await db
        .selectFrom('occurrence')
        .innerJoin('place', 'place.id', 'occurrence.place_id')
        .select(['exercise', 'opening', 'shown_at'])
        .where(placeIs('place', place))
        .where('shown_at', 'is not', null)
        .orderBy('shown_at', 'desc')
        .orderBy('due_at', 'desc')
        .orderBy('occurrence.id')
        .limit(most)
        .execute()
      return rows.flatMap(toShown)
    },

    async lastShownBy(breakId) {
      const rows = await db
        .selectFrom('occurrence')
        .select(['exercise', 'opening', 'shown_at'])
        .where('break_id', '=', breakId)
        .where('shown_at', 'is not', null)
        .orderBy('shown_at', 'desc')
        .orderBy('due_at', 'desc')
        .limit(1)
        .execute()
      return rows.flatMap(toShown)[0]
    },

    occurrencesOf: (person) => countOwnOccurrences(db, toText(person)),

    async forget(person) {
      const remove = () =>
        db.transaction().execute(async (removing) => {
          await engine.inTurn(removing)
          const removed = await removePerson(removing, toText(person))
          await engine.oweWipe(removing)
          return removed
        })
      const forgotten = await again(remove)
      return { ...forgotten, wiped: await engine.wipe(db) }
    },
  }
}
