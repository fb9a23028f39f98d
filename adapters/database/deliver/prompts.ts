import { randomUUIDv7 } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { DeliveryStore, EditClaim, PostedPrompt } from '../../../src/deliver/ports.ts'
import { directPlace } from '../../../src/place.ts'
import type { Engine } from '../engine.ts'
import { placeId } from '../place.ts'
import { toPlaceRow } from '../rows.ts'
import type { Schema } from '../schema.ts'
import { toText } from '../text.ts'
import { fromTurn, PROMPT_COLUMNS, toPrompt, withBreak } from './rows.ts'

type Prompts = Pick<
  DeliveryStore,
  'prompt' | 'lastPrompt' | 'answer' | 'showInstead' | 'putOff' | 'giveUpPutOff' | 'claimEdits' | 'edited'
>

/** Prompts that stand in a place: what people say to them, and when their messages are to be edited. */
export function prompts(db: Kysely<Schema>, engine: Engine): Prompts {
  const find = (from: Kysely<Schema>) =>
    withBreak(from)
      .select(PROMPT_COLUMNS)
      .select(({ selectFrom }) =>
        selectFrom('answer')
          .select(({ fn }) => fn.countAll().as('count'))
          .whereRef('answer.occurrence_id', '=', 'occurrence.id')
          .where('said', '=', 'done')
          .as('done'),
      )
      .where('occurrence.state', '=', sql.lit('posted'))
      .where('occurrence.turn', 'is not', null)
  const one = async (id: string): Promise<PostedPrompt | undefined> => {
    const row = await find(db).where('occurrence.id', '=', id).executeTakeFirst()
    return row && toPrompt({ ...row, done: row.done ?? 0 })
  }
  /** Sooner than it would be anyway; what is closed is not edited any more. */
  const dueForEdit = (editAt: number) =>
    sql<number | null>`case when edit_at > ${editAt} then ${editAt} else edit_at end`

  return {
    prompt: one,

    async lastPrompt(where) {
      const { platform, workspace, channel, is_direct } = toPlaceRow(where)
      const row = await find(db)
        .where('goal.channel', '=', channel)
        .where('goal.workspace', '=', workspace)
        .where('goal.platform', '=', platform)
        .where('goal.is_direct', '=', is_direct)
        .where('occurrence.shown_at', 'is not', null)
        .orderBy('occurrence.shown_at', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row && toPrompt({ ...row, done: row.done ?? 0 })
    },

    async answer(id, person, said, at, editAt) {
      return db.transaction().execute(async (answering) => {
        const whose = { occurrence_id: id, person: toText(person) }
        const before = await answering
          .selectFrom('answer')
          .select('said')
          .where('occurrence_id', '=', id)
          .where('person', '=', whose.person)
          .executeTakeFirst()
        const { numUpdatedRows } = await answering
          .updateTable('occurrence')
          .set({ edit_at: dueForEdit(editAt) })
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
        if (numUpdatedRows === 0n) return false
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
      await db
        .updateTable('occurrence')
        .set({
          turn: fromTurn(turn),
          exercise: toText(turn.exercise),
          opening: turn.opening,
          edit_at: dueForEdit(editAt),
        })
        .where('id', '=', id)
        .execute()
    },

    async putOff(id, person, until) {
      const prompt = await one(id)
      if (prompt === undefined) return
      await db.transaction().execute(async (putting) => {
        await withoutPutOff(putting, person).where('break_id', '=', prompt.kept.id).execute()
        await putting
          .insertInto('occurrence')
          .values({
            id: randomUUIDv7(),
            break_id: prompt.kept.id,
            place_id: await placeId(putting, directPlace(prompt.kept.place, person)),
            platform: toText(prompt.kept.place.platform),
            kind: 'later',
            whom: toText(person),
            origin_id: prompt.origin ?? prompt.id,
            due_at: until,
            run_at: until,
            state: 'due',
            turn: fromTurn(prompt.turn),
          })
          .onConflict((conflict) => conflict.columns(['break_id', 'due_at', 'kind', 'whom']).doNothing())
          .execute()
      })
    },

    async giveUpPutOff(person) {
      await withoutPutOff(db, person).execute()
    },

    async claimEdits({ platform, now, most, lease }) {
      if (most <= 0) return []
      return db.transaction().execute(async (taking): Promise<readonly EditClaim[]> => {
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
        await taking.updateTable('occurrence').set({ edit_at: heldUntil }).where('id', 'in', ids).execute()
        const rows = await find(taking).where('occurrence.id', 'in', ids).execute()
        return rows.flatMap((row): readonly EditClaim[] => {
          const prompt = toPrompt({ ...row, done: row.done ?? 0 })
          return prompt?.message === undefined ? [] : [{ ...prompt, message: prompt.message, heldUntil }]
        })
      })
    },

    async edited({ id, heldUntil }, next) {
      await db
        .updateTable('occurrence')
        .set({ edit_at: next ?? null })
        .where('id', '=', id)
        .where('edit_at', '=', heldUntil)
        .execute()
    },
  }
}

function withoutPutOff(db: Kysely<Schema>, person: string) {
  return db
    .deleteFrom('occurrence')
    .where('whom', '=', toText(person))
    .where('kind', '=', 'later')
    .where('state', '=', sql.lit('due'))
    .where('lease_owner', 'is', null)
}
