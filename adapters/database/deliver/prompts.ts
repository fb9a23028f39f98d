import { sql, type Kysely } from 'kysely'
import type { DeliveryStore, EditClaim, ShownTurn } from '../../../src/deliver/ports.ts'
import { aheadOf } from '../ahead.ts'
import type { Engine } from '../engine.ts'
import { placeIs } from '../place.ts'
import type { Schema } from '../schema.ts'
import { toText } from '../text.ts'
import { postedIn, promptBy } from './posted.ts'
import { fromTurn, toPrompt } from './rows.ts'

type Prompts = Pick<
  DeliveryStore,
  'prompt' | 'lastPrompt' | 'answer' | 'showInstead' | 'claimEdits' | 'edited'
>

/** Prompts that stand in a place: what people say to them, and when their messages are to be edited. */
export function prompts(db: Kysely<Schema>, engine: Engine): Prompts {
  /** Where it is posted, with the instant of its next edit: false where there is no such prompt. */
  const change = async (from: Kysely<Schema>, id: string, editAt: number, turn?: ShownTurn) => {
    const row = await from
      .updateTable('occurrence')
      .set({
        edit_at: sql<
          number | null
        >`case when ${IS_HELD} or edit_at <= ${editAt} then edit_at when edit_at is not null then ${editAt} end`,
        // Whoever edits it just now has not seen this, and no second edit may overtake theirs.
        edit_again: sql<number | null>`case when ${IS_HELD} then ${soonestAgain(editAt)} end`,
        ...(turn && { turn: fromTurn(turn), exercise: toText(turn.exercise), opening: turn.opening }),
      })
      .where('id', '=', id)
      .where('state', '=', sql.lit('posted'))
      .returning('id')
      .executeTakeFirst()
    return row !== undefined
  }

  return {
    prompt: (id) => promptBy(db, id),

    async lastPrompt(place) {
      const row = await postedIn(db)
        .where(placeIs('goal', place))
        .where('occurrence.shown_at', 'is not', null)
        .orderBy('occurrence.shown_at', 'desc')
        .orderBy('occurrence.due_at', 'desc')
        .orderBy('occurrence.id')
        .limit(1)
        .executeTakeFirst()
      return row && toPrompt(row)
    },

    async answer(id, person, said, at, editAt) {
      return db.transaction().execute(async (answering) => {
        if (!(await change(answering, id, editAt))) return false
        const whose = { occurrence_id: id, person: toText(person) }
        const before = await answering
          .selectFrom('answer')
          .select('said')
          .where('occurrence_id', '=', id)
          .where('person', '=', whose.person)
          .executeTakeFirst()
        await answering
          .insertInto('answer')
          .values({ ...whose, said, at })
          .onConflict((conflict) =>
            conflict
              .columns(['occurrence_id', 'person'])
              .doUpdateSet(({ ref }) => ({ said: ref('excluded.said'), at: ref('excluded.at') })),
          )
          .execute()
        return before?.said === said
      })
    },

    async showInstead(id, turn, editAt) {
      await change(db, id, editAt, turn)
    },

    async claimEdits({ platform, owner, now, most, lease }) {
      if (most <= 0) return []
      return db.transaction().execute(async (taking): Promise<readonly EditClaim[]> => {
        // As with every lease: a crash of the database may take it away.
        await engine.loosely(taking)
        const at = await engine.clock(taking, now)
        const due = taking
          .selectFrom('occurrence')
          .select('id')
          .where('platform', '=', toText(platform))
          .where('edit_at', '<=', at)
          .orderBy('edit_at')
          .limit(most)
        const ids = (await engine.locked(due, 'occurrence').execute()).map(({ id }) => id)
        if (ids.length === 0) return []
        const heldUntil = at + lease
        await taking
          .updateTable('occurrence')
          .set({ edit_at: heldUntil, edit_again: null, lease_owner: owner })
          .where('id', 'in', ids)
          .execute()
        const rows = await postedIn(taking).where('occurrence.id', 'in', ids).execute()
        return rows.flatMap((row): readonly EditClaim[] => {
          const prompt = toPrompt(row)
          return prompt?.message === undefined ? [] : [{ ...prompt, message: prompt.message, heldUntil }]
        })
      })
    },

    async edited({ id, heldUntil }, next, now) {
      const editAt = next === undefined ? null : next + (await aheadOf(db, engine, now))
      await db
        .updateTable('occurrence')
        .set({ edit_at: soonestAgain(editAt), edit_again: null, lease_owner: null })
        .where('id', '=', id)
        .where('edit_at', '=', heldUntil)
        .where('lease_owner', 'is not', null)
        .execute()
    },
  }
}

const IS_HELD = sql`lease_owner is not null`

/** The sooner of an instant, or never, and when it is to be edited once more anyway. */
function soonestAgain(editAt: number | null) {
  return sql<
    number | null
  >`case when edit_again is null or edit_again > ${editAt} then ${editAt} else edit_again end`
}
