import { sql, type Kysely } from 'kysely'
import type { PostedPrompt } from '../../../src/deliver/ports.ts'
import type { Schema } from '../schema.ts'
import { PROMPT_COLUMNS, toPrompt, withBreak } from './rows.ts'

/** Every prompt that was posted, with what it showed and how many did it. */
export function postedIn(db: Kysely<Schema>) {
  return withBreak(db)
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
}

/** A posted prompt by its id. */
export async function promptBy(db: Kysely<Schema>, id: string): Promise<PostedPrompt | undefined> {
  const row = await postedIn(db).where('occurrence.id', '=', id).executeTakeFirst()
  return row && toPrompt(row)
}
